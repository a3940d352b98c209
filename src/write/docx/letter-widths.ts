/**
 * Estimates how wide words are in Word. Word files embed no font, so the widths are those of Calibri, in hundredths of its size; other
 * faces are taken to be as wide as the wide ones among them, Arial's to Verdana's.
 */
import { remember } from '../../model/remember.js';
import type { Theme } from '../../model/theme.js';

/** Letters and signs by their width. */
const CALIBRI: Readonly<Record<number, string>> = {
  23: " 'il",
  24: 'j',
  25: ',.I·',
  27: ':;‘’',
  29: '`',
  30: '()',
  31: '-[]f{}',
  32: 'J',
  33: '!t',
  35: 'r',
  39: '/\\s',
  40: '"z“”',
  42: 'Lc',
  43: 'x',
  45: 'kvyỳŷ',
  46: '?FS|',
  47: 'Zg',
  48: 'aâà',
  49: 'ETY',
  50: '#*+<=>^_e~–•éê',
  51: '$0123456789£',
  52: 'KPX',
  53: 'Cbdhnopquôöûü',
  54: 'BR',
  57: 'V',
  58: 'A',
  62: 'DH',
  63: 'G',
  64: 'U',
  65: 'N',
  66: 'O',
  67: 'Q',
  68: '&',
  71: '%wŵ',
  80: 'm',
  85: 'M',
  89: '@W',
};

const WIDTHS = new Map(
  Object.entries(CALIBRI).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width) / 100])),
);

/** Of signs that aren't listed. */
const OTHER_SIGN = 0.6;

/** How much wider the letters of another face are, at most. */
const OTHER_FACE = 1.25;

/** How much wider bold letters are than regular ones. */
export const BOLD = 1.05;

/** By the code of a sign, for those that most words are made of. */
const WIDTHS_BY_CODE = Float64Array.from(
  { length: 0x180 },
  (_, code) => WIDTHS.get(String.fromCharCode(code)) ?? OTHER_SIGN,
);

/** The width of a sign in Calibri, by its code point, as a multiple of its size. */
export function signWidth(code: number): number {
  return WIDTHS_BY_CODE[code] ?? WIDTHS.get(String.fromCodePoint(code)) ?? OTHER_SIGN;
}

/** The width of words in Calibri, as a multiple of its size. */
export function widthInCalibri(words: string): number {
  let width = 0;
  for (let at = 0; at < words.length; at++) {
    const code = words.codePointAt(at) ?? 0;
    if (code > LAST_UNIT) at++;
    width += signWidth(code);
  }
  return width;
}

/** The last code point that is one unit of UTF-16, and not two. */
export const LAST_UNIT = 0xffff;

/** How much wider letters of a theme's face are than those of Calibri. */
export const faceWidth = remember(({ wordFace }: Theme): number =>
  wordFace.toLowerCase() === 'calibri' ? 1 : OTHER_FACE,
);
