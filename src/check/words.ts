/**
 * Cuts a text into words for comparing. What readers see as one word is one, whatever it is written with: `Tŷ` and `Ty`, `ﬁrst`
 * and `first`, `O’Shea` and `O‘Shea`, and a word with a soft hyphen in it. Each word is a number, so that nothing is copied.
 */
import { knownWords, WORD_KINDS } from './ordinary-words.js';
import { DIVIDES, hashOfWord, IS_APOSTROPHE, IS_IGNORED, letterAt, NO_LETTERS, withLetter } from './word-letters.js';

/** The words of a text; everything about one of them has the same index. */
export interface Words {
  /** Of the same length as the text that was cut; addresses have the letters that `%20` and the like stand for. */
  readonly text: string;
  readonly count: number;
  /** Offsets into the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What each word is compared by: `Limited` and `Ltd` are equal. */
  readonly hashes: Int32Array;
  /** The same without a possessive or the number of a footnote: `Home’s` and `Home1` are `Home`. */
  readonly stems: Int32Array;
  /** Flags of WORD_KINDS. */
  readonly kinds: Uint16Array;
}

const AMPERSAND = 38;
const HYPHEN = 45;
const HYPHEN_SIGN = 0x2010;
const LINE_END = 10;
const ZERO = 48;
const NINE = 57;
const SMALL_S = 115;
const AND = hashOfWord('and');
/** A name of several words, written as one, is at least as long. */
const LONG = 10;
/** Numbers of footnotes have no more digits. */
const FOOTNOTE_DIGITS = 2;

/** Cuts a text into words. */
export function cutIntoWords(written: string): Words {
  return cutReadable(readableText(written));
}

/** A text of the same length with the letters for `%20` and the like, with invisible signs behind them. */
export function readableText(written: string): string {
  return written.includes('%') ? withoutPercents(written) : written;
}

/** A part of a text, which no word goes on behind, and its words where they are known: with offsets from its start. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
  readonly words?: Words | undefined;
}

/** Cuts a text whose letters stand as they are. */
export function cutReadable(text: string, parts: readonly TextPart[] = [{ start: 0, end: text.length }]): Words {
  return copyOf(cutForNow(text, parts));
}

/** The same; but the words are good only until another text is cut. */
export function cutForNow(text: string, parts: readonly TextPart[]): Words {
  columns.reserve(text.length);
  let count = 0;
  for (const { start, end, words } of parts) {
    if (words) columns.setAll(count, words, start);
    count = words ? count + words.count : cutPart(text, start, end, count);
  }
  return columns.view(text, count);
}

/** Cuts a part of a text, and gives the number of words with those before it. */
function cutPart(text: string, start: number, end: number, before: number): number {
  let count = before;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (code === AMPERSAND) columns.set(count++, at, at + 1, AND, AND, 0);
    if (letterAt(code) <= DIVIDES) at++;
    else at = takeWord(text, at, count++);
  }
  return count;
}

function withoutPercents(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (written) => {
    try {
      // A space in an address joins its words.
      const letters = decodeURIComponent(written).replace(/\s/g, '_');
      return letters + '\u200b'.repeat(written.length - letters.length);
    } catch {
      return written;
    }
  });
}

/** Where words are put while a text is cut: one array for each thing about them, used again for the next text. */
class Columns {
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private hashes = new Int32Array(0);
  private stems = new Int32Array(0);
  private kinds = new Uint16Array(0);

  /** Makes room for all words of a text; each takes two signs at least, but for `&`. */
  reserve(length: number): void {
    if (this.starts.length > length) return;
    const size = length * 2 + 1;
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
    this.hashes = new Int32Array(size);
    this.stems = new Int32Array(size);
    this.kinds = new Uint16Array(size);
  }

  set(at: number, start: number, end: number, hash: number, stem: number, shape: number): void {
    const known = knownWords();
    const slot = known.slotOf(hash);
    const meaning = known.kindsAt(slot);
    const kinds = meaning === 0 && isShortNumber(shape, end - start) ? SHORT_NUMBER : meaning;
    this.starts[at] = start;
    this.ends[at] = end;
    this.hashes[at] = meaning === 0 ? hash : known.sameAt(slot);
    if (stem === hash) {
      this.stems[at] = this.hashes[at] ?? hash;
      this.kinds[at] = kinds | shape;
      return;
    }
    const stemSlot = known.slotOf(stem);
    const stemKinds = known.kindsAt(stemSlot);
    this.stems[at] = stemKinds === 0 ? stem : known.sameAt(stemSlot);
    // A word with a possessive is as ordinary as both its forms are.
    this.kinds[at] = (kinds & stemKinds) | shape;
  }

