/** How long a document is, as writers without pages estimate it: long is over four pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/document.js';
import { estimatedPages, isLong } from '../../src/model/length.js';
import { anyDocument } from '../support/any-document.js';
import { bullets, documentOf, everyNode, h, numbered, p, picture, table } from '../support/sample-document.js';
import { runs } from '../support/tier.js';

const WORDS = 'Staff report what they see to the manager on the same day, in words that everybody understands. ';
const paragraphs = (count: number): Block[] => Array.from({ length: count }, () => p(WORDS.repeat(4)));
const pages = (...blocks: Block[]): number => estimatedPages(documentOf(blocks));

describe('a document', () => {
  it('of a few paragraphs is short', () => {
    expect(isLong(everyNode())).toBe(false);
    expect(isLong(documentOf(paragraphs(20)))).toBe(false);
  });

  it('of many paragraphs, items or rows is long', () => {
    expect(isLong(documentOf(paragraphs(40)))).toBe(true);
    expect(isLong(documentOf([bullets(...Array(60).fill(WORDS.repeat(3)))]))).toBe(true);
    expect(isLong(documentOf([table('Rota', ['A', 'B'], ...Array(80).fill([WORDS, 'x']))]))).toBe(true);
  });

  it('begins a page where it says so', () => {
    expect(pages(p('a'), { type: 'page-break' })).toBe(1);
    expect(pages(p('a'), { type: 'page-break' }, p('b'))).toBeGreaterThan(1);
  });

  it('grows with a picture by the picture’s height, at most a page', () => {
    const image = (height: number) => ({ type: 'image', picture: picture(2, height), alt: [] }) as const;
    expect(pages(image(400))).toBeGreaterThan(pages(image(40)));
    expect(pages(image(5000)) - pages()).toBeLessThan(1.1);
    expect(pages({ ...image(5000), isLogo: true })).toBeLessThan(pages(image(200)));
  });

  it('is never shorter for what is added', async () => {
    const additions = [h(2, WORDS), p(WORDS), numbered(1, WORDS), table(undefined, ['A'], [WORDS])];
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...additions), (document, addition) => {
        const longer = { ...document, blocks: [...document.blocks, addition] };
        expect(estimatedPages(longer)).toBeGreaterThan(estimatedPages(document));
      }),
      { numRuns: runs(50, 5_000) },
    );
  });
});
