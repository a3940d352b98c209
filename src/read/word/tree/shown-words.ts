/** Words as Word shows them: letters of symbol fonts as signs, without what shows nothing. Warns once of each sign that is left out. */
import { mayShowSigns, type RunFonts, shownLetters } from '../../../formats/word/run-fonts.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { findForbidden } from '../../../model/characters.js';
import { spanWithin } from '../../../model/source.js';
import type { RunPart } from '../../template/inline-run.js';
import { notInTree, type TreeReading } from './reading.js';

/** Where words stand. */
interface Place {
  readonly paragraph: PlacedElement;
  readonly reading: TreeReading;
}

/** Gives a part of a run as Word shows it. Values that placeholders give aren’t touched: they are in the fonts of letters. */
export function shownParts(part: RunPart, fonts: RunFonts, place: Place): readonly RunPart[] {
  return inUnicode(part, fonts, place).flatMap((shown) => printable(shown, place));
}

/** Gives the signs of a symbol that Word inserted, `w:sym`. */
export function symbolSigns(element: PlacedElement, place: Place): readonly string[] {
  const codePoint = Number.parseInt(element.attributes.get('w:char') ?? '', 16);
  if (!(codePoint >= 0 && codePoint <= 0x10ffff)) return [];
  const font = element.attributes.get('w:font') ?? '';
  const letter = String.fromCodePoint(codePoint);
  return shownLetters(letter, { ascii: font, hAnsi: font }).flatMap(({ shown }) => {
    if (shown === undefined) warnOnce(letter, font, place);
    return shown ?? [];
  });
}

function inUnicode(part: RunPart, fonts: RunFonts, place: Place): readonly RunPart[] {
  if (part.kind !== 'words' || !mayShowSigns(part.value, fonts)) return [part];
  return shownLetters(part.value, fonts).flatMap(({ at, length, shown }): readonly RunPart[] => {
    if (shown === undefined) warnOnce(part.value.slice(at, at + length), fonts.hAnsi ?? fonts.ascii, place);
    const span = spanWithin(part.span, part.value, at, at + length);
    return shown === undefined ? [] : [{ kind: 'words', value: shown, span }];
  });
}

/** Words without the controls and noncharacters that Word keeps and doesn’t show. */
function printable(part: RunPart, place: Place): readonly RunPart[] {
  const forbidden = part.kind === 'words' ? findForbidden(part.value, '\t') : undefined;
  if (part.kind !== 'words' || !forbidden) return [part];
  const { offset, codePoint } = forbidden;
  warnOnce(String.fromCodePoint(codePoint), undefined, place);
  const behind = offset + (codePoint > 0xffff ? 2 : 1);
  const words = (from: number, to: number): RunPart => ({
    kind: 'words',
    value: part.value.slice(from, to),
    span: spanWithin(part.span, part.value, from, to),
  });
  return [words(0, offset), ...printable(words(behind, part.value.length), place)];
}

/** Warns once of a character that only the font can show which it is for, or that nothing shows. */
function warnOnce(letter: string, font = '', { paragraph, reading }: Place): void {
  const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  const { unshown } = reading;
  if (unshown.has(`${code} ${font}`)) return;
  unshown.add(`${code} ${font}`);
  notInTree(`the sign ${code}${font === '' ? '' : ` of the font ${font}`}`, paragraph, reading);
}
