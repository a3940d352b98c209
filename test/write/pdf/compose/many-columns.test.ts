/** Tables of many columns: their words stay whole, by less padding, then by smaller letters. */
import { describe, expect, it } from 'vitest';
import type { Document, Table } from '../../../../src/model/document.js';
import { largePrint } from '../../../../src/model/large-print.js';
import { DEFAULT_THEME, type Theme } from '../../../../src/model/theme.js';
import { widenedPoints } from '../../../../src/write/pdf/compose/columns.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { linesOf } from '../../../support/pdf/lines.js';
import { pageFaults } from '../../../support/pdf/page-faults.js';
import { type ReadPdf, readPdf } from '../../../support/pdf/reader.js';
import { documentOf, row } from '../../../support/sample-document.js';

const HEADS = ['Hazard', 'Equipment', 'Responsible', 'Frequency', 'Telephone', 'Signature', 'Measures', 'Reviewed', 'Supervisor'];

const tableOf = (columns: number, changes: Partial<Table> = {}): Table => ({
  type: 'table',
  columns: HEADS.slice(0, columns).map(() => 'left' as const),
  header: row(...HEADS.slice(0, columns)),
  rows: [row(...HEADS.slice(0, columns).map((head) => `${head} of a visit`))],
  ...changes,
});

async function printed(document: Document, theme: Theme = DEFAULT_THEME): Promise<ReadPdf> {
  const { value } = await (await openPdfWriter(theme, ownFonts)).write(document);
  return readPdf(value ?? new Uint8Array());
}

/** The size of a table's letters. */
const cellSize = (pdf: ReadPdf) => linesOf(pdf).find(({ text }) => text.startsWith('Hazard'))?.size;

describe('the columns of a table', () => {
  it('have letters of the usual size where there is room for whole words', async () => {
    const pdf = await printed(documentOf([tableOf(5)]));
    expect(cellSize(pdf)).toBe(DEFAULT_THEME.sizes.body - 1);
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
  });

  it('have smaller ones where that keeps words whole', async () => {
    const pdf = await printed(documentOf([tableOf(9)]));
    expect(cellSize(pdf)).toBe(8.5);
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
  });

  it('keep large letters in large print', async () => {
    const pdf = await printed(documentOf([tableOf(9)]), largePrint(DEFAULT_THEME));
    for (const { size } of linesOf(pdf)) expect(size).toBeGreaterThanOrEqual(16);
  });

  it('are wider than the author asks where words would be torn', async () => {
    const pdf = await printed(documentOf([tableOf(3, { widths: [80, 10, 10] })]));
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
  });
});

it('widths that were given stay unless a word has no room', () => {
  expect(widenedPoints([50, 150], [40, 60])).toEqual([50, 150]);
  expect(widenedPoints([20, 100, 80], [40, 60, 40])).toEqual([40, 90, 70]);
  expect(widenedPoints([20, 80], [60, 60])).toEqual([20, 80]);
});
