/**
 * The signs of Word’s symbol fonts in Unicode. Text in such a font is kept in the private range U+F020 to U+F0FF, or as the letters that
 * were typed: a tick is U+F0FC or “ü” in Wingdings.
 */
import { nearSign } from './near-signs.js';
import { SYMBOL } from './symbol.js';
import { WEBDINGS } from './webdings.js';
import { WINGDINGS } from './wingdings.js';
import { WINGDINGS_2 } from './wingdings-2.js';
import { WINGDINGS_3 } from './wingdings-3.js';

/** The signs of one font by their codes, 20 to FF; a code without a sign in Unicode isn’t there. */
export type SymbolFont = ReadonlyMap<number, string>;

/** By the name in small letters, without spaces. */
const FONTS: ReadonlyMap<string, SymbolFont> = new Map([
  ['symbol', fontOf(SYMBOL)],
  ['wingdings', fontOf(WINGDINGS)],
  ['wingdings2', fontOf(WINGDINGS_2)],
  ['wingdings3', fontOf(WINGDINGS_3)],
  ['webdings', fontOf(WEBDINGS)],
]);

function fontOf(table: string): SymbolFont {
  const signs = new Map<number, string>();
  for (const row of table.trim().split('\n')) {
    const [first = '', ...codePoints] = row.split(/ +/);
    codePoints.forEach((codePoint, at) => {
      if (codePoint !== '-') signs.set(Number.parseInt(first, 16) + at, nearSign(Number.parseInt(codePoint, 16)));
    });
  }
  return signs;
}

/** The symbol font of a name; undefined for a font of letters, and for a symbol font that isn’t Word’s own. */
export function symbolFont(name: string | undefined): SymbolFont | undefined {
  return FONTS.get((name ?? '').toLowerCase().replaceAll(' ', ''));
}

/** Whether a character is one of a symbol font’s, whichever that is. */
export function isSymbolCode(codePoint: number): boolean {
  return codePoint >= 0xf020 && codePoint <= 0xf0ff;
}

/** Codes that nearly always mean one font’s sign wherever they come from: bullets, ticks, crosses, boxes, arrows and comparison. */
const LIKELY: readonly (readonly [font: string, codes: readonly number[]])[] = [
  ['symbol', [0x2d, 0xa3, 0xae, 0xb0, 0xb1, 0xb3, 0xb4, 0xb7, 0xb8, 0xb9]],
  [
    'wingdings',
    [
      0x28, 0x2a, 0x4a, 0x4b, 0x4c, 0x6c, 0x6d, 0x6e, 0x6f, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x9e,
      0x9f, 0xa1, 0xa7, 0xa8, 0xd8, 0xdf, 0xe0, 0xe8, 0xf0, 0xfb, 0xfc, 0xfd, 0xfe,
    ],
  ],
];

const LIKELY_SIGNS: SymbolFont = new Map(
  LIKELY.flatMap(([font, codes]) =>
    codes.flatMap((code): readonly [number, string][] => {
      const sign = FONTS.get(font)?.get(code);
      return sign === undefined ? [] : [[code, sign]];
    }),
  ),
);

/**
 * The sign of a code, U+0020 to U+00FF or U+F020 to U+F0FF, in a font, or what it nearly always means where the font isn’t known.
 * Undefined where Unicode has none, and where nobody can tell.
 */
export function signOf(codePoint: number, font: SymbolFont = LIKELY_SIGNS): string | undefined {
  return codePoint <= 0xff || isSymbolCode(codePoint) ? font.get(codePoint & 0xff) : undefined;
}
