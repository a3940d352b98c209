/** Says of one line of a text, without its neighbours, whether it may be a heading, and how it is numbered. */
import { isSectionName } from './section-names.js';

/** The number at the start of a line. */
export interface TypedNumbers {
  /** `[2, 1]` for `2.1`; `[2]` for `2`, `2.` and `2.0`. */
  readonly numbers: readonly number[];
  /** The length of the number in characters, including the space after it. */
  readonly width: number;
  /** Whether the number alone shows what the line is. `1 Purpose`, `1) Purpose` and `1 – Purpose` can be other things too. */
  readonly isPlain: boolean;
}

const NUMBER = /^(\d{1,2}(?:\.\d{1,2}){0,4})(\.|\)|:|[ \u00A0]?[-–—])?(?:([ \t\u00A0]+)(?=\S)|(?=\p{Lu}\p{Ll}))/u;

/** A heading isn't a sentence; the longest in practice are about twelve words. */
const LONGEST_HEADING = 100;

/** Reads `1. Purpose`, `1.0 Purpose`, `3.1 Digital access`, `3.1. …`, `1.Purpose`, `1<tab>Purpose`, `1 Purpose`, `1) …`, `1 – …`. */
export function typedNumbers(words: string): TypedNumbers | undefined {
  const match = NUMBER.exec(words);
  if (!match) return undefined;
  const [typed = '', digits = '', sign = '', space = ''] = match;
  const numbers = digits.split('.').map(Number);
  const isLong = numbers.length > 1;
  if (space === '' && sign !== '.' && !isLong) return undefined;
  const hasTab = space.includes('\t');
  // `1<tab>Gloves<tab>20` is the row of a table.
  if (sign === '' && !isLong && words.slice(typed.length).includes('\t')) return undefined;
  if (isLong && /\.0$/.test(digits)) numbers.pop();
  return { numbers, width: typed.length, isPlain: isLong || sign === '.' || (sign === '' && hasTab) };
}

/** Whether words are few and no sentence. A colon ends a heading only where the words are the name of a section. */
export function isShort(words: string): boolean {
  if (words.length > LONGEST_HEADING || /[.;,]$/.test(words)) return false;
  return !words.endsWith(':') || isSectionName(words);
}

/** Whether words begin as headings do: with a capital letter, a digit, a quotation mark, a bracket or a tag. */
export function beginsLikeHeading(words: string): boolean {
  return /^[\p{Lu}\p{N}"'“‘([{<]/u.test(words);
}

/** Whether a line is words in capitals, as headings without numbers often are. */
export function isInCapitals(words: string): boolean {
  if (words.length > 80 || /[.;,!?]$/.test(words) || /:./.test(words) || /[{}<>[\]\t@]/.test(words)) return false;
  return /^\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) > 2;
}
