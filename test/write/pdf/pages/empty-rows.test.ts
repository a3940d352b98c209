/** A table whose first row has no words: the heading above it stays with what can be read. */
import { expect, it } from 'vitest';
import type { Block, Row } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { readPdf } from '../../../support/pdf/reader.js';
import { documentOf, h, p } from '../../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

const row = (words: string): Row => ({
  type: 'row',
  cells: [{ type: 'cell', children: words === '' ? [] : [{ type: 'text', value: words }] }],
});

/** A row that shows nothing, though its cell holds a table. */
const hollow: Row = {
  type: 'row',
  cells: [{ type: 'block-cell', blocks: [{ type: 'table', columns: ['left'], rows: [row('')] }] }],
};

it.each([
  ['an empty cell', row('')],
  ['a cell that holds an empty table', hollow],
])('of %s is never cut from the heading above it, wherever the page ends', async (_, first) => {
  const table: Block = { type: 'table', columns: ['left'], rows: [first, row('Readable'), row('More')] };
  for (let lines = 12; lines < 24; lines++) {
    const fill = Array.from({ length: lines }, () => p('A line.'));
    const { value } = await writer.write(documentOf([...fill, h(1, 'Left behind'), table], { contents: false }));
    const pdf = readPdf(value ?? new Uint8Array());
    const pageOf = (words: string) =>
      pdf.pages.findIndex(({ pieces }) => pieces.some(({ text }) => text.includes(words)));
    expect(pageOf('behind'), `${lines} lines`).toBe(pageOf('Readable'));
  }
});
