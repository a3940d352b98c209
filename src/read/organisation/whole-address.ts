/** Makes one value of a whole address, from its keys or from plain text with commas or lines. */
import type { ListedMap, ListedText } from '../../model/organisation.js';
import { GROUPS } from '../../model/placeholders.js';

/** Joins the parts of an address in the order of an envelope; undefined where none is given. */
export function addressOfParts(parts: ListedMap): ListedText | undefined {
  const texts = (GROUPS.address ?? []).flatMap((key) => parts.get(key) ?? []);
  const [first] = texts;
  if (!first) return undefined;
  const apart = texts
    .flatMap(({ lines }) => lines)
    .map(withoutComma)
    .filter(isSaid);
  return { lines: [apart.join(', ')], apart, span: first.span, parts: texts.map(({ span }) => span) };
}

/** Takes an address that is one text: its lines; or, where it is on one line, what stands between its commas. */
export function addressOfText({ lines, span }: ListedText): ListedText {
  const [only = '', another] = lines;
  const isOneLine = another === undefined;
  const apart = (isOneLine ? betweenCommas(only) : lines.map(withoutComma)).filter(isSaid);
  return { lines: [isOneLine ? only : apart.join(', ')], apart, span, parts: [span] };
}

/** `12, Castle Street, Cardiff` → `12, Castle Street` and `Cardiff`: the number of a house doesn't stand alone. */
function betweenCommas(line: string): readonly string[] {
  const lines: string[] = [];
  let number = '';
  for (const part of line.split(/,\s+/)) {
    const words = number === '' ? part : `${number}, ${part}`;
    number = /^\d+[a-z]?$/i.test(words) ? words : '';
    if (number === '') lines.push(withoutComma(words));
  }
  return number === '' ? lines : [...lines, number];
}

function withoutComma(line: string): string {
  return line.replace(/,\s*$/, '');
}

function isSaid(line: string): boolean {
  return line !== '';
}
