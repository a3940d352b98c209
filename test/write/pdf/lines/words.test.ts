/** Texts cut into words: the same whether a text was cut before, among others, or is cut anew. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Text } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openFaces } from '../../../../src/write/pdf/lines/faces.js';
import { typeStyles } from '../../../../src/write/pdf/lines/type-styles.js';
import { type WordList, wordsOf } from '../../../../src/write/pdf/lines/words.js';
import { ownFonts } from '../../../support/pdf/fonts.js';

const faces = await openFaces(DEFAULT_THEME.faces, ownFonts);
const { body, title } = typeStyles(DEFAULT_THEME, faces);

const piece = fc.constantFrom(
  ...[
    'care',
    'Tŷ',
    'well-',
    'being',
    '5',
    ' ',
    '  ',
    '\u00a0',
    '\u200b',
    'am',
    '/',
    '–',
    'Mr',
    '1 May',
    '2026',
    '',
    '★',
    '中',
    'office',
  ],
);
const words = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const texts = fc.array(
  fc
    .record({ value: words, isFilled: fc.boolean() })
    .map(({ value, isFilled }): Text => ({ type: 'text', value, ...(isFilled ? { from: 'name' } : {}) })),
  { maxLength: 5 },
);

/** All of a list but what its words are part of. */
function shown({ words: list, missing }: WordList) {
  const plain = list.map(({ fragments, spaces, ...word }) => ({
    ...word,
    fragments: fragments.map(({ context, ...fragment }) => fragment),
    spaces: spaces.map(({ context, ...fragment }) => fragment),
  }));
  return { plain, missing };
}

it('are the same in a passage of its own, whose texts are cut anew each time', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat({ max: 4 }), { maxLength: 8 }), (nodes, order) => {
      for (const style of [body, title]) {
        const inlines = order.flatMap((n) => nodes[n] ?? []);
        const anew = wordsOf([{ type: 'passage', language: 'cy', children: inlines }], style, faces);
        expect(shown(wordsOf(inlines, style, faces))).toEqual(shown(anew));
        expect(shown(wordsOf(inlines, style, faces))).toEqual(shown(anew));
      }
    }),
  );
});
