/**
 * Splits a text into its lines, and reads the mark at the start of a line: a bullet, a number, a heading's number. Form
 * feeds end lines too, and are page breaks.
 */
import type { SourceText } from '../../../model/source.js';

export interface TextLine {
  /** Where the words begin and end in the source, without white space around them. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Columns before the first word; a tab goes to the next multiple of four. */
  readonly indent: number;
  /** Whether there is a form feed before the line. */
  readonly newPage: boolean;
}

/** Gives the lines from `start`; blank lines have empty words. */
export function* textLines(source: SourceText, start: number): Generator<TextLine> {
  const { text } = source;
  const endings = /\r\n|[\r\n\f]/g;
  endings.lastIndex = start;
  let from = start;
  let newPage = false;
  while (from <= text.length) {
    const ending = endings.exec(text);
    yield line(text, from, ending?.index ?? text.length, newPage);
    if (!ending) return;
    newPage = ending[0] === '\f';
    from = endings.lastIndex;
  }
}

function line(text: string, from: number, to: number, newPage: boolean): TextLine {
  const content = text.slice(from, to);
  const words = content.trim();
  const start = words === '' ? from : from + content.indexOf(words);
  return { start, end: start + words.length, words, indent: columns(text, from, start), newPage };
}

function columns(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) column = text[at] === '\t' ? (Math.floor(column / 4) + 1) * 4 : column + 1;
  return column;
}

/** The mark at the start of a line; `width` is its length in characters, including the space after it. */
export type LineMark =
  | { readonly kind: 'bullet'; readonly width: number }
  | { readonly kind: 'number'; readonly number: number; readonly width: number };

/**
 * Reads a list mark: `-`, `*`, bullets of Word's (`•`, `▪`, `◦`, `‣`, `·`, `–`, and U+F0B7, U+F0A7 of its symbol faces;
 * an `o` before a tab), `1.` or `1)`.
 */
export function listMark(words: string): LineMark | undefined {
  const bullet = /^(?:[-*•▪◦‣·–\uF0B7\uF0A7][ \t\u00A0]+|o\t+)(?=\S)/.exec(words);
  if (bullet) return { kind: 'bullet', width: bullet[0].length };
  const number = /^(\d{1,3})[.)][ \t\u00A0]+(?=\S)/.exec(words);
  return number ? { kind: 'number', number: Number(number[1]), width: number[0].length } : undefined;
}

/** A line that may be a heading: its numbers, and their length in characters, including the space after them. */
export interface NumberedLine {
  readonly numbers: readonly number[];
  readonly width: number;
}

/** A heading isn't a sentence; the longest in practice are about twelve words. */
const LONGEST_HEADING = 100;

/** Reads `1. Purpose`, `3.1 Digital access`, `3.1. …`: numbers, then few words that don't end in `.`, `;` or `:`. */
export function numberedLine(words: string): NumberedLine | undefined {
  const match = /^(?:(\d{1,2})\.|(\d{1,2}(?:\.\d{1,2}){1,4})\.?)[ \t\u00A0]+(?=\S)/.exec(words);
  if (!match || words.length - match[0].length > LONGEST_HEADING || /[.;:]$/.test(words)) return undefined;
  return { numbers: (match[1] ?? match[2] ?? '').split('.').map(Number), width: match[0].length };
}
