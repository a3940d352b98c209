/** A row that goes on from one page to the next: what stands on each, for the eye and for the ear. */
import { expect, it } from 'vitest';
import type { Inlines, Table } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { elementsOf, type ReadPdf, readPdf, textOf } from '../../../support/pdf/reader.js';
import { documentOf, p, row, text } from '../../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
const SENTENCE = 'Staff tell the person in charge about anything that worries them. ';
const LONG: Inlines = [text(SENTENCE.repeat(40))];

async function printed(first: Inlines, second: Inlines = LONG): Promise<ReadPdf> {
  const table: Table = {
    type: 'table',
    columns: ['left', 'left'],
    header: row('Stage', 'What to do'),
    rows: [row(first, second)],
  };
  const { value } = await writer.write(documentOf([...Array.from({ length: 14 }, () => p('A line.')), table]));
  return readPdf(value ?? new Uint8Array());
}

/** What only the eye sees on the second page, between header and footer. */
const repeatedOn2 = (pdf: ReadPdf) =>
  (pdf.pages[1]?.pieces ?? [])
    .filter(({ kind, owner }) => kind === 'text' && owner.kind === 'artifact' && owner.subtype === '')
    .map((piece) => piece.text.trim());

it('says its first cell again and that it continues, once to a screen reader', async () => {
  const pdf = await printed([text('Safeguarding')]);
  expect(repeatedOn2(pdf)).toEqual(['Stage', 'What to do', 'Safeguarding', '(continued)']);
  expect(
    elementsOf(pdf.tree, 'TD')
      .slice(-2)
      .map((cell) => textOf(cell).trim()),
  ).toEqual(['Safeguarding', SENTENCE.repeat(40).trim()]);
});

it('says that it continues where the first cell itself goes on, or is long', async () => {
  expect(repeatedOn2(await printed(LONG, [text('Registered manager')]))).toEqual([
    'Stage',
    'What to do',
    '(continued)',
  ]);
  const long: Inlines = [text('Before, during and after each visit. '.repeat(6))];
  expect(repeatedOn2(await printed(long))).toEqual(['Stage', 'What to do', '(continued)']);
});

it('says its first cell again where there is no room to say that it continues', async () => {
  expect(repeatedOn2(await printed([text('1')]))).toEqual(['Stage', 'What to do', '1']);
});
