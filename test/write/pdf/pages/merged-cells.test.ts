/** Merged cells in a PDF: one element each, its words once, on one page with its rows where a page can hold them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Row, Table } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { elementsOf, type ReadPdf, readPdf, textOf } from '../../../support/pdf/reader.js';
import { expectNothingOutside } from '../../../support/pdf/within-margins.js';
import { continued, documentOf, p, row } from '../../../support/sample-document.js';
import { runs } from '../../../support/tier.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
const [left, above] = [continued('left'), continued('above')];
const LONG = 'The manager reads each record within the week and answers whoever wrote it, by name and in writing. ';

async function written(...blocks: Block[]): Promise<ReadPdf> {
  const { value, diagnostics } = await writer.write(documentOf(blocks, { control: [] }));
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

const tableOf = (rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  type: 'table',
  columns: rows[0]?.cells.map(() => 'left' as const) ?? [],
  rows,
  ...more,
});

const wordsByRow = (pdf: ReadPdf) =>
  elementsOf(pdf.tree, 'TR').map((one) => elementsOf(one, 'TH', 'TD').map((cell) => textOf(cell)));

/** Where the words stand that are in one piece. */
function placeOf(pdf: ReadPdf, words: string) {
  const found = pdf.pages.flatMap(({ pieces }, page) =>
    pieces.filter((one) => one.text.trim() === words).map(({ left: x, baseline }) => ({ page, x, baseline })),
  );
  const [place] = found;
  if (!place || found.length > 1) throw new Error(`"${words}" stands in ${found.length} places.`);
  return place;
}

/** The grounds and rules of the first page that reach over a place, by their lower edge. */
const fillsOver = (pdf: ReadPdf, x: number) =>
  (pdf.pages[0]?.pieces ?? []).filter((one) => one.kind === 'fill' && one.left <= x && one.right > x);

describe('a cell over columns and rows', () => {
  const rows = [row('Early', left, 'Ann'), row(above, left, 'Bo'), row('Late', 'Cy', 'Di')];

  it('is one element that tells what it covers; what it covers is none', async () => {
    const pdf = await written(tableOf(rows, { header: row('When', left, 'Who'), rowHeaders: true }));
    expect(wordsByRow(pdf)).toEqual([['When', 'Who'], ['Early', 'Ann'], ['Bo'], ['Late', 'Cy', 'Di']]);
    const attributes = elementsOf(pdf.tree, 'TH').map(({ dictionary }) => {
      const one = pdf.objects.dictionary(dictionary.get('A'));
      return [pdf.objects.name(one.get('Scope')), one.get('ColSpan'), one.get('RowSpan')];
    });
    expect(attributes).toEqual([
      ['Column', 2, undefined],
      ['Column', undefined, undefined],
      ['Row', 2, 2],
      ['Row', undefined, undefined],
    ]);
  });

  it('stands at its first column, and its neighbours at theirs', async () => {
    const pdf = await written(tableOf(rows));
    const x = (words: string) => placeOf(pdf, words).x;
    expect(x('Early')).toBeCloseTo(x('Late'), 3);
    expect(x('Bo')).toBeCloseTo(x('Ann'), 3);
    expect(x('Di')).toBeCloseTo(x('Ann'), 3);
    expect(x('Cy')).toBeGreaterThan(x('Late'));
    expect(x('Cy')).toBeLessThan(x('Di'));
  });

  it('has no rule through it', async () => {
    const pdf = await written(tableOf(rows));
    const between = (x: number) => {
      const [top, bottom] = [placeOf(pdf, 'Ann').baseline, placeOf(pdf, 'Bo').baseline];
      return fillsOver(pdf, x).filter((one) => one.baseline < top && one.baseline > bottom).length;
    };
    expect(between(placeOf(pdf, 'Early').x)).toBe(0);
    expect(between(placeOf(pdf, 'Cy').x)).toBe(0);
    expect(between(placeOf(pdf, 'Ann').x)).toBe(1);
  });

  it('makes its last row higher where its words need more than its rows', async () => {
    const pdf = await written(tableOf([row(LONG.repeat(6), 'Ann'), row(above, 'Bo'), row('Late', 'Di')]));
    const y = (words: string) => placeOf(pdf, words).baseline;
    expect(y('Ann') - y('Bo')).toBeLessThan(40);
    expect(y('Bo') - y('Di')).toBeGreaterThan(80);
  });
});

