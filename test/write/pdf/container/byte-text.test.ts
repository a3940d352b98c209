/** Text gathered as bytes: the same as the strings, put together. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteText } from '../../../../src/write/pdf/container/byte-text.js';
import { number } from '../../../../src/write/pdf/container/syntax.js';

const latin = fc
  .array(fc.integer({ min: 0, max: 0xff }), { maxLength: 80 })
  .map((codes) => String.fromCharCode(...codes));
const length = fc.double({ min: -20_000, max: 20_000, noNaN: true });

it('has the bytes of its texts and numbers, in order, however small it was at first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(latin, length, fc.constantFrom(0, -0, -0.004, 0.005, 99.995, 0.1, -7.05))),
      (pieces) => {
        const text = new ByteText(8);
        for (const piece of pieces) typeof piece === 'string' ? text.add(piece) : text.addNumber(piece);
        const expected = pieces.map((piece) => (typeof piece === 'string' ? piece : number(piece))).join('');
        expect(text.length).toBe(expected.length);
        expect(Buffer.from(text.take()).toString('latin1')).toBe(expected);
      },
    ),
  );
});

it('puts spaces between numbers, and is empty once it was taken', () => {
  const text = new ByteText(8);
  expect(Buffer.from(text.addNumbers(1, 2.5, -3).take()).toString()).toBe('1 2.5 -3');
  expect(text.length).toBe(0);
  expect(Buffer.from(text.add('again').take()).toString()).toBe('again');
});
