/**
 * Finds one person's name in a text, in whatever way it is written: with a title, with initials, the surname first, with other
 * apostrophes and accents, over two lines or keys, and in an e-mail address. A surname alone is found too, but may be somebody else's.
 */
import { nameTyped } from '../model/typed-values.js';
import { WORD_KINDS } from './ordinary-words.js';
import { hashOfWord } from './word-letters.js';
import { cutIntoWords, type Words } from './words.js';

/** Where a name stands: offsets into the text. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  /** `surname` where nothing beside it says whose it is. */
  readonly certainty: 'name' | 'surname';
}

/** A name, ready to be looked for. */
export interface PersonName {
  /** The surname, or the only word of the name, in each way that its words can be divided. */
  readonly surnames: readonly (readonly number[])[];
  /** First and middle names; empty where only a surname is known. */
  readonly given: readonly number[];
  /** The first letter of the first name. */
  readonly initial: string;
  /** All of it as one word, as in e-mail addresses. */
  readonly joined: ReadonlySet<number>;
  /** Titles that the person can't have. */
  readonly excluded: ReadonlySet<number>;
  /** Whether the surname is a word that policies use as well, such as Price or Hall. */
  readonly isOrdinary: boolean;
  /** The surname as it was typed. */
  readonly surname: string;
}

const MALE = ['mr', 'sir', 'lord', 'fr'].map(hashOfWord);
const FEMALE = ['mrs', 'ms', 'miss', 'dame', 'lady', 'sister'].map(hashOfWord);

/** Takes a name apart: `Siân O’Brien`, `Mrs S O'Brien`, `O’Brien, Siân (Mrs)`; undefined for words without a letter. */
export function personName(words: string): PersonName | undefined {
  const { title, given, surname } = partsOf(words);
  const surnames = divisionsOf(surname);
  if (surnames.length === 0) return undefined;
  const first = cutIntoWords(given);
  const known = hashOfWord(title.replace('.', ''));
  const { kinds } = cutIntoWords(surname);
  const { field, plain, common } = WORD_KINDS;
  return {
    surnames,
    given: [...first.hashes].filter((_, at) => !isInitial(first, at)),
    initial: firstLetter(given),
    joined: joinedForms(given, surname),
    excluded: new Set(MALE.includes(known) ? FEMALE : FEMALE.includes(known) ? MALE : []),
    isOrdinary: [...kinds].every((kind) => (kind & (field | plain | common)) !== 0),
    surname,
  };
}

interface TypedParts {
  readonly title: string;
  readonly given: string;
  readonly surname: string;
}

/** What stands before a surname with a small letter belongs to it: `ap Rhys`, `van der Berg`. */
function partsOf(words: string): TypedParts {
  const { title = '', first_name: first, last_name: last, name = '' } = nameTyped(words.trim().replace(/\s+/g, ' '));
  if (first !== undefined && last !== undefined) return { title, given: first, surname: last };
  const parts = name.split(' ');
  let from = parts.length - 1;
  while (from > 1 && /^\p{Ll}+$/u.test(parts[from - 1] ?? '')) from--;
  return { title, given: parts.slice(0, from).join(' '), surname: parts.slice(from).join(' ') };
}

/** The words of a surname: as they are, as one, with what an apostrophe divides as two, and without what stands before it. */
function divisionsOf(surname: string): readonly (readonly number[])[] {
  const whole = cutIntoWords(surname);
  const apart = cutIntoWords(surname.replace(/\p{P}/gu, ' '));
  const asOne = hashOfWord(surname.replace(/[^\p{L}\p{M}]/gu, ''));
  const last = whole.hashes.at(-1);
  const isDivided = /\s/.test(surname);
  const divisions = [[...whole.hashes], [...apart.hashes], ...(surname.includes('-') ? [[asOne]] : [])];
  if (isDivided && last !== undefined) divisions.push([last]);
  const seen = new Set<string>();
  return divisions.filter((hashes) => {
    const key = hashes.join();
    return hashes.length > 0 && !seen.has(key) && seen.add(key);
  });
}

const firstLetter = (words: string) => (/\p{L}/u.exec(words)?.[0] ?? '').toLowerCase();

function joinedForms(given: string, surname: string): ReadonlySet<number> {
  const [first = '', ...others] = given.split(/[\s.-]+/).filter(Boolean);
  const last = surname.replace(/[^\p{L}\p{M}]/gu, '');
  if (first === '' || last.length < 2) return new Set();
  const initials = [first, ...others].map((name) => name.charAt(0)).join('');
  const before = new Set([first, first.charAt(0), initials]);
  return new Set([...before].flatMap((word) => [hashOfWord(word + last), hashOfWord(last + word)]));
}

/** Finds a name in a text, in order; a place is told once. */
export function findName(text: string, person: PersonName): readonly NameMatch[] {
  const words = cutIntoWords(text);
  const matches: NameMatch[] = [];
  for (let at = 0; at < words.count; at++) {
    const match = matchAt(words, at, person);
    if (!match) continue;
    matches.push(match);
    while (at + 1 < words.count && (words.starts[at + 1] ?? 0) < match.end) at++;
  }
  return matches;
}

