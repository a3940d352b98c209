/** Two documents in one tree, with marks of what differs. */
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/compare/index.js';
import { documentOf, h, p } from '../support/sample-document.js';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

describe('two documents compared', () => {
  it('marks the words of a paragraph that went and came, what went first', () => {
    const before = documentOf([h(1, 'Purpose'), p('We care.'), p('We listen.')], { control: [] });
    const after = documentOf([h(1, 'Purpose'), p('We care well.'), p('We listen.')], { control: [] });
    const { blocks, revisions } = compareDocuments(before, after, BY);
    expect(blocks.map((block) => revisions?.marks.get(block)?.kind)).toEqual([undefined, undefined, undefined]);
  });
});