describe('rows that a cell joins', () => {
  const joined = (count: number) => [
    row('Week', 'Row 1'),
    ...Array.from({ length: count - 1 }, (_, n) => row(above, `Row ${n + 2}`)),
  ];

  it('go to the next page together where they do not fit', async () => {
    const filling = Array.from({ length: 24 }, () => p('Words on a line.'));
    const pdf = await written(...filling, tableOf(joined(8), { header: row('When', 'What') }));
    const pages = Array.from({ length: 8 }, (_, n) => placeOf(pdf, `Row ${n + 1}`).page);
    expect(new Set(pages).size).toBe(1);
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(placeOf(pdf, 'Week').page).toBe(pages[0]);
  });

  it('go on from page to page where no page holds them, every word once and in order', async () => {
    const pdf = await written(tableOf(joined(90), { header: row('When', 'What') }));
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(wordsByRow(pdf)).toEqual([
      ['When', 'What'],
      ['Week', 'Row 1'],
      ...Array.from({ length: 89 }, (_, n) => [`Row ${n + 2}`]),
    ]);
    expect(placeOf(pdf, 'Row 90').page).toBe(pdf.pages.length - 1);
  });

  it('keep the ground of a merged head of rows on every page, and no rule through it', async () => {
    const pdf = await written(tableOf(joined(90), { rowHeaders: true }));
    const grounds = pdf.pages.map(({ pieces }, page) => {
      const words = pieces.filter((one) => /^Row \d+/.test(one.text));
      const first = words[0]?.left ?? 0;
      const fills = pieces.filter((one) => one.kind === 'fill' && one.right <= first && one.owner.kind === 'artifact');
      return { page, rows: words.length, fills: fills.length };
    });
    expect(grounds.length).toBeGreaterThan(2);
    // One ground a row: a rule would be one more. On the last page the head ends, in a rule.
    for (const { rows, fills, page } of grounds.slice(0, -1)) expect({ page, fills }).toEqual({ page, fills: rows });
  });

  it('go on too where one of their cells alone is longer than a page', async () => {
    const pdf = await written(tableOf([row(LONG.repeat(70), 'Ann'), row(above, 'Bo')]));
    expect(wordsByRow(pdf)).toEqual([[LONG.repeat(70), 'Ann'], ['Bo']]);
    expect(pdf.pages.length).toBeGreaterThan(1);
  });
});

describe('a row', () => {
  it('in which each cell goes over another row too is as high as a line', async () => {
    const rows = [row('Monday', 'Ann', 'Bo'), row(above, 'Cy', above), row('Tuesday', above, 'Di')];
    const pdf = await written(tableOf(rows));
    const y = (words: string) => placeOf(pdf, words).baseline;
    expect(y('Cy') - y('Tuesday')).toBeCloseTo(y('Ann') - y('Cy'), 1);
  });

  it('that says nothing is as high as a line, for a pen perhaps', async () => {
    const pdf = await written(tableOf([row('Name', 'Date'), row('', ''), row('Office', 'Day')]));
    const other = await written(tableOf([row('Name', 'Date'), row('Ann', ''), row('Office', 'Day')]));
    const height = (one: ReadPdf) => placeOf(one, 'Name').baseline - placeOf(one, 'Office').baseline;
    expect(height(pdf)).toBeCloseTo(height(other), 3);
  });

  it('keeps the words of its head whole where they are set bold', async () => {
    const pdf = await written(tableOf([row('Wednesday', LONG), row('Tuesday', LONG)], { rowHeaders: true }));
    expect(placeOf(pdf, 'Wednesday').page).toBe(0);
  });
});

describe('a table without a head', () => {
  it('has a rule above it', async () => {
    const pdf = await written(tableOf([row('Name', 'Date')]));
    const { x, baseline } = placeOf(pdf, 'Name');
    expect(fillsOver(pdf, x).filter((one) => one.baseline > baseline && one.baseline < baseline + 20)).toHaveLength(1);
  });

  it('has no head in its tags, and repeats nothing', async () => {
    const pdf = await written(tableOf(Array.from({ length: 90 }, (_, n) => row(`Row ${n}`, 'words'))));
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(elementsOf(pdf.tree, 'THead', 'TH')).toEqual([]);
    expect(placeOf(pdf, 'Row 0').page).toBe(0);
  });
});

