/**
 * Hides the tags of a Markdown text from the Markdown parser, and finds them again in its output. A tag becomes
 * private-use characters of the same width that hold its index, so that all places stay right; block tags alone on
 * their lines become spaces. Refuses texts that have such characters themselves, written out or as references
 * (`&#xE000;`).
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../model/source.js';
import type { Tag } from './tags.js';

const MARK = '\uE000';
const FILLER = '\uE001';
/**
 * The mark is followed by two digits of this base: the shortest tag with an index, an escaped opening, is three
 * characters wide.
 */
const BASE = 2048;
const FIRST_DIGIT = 0xe100;

const HOLE = /\uE000([\uE100-\uE8FF])([\uE100-\uE8FF])\uE001*|\uE001+/g;

/** Gives the text from `start` to `end` with its tags hidden, at the same width. */
export function maskTags(source: SourceText, start: number, end: number, tags: readonly Tag[]): string {
  const pieces: string[] = [];
  let at = start;
  tags.forEach((tag, index) => {
    pieces.push(source.text.slice(at, tag.span.start), tag.alone ? ' '.repeat(widthOf(tag)) : hole(index, tag));
    at = tag.span.end;
  });
  pieces.push(source.text.slice(at, end));
  const masked = pieces.join('');
  return tags.some((tag) => tag.alone) ? joinTables(masked, tags, start) : masked;
}

function widthOf(tag: Tag): number {
  return tag.span.end - tag.span.start;
}

/** A refused tag becomes filler, because it may be too narrow for an index. */
function hole(index: number, tag: Tag): string {
  if (tag.form.kind === 'broken') return FILLER.repeat(widthOf(tag));
  const digits = String.fromCharCode(FIRST_DIGIT + Math.floor(index / BASE), FIRST_DIGIT + (index % BASE));
  return (MARK + digits).padEnd(widthOf(tag), FILLER);
}

/** A part of masked text: words, or the tag that was hidden there. */
export type MaskedPart =
  | { readonly kind: 'words'; readonly value: string; readonly at: number }
  | { readonly kind: 'tag'; readonly tag: Tag; readonly at: number };

/** Finds the tags in a string taken from masked text; `at` is an offset in the string. */
export function unmask(masked: string, tags: readonly Tag[]): MaskedPart[] {
  const parts: MaskedPart[] = [];
  let at = 0;
  for (const match of masked.matchAll(HOLE)) {
    if (match.index > at) parts.push({ kind: 'words', value: masked.slice(at, match.index), at });
    const tag = match[1] ? tags[digit(match[1]) * BASE + digit(match[2])] : undefined;
    if (tag) parts.push({ kind: 'tag', tag, at: match.index });
    at = match.index + match[0].length;
  }
  if (at < masked.length) parts.push({ kind: 'words', value: masked.slice(at), at });
  return parts;
}

function digit(sign: string | undefined): number {
  return (sign?.charCodeAt(0) ?? FIRST_DIGIT) - FIRST_DIGIT;
}

/** Reports private-use characters, whose meaning depends on the font; Word writes symbols with them. */
export function refusePrivateUse(source: SourceText, start: number, end: number): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const hint = 'Type the sign itself instead, such as an arrow or a bullet.';
  for (const match of source.text.slice(start, end).matchAll(/[\uE000-\uF8FF]|&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi)) {
    const code = match[1] ? Number.parseInt(match[1], 16) : match[2] ? Number(match[2]) : match[0].charCodeAt(0);
    if (code < 0xe000 || code > 0xf8ff) continue;
    const message = `The private-use character U+${code.toString(16).toUpperCase()} means something only in one font`;
    const at = start + match.index;
    diagnostics.push(error('file-encoding', message, spanOf(source, at, at + match[0].length), { hint }));
  }
  return diagnostics;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Whether it was a line of block tags, and is blank now. */
  readonly isTagLine: boolean;
}

/**
 * Joins lines of block tags between two rows of a table to the row before, because a blank line would end the table.
 */
function joinTables(masked: string, tags: readonly Tag[], start: number): string {
  const lines = linesOf(masked, new Set(tags.filter((tag) => tag.alone).map((tag) => tag.span.start - start)));
  const signs = new Map<number, string>();
  for (let row = 1; row < lines.length; row++) {
    if (!isDelimiterRow(lines[row], masked)) continue;
    for (let next = row + 1; next < lines.length; next++) {
      const first = next;
      while (lines[next]?.isTagLine) next++;
      if (!isRow(lines[next], masked)) break;
      for (const line of lines.slice(first, next)) blankOut(masked, line, signs);
      row = next;
    }
  }
  return replaceSigns(masked, signs);
}

function linesOf(masked: string, tagLineStarts: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  const marks = [...tagLineStarts].sort((a, b) => a - b);
  let next = 0;
  let start = 0;
  while (start <= masked.length) {
    const lineFeed = masked.indexOf('\n', start);
    const end = lineFeed < 0 ? masked.length : lineFeed;
    const first = marks[next];
    const isAlone = first !== undefined && first < end;
    while ((marks[next] ?? end) < end) next++;
    lines.push({ start, end, isTagLine: isAlone });
    start = end + 1;
  }
  return lines;
}

/** `|---|:-:|` (GitHub Flavored Markdown 0.29, 4.10), perhaps within a quote. */
function isDelimiterRow(line: Line | undefined, masked: string): boolean {
  if (!line || line.isTagLine) return false;
  const words = masked.slice(line.start, line.end);
  return words.includes('|') && words.includes('-') && /^[\s>|:-]+$/.test(words);
}

function isRow(line: Line | undefined, masked: string): boolean {
  return line !== undefined && masked.slice(line.start, line.end).includes('|');
}

/** Replaces a line of tags, the line ending before it and any quote marks at its start with spaces. */
function blankOut(masked: string, line: Line, signs: Map<number, string>): void {
  for (let at = line.start; at < line.end; at++) if (masked[at] === '>') signs.set(at, ' ');
  signs.set(line.start - 1, ' ');
  if (masked[line.start - 2] === '\r') signs.set(line.start - 2, ' ');
}

function replaceSigns(masked: string, signs: ReadonlyMap<number, string>): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [place, sign] of [...signs].sort(([a], [b]) => a - b)) {
    pieces.push(masked.slice(at, place), sign);
    at = place + 1;
  }
  pieces.push(masked.slice(at));
  return pieces.join('');
}