function matchAt(words: Words, at: number, person: PersonName): NameMatch | undefined {
  for (const surname of person.surnames) {
    if (!surname.every((hash, n) => isWord(words, at + n, hash))) continue;
    const to = at + surname.length - 1;
    if (!isJoined(words, at, to)) continue;
    const from = nameBefore(words, at, person);
    if (from !== undefined) return spanOf(words, from, to, 'name');
    const end = nameBehind(words, to, person);
    if (end !== undefined) return spanOf(words, at, end, 'name');
    if (person.given.length === 0 && person.initial === '') return aloneAt(words, at, to, person, 'name');
    return aloneAt(words, at, to, person, 'surname');
  }
  return person.joined.has(words.hashes[at] ?? 0) ? spanOf(words, at, at, 'name') : undefined;
}

/** A surname that is an ordinary word needs its capital letter. */
function aloneAt(
  words: Words,
  from: number,
  to: number,
  { isOrdinary }: PersonName,
  certainty: NameMatch['certainty'],
): NameMatch | undefined {
  const isName = !isOrdinary || isCapital(words, to);
  return isName ? spanOf(words, from, to, certainty) : undefined;
}

function spanOf({ starts, ends }: Words, from: number, to: number, certainty: NameMatch['certainty']): NameMatch {
  return { start: starts[from] ?? 0, end: ends[to] ?? 0, certainty };
}

const isWord = ({ hashes, stems, count }: Words, at: number, hash: number) =>
  at < count && (hashes[at] === hash || stems[at] === hash);

const isCapital = ({ kinds }: Words, at: number) => ((kinds[at] ?? 0) & WORD_KINDS.capital) !== 0;

const isInitial = ({ kinds }: Words, at: number) => ((kinds[at] ?? 0) & WORD_KINDS.initial) !== 0;

const wordAt = ({ text, starts, ends }: Words, at: number) => text.slice(starts[at], ends[at]);

const gapBefore = ({ text, starts, ends }: Words, at: number) => text.slice(ends[at - 1], starts[at]);

/** Whether the words of a surname of several follow one another. */
function isJoined(words: Words, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (!/^[^\p{L}\p{N}\n]{0,3}$/u.test(gapBefore(words, at))) return false;
  return true;
}

/** Names of keys and columns that stand between the parts of a name. */
const KEYS = new Set(
  ['first', 'last', 'name', 'firstname', 'lastname', 'surname', 'forename', 'family', 'given'].map(hashOfWord),
);

/** Signs between two parts of one name at most; indents of a file are among them. */
const WIDEST_GAP = 60;

/** Whether two words can belong to one name; a full stop ends it, unless it belongs to a title or an initial. */
function isWithinName(words: Words, at: number): boolean {
  const gap = gapBefore(words, at);
  if (gap.length > WIDEST_GAP || /\n[^\S\n]*\n|[!?;|]/.test(gap)) return false;
  return !/\.\s/.test(gap) || isInitial(words, at - 1) || isTitle(words, at - 1);
}

const isTitle = ({ kinds }: Words, at: number) => ((kinds[at] ?? 0) & WORD_KINDS.title) !== 0;

/** Other names between the first and the last. */
const MOST_BETWEEN = 3;

/** The word with which the name before a surname begins: a first name, an initial or a title. */
function nameBefore(words: Words, surname: number, person: PersonName): number | undefined {
  let between = 0;
  let initial: number | undefined;
  for (let at = surname - 1; at >= 0 && isWithinName(words, at + 1); at--) {
    if (KEYS.has(words.hashes[at] ?? 0)) continue;
    if (person.given.some((hash) => isWord(words, at, hash))) return at;
    if (isInitials(words, at, person)) initial = at;
    else if (isTitle(words, at)) return initial ?? titled(words, at, surname, person);
    else if (!isCapital(words, at)) break;
    if (++between > MOST_BETWEEN) break;
  }
  return initial;
}

/** `S`, or `SM` for S. M., whose first letter is that of the first name. */
function isInitials(words: Words, at: number, { initial }: PersonName): boolean {
  const written = wordAt(words, at);
  const isShort = isInitial(words, at) || /^\p{Lu}{2,3}$/u.test(written);
  return initial !== '' && isShort && plainLetter(written.charAt(0)) === plainLetter(initial);
}

const plainLetter = (sign: string) => sign.normalize('NFD').charAt(0).toLowerCase();

/** A title right before the surname, unless it is that of a man before a woman's. */
function titled(words: Words, at: number, surname: number, { excluded }: PersonName): number | undefined {
  return at === surname - 1 && !excluded.has(words.hashes[at] ?? 0) ? at : undefined;
}

/** The word with which the name behind a surname ends: `O’Brien, Siân`, `O’Brien S`. */
function nameBehind(words: Words, surname: number, person: PersonName): number | undefined {
  for (let at = surname + 1; at < words.count && isWithinName(words, at); at++) {
    if (KEYS.has(words.hashes[at] ?? 0) || isTitle(words, at)) continue;
    if (person.given.some((hash) => isWord(words, at, hash))) return at;
    return /^,?\s$/.test(gapBefore(words, at)) && isInitials(words, at, person) && at === surname + 1 ? at : undefined;
  }
  return undefined;
}
