/** Word’s symbol fonts in Unicode: the codes everybody uses, every table whole, and every sign in a face of the PDF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFace } from '../../../src/formats/fonts/face.js';
import { shownLetters } from '../../../src/formats/word/run-fonts.js';
import { signOf, symbolFont } from '../../../src/formats/word/symbols/index.js';

const NAMES = ['Symbol', 'Wingdings', 'Wingdings 2', 'Wingdings 3', 'Webdings'] as const;
const FONTS = ['SourceSans3', 'SourceCodePro', 'NotoSansSymbols2', 'NotoSansSymbols', 'NotoSansMath', 'NotoEmoji'];

const shown = (letters: string, font: string) =>
  shownLetters(letters, { ascii: font, hAnsi: font })
    .map((part) => part.shown ?? '?')
    .join('');

it.each([
  ['Symbol', '\uF0B7 \uF0B3 \uF0A3 \uF0AE \uF0D0', '• ≥ ≤ → ∠'],
  ['Symbol', 'abgD W', 'αβγΔ Ω'],
  ['Wingdings', '\uF0FC \uF0FB \uF0FE \uF0FD \uF0A8', '✓ ✗ ☑ ☒ ☐'],
  ['Wingdings', '\uF0A7 \uF0D8 \uF076 \uF071 \uF06C \uF06E', '▪ ➢ ❖ ❑ ● ■'],
  ['Wingdings', 'ü û þ ý ¨ J L ( *', '✓ ✗ ☑ ☒ ☐ ☺ ☹ ☎ ✉'],
  ['Wingdings', 'à è \uF0E0', '→ ➔ →'],
  ['wingdings 2', 'P O R S T', '✓ ✗ ☑ ☒ ☒'],
  ['Wingdings2', '\uF050 \uF097', '✓ •'],
  ['Wingdings 3', '} "', '▸→'.split('').join(' ')],
  ['Webdings', 'a Y', '✔ ♥'],
])('%s shows %s as %s', (font, letters, signs) => {
  expect(shown(letters, font).replace(/ +/g, ' ')).toBe(signs);
});

it.each([
  ['Symbol', 0x7e - 0x20 + 1 + 0xfe - 0xa0 + 1 - 1],
  ['Wingdings', 0xff - 0x20],
  ['Wingdings 2', 0xf9 - 0x20],
  ['Wingdings 3', 0xf0 - 0x20],
  ['Webdings', 0xff - 0x20],
])('%s has %i signs', (font, count) => {
  expect(symbolFont(font)?.size).toBe(count);
});

it('shows each sign with one character that a face of the PDF holds', () => {
  const faces = FONTS.map((name) =>
    openFace(readFileSync(join(import.meta.dirname, `../../../fonts/${name}-Regular.ttf`)), []),
  );
  const missing = NAMES.flatMap((name) =>
    [...(symbolFont(name) ?? [])].filter(
      ([, sign]) => [...sign].length !== 1 || !faces.some((face) => face.holds(sign)),
    ),
  );
  expect(missing).toEqual([]);
});

it('says nothing for a sign that Unicode doesn’t have', () => {
  expect(signOf(0xff, symbolFont('Wingdings'))).toBeUndefined();
  expect(signOf(0xf0f0, symbolFont('Symbol'))).toBeUndefined();
  expect(shown('a\uF0FF\uF0FC', 'Wingdings')).toBe('♋?✓');
});

it('takes codes in a font of letters for what they nearly always mean, and letters there as letters', () => {
  expect(shown('\uF0B7\uF02D\uF0A7\uF0FC ü a', 'Calibri')).toBe('•−▪✓ ü a');
  expect(shown('\uF041\uE123', 'Calibri')).toBe('??');
});

it('leaves letters that a symbol font doesn’t have', () => {
  expect(shown('Ω – “', 'Wingdings')).toBe('Ω – “');
});

it('takes the letters below U+0080 and those above it from the font for each', () => {
  const fonts = { ascii: 'Calibri', hAnsi: 'Wingdings' };
  expect(shownLetters('Yes ü', fonts).map((part) => part.shown)).toEqual(['Yes ', '✓']);
  expect(shownLetters('ü', { ascii: 'Wingdings', hAnsi: 'Calibri' })).toEqual([{ at: 0, length: 1, shown: 'ü' }]);
});
