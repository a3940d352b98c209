/** Merged cells: which cell covers which places, whatever the rows say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, plainText, type Row } from '../../src/model/document.js';
import { placesOf, withoutIdleColumns } from '../../src/model/table-spans.js';
import { textsIn } from '../../src/model/walk.js';
import { continued, row, table } from '../support/sample-document.js';

const [left, above] = [continued('left'), continued('above')];
const shown = (...rows: Row[]) =>
  placesOf(rows).map((places) =>
    places.map(({ cell, columns, rows: height, covered }) => {
      const words = plainText(textsIn(cell));
      return covered ? '^' : `${words}${columns}×${height}`;
    }),
  );

describe('cells', () => {
  it('cover columns, rows, and both', () => {
    expect(shown(row('a', left, 'b'), row('c', 'd', 'e'))).toEqual([
      ['a2×1', 'b1×1'],
      ['c1×1', 'd1×1', 'e1×1'],
    ]);
    expect(shown(row('a', 'b'), row(above, 'c'))).toEqual([
      ['a1×2', 'b1×1'],
      ['^', 'c1×1'],
    ]);
    expect(shown(row('a', left, 'b'), row(above, left, 'c'), row('d', 'e', 'f'))).toEqual([
      ['a2×2', 'b1×1'],
      ['^', 'c1×1'],
      ['d1×1', 'e1×1', 'f1×1'],
    ]);
  });

  it('that continue what is not there are empty ones of their own', () => {
    expect(shown(row(left, above))).toEqual([['1×1', '1×1']]);
    expect(shown(row('a', left, 'b'), row(above, 'c', above))).toEqual([
      ['a2×1', 'b1×2'],
      ['1×1', 'c1×1', '^'],
    ]);
  });

  it('leave no row in which none begins', () => {
    expect(shown(row('a', 'b'), row(above, above), row('c', above))).toEqual([
      ['a1×1', 'b1×2'],
      ['c1×1', '^'],
    ]);
  });

  it('cover every place of every row once', () => {
    const cell = fc.constantFrom<Cell>(...row('x').cells, left, above);
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const places = placesOf(rows.map((cells): Row => ({ type: 'row', cells })));
        const grid = places.map(() => new Array(rows[0]?.length ?? 0).fill(0));
        places.forEach((one, top) => {
          for (const { column, columns, rows: height } of one.filter(({ covered }) => !covered))
            for (let y = top; y < top + height; y++)
              for (let x = column; x < column + columns; x++) (grid[y] ?? [])[x]++;
        });
        expect(grid.flat().every((count) => count === 1)).toBe(true);
        expect(places.every((one) => one.some(({ covered }) => !covered))).toBe(true);
      }),
    );
  });
});

describe('a column in which no cell begins', () => {
  const sample = table(undefined, ['a', 'b', 'c'], ['d', 'e', 'f']);
  const crossed = {
    ...sample,
    header: row('a', left, 'c'),
    rows: [row('d', left, 'f'), row(above, left, 'g')],
    widths: [30, 20, 50],
  };

  it('is left out, its width given to the column at its left', () => {
    const { columns, widths, header, rows } = withoutIdleColumns(crossed);
    expect({ columns, widths }).toEqual({ columns: ['left', 'left'], widths: [50, 50] });
    expect(shown(...(header ? [header] : []))).toEqual([['a1×1', 'c1×1']]);
    expect(shown(...rows)).toEqual([
      ['d1×2', 'f1×1'],
      ['^', 'g1×1'],
    ]);
  });

  it('is left alone where a cell of one row begins in it', () => {
    for (const one of [sample, { ...crossed, rows: [...crossed.rows, row('h', 'i', left)] }])
      expect(withoutIdleColumns(one)).toBe(one);
  });
});
