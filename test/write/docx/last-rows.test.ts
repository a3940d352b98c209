/** The last row of a table isn’t left alone on a page in Word: where both are low, the row before it goes along. */
import { describe, expect, it } from 'vitest';
import { descendants, parseXml } from '../../../src/formats/xml/parse.js';
import type { Block, Table } from '../../../src/model/document.js';
import { share } from '../../../src/model/remember.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, p, table } from '../../support/sample-document.js';

/** By row, whether each of its paragraphs stays with the next. */
async function heldRows(block: Block): Promise<readonly (readonly boolean[])[]> {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { value } = await writer.write(documentOf([p('Words.'), block], { control: [] }));
  const [tbl] = descendants(
    parseXml(readDocx(value ?? new Uint8Array()).parts.get('word/document.xml') ?? ''),
    'w:tbl',
  );
  return (tbl ? descendants(tbl, 'w:tr') : []).map((row) =>
    descendants(row, 'w:p').map((paragraph) => descendants(paragraph, 'w:keepNext').length > 0),
  );
}

const LONG = 'Ring the office and wait until somebody has answered. '.repeat(40);

describe('the last row but one', () => {
  it('stays with the last, all its cells alike, and no other row does', async () => {
    const rows = [
      ['one', 'two'],
      ['three', 'four'],
      ['five', 'six'],
    ] as const;
    expect(await heldRows(table(undefined, ['A', 'B'], ...rows.map((row) => [...row])))).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it('stays where it is if it or the last is high, since much of a page would be empty', async () => {
    for (const rows of [
      [
        [LONG, 'a'],
        ['b', 'c'],
      ],
      [
        ['b', 'c'],
        [LONG, 'a'],
      ],
    ])
      expect((await heldRows(table(undefined, ['A', 'B'], ...rows))).flat()).not.toContain(true);
  });

  it('is no row at all in a table of one', async () => {
    expect((await heldRows(table(undefined, ['A', 'B'], ['one', 'two']))).flat()).not.toContain(true);
  });
});

describe('a document of one page', () => {
  it('has no rows that could be alone on another, even where its table is one that other documents share', async () => {
    const shared = share(table(undefined, ['A', 'B'], ['one', 'two'], ['three', 'four']));
    const writer = await openDocxWriter(DEFAULT_THEME, {
      font: () => Promise.reject(new Error('Word embeds no font.')),
    });
    const held = [];
    for (const paged of [{}, { onePage: {} }, {}]) {
      const { value } = await writer.write({ ...documentOf([p('Words.'), shared], { control: [] }), ...paged });
      const xml = readDocx(value ?? new Uint8Array()).parts.get('word/document.xml') ?? '';
      held.push(xml.includes('<w:pStyle w:val="TableText"/><w:keepNext/>'));
    }
    expect(held).toEqual([true, false, true]);
  });
});

describe('a register', () => {
  const columns = ['Next review', 'Policy', 'Owner', 'Version and status'];
  const register = (...rows: readonly string[][]): Table => ({
    ...(table(undefined, columns, ...rows.map((row) => [...row])) as Table),
    printed: [
      { columns: 1, width: 10 },
      { columns: 2, width: 75 },
      { columns: 1, width: 15 },
    ],
  });
  const ROW = ['27\u00a0September\u00a02027', 'DCW31 Whistleblowing', 'Ann Example', '1.0\u00a0·\u00a0Approved'];

  it('keeps its last two rows together', async () => {
    const held = await heldRows(register(ROW, ROW, ROW));
    expect(held.map((row) => row.every(Boolean))).toEqual([false, false, true, false]);
  });

  it('has room for a date, and for a version with its status, on one line, whatever its shares are', async () => {
    const writer = await openDocxWriter(DEFAULT_THEME, {
      font: () => Promise.reject(new Error('Word embeds no font.')),
    });
    const { value } = await writer.write(documentOf([register(ROW)], { control: [] }));
    const xml = readDocx(value ?? new Uint8Array()).parts.get('word/document.xml') ?? '';
    const widths = descendants(parseXml(xml), 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
    // Carlito, which is as wide as Calibri: 88.3 and 68.5 points in letters of 11, and 12 of padding.
    expect(widths[0]).toBeGreaterThan(100.3 * 20);
    expect(widths[2]).toBeGreaterThan(80.5 * 20);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9072);
  });
});
