/** The bytes of a page are those of its parts' words joined by line breaks, however its parts are kept and however long it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinParts } from '../../../src/write/html/join.js';
import { markupOf, type PagePart, Piece } from '../../../src/write/html/pieces.js';
import { HOSTILE } from '../../support/hostile-values.js';

const words = fc.oneof(
  fc.constantFrom('', '<p>Café</p>', '<p>Home – care’s</p>', '<p>👩‍⚕️ 你好</p>', ...Object.values(HOSTILE)),
  fc.string({ unit: 'binary' }),
  // Longer than all pages before, in letters of one byte and of three.
  fc.nat(3).map((n) => 'a'.repeat(n * 40_000)),
  fc.nat(2).map((n) => '–'.repeat(n * 40_000)),
);

it('parts are joined by line breaks; empty ones are left out', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.array(words, { maxLength: 8 }), (shared, own) => {
      const pieces = shared.filter((markup) => markup !== '').map((markup) => new Piece(markup));
      // A piece is encoded anew on its first page, and copied on the following ones.
      for (const page of [own, own.toReversed(), []]) {
        const parts: (PagePart | undefined)[] = [...page, ...pieces, undefined, ...page.slice(1), ...pieces];
        const expected = parts.map((part) => (part === undefined ? '' : markupOf(part))).filter((part) => part !== '');
        expect(Buffer.compare(joinParts(parts), Buffer.from(expected.join('\n'), 'utf8'))).toBe(0);
      }
    }),
    { numRuns: 60 },
  );
});

it('a page keeps its bytes while others are joined', () => {
  const first = joinParts(['first', 'page']);
  const copy = Buffer.from(first);
  joinParts(['another', 'b'.repeat(100_000)]);
  expect(Buffer.compare(first, copy)).toBe(0);
});
