/** The filters of PNG rows: what was filtered comes back, and rows that resemble their neighbours become small numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterRows, unfilterRows } from '../../src/formats/png-filters.js';

describe('filters of PNG rows', () => {
  it('undo one another, whatever the bytes', () => {
    const rows = fc.record({ width: fc.integer({ min: 1, max: 9 }), step: fc.constantFrom(1, 2, 3, 4) }).chain((size) =>
      fc
        .array(fc.uint8Array({ minLength: size.width * size.step, maxLength: size.width * size.step }), {
          minLength: 1,
          maxLength: 6,
        })
        .map((bytes) => ({ ...size, bytes })),
    );
    fc.assert(
      fc.property(rows, ({ width, step, bytes }) => {
        const length = width * step;
        const filtered = filterRows(Buffer.concat(bytes), length, step);
        unfilterRows(filtered, 0, bytes.length, length, step);
        const back = bytes.map((_, row) => filtered.subarray(row * (length + 1) + 1, (row + 1) * (length + 1)));
        expect(Buffer.concat(back)).toEqual(Buffer.concat(bytes));
      }),
    );
  });

  it('are chosen row by row: a row like the one above becomes noughts', () => {
    const noise = Uint8Array.from({ length: 30 }, (_, n) => (n * 97 + 13) % 251);
    const filtered = filterRows(Buffer.concat([noise, noise]), 30, 3);
    expect(filtered[31]).toBe(2);
    expect([...filtered.subarray(32)]).toEqual(Array.from({ length: 30 }, () => 0));
  });
});
