/** CSV that a spreadsheet opens as what it is: words, never formulas. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/formats/csv.js';
import { readCsv } from '../support/csv-reader.js';

const cell = (value: string) => readCsv(csvText([[value]]))[0]?.[0];

describe('a CSV file', () => {
  it('begins with a byte order mark and ends each line with CR and LF', () => {
    expect(csvText([['a', 'b'], ['c']])).toBe('\ufeff"a","b"\r\n"c"\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(csvText([['say "x", then\r\ny']])).toBe('\ufeff"say ""x"", then\r\ny"\r\n');
  });

  it('keeps words as they are', () => {
    for (const words of ['', 'Siân’s (home) policy', '2026-09-01', 'a = b', 'x-y@z', '1 + 1', "it's", 'a; b', 'DCW34'])
      expect(cell(words)).toBe(words);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    ' =1',
    '"=1',
    "'=1",
    '"" =1',
    '\u200b=1',
    '\ufeff=1',
    '＝1',
  ])('puts an apostrophe before %j', (value) => {
    expect(cell(value)).toBe(`'${value}`);
  });

  it('lets no formula begin where another list separator would begin a cell', () => {
    expect(cell('\t=1')).toBe("'\t'=1");
    expect(cell('a;=1')).toBe("a;'=1");
    expect(cell('a\t"@x')).toBe('a\t"\'@x');
    expect(cell('a\r\n=1;-2')).toBe("a\r\n'=1;'-2");
  });

  const nasty = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', "'", ',', ';', 'a', 'é'),
  });

  it('reads back as the cells that were written, apostrophes aside; none begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const read = readCsv(csvText(rows));
        const bare = (cells: readonly (readonly string[])[]) =>
          cells.map((row) => row.map((one) => one.replaceAll("'", '')));
        expect(bare(read)).toEqual(bare(rows));
        for (const one of read.flat()) {
          expect(one).not.toMatch(/^[=+\-@\t\r\n]/);
          for (const part of one.split(/[;\t\r\n]/)) expect(part.trimStart()).not.toMatch(/^["]*[=+\-@]/);
        }
      }),
    );
  });
});
