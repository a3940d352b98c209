/**
 * Cuts a text into words for comparing. What readers see as one word is one, whatever it is written with: `Tŷ` and `Ty`, `ﬁrst`
 * and `first`, `O’Shea` and `O‘Shea`, and a word with a soft hyphen in it. Each word is a number, so that nothing is copied.
 */
import { meaningOf, WORD_KINDS } from './ordinary-words.js';
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
  const cutter = new Cutter(written.includes('%') ? withoutPercents(written) : written);
  return cutter.cut();
}

/** The letters for `%20` and the like, with invisible signs behind them, so that all offsets stay. */
function withoutPercents(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (written) => {
    try {
      const letters = decodeURIComponent(written);
      return letters + '\u200b'.repeat(written.length - letters.length);
    } catch {
      return written;
    }
  });
}

class Cutter {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly hashes: number[] = [];
  private readonly stems: number[] = [];
  private readonly kinds: number[] = [];

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  cut(): Words {
    const { text } = this;
    for (let at = 0; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === AMPERSAND) this.add(at, at + 1, AND, AND, 0);
      at = letterAt(code) > 0 ? this.word(at) : at + 1;
    }
    return {
      text,
      count: this.starts.length,
      starts: Int32Array.from(this.starts),
      ends: Int32Array.from(this.ends),
      hashes: Int32Array.from(this.hashes),
      stems: Int32Array.from(this.stems),
      kinds: Uint16Array.from(this.kinds),
    };
  }

  /** Takes up the word that begins here, and gives the offset behind it. */
  private word(start: number): number {
    const { text } = this;
    let hash = NO_LETTERS;
    let end = start;
    let length = 0;
    let digits = 0;
    /** The word before its apostrophe, and how many letters it had. */
    let owner = NO_LETTERS;
    let ownerLength = 0;
    /** The word before the digits it ends with. */
    let unnumbered = NO_LETTERS;
    let digitsAtEnd = 0;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = letterAt(code);
      if (letter === IS_IGNORED) continue;
      if (letter === IS_APOSTROPHE && isLetter(text.charCodeAt(at + 1))) {
        owner = hash;
        ownerLength = length;
        continue;
      }
      if (letter <= DIVIDES) {
        if (isDivision(text, at)) {
          at++;
          continue;
        }
        break;
      }
      if (code >= ZERO && code <= NINE) {
        if (digitsAtEnd === 0) unnumbered = hash;
        digits++;
        digitsAtEnd++;
      } else digitsAtEnd = 0;
      hash = withLetter(hash, letter);
      length++;
      end = at + 1;
    }
    const isOwners = ownerLength > 0 && length === ownerLength + 1 && letterAt(text.charCodeAt(end - 1)) === SMALL_S;
    const isNumbered = digitsAtEnd > 0 && digitsAtEnd <= FOOTNOTE_DIGITS && length > digits + 1;
    const stem = isOwners ? owner : isNumbered ? unnumbered : hash;
    this.add(start, end, hash, stem, shapeOf(text, start, length, digits));
    return at;
  }

  private add(start: number, end: number, hash: number, stem: number, shape: number): void {
    const meaning = meaningOf(hash);
    const stemMeaning = stem === hash ? meaning : meaningOf(stem);
    this.starts.push(start);
    this.ends.push(end);
    this.hashes.push(meaning?.hash ?? hash);
    this.stems.push(stemMeaning?.hash ?? stem);
    const kinds = meaning?.kinds ?? (isShortNumber(shape, end - start) ? SHORT_NUMBER : 0);
    // A word with a possessive is as ordinary as both its forms are.
    this.kinds.push((stem === hash ? kinds : kinds & (stemMeaning?.kinds ?? 0)) | shape);
  }
}

const SHORT_NUMBER = WORD_KINDS.field | WORD_KINDS.common;

/** Numbers of one or two digits stand everywhere. */
function isShortNumber(shape: number, length: number): boolean {
  return (shape & WORD_KINDS.number) !== 0 && length <= 2;
}

function shapeOf(text: string, start: number, length: number, digits: number): number {
  const { capital, number, hasDigit, initial, long } = WORD_KINDS;
  const first = text.charAt(start);
  return (
    (first !== first.toLowerCase() ? capital : 0) |
    (digits === length ? number : 0) |
    (digits > 0 ? hasDigit : 0) |
    (length === 1 && digits === 0 ? initial : 0) |
    (length >= LONG ? long : 0)
  );
}

function isLetter(code: number): boolean {
  return letterAt(code) > 0 && !(code >= ZERO && code <= NINE);
}

/** Whether a word is divided here at the end of a line, and goes on with a small letter. */
function isDivision(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if ((code !== HYPHEN && code !== HYPHEN_SIGN) || text.charCodeAt(at + 1) !== LINE_END) return false;
  const next = text.charAt(at + 2);
  return next !== next.toUpperCase();
}
