/** Wide tables in Word: shared widths, less padding, smaller letters, landscape pages, and at last words that may be divided. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Document, Table } from '../../../src/model/document.js';
import { largePrint } from '../../../src/model/large-print.js';
import { DEFAULT_THEME, type Theme } from '../../../src/model/theme.js';
import { type CellLetters, fitTable } from '../../../src/write/docx/fitting.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { widthInCalibri } from '../../../src/write/docx/letter-widths.js';
import { readDocx } from '../../support/docx-reader.js';
import { code } from '../../support/sample-constructs.js';
import { bullets, documentOf, h, lineBreak, p, row, strong, table, text } from '../../support/sample-document.js';

const LETTERS: CellLetters = { size: 11, denseSize: 8.5, faceWidth: 1 };
const fitted = (one: Table, width = 9000) => fitTable(one, width, LETTERS);
const widths = (one: Table, width?: number) => fitted(one, width).widths;
const LONG = 'many words that go on and on until the line is full and another must be begun for what is left of them';

/** The room for words in a column, in points. */
const room = (one: Table, column: number, width?: number) => {
  const { widths: all, side } = fitted(one, width);
  return ((all[column] ?? 0) - 2 * side) / 20;
};

describe('columns', () => {
  it('of like words are of like width', () => {
    expect(widths(table(undefined, ['Same', 'Same', 'Same'], ['a', 'b', 'c']))).toEqual([3000, 3000, 3000]);
  });

  it('are never narrower than their longest word while there is room', () => {
    const one = table(undefined, ['Safeguarding', 'B', 'C'], ['x', LONG, LONG]);
    expect(room(one, 0)).toBeGreaterThanOrEqual(11 * widthInCalibri('Safeguarding'));
  });

  it('have room for words between spaces that don’t break', () => {
    const one = table(undefined, ['When', 'B', 'C'], ['1\u00a0September\u00a02026', LONG, LONG]);
    expect(room(one, 0)).toBeGreaterThanOrEqual(11 * widthInCalibri('1 September 2026'));
  });

  it('have room for a telephone number on one line, while no word needs that room', () => {
    const one = table(undefined, ['Ring', 'B', 'C', 'D'], ['0300 123 4567', LONG, LONG, LONG]);
    expect(room(one, 0)).toBeGreaterThanOrEqual(11 * widthInCalibri('0300 123 4567'));
  });

  it('have room for a short word of wide letters', () => {
    const one = table(undefined, ['', 'B', 'C'], ['MWM', LONG, LONG]);
    expect(room(one, 0)).toBeGreaterThanOrEqual(11 * widthInCalibri('MWM'));
  });

  it('have room for the bolder words of heads of rows, and for code, whose letters are wide', () => {
    const plain = table(undefined, ['A', 'B'], ['illicitly', LONG]);
    const [narrow = 0] = widths(plain);
    expect(widths({ ...plain, rowHeaders: true })[0]).toBeGreaterThan(narrow);
    expect(widths(table(undefined, ['A', 'B'], [[code('illicitly')], LONG]))[0]).toBeGreaterThan(narrow);
  });

  it('have room for the words of a list beside its marks', () => {
    const inWords = table(undefined, ['A', 'B'], ['Safeguarding', LONG]);
    const cells = [{ type: 'block-cell', blocks: [bullets('Safeguarding')] } as const, ...row(LONG).cells];
    const inList: Table = { ...inWords, rows: [{ type: 'row', cells }] };
    expect(widths(inList)[0]).toBeGreaterThan(widths(inWords)[0] ?? 0);
  });

  it('measure lines, not paragraphs, and see into marks', () => {
    const broken = table(undefined, ['A', 'B'], [[text('12345'), lineBreak, text('12345')], '12345']);
    expect(widths(broken)).toEqual([4500, 4500]);
    expect(widths(table(undefined, ['A', 'B'], [[strong('12345')], '12345']))[0]).toBeGreaterThan(4500);
  });

  it('have the widths that their author gives them, as far as their words have room', () => {
    const one = table(undefined, ['Version', 'Date', 'What'], ['1.0', 'Safeguarding', LONG]);
    expect(widths({ ...one, widths: [14, 26, 60] })).toEqual([1260, 2340, 5400]);
    expect(room({ ...one, widths: [5, 5, 90] }, 1)).toBeGreaterThanOrEqual(11 * widthInCalibri('Safeguarding'));
  });

  it('add up to the table’s width, each above nothing, whatever stands in them', () => {
    const words = fc.string({ maxLength: 200 });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 12 })
          .chain((n) => fc.array(fc.array(words, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 4 })),
        fc.integer({ min: 1000, max: 12_000 }),
        ([head = [], ...rows], width) => {
          const each = widths(table(undefined, head, ...rows), width);
          expect(each.reduce((sum, column) => sum + column, 0)).toBe(width);
          for (const column of each) {
            expect(Number.isInteger(column)).toBe(true);
            expect(column).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

const WORDS = [
  'Responsible',
  'Safeguarding',
  'Medication administration',
  'Frequency',
  'Accommodation',
  'Documentation',
  'Representative',
  'Professionals',
  'Supervisor',
];
const wide = (columns: number, changes: Partial<Table> = {}): Table => ({
  ...table(undefined, WORDS.slice(0, columns), WORDS.slice(0, columns)),
  ...changes,
});

/** How tables of so many columns are set, on an upright page of the usual theme. */
const UPRIGHT = 9412;

describe('a table whose words have no room', () => {
  it('has less padding first, then smaller letters', () => {
    const manner = (columns: number, width = UPRIGHT) => {
      const { side, isDense, dividesWords, isWhole } = fitted(wide(columns), width);
      return { side, isDense, dividesWords, isWhole };
    };
    expect(manner(3)).toEqual({ side: 120, isDense: false, dividesWords: false, isWhole: true });
    expect(manner(6, 9000)).toEqual({ side: 80, isDense: false, dividesWords: false, isWhole: true });
    expect(manner(7)).toEqual({ side: 60, isDense: true, dividesWords: false, isWhole: true });
    expect(manner(9)).toEqual({ side: 60, isDense: true, dividesWords: true, isWhole: true });
  });

  it('counts a hyphen among the places where words are divided', () => {
    const words = (word: string) =>
      table(
        undefined,
        Array.from({ length: 7 }, () => word),
        ['a'],
      );
    expect(fitted(words('Self-administration')).dividesWords).toBe(false);
    expect(fitted(words('Selfadministration')).dividesWords).toBe(true);
  });
});

async function written(document: Document, theme: Theme = DEFAULT_THEME) {
  const writer = await openDocxWriter(theme, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  const { parts } = readDocx(value ?? new Uint8Array());
  const [body] = childElements(parseXml(parts.get('word/document.xml') ?? ''), 'w:body');
  if (!body) throw new Error('The document has no body.');
  return { body, styles: parts.get('word/styles.xml') ?? '', settings: parts.get('word/settings.xml') ?? '' };
}

const pages = (body: XmlElement) =>
  descendants(body, 'w:pgSz').map(({ attributes }) =>
    attributes['w:orient'] === 'landscape' ? 'landscape' : 'upright',
  );
const stylesOf = (body: XmlElement) =>
  new Set(descendants(body, 'w:pStyle').map(({ attributes }) => attributes['w:val']));

describe('in a file', () => {
  it('a table with smaller letters has styles of its own, and its padding', async () => {
    const { body, styles, settings } = await written(documentOf([wide(7)]));
    expect([...stylesOf(body)]).toEqual(expect.arrayContaining(['TableHeadingNarrow', 'TableTextNarrow']));
    expect(styles).toContain('<w:name w:val="Table Text Narrow"/>');
    expect(descendants(body, 'w:tblCellMar')).toHaveLength(1);
    expect(pages(body)).toEqual(['upright']);
    expect(settings).not.toContain('Hyphenation');
  });

  it('one that has room keeps the usual styles, which are all that its document has', async () => {
    const { body, styles } = await written(documentOf([wide(5)]));
    expect([...stylesOf(body)]).toContain('TableHeading');
    expect(styles).not.toContain('Narrow');
    expect(descendants(body, 'w:tblCellMar')).toHaveLength(0);
  });

  it('a table too wide for an upright page stands on a landscape one, with the headings above it', async () => {
    const after = Array.from({ length: 10 }, () => p('After.'));
    const { body } = await written(documentOf([h(1, 'Records'), p('Before.'), h(2, 'Who'), wide(9), ...after]));
    expect(pages(body)).toEqual(['upright', 'landscape', 'upright']);
    const ends = descendants(body, 'w:p').filter((paragraph) => descendants(paragraph, 'w:sectPr').length > 0);
    expect(ends[0] && descendants(ends[0], 'w:t').flatMap(({ children }) => children)).toEqual(['Before.']);
  });

  it('a short rest of the text stays on its page', async () => {
    const { body } = await written(documentOf([p('Before.'), wide(9), h(1, 'Review'), p('After.')]));
    expect(pages(body)).toEqual(['upright', 'landscape']);
  });

  it('it stays upright in a document that has to fit one page', async () => {
    const { body } = await written({ ...documentOf([wide(9)]), onePage: {} });
    expect(pages(body)).toEqual(['upright']);
  });

  it('words may be divided only where even a landscape page has no room, and only in such tables', async () => {
    const many = [...WORDS, ...WORDS, ...WORDS];
    const document = documentOf([p('Before.'), table(undefined, many.slice(0, 15), many.slice(0, 15))]);
    const { body, styles, settings } = await written(document);
    expect(settings).toContain('<w:autoHyphenation/>');
    expect(styles).toContain('<w:pPrDefault><w:pPr><w:suppressAutoHyphens/><w:ind');
    expect(styles.match(/<w:suppressAutoHyphens w:val="0"\/>/g)).toHaveLength(3);
    expect(
      descendants(body, 'w:t')
        .flatMap(({ children }) => children)
        .join(' '),
    ).not.toContain('\u00ad');
  });

  it('letters stay large in large print', async () => {
    const { styles } = await written(documentOf([wide(9)]), largePrint(DEFAULT_THEME));
    const sizes = [...styles.matchAll(/<w:style [^>]*w:styleId="Table[^"]*Narrow".*?<w:sz w:val="(\d+)"/g)];
    for (const [, size] of sizes) expect(Number(size)).toBeGreaterThanOrEqual(32);
  });
});

describe('rows', () => {
  const heights = async (words: string) => {
    const { body } = await written(documentOf([table(undefined, ['A', 'B'], ['x', words])]));
    return descendants(body, 'w:tr')
      .map((tr) => descendants(tr, 'w:cantSplit').length)
      .slice(-2);
  };

  it('stay on one page, except those higher than a quarter of one', async () => {
    expect(await heights(LONG)).toEqual([1, 1]);
    expect(await heights(`${LONG}. `.repeat(20))).toEqual([1, 0]);
  });
});
