/** Reading sheets: CSV as different programs write it, and Excel workbooks. */
import { describe, expect, it } from 'vitest';
import { SHEET_LIMITS } from '../../../src/model/spreadsheet.js';
import { readSpreadsheet } from '../../../src/read/spreadsheet/index.js';
import { sheetsWorkbook } from '../../support/workbook.js';

async function cellsOf(bytes: Uint8Array, sheet?: string) {
  const { value, diagnostics } = await readSpreadsheet(bytes, 'homes', sheet);
  return {
    cells: value?.rows.map(({ cells }) => [...cells.values()].map(({ words, place }) => `${place} ${words}`)),
    problems: diagnostics.map(({ message, hint }) => [message, hint].join(' ')),
  };
}

describe('CSV', () => {
  it.each([
    ['UTF-8 with commas', Buffer.from('Name,Council\n"Tŷ Gwyn, Cardiff",Caerdydd\n')],
    ['UTF-8 with its mark, and semicolons', Buffer.from('\ufeffName;Council\r\n"Tŷ Gwyn, Cardiff";Caerdydd\r\n')],
    [
      'UTF-16, as “Unicode text” is saved',
      Buffer.from('\ufeffName\tCouncil\r\nTŷ Gwyn, Cardiff\tCaerdydd\r\n', 'utf16le'),
    ],
  ])('in %s', async (_, bytes) => {
    expect((await cellsOf(bytes)).cells).toEqual([
      ['A1 Name', 'B1 Council'],
      ['A2 Tŷ Gwyn, Cardiff', 'B2 Caerdydd'],
    ]);
  });

  it('in the code page of Windows, as Excel saves it', async () => {
    const bytes = Buffer.from('Name,Town\nCafé – Siân\x92s,Ynys M\xf4n\n'.replace('–', '\x96'), 'latin1');
    expect((await cellsOf(bytes)).cells?.[1]).toEqual(['A2 Café – Siân’s', 'B2 Ynys Môn']);
  });

  it('keeps the places of cells beside empty ones, empty rows and lines within cells', async () => {
    const { cells } = await cellsOf(Buffer.from('Name,,Town\n\n,,Cardiff\nA,"1 The Parade\nPlatt Bridge",\n'));
    expect(cells).toEqual([['A1 Name', 'C1 Town'], ['C3 Cardiff'], ['A4 A', 'B4 1 The Parade\nPlatt Bridge']]);
  });

  it('with a quote that is never closed is named, with its line', async () => {
    const { problems } = await cellsOf(Buffer.from('Name\nA\n"B\nC\n'));
    expect(problems).toEqual([expect.stringMatching(/CSV at line \d+: a quote isn’t closed .*save it as CSV again/)]);
  });

  it('that is larger than a list of organisations is refused', async () => {
    const { problems } = await cellsOf(Buffer.from(`Name\n${'A\n'.repeat(SHEET_LIMITS.rows)}`));
    expect(problems).toEqual([expect.stringContaining('20001 rows')]);
  });
});

describe('an Excel workbook', () => {
  const book = sheetsWorkbook({
    Cover: [],
    Homes: [
      ['Name', 'Phone', 'Registered', 'Beds'],
      ['Beech House', 1614960002, { serial: 40452 }, { formula: 'SUM(1,2)', value: '3' }],
      ['=1+1', null, '01/10/2010', 'x'],
    ],
  });

  it('gives words, numbers, dates and what formulas came to, of its first sheet with words', async () => {
    expect((await cellsOf(book)).cells).toEqual([
      ['A1 Name', 'B1 Phone', 'C1 Registered', 'D1 Beds'],
      ['A2 Beech House', 'B2 1614960002', 'C2 2010-10-01', 'D2 3'],
      ['A3 =1+1', 'C3 01/10/2010', 'D3 x'],
    ]);
  });

  it('has its sheets chosen by name, and names them where it has no such sheet', async () => {
    expect((await cellsOf(book, 'Homes')).cells).toHaveLength(3);
    expect((await cellsOf(book, 'Houses')).problems).toEqual([expect.stringContaining('It has: "Cover", "Homes".')]);
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip of something else', sheetsWorkbook({}).slice(0, 60)],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex')],
  ])('is told from %s', async (_, bytes) => {
    expect((await cellsOf(bytes)).problems).toEqual([expect.stringContaining('save it as .xlsx or as CSV')]);
  });
});
