/** How wide the columns of a table are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/model/document.js';
import { columnTwips, givenTwips } from '../../../src/write/docx/columns.js';
import { lineBreak, strong, table, text } from '../../support/sample-document.js';

const widths = (one: Table) => columnTwips(one, 9000, 100, 200);
const LONG = 'many words that go on and on until the line is full and another must be begun for what is left of them';

describe('columns', () => {
  it('of like words are of like width', () => {
    expect(widths(table(undefined, ['Same', 'Same', 'Same'], ['a', 'b', 'c']))).toEqual([3000, 3000, 3000]);
  });

  it('share what is over by how long their lines are', () => {
    expect(widths(table(undefined, ['12345678', '1234567890123456'], ['', '']))).toEqual([3214, 5786]);
  });

  it('are never narrower than their longest word while there is room', () => {
    const [first = 0] = widths(table(undefined, ['Safeguarding', 'B', 'C'], ['x', LONG, LONG]));
    expect(first).toBeGreaterThanOrEqual(12 * 100 + 200);
  });

  it('have room for a short word of wide letters', () => {
    const [first = 0] = widths(table(undefined, ['', 'B', 'C'], ['Huw', LONG, LONG]));
    expect(first).toBeGreaterThanOrEqual(5 * 100 + 200);
  });

  it('have room for the bolder words of heads of rows', () => {
    const plain = table(undefined, ['A', 'B'], ['Safeguarding', LONG]);
    const [narrow = 0] = widths(plain);
    const [wide = 0] = widths({ ...plain, rowHeaders: true });
    expect(wide).toBeGreaterThan(narrow);
  });

  it('measure lines, not paragraphs, and see into marks', () => {
    const broken = table(undefined, ['A', 'B'], [[text('12345'), lineBreak, strong('12345')], '12345']);
    expect(widths(broken)).toEqual([4500, 4500]);
  });

  it('shrink alike where even the longest words do not fit', () => {
    const word = 'x'.repeat(50);
    expect(widths(table(undefined, [word, word, word, word, word], ['', '', '', '', '']))).toEqual(Array(5).fill(1800));
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
          const found = columnTwips(table(undefined, head, ...rows), width, 110, 220);
          expect(found.reduce((sum, one) => sum + one, 0)).toBe(width);
          for (const one of found) {
            expect(Number.isInteger(one)).toBe(true);
            expect(one).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('columns of given widths', () => {
  const room = { width: 9000, character: 100, padding: 200 };
  const given = (one: Table, parts: readonly number[]) => givenTwips(one, parts, room);

  it('have them where their words have room', () => {
    expect(given(table(undefined, ['Version', 'Date', 'What'], ['1.0', 'May', LONG]), [14, 26, 60])).toEqual([
      ...[1260, 2340, 5400],
    ]);
  });

  it('take from the widest what their longest word lacks', () => {
    const wide = table(undefined, ['Version', 'Date', 'What'], ['1.0', 'Safeguarding', LONG]);
    expect(given(wide, [10, 15, 75])).toEqual([1075, 1700, 6225]);
  });

  it('stay as they are where the widest has nothing to spare', () => {
    const full = table(undefined, ['Safeguarding', 'Safeguarding-adults', 'x'.repeat(24)], ['a', 'b', 'c']);
    expect(givenTwips(full, [20, 20, 60], { ...room, width: 3000 })).toEqual([600, 600, 1800]);
  });
});
