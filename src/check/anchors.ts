/**
 * What identifying values are recognised by in a text: a rare word with its neighbour, the last digits of a number, the middle of a
 * web address. Every way of writing a value has one anchor, so that a search looks at few places, however many values there are;
 * and a text whose anchors are known need not be opened to see that a value isn't in it.
 */
import { WORD_KINDS } from './ordinary-words.js';
import { DIVIDES, foldedText, hashOfWord, letterAt } from './word-letters.js';
import type { Words } from './words.js';

/** The anchors of a text. */
export interface Anchors {
  readonly hashes: Int32Array;
  /** Where each is: the index of its word, or the offset behind its last digit. */
  readonly places: Int32Array;
}

/** How many digits a number is recognised by. */
export const ANCHOR_DIGITS = 5;
const DIGITS_MODULUS = 10 ** ANCHOR_DIGITS;
/** Signs that can stand between two digits of a number. */
export const WIDEST_GAP = 4;
/** Initials between a title and a surname: Mrs A. B. Evans. */
const MOST_INITIALS = 3;

const { field, plain, common, binding, suffix, title, capital, number, hasDigit, initial, long } = WORD_KINDS;

const mixed = (kind: number, first: number, second: number): number =>
  Math.imul(Math.imul(first ^ (kind * 0x9e3779b1), 0x85ebca6b) ^ second, 0xc2b2ae35) ^ (second >>> 15);

/** Makes the anchor of each kind; `place` says what it lies on. */
export const anchorOf = {
  /** Two words beside one another; it lies on the first. */
  pair: (first: number, second: number) => mixed(1, first, second),
  /** A word that has a capital letter or is long, and isn’t common in policies. */
  single: (word: number) => mixed(2, word, 0),
  /** A surname behind a title; it lies on the title. */
  titled: (surname: number) => mixed(3, surname, 0),
  /** The last one or two words before Ltd; it lies on the last of them. */
  company: (last: number, before: number) => mixed(4, last, before),
  /** The words on either side of a dot without a space; it lies on the first. */
  dotted: (first: number, second: number) => mixed(5, first, second),
  /** A postcode without its space; it lies on its first word. */
  postcode: (compact: string) => mixed(6, hashOfWord(compact), 0),
  /** The last digits of a number before anything else; it lies behind the last. */
  digits: (digits: number) => mixed(7, digits, 0),
} as const;

/** Whether a rare or capitalised word can be what a value is recognised by. */
export function isTelling(kinds: number): boolean {
  return (kinds & common) === 0 || ((kinds & field) === 0 && (kinds & capital) !== 0);
}

/** Gives all anchors of a text: those of its words in their order, then those of its numbers. Some stand there several times. */
export function anchorsOf(words: Words): Anchors {
  list.clear();
  for (let at = 0; at < words.count; at++) addAnchorsAt(list, words, at);
  addDigits(list, words.text, 0, words.text.length, NO_DIGITS);
  return list.taken();
}

/** The anchors of the text at hand; its room is used again for the next. */
export class AnchorList {
  private hashes = new Int32Array(4096);
  private places = new Int32Array(4096);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  add(hash: number, place: number): void {
    if (this.count === this.hashes.length) {
      this.hashes = twiceAsLong(this.hashes);
      this.places = twiceAsLong(this.places);
    }
    this.hashes[this.count] = hash;
    this.places[this.count++] = place;
  }

  /** Adds those of a part of the text; they lie `offset` further on. */
  addAll({ hashes, places }: Anchors, offset: number): void {
    for (let n = 0; n < hashes.length; n++) this.add(hashes[n] ?? 0, (places[n] ?? 0) + offset);
  }

  taken(): Anchors {
    return { hashes: this.hashes.slice(0, this.count), places: this.places.slice(0, this.count) };
  }
}

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

const list = new AnchorList();

/** Adds the anchors that a word has, alone or with its neighbours. */
export function addAnchorsAt(list: AnchorList, words: Words, at: number): void {
  const kinds = words.kinds[at] ?? 0;
  if (isTelling(kinds) || isInFileName(words, at, kinds)) addTelling(list, words, at, kinds);
  if ((kinds & title) !== 0) addTitled(list, words, at);
  if ((kinds & suffix) !== 0 && at > 0) addCompany(list, words, at);
  if ((kinds & hasDigit) !== 0) addPostcode(list, words, at);
  if (isDotted(words, at)) list.add(anchorOf.dotted(words.hashes[at] ?? 0, words.hashes[at + 1] ?? 0), at);
}

function addTelling(list: AnchorList, words: Words, at: number, kinds: number): void {
  const { hashes, stems } = words;
  const hash = hashes[at] ?? 0;
  const stem = stems[at] ?? 0;
  if (isNeighbour(words, at + 1, kinds)) {
    const next = hashes[at + 1] ?? 0;
    const nextStem = stems[at + 1] ?? 0;
    list.add(anchorOf.pair(hash, next), at);
    if (nextStem !== next) list.add(anchorOf.pair(hash, nextStem), at);
  }
  if (isNeighbour(words, at - 1, kinds)) {
    const before = hashes[at - 1] ?? 0;
    list.add(anchorOf.pair(before, hash), at - 1);
    if (stem !== hash) list.add(anchorOf.pair(before, stem), at - 1);
  }
  if ((kinds & (capital | long)) === 0 || (kinds & plain) !== 0) return;
  list.add(anchorOf.single(hash), at);
  if (stem !== hash) list.add(anchorOf.single(stem), at);
}

