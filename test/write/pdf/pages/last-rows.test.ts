/** The end of a table: its last row isn't alone on a page. */
import { expect, it } from 'vitest';
import type { Block } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { readPdf } from '../../../support/pdf/reader.js';
import { documentOf, p, row } from '../../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

async function pagesOf(blocks: readonly Block[], words: readonly string[]) {
  const { value } = await writer.write(documentOf(blocks, { contents: false }));
  const { pages } = readPdf(value ?? new Uint8Array());
  return words.map((each) => pages.findIndex(({ pieces }) => pieces.some(({ text }) => text.includes(each))));
}

it('keeps the last row with the one before it, wherever the page ends', async () => {
  const rows = Array.from({ length: 12 }, (_, n) => row(`Row ${n + 1}.`));
  const table: Block = { type: 'table', columns: ['left'], header: row('Head'), rows };
  const ends = new Set<number>();
  for (let lines = 6; lines < 24; lines++) {
    const fill = Array.from({ length: lines }, () => p('A line.'));
    const pages = await pagesOf(
      [...fill, table],
      rows.map((_, n) => `Row ${n + 1}.`),
    );
    expect(pages[11], `${lines} lines`).toBe(pages[10]);
    ends.add(pages.filter((page) => page === 0).length);
  }
  // Of its twelve rows, each number but eleven was on the first page at some time.
  expect(ends.has(10)).toBe(true);
  expect(ends.has(12)).toBe(true);
});

it('leaves a high row where it is', async () => {
  const high = row(`High. ${'Many words in a row. '.repeat(24)}`);
  const table: Block = { type: 'table', columns: ['left'], rows: [row('First.'), high, row('Last.')] };
  const ends = new Set<string>();
  for (let lines = 10; lines < 28; lines++) {
    const fill = Array.from({ length: lines }, () => p('A line.'));
    ends.add((await pagesOf([...fill, table], ['High.', 'Last.'])).join());
  }
  expect(ends).toContain('0,1');
});
