import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineText, pointAt, spanOf } from '../../src/model/source.js';

const source = (text: string) => ({ path: 'orgs/acme.yaml', text });

describe('places in a text', () => {
  const three = source('one\ntwo\r\n\nlast');

  test.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [8, 2, 5],
    [9, 3, 1],
    [10, 4, 1],
    [14, 4, 5],
    [99, 4, 5],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(pointAt(three, offset)).toMatchObject({ line, column });
  });

  test('lines are given without their endings', () => {
    expect([0, 1, 2, 3, 4, 5].map((line) => lineText(three, line))).toEqual(['', 'one', 'two', '', 'last', '']);
    expect(lineText(source(''), 1)).toBe('');
    expect(lineText(source('one\n'), 2)).toBe('');
  });

  test('line and column lead back to the offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'ŷ'), maxLength: 60 }), fc.nat(60), (text, at) => {
        const point = pointAt(source(text), at);
        const offset = Math.min(at, text.length);
        const before = text.slice(0, offset).split('\n');
        expect(point).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset });
      }),
    );
  });

  test('a span without an end is a bare place', () => {
    expect(spanOf(three, 4)).toEqual({ source: three, start: 4, end: 4 });
  });
});
