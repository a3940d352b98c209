/** Tables of many columns: less padding, then smaller letters, then words divided by hyphens that no reader sees. */
import { describe, expect, it } from 'vitest';
import { pdfContent } from '../../../../src/formats/finished/pdf.js';
import type { Document, Table } from '../../../../src/model/document.js';
import { largePrint } from '../../../../src/model/large-print.js';
import { DEFAULT_THEME, type Theme } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { linesOf } from '../../../support/pdf/lines.js';
import { pageFaults } from '../../../support/pdf/page-faults.js';
import { elementsOf, type ReadPdf, readPdf, textOf } from '../../../support/pdf/reader.js';
import { documentOf, h, p, row, text } from '../../../support/sample-document.js';

const HEADS = [
  'Hazard',
  'Equipment',
  'Responsible',
  'Frequency',
  'Telephone',
  'Signature',
  'Measures',
  'Reviewed',
  'Supervisor',
];

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

  it('have telephone numbers, dates and postcodes on one line', async () => {
    const long =
      'What staff do first, whom they tell, and where they write it down, every time that somebody is late for a visit.';
    const figures = ['029 2018 0100', '12 September 2027', 'CF10 3NP', 'RC 1234567'];
    const table: Table = {
      ...tableOf(6),
      rows: [
        row(long, ...figures, long),
        row(long, ...figures.map((figure) => `Call or write: ${figure}, always`), long),
      ],
    };
    const lines = linesOf(await printed(documentOf([table]))).map(({ text }) => text);
    for (const figure of figures)
      expect([figure, lines.filter((line) => line.includes(figure)).length]).toEqual([figure, 2]);
  });

  it('are wider than the author asks where words would be torn', async () => {
    const pdf = await printed(documentOf([tableOf(3, { widths: [80, 10, 10] })]));
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
  });
});

describe('words that have no room', () => {
  const LONG = ['Safeguarding', 'Accommodation', 'Documentation', 'Responsibility', 'Competency', 'Unacceptable'];
  const heads = [...LONG, 'Administration', 'Professionals', 'Representative'];
  const nine = (changes: Partial<Table> = {}): Table => ({
    type: 'table',
    columns: heads.map(() => 'left' as const),
    header: row(...heads),
    rows: Array.from({ length: 30 }, () => row(...heads.slice(1), 'office@example.org')),
    ...changes,
  });

  it('are divided with a hyphen or after the sign of an address, and no reader sees it', async () => {
    const pdf = await printed(documentOf([nine()]));
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
    const pieces = pdf.pages.flatMap((page) => page.pieces);
    expect(pieces.filter(({ dividesWord }) => dividesWord).length).toBeGreaterThan(30);
    expect(elementsOf(pdf.tree, 'TH').slice(-9).map(textOf)).toEqual(heads);
    expect(textOf(elementsOf(pdf.tree, 'TD').at(-1) ?? pdf.tree)).toBe('office@example.org');
  });

  it('are whole to the final check, also where files of one likeness are compared', async () => {
    const { value = new Uint8Array() } = await (await openPdfWriter(DEFAULT_THEME, ownFonts)).write(
      documentOf([nine()]),
    );
    for (const likeness of [undefined, 'many columns', 'many columns']) {
      const words = pdfContent(value, likeness).texts[0]?.words ?? '';
      for (const head of heads) expect(words).toContain(head);
      expect(words).not.toContain('\u00ad');
    }
  });

  it('are never divided between pages', async () => {
    const cell = [text('Safeguarding documentation responsibilities. '.repeat(60))];
    const rows = [row(...heads.slice(1), cell)];
    for (let lines = 0; lines < 8; lines++) {
      const above = Array.from({ length: 20 + lines }, () => p('A line.'));
      const pdf = await printed(documentOf([...above, nine({ rows })]));
      for (const { pieces } of pdf.pages) {
        const shown = pieces.filter(({ kind, owner }) => kind === 'text' && owner.kind === 'tag');
        const last = shown.at(-1);
        expect(last?.dividesWord, `${lines} lines`).toBe(false);
      }
    }
  });
});

describe('a table that has no room even so', () => {
  const heads = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'Safeguarding' : 'Responsibility'));
  const table: Table = {
    type: 'table',
    columns: heads.map(() => 'left'),
    header: row(...heads),
    rows: [row(...heads)],
  };
  const AFTER = Array.from({ length: 10 }, () => p('After the table, text goes on as before.'));
  const isTurned = (pdf: ReadPdf) => pdf.pages.map(({ width, height }) => width > height);

  it('stands on a landscape page with the heading above it, and text goes on upright', async () => {
    const pdf = await printed(documentOf([h(1, 'Records'), p('Before.'), h(2, 'Who'), table, ...AFTER]));
    expect(isTurned(pdf)).toEqual([false, true, false]);
    expect(pageFaults(pdf, DEFAULT_THEME).torn).toEqual([]);
    expect(linesOf(pdf).find(({ text: words }) => words.includes('Who'))?.page).toBe(1);
    expect(linesOf(pdf).find(({ text: words }) => words.includes('After'))?.page).toBe(2);
  });

  it('has a short rest of the text on its page', async () => {
    const pdf = await printed(
      documentOf([h(1, 'Records'), p('Before.'), h(2, 'Who'), table, h(1, 'Review'), p('After.')]),
    );
    expect(isTurned(pdf)).toEqual([false, true]);
    expect(linesOf(pdf).find(({ text: words }) => words.includes('After'))?.page).toBe(1);
  });

  it('stays upright where a landscape page would not help', async () => {
    const many = [...heads, ...heads, ...heads];
    const wider: Table = { ...table, columns: many.map(() => 'left'), header: row(...many), rows: [row(...many)] };
    expect(isTurned(await printed(documentOf([wider])))).not.toContain(true);
  });
});
