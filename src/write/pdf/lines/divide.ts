/**
 * Divides a word that is wider than its line: with a hyphen where its language allows that, or after a sign such as the `@` of an
 * address. What readers extract is the whole word: the hyphen stands for U+00AD (ISO 32000-1, 14.8.2.2.3).
 */
import type { Faces } from './faces.js';
import type { Fragment, Word } from './fragment.js';
import { divisionsOf } from './hyphenation.js';

/** A place where a text may be divided, and whether a hyphen shows it. */
interface Division {
  readonly at: number;
  readonly isHyphenated: boolean;
}

const SOFT_HYPHEN = '\u00ad';
/** The language of words that aren't in another. */
const USUAL_LANGUAGE = 'en-GB';

/** After the sign of an address and before what has letters or digits. */
const AFTER_SIGN = /(?<=[\p{L}\d][@./_&=?+])(?=[\p{L}\d])/gu;

function divisionsIn({ text, context }: Fragment): readonly Division[] {
  const signs = [...text.matchAll(AFTER_SIGN)].map(({ index }): Division => ({ at: index, isHyphenated: false }));
  // An address with a hyphen in it would be another.
  if (signs.length > 0 || /\d/.test(text)) return signs;
  const language = context.passage?.language ?? USUAL_LANGUAGE;
  return [...text.matchAll(/\p{L}+/gu)].flatMap(({ 0: letters, index }) =>
    divisionsOf(letters, language).map((at): Division => ({ at: index + at, isHyphenated: true })),
  );
}

/** Divides a fragment into parts of which each fits a line, and the first what is left of one. Undefined if that can't be done. */
export function dividedFragment(
  fragment: Fragment,
  width: number,
  first: number,
  faces: Faces,
): readonly Fragment[] | undefined {
  const divisions = divisionsIn(fragment);
  if (divisions.length === 0) return undefined;
  const places = [...divisions, { at: fragment.text.length, isHyphenated: false }];
  const parts: Fragment[] = [];
  let next = 0;
  for (let from = 0, room = first; next < places.length; room = width) {
    let longest: Fragment | undefined;
    for (let place = places[next]; place; place = places[next]) {
      const part = partOf(fragment, from, place, faces);
      if (part.width > room) break;
      longest = part;
      next++;
    }
    if (!longest) return undefined;
    parts.push(longest);
    from += longest.text.length;
  }
  return parts;
}

function partOf(fragment: Fragment, from: number, { at, isHyphenated }: Division, faces: Faces): Fragment {
  const { ink, text } = fragment;
  const face = faces.of(ink.face);
  const words = text.slice(from, at);
  const shaped = face.shape(words);
  if (!isHyphenated) return { ...fragment, text: words, shaped, width: (shaped.width * ink.size) / 1000 };
  const hyphen = face.shape('-');
  const pieces = [...shaped.pieces, ...hyphen.pieces.map(({ shows }) => ({ shows, text: SOFT_HYPHEN }))];
  const extras = [...shaped.extras, ...hyphen.extras];
  const width = shaped.width + hyphen.width;
  return {
    ...fragment,
    text: words,
    shaped: { ...shaped, pieces, extras, width },
    width: (width * ink.size) / 1000,
    isHyphenated: true,
  };
}

/** What has more UTF-16 units is no word, but an address or the like, which nobody expects on one line. */
const LONGEST_WORD = 40;

/** The width of the least line that a word should have, in points: an address has one for each of its parts. */
export function leastWidth(word: Word): number {
  const length = word.fragments.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= LONGEST_WORD) return word.width;
  const parts = word.fragments.flatMap(({ text }) => text.split(AFTER_SIGN));
  const longest = Math.max(...parts.map((part) => part.length));
  return (word.width * Math.min(longest, LONGEST_WORD)) / length;
}

/** The same where a word may be divided once. */
export function dividedWidth(word: Word, faces: Faces): number {
  const [fragment, ...others] = word.fragments;
  const least = leastWidth(word);
  if (!fragment || others.length > 0 || fragment.fillIn || least < word.width) return least;
  const end: Division = { at: fragment.text.length, isHyphenated: false };
  const widths = divisionsIn(fragment).map((division) =>
    Math.max(partOf(fragment, 0, division, faces).width, partOf(fragment, division.at, end, faces).width),
  );
  return Math.min(least, ...widths);
}