describe('rows that a cell joins, higher than a quarter of a page', () => {
  const joined = (first: string, count: number) => [
    row(first, `Row 1. ${LONG.repeat(4)}`),
    ...Array.from({ length: count - 1 }, (_, n) => row(above, `Row ${n + 2}. ${LONG.repeat(4)}`)),
  ];
  const below = (rows: readonly Row[]) =>
    written(...Array.from({ length: 14 }, () => p('Words on a line.')), tableOf(rows, { header: row('When', 'What') }));
  const pageOf = (pdf: ReadPdf, start: string) =>
    pdf.pages.findIndex(({ pieces }) => pieces.some(({ text }) => text.startsWith(start)));
  /** What only the eye sees on the second page, between header and footer. */
  const repeatedOn2 = (pdf: ReadPdf) =>
    (pdf.pages[1]?.pieces ?? [])
      .filter(({ kind, owner }) => kind === 'text' && owner.kind === 'artifact' && owner.subtype === '')
      .map((piece) => piece.text.trim());

  it('begin on the page that has room for some, and go on beside the words of the cell, which a screen reader hears once', async () => {
    const pdf = await below(joined('Each week', 6));
    expect(pageOf(pdf, 'Row 1.')).toBe(0);
    expect(pageOf(pdf, 'Row 6.')).toBe(1);
    expect(repeatedOn2(pdf)).toEqual(['When', 'What', 'Each week', '(continued)']);
    expect(
      wordsByRow(pdf)
        .flat()
        .filter((words) => words.startsWith('Each week')),
    ).toEqual(['Each week']);
    expect(wordsByRow(pdf)).toHaveLength(7);
  });

  it('share out the lines of a long cell, each of its words once and in order', async () => {
    const pdf = await below(joined(LONG.repeat(12).trim(), 6));
    expect(repeatedOn2(pdf)).toEqual(['When', 'What', '(continued)']);
    expect(wordsByRow(pdf)[1]?.[0]).toBe(LONG.repeat(12).trim());
  });

  it('are cut within a row that alone would leave much of a page empty', async () => {
    const pdf = await below([row('Each week', `Row 1. ${LONG.repeat(30)}End.`), row(above, 'Row 2.')]);
    expect(pageOf(pdf, 'Row 1.')).toBe(0);
    expect(wordsByRow(pdf)[1]?.[1]).toBe(`Row 1. ${LONG.repeat(30)}End.`);
    expect(repeatedOn2(pdf)).toEqual(['When', 'What', 'Each week', '(continued)']);
  });

  it('stay whole where they are lower', async () => {
    const pdf = await written(
      ...Array.from({ length: 26 }, () => p('Words on a line.')),
      tableOf([row('Each week', 'Row 1'), row(above, 'Row 2'), row(above, 'Row 3')]),
    );
    expect(new Set([1, 2, 3].map((n) => placeOf(pdf, `Row ${n}`).page)).size).toBe(1);
  });

  it('never lose or repeat a word, whatever spans what', async () => {
    const cell = fc.integer({ min: 1, max: 40 }).map((count) => LONG.repeat(count).trim());
    const groups = fc.array(fc.tuple(cell, fc.array(cell, { minLength: 1, maxLength: 5 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(groups, fc.integer({ min: 0, max: 30 }), async (groupsOfRows, lines) => {
        const rows = groupsOfRows.flatMap(([first, others], g) =>
          others.map((words, n) => row(n === 0 ? `G${g}. ${first}` : above, `R${g}-${n}. ${words}`)),
        );
        const pdf = await written(...Array.from({ length: lines }, () => p('Words on a line.')), tableOf(rows));
        const expected = groupsOfRows.flatMap(([first, others], g) =>
          others.map((words, n) =>
            [...(n === 0 ? [`G${g}. ${first}`] : []), `R${g}-${n}. ${words}`].map((each) => each.trim()),
          ),
        );
        expect(wordsByRow(pdf)).toEqual(expected);
        expectNothingOutside(pdf);
      }),
      { numRuns: runs(5, 300) },
    );
  });
});
