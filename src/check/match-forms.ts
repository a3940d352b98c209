/** Decides whether a form of a value really stands where a text has its anchor, and how sure that is. */
import { WIDEST_GAP } from './anchors.js';
import { WORD_KINDS } from './ordinary-words.js';
import type {
  AddressForm,
  CompanyForm,
  JoinedForm,
  NumberForm,
  PhraseForm,
  PostcodeForm,
  SurnameForm,
  ValueForm,
} from './value-forms.js';
import { foldedText, hashOfWord, letterAt } from './word-letters.js';
import type { Words } from './words.js';

/**
 * How sure it is that words mean the value.
 * - `certain`: nobody else is called so.
 * - `likely`: somebody else could be, such as another Mrs Evans in an example.
 * - `possible`: it could be an ordinary word with a capital letter.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

export interface Match {
  readonly start: number;
  readonly end: number;
  readonly certainty: Certainty;
}

const { capital, binding, suffix, initial, hasDigit } = WORD_KINDS;
const THE = hashOfWord('the');

/** Whether a value of this form stands at an anchor's place. */
export function matchAt(form: ValueForm, words: Words, place: number, isPerson: boolean): Match | undefined {
  switch (form.kind) {
    case 'phrase':
      return phraseAt(form, words, place - form.anchorAt, isPerson);
    case 'company':
      return companyAt(form, words, place - form.hashes.length + 1);
    case 'joined':
      return joinedAt(form, words, place);
    case 'surname':
      return surnameAt(form, words, place);
    case 'number':
      return numberAt(form, words.text, place);
    case 'postcode':
      return postcodeAt(form, words, place);
    case 'address':
      return addressAt(form, words, place);
  }
}

/** Whether the words stand here; the last may have a possessive. */
function standAt(hashes: readonly number[], words: Words, from: number): boolean {
  const last = hashes.length - 1;
  if (from < 0 || from + last >= words.count) return false;
  for (let n = 0; n < last; n++) if (words.hashes[from + n] !== hashes[n]) return false;
  return words.hashes[from + last] === hashes[last] || words.stems[from + last] === hashes[last];
}

const spanOf = ({ starts, ends }: Words, from: number, to: number) => ({
  start: starts[from] ?? 0,
  end: ends[to] ?? 0,
});

function phraseAt(form: PhraseForm, words: Words, from: number, isPerson: boolean): Match | undefined {
  if (!standAt(form.hashes, words, from)) return undefined;
  const to = from + form.hashes.length - 1;
  const span = spanOf(words, from, to);
  if (form.hashes.length === 1) {
    const certainty = certaintyOfWord(form, words, from);
    return certainty && { ...span, certainty };
  }
  const gaps = gapsBetween(words, from, to);
  if (!form.isDivided && gaps.some((gap) => isDivided(gap, form.hasNumber))) return undefined;
  const isSlug = form.rare + form.telling > 0 && gaps.every((gap) => !/\s/.test(gap));
  const hasCapitals = form.capitals.every((isNeeded, n) => !isNeeded || isCapital(words, from + n));
  const isUnlikeWords = !isPerson && (form.rare > 1 || (form.rare > 0 && form.hashes.length > 2));
  if (!hasCapitals && !isSlug && !isUnlikeWords) return undefined;
  // "Putting Care First" is a heading; "Care First" among other words is a name.
  const isOrdinary = form.rare + form.telling === 0 && form.unlike < 2 && form.hashes.length < 3;
  return { ...span, certainty: isOrdinary && isWithinCapitals(words, from, to) ? 'possible' : 'certain' };
}

const isCapital = ({ kinds }: Words, at: number) => ((kinds[at] ?? 0) & (capital | hasDigit)) !== 0;

function gapsBetween({ text, starts, ends }: Words, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, n) => text.slice(ends[from + n], starts[from + n + 1]));
}

