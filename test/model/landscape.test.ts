/** Landscape ranges in what is known of a document: its outline, its length, what it says. */
import { expect, it } from 'vitest';
import { rangeBlocks, withoutRanges } from '../../src/model/landscape.js';
import { estimatedPages } from '../../src/model/length.js';
import { passagesOf } from '../../src/model/passages.js';
import { documentText } from '../../src/report/document-text.js';
import { documentOf, h, p } from '../support/sample-document.js';
import { range, register } from '../support/sample-landscape.js';

const blocks = [h(1, 'A'), range(h(1, 'B'), h(2, 'C'), register(2)), h(1, 'D'), p('End.')];
const opened = documentOf(withoutRanges(blocks));
const document = documentOf(blocks);

it('count in the outline and say the same as without the range', () => {
  expect(document.outline).toEqual(opened.outline);
  expect(document.outline.map(({ number, anchor }) => `${number} ${anchor}`)).toEqual(['1 a', '2 b', '2.1 c', '3 d']);
  expect(passagesOf(document)).toEqual(passagesOf(opened));
  expect(documentText(document, 80)).toBe(documentText(opened, 80));
});

it('begin and end pages', () => {
  expect(estimatedPages(document)).toBeGreaterThan(2);
  expect(estimatedPages(opened)).toBeLessThan(2);
});

it('need no list of their own where there are none', () => {
  const plain = [p('A.')];
  expect(withoutRanges(plain)).toBe(plain);
});

it('print no page breaks at their ends', () => {
  const pageBreak = { type: 'page-break' } as const;
  expect(rangeBlocks(range(pageBreak, p('A.'), pageBreak, p('B.'), pageBreak))).toEqual([p('A.'), pageBreak, p('B.')]);
  expect(rangeBlocks(range(pageBreak))).toEqual([]);
});