/** Whether a word can be of the same name as the telling one beside it: beside one of everyday English, only with a capital letter. */
function isNeighbour({ kinds, count }: Words, at: number, telling: number): boolean {
  if (at < 0 || at >= count) return false;
  return (
    (telling & (common | capital)) !== (common | capital) || ((kinds[at] ?? 0) & (capital | binding | hasDigit)) !== 0
  );
}

/** Whether a word of everyday English is joined with another, as in `bright-home.pdf` and `bright_home`. */
function isInFileName({ text, starts, ends }: Words, at: number, kinds: number): boolean {
  if ((kinds & (field | plain)) !== 0) return false;
  return isJoint(text.charCodeAt((starts[at] ?? 0) - 1)) || isJoint(text.charCodeAt(ends[at] ?? 0));
}

const isJoint = (code: number) => code === HYPHEN || code === UNDERSCORE;

function addTitled(list: AnchorList, { hashes, stems, kinds, count }: Words, at: number): void {
  const last = Math.min(at + MOST_INITIALS + 1, count - 1);
  for (let next = at + 1; next <= last; next++) {
    list.add(anchorOf.titled(hashes[next] ?? 0), at);
    if (stems[next] !== hashes[next]) list.add(anchorOf.titled(stems[next] ?? 0), at);
    if (((kinds[next] ?? 0) & initial) === 0) return;
  }
}

function addCompany(list: AnchorList, { hashes }: Words, at: number): void {
  const last = hashes[at - 1] ?? 0;
  list.add(anchorOf.company(last, 0), at - 1);
  if (at > 1) list.add(anchorOf.company(last, hashes[at - 2] ?? 0), at - 1);
}

const DOT = 46;

/** Whether a dot and no space stands between this word and the next, and they aren’t both numbers. */
function isDotted({ text, starts, ends, kinds, count }: Words, at: number): boolean {
  if (at + 1 >= count) return false;
  const end = ends[at] ?? 0;
  const start = starts[at + 1] ?? 0;
  if (start - end === 1 && text.charCodeAt(end) !== DOT) return false;
  return (
    start - end <= WIDEST_GAP && ((kinds[at] ?? 0) & (kinds[at + 1] ?? 0) & number) === 0 && isDot(text, end, start)
  );
}

/** Whether a gap is a dot, perhaps with invisible signs or the end of a line beside it. */
function isDot(text: string, start: number, end: number): boolean {
  let hasDot = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) hasDot = true;
    else if (code !== LINE_END && letterAt(code) === DIVIDES) return false;
  }
  return hasDot;
}

const OUTWARD = /^[a-z]{1,2}\d[a-z\d]?$/;
const INWARD = /^\d[a-z]{2}$/;
const WHOLE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;

function addPostcode(list: AnchorList, { text, starts, ends, count }: Words, at: number): void {
  const length = (ends[at] ?? 0) - (starts[at] ?? 0);
  if (length < 2 || length > 8) return;
  const first = foldedText(text.slice(starts[at], ends[at]));
  if (WHOLE.test(first)) list.add(anchorOf.postcode(first), at);
  if (at + 1 >= count || !OUTWARD.test(first)) return;
  const second = foldedText(text.slice(starts[at + 1], ends[at + 1]));
  if (INWARD.test(second)) list.add(anchorOf.postcode(first + second), at);
}

const LINE_END = 10;
const HYPHEN = 45;
const UNDERSCORE = 95;
const ZERO = 48;
const NINE = 57;

/** What a text before has begun: a number may go on. */
export interface DigitsBefore {
  /** The last digits of the number. */
  readonly digits: number;
  /** How many digits it has so far. */
  readonly count: number;
  /** How many other signs stand behind the last. */
  readonly gap: number;
}

export const NO_DIGITS: DigitsBefore = { digits: 0, count: 0, gap: 0 };

/** Adds the last five digits before any other sign, with few signs between them, and no letter; gives what goes on behind `to`. */
export function addDigits(
  list: AnchorList,
  text: string,
  from: number,
  to: number,
  before: DigitsBefore,
): DigitsBefore {
  let { digits, count, gap } = before;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      digits = (digits * 10 + code - ZERO) % DIGITS_MODULUS;
      count++;
      gap = 0;
      if (count >= ANCHOR_DIGITS && !isDigit(text.charCodeAt(at + 1))) list.add(anchorOf.digits(digits), at + 1);
    } else if (count > 0) {
      const letter = letterAt(code);
      if (letter > 0 || (letter === DIVIDES && ++gap > WIDEST_GAP)) count = 0;
    }
  }
  return count === 0 ? NO_DIGITS : { digits, count, gap };
}

const isDigit = (code: number) => code >= ZERO && code <= NINE;

/** Where the words of a line end and begin whose anchors hang on the lines beside it. */
export interface LineEdges {
  /** The first word whose anchors the line alone decides. */
  readonly from: number;
  /** The first behind those. */
  readonly to: number;
}

/** Gives the edges of a line that was cut by itself; every word lies on an edge where it has few. */
export function edgesOf(words: Words): LineEdges {
  const { count, kinds } = words;
  // Ltd has an anchor with two words before it.
  const from = ((kinds[1] ?? 0) & suffix) !== 0 ? 2 : 1;
  let to = count - 1;
  for (let at = Math.max(from, count - 1 - MOST_INITIALS); at < to; at++) if (((kinds[at] ?? 0) & title) !== 0) to = at;
  return from < to ? { from, to } : { from: count, to: count };
}