/** Whether a sentence or a clause ends between two words; the lines of an address have commas. */
function isDivided(gap: string, isAddress: boolean): boolean {
  return isAddress ? /[.;:!?]\s|\n\s*\n/.test(gap) : /[.,;:!?()]\s|\s[(–—]|\n\s*\n/.test(gap);
}

/** A name of one word may be a word: Ltd behind it, or The before one that has it, makes it a name. */
function certaintyOfWord({ hasArticle }: PhraseForm, words: Words, at: number): Certainty | undefined {
  if (isCompany(words, at)) return 'certain';
  if (!isCapital(words, at)) return undefined;
  return hasArticle && at > 0 && words.hashes[at - 1] === THE ? 'certain' : 'possible';
}

/** Whether Ltd follows. */
function isCompany({ text, kinds, starts, ends, count }: Words, at: number): boolean {
  return (
    at + 1 < count &&
    ((kinds[at + 1] ?? 0) & suffix) !== 0 &&
    /^[\s,(]{1,3}$/.test(text.slice(ends[at], starts[at + 1]))
  );
}

/** Whether another word with a capital letter stands before or behind it on its line. */
function isWithinCapitals(words: Words, from: number, to: number): boolean {
  return isCapitalBeside(words, from - 1, from) || isCapitalBeside(words, to + 1, to);
}

function isCapitalBeside(words: Words, other: number, at: number): boolean {
  if (other < 0 || other >= words.count) return false;
  const kinds = words.kinds[other] ?? 0;
  if ((kinds & capital) === 0 || (kinds & (binding | suffix)) !== 0) return false;
  const [first, second] = other < at ? [other, at] : [at, other];
  return /^[ \u00a0]$/.test(words.text.slice(words.ends[first], words.starts[second]));
}

function companyAt({ hashes }: CompanyForm, words: Words, from: number): Match | undefined {
  if (!standAt(hashes, words, from)) return undefined;
  const to = from + hashes.length - 1;
  // "Acme Home Care Ltd" isn't "Home Care Ltd".
  if (!isCompany(words, to) || isCapitalBeside(words, from - 1, from)) return undefined;
  return { ...spanOf(words, from, to + 1), certainty: 'certain' };
}

function joinedAt({ hash }: JoinedForm, words: Words, at: number): Match | undefined {
  return standAt([hash], words, at) ? { ...spanOf(words, at, at), certainty: 'certain' } : undefined;
}

function surnameAt({ hashes, excluded }: SurnameForm, words: Words, at: number): Match | undefined {
  if (!isCapital(words, at) || excluded.includes(words.hashes[at] ?? 0)) return undefined;
  let from = at + 1;
  while (((words.kinds[from] ?? 0) & initial) !== 0 && words.hashes[from] !== hashes[0]) from++;
  if (!standAt(hashes, words, from) || !isCapital(words, from + hashes.length - 1)) return undefined;
  const gap = words.text.slice(words.ends[at], words.starts[from]);
  return /[,;:!?\n]\s*\n|[,;:!?]/.test(gap)
    ? undefined
    : { ...spanOf(words, at, from + hashes.length - 1), certainty: 'likely' };
}

/** Letters of a text on one side of a place. */
interface Letters {
  readonly letters: string;
  /** Where they begin or end. */
  readonly place: number;
}

/** Takes letters from a place on, forwards or backwards, until there are enough; `passes` says what may stand between. */
function lettersFrom(
  text: string,
  place: number,
  step: 1 | -1,
  length: number,
  passes: (gap: string) => boolean,
): Letters {
  let letters = '';
  let gap = '';
  let end = place;
  for (let at = step > 0 ? place : place - 1; at >= 0 && at < text.length && letters.length < length; at += step) {
    const folded = foldedText(text.charAt(at));
    if (folded === '') continue;
    if (passes(gap + folded)) {
      gap += folded;
      continue;
    }
    gap = '';
    letters = step > 0 ? letters + folded : folded + letters;
    end = step > 0 ? at + 1 : at;
  }
  return { letters, place: end };
}

/** The place of letters on either side of an offset. */
function around(
  text: string,
  place: number,
  [before, behind]: readonly [string, string],
  passes: (gap: string) => boolean,
): { readonly start: number; readonly end: number } | undefined {
  const left = lettersFrom(text, place, -1, before.length, passes);
  if (left.letters !== before) return undefined;
  const right = lettersFrom(text, place, 1, behind.length, passes);
  return right.letters === behind ? { start: left.place, end: right.place } : undefined;
}

const isBetweenDigits = (gap: string) => gap.length <= WIDEST_GAP && /^[^\p{L}\p{N}]+$/u.test(gap);

function numberAt({ compact, anchorAt, isPhone }: NumberForm, text: string, place: number): Match | undefined {
  const span = around(text, place, [compact.slice(0, anchorAt), compact.slice(anchorAt)], isBetweenDigits);
  if (!span || isPartOfWord(text.charAt(span.end))) return undefined;
  if (!isPhone) return isPartOfWord(text.charAt(span.start - 1)) ? undefined : { ...span, certainty: 'certain' };
  const start = trunkBefore(text, span.start);
  return start === undefined ? undefined : { start, end: span.end, certainty: 'certain' };
}

const isPartOfWord = (sign: string) => sign !== '' && letterAt(sign.charCodeAt(0)) > 0;

/** Where the 0, +44 or 0044 before a telephone number begins. */
function trunkBefore(text: string, start: number): number | undefined {
  const before =
    /(?:(?:\+|00|(?<!\d))[\s\p{Cf}]?44[^\p{L}\p{N}]{0,4}(?:0[^\p{L}\p{N}]{0,4})?|\(?(?<!\d)0[^\p{L}\p{N}]{0,4})$/u.exec(
      text.slice(Math.max(0, start - 16), start),
    );
  return before ? start - before[0].length : undefined;
}

function postcodeAt({ compact }: PostcodeForm, words: Words, at: number): Match | undefined {
  const first = foldedText(words.text.slice(words.starts[at], words.ends[at]));
  const to = first === compact ? at : at + 1;
  const whole = foldedText(words.text.slice(words.starts[at], words.ends[to])).replace(/[^a-z\d]/g, '');
  return whole === compact ? { ...spanOf(words, at, to), certainty: 'certain' } : undefined;
}

/** A line may end within an address. */
const isLineEnd = (gap: string) => /^\s*\n\s*$/.test(gap);

function addressAt({ written, anchorAt }: AddressForm, { text, ends }: Words, at: number): Match | undefined {
  const dot = text.indexOf('.', ends[at]);
  const span = around(text, dot, [written.slice(0, anchorAt), written.slice(anchorAt)], isLineEnd);
  if (!span) return undefined;
  const before = text.charAt(span.start - 1);
  const behind = text.slice(span.end, span.end + 2);
  if (isPartOfWord(before) || before === '-' || /^(?:[\p{L}\p{N}]|-|\.[a-z])/u.test(behind)) return undefined;
  // Another mailbox whose name ends like this one.
  if (written.includes('@') && /[._+]/.test(before)) return undefined;
  return { ...span, certainty: 'certain' };
}