  /** Words that were cut from a part of the text. */
  setAll(first: number, { count, starts, ends, hashes, stems, kinds }: Words, offset: number): void {
    this.hashes.set(hashes, first);
    this.stems.set(stems, first);
    this.kinds.set(kinds, first);
    for (let at = 0; at < count; at++) {
      this.starts[first + at] = (starts[at] ?? 0) + offset;
      this.ends[first + at] = (ends[at] ?? 0) + offset;
    }
  }

  view(text: string, count: number): Words {
    const { starts, ends, hashes, stems, kinds } = this;
    return { text, count, starts, ends, hashes, stems, kinds };
  }
}

function copyOf({ text, count, starts, ends, hashes, stems, kinds }: Words): Words {
  return {
    text,
    count,
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    hashes: hashes.slice(0, count),
    stems: stems.slice(0, count),
    kinds: kinds.slice(0, count),
  };
}

const columns = new Columns();

/** Takes up the word that begins here, and gives the offset behind it. */
function takeWord(text: string, start: number, index: number): number {
  let hash = NO_LETTERS;
  let end = start;
  let length = 0;
  let digits = 0;
  let lastLetter = 0;
  // The word before its apostrophe, and before the digits it ends with.
  let owner = NO_LETTERS;
  let ownerLength = 0;
  let unnumbered = NO_LETTERS;
  let digitsAtEnd = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = letterAt(code);
    if (letter > DIVIDES) {
      if (code >= ZERO && code <= NINE) {
        if (digitsAtEnd === 0) unnumbered = hash;
        digits++;
        digitsAtEnd++;
      } else digitsAtEnd = 0;
      hash = withLetter(hash, letter);
      lastLetter = letter;
      length++;
      end = at + 1;
    } else if (letter === IS_APOSTROPHE && isLetter(text.charCodeAt(at + 1))) {
      owner = hash;
      ownerLength = length;
    } else if (letter !== IS_IGNORED) {
      if (!isDivision(text, at)) break;
      at++;
    }
  }
  const isOwners = ownerLength > 0 && length === ownerLength + 1 && lastLetter === SMALL_S;
  const isNumbered = digitsAtEnd > 0 && digitsAtEnd <= FOOTNOTE_DIGITS && length > digits + 1;
  const stem = isOwners ? owner : isNumbered ? unnumbered : hash;
  columns.set(index, start, end, hash, stem, shapeOf(text, start, length, digits));
  return at;
}

const SHORT_NUMBER = WORD_KINDS.field | WORD_KINDS.common;

/** Numbers of one or two digits stand everywhere. */
function isShortNumber(shape: number, length: number): boolean {
  return (shape & WORD_KINDS.number) !== 0 && length <= 2;
}

function shapeOf(text: string, start: number, length: number, digits: number): number {
  const { capital, number, hasDigit, initial, long } = WORD_KINDS;
  return (
    (isCapital(text, start) ? capital : 0) |
    (digits === length ? number : 0) |
    (digits > 0 ? hasDigit : 0) |
    (length === 1 && digits === 0 ? initial : 0) |
    (length >= LONG ? long : 0)
  );
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 65 && code <= 90;
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

function isLetter(code: number): boolean {
  return letterAt(code) > 0 && !(code >= ZERO && code <= NINE);
}

/** Whether a word may be divided by this sign at the end of a line. */
export function isHyphen(code: number): boolean {
  return code === HYPHEN || code === HYPHEN_SIGN;
}

/** Whether a word is divided here at the end of a line, and goes on with a small letter. */
function isDivision(text: string, at: number): boolean {
  if (!isHyphen(text.charCodeAt(at)) || text.charCodeAt(at + 1) !== LINE_END) return false;
  const next = text.charAt(at + 2);
  return next !== next.toUpperCase();
}
