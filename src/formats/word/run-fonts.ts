/** Which fonts a run of a Word file is in, and what its letters show in them (ISO/IEC 29500-1, 17.3.2.26). */
import type { PlacedElement } from '../xml/places.js';
import { placedChild } from '../xml/places.js';
import { isSymbolCode, signOf, symbolFont } from './symbols/index.js';

/** Names of fonts; `''` for one of the theme, which has letters. */
export interface RunFonts {
  /** For U+0000 to U+007F. */
  readonly ascii?: string;
  /** For other letters of Latin script, and for the codes of symbol fonts. */
  readonly hAnsi?: string;
}

/** The fonts that an element (`w:rPr`) says, and where it is silent those of the next that says one. */
export function runFonts(
  properties: PlacedElement | undefined,
  ...others: readonly (RunFonts | undefined)[]
): RunFonts {
  const fonts = [fontsIn(properties), ...others];
  const ascii = fonts.find((each) => each?.ascii !== undefined)?.ascii;
  const hAnsi = fonts.find((each) => each?.hAnsi !== undefined)?.hAnsi;
  return { ...(ascii === undefined ? {} : { ascii }), ...(hAnsi === undefined ? {} : { hAnsi }) };
}

function fontsIn(properties: PlacedElement | undefined): RunFonts {
  const element = placedChild(properties, 'w:rFonts');
  const named = (name: string) =>
    element?.attributes.has(`w:${name}Theme`) ? '' : element?.attributes.get(`w:${name}`);
  const [ascii, hAnsi] = [named('ascii'), named('hAnsi')];
  return { ...(ascii === undefined ? {} : { ascii }), ...(hAnsi === undefined ? {} : { hAnsi }) };
}

/** Letters of a run: words as they are, or a character that shows a sign. */
export interface ShownLetters {
  /** Offset in the letters. */
  readonly at: number;
  readonly length: number;
  /** What is shown; undefined for a character that only its own font can show. */
  readonly shown: string | undefined;
}

/** Characters of private use, which mean nothing but in the font that they are for. */
const PRIVATE = /\p{Co}/u;

/** Whether letters may show anything but themselves in these fonts. */
export function mayShowSigns(letters: string, { ascii, hAnsi }: RunFonts): boolean {
  return symbolFont(ascii) !== undefined || symbolFont(hAnsi) !== undefined || PRIVATE.test(letters);
}

/** Cuts letters into words and signs, in order. */
export function shownLetters(letters: string, fonts: RunFonts): readonly ShownLetters[] {
  const parts: ShownLetters[] = [];
  let at = 0;
  for (const letter of letters) {
    const shown = shownLetter(letter, fonts);
    const last = parts.at(-1);
    const isAsWritten = shown === letter;
    if (isAsWritten && last && last.shown?.length === last.length && last.shown === letters.slice(last.at, at))
      parts[parts.length - 1] = { at: last.at, length: last.length + letter.length, shown: last.shown + letter };
    else parts.push({ at, length: letter.length, shown });
    at += letter.length;
  }
  return parts;
}

function shownLetter(letter: string, { ascii, hAnsi }: RunFonts): string | undefined {
  const codePoint = letter.codePointAt(0) ?? 0;
  if (isSymbolCode(codePoint)) return signOf(codePoint, symbolFont(hAnsi) ?? symbolFont(ascii));
  if (PRIVATE.test(letter)) return undefined;
  const font = symbolFont(codePoint < 0x80 ? ascii : hAnsi);
  return font && codePoint >= 0x20 && codePoint <= 0xff ? signOf(codePoint, font) : letter;
}
