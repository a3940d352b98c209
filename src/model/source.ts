/**
 * Places in the files that people wrote. Everything that is read keeps a Span, two offsets into its SourceText, so that a
 * diagnostic can point at it; lines and columns are worked out only when one is printed.
 */
import { remember } from './remember.js';

/** One text that was read: a template, an organisation file. */
export interface SourceText {
  /** As the user would name the file: relative to the workspace root where it lies within, with forward slashes. */
  readonly path: string;
  /** The whole text, byte order mark removed, line endings as written. */
  readonly text: string;
  /** For a Word file, whose paragraphs are the lines: where each stands there, one entry a line. */
  readonly paragraphs?: readonly ParagraphPlace[];
}

/** Where words stand in a Word file. */
export interface ParagraphPlace {
  /** The part's path in the file: `word/header1.xml`. */
  readonly part: string;
  /** Counted from 1 in reading order, tables and text boxes included; absent for what is no paragraph. */
  readonly paragraph?: number;
  /** What it is where it is no paragraph: `alt text`, `link`, `property Company`. */
  readonly what?: string;
}

/** A stretch of a source: 0-based offsets in UTF-16 units, `end` is exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column from 1 (columns in UTF-16 units, as in editors), offset from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

const startsOf = remember((source: SourceText): readonly number[] => {
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
});

/** Finds line and column of an offset; one past the end is the end. */
export function pointAt(source: SourceText, offset: number): Point {
  const starts = startsOf(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1, offset: at };
}

/**
 * `orgs/acme.yaml:3:7`: where a span begins, as editors and terminals understand it; in a Word file
 * `templates/visitors.docx:word/header1.xml:paragraph 2`.
 */
export function placeName({ source, start }: Span): string {
  const { line, column } = pointAt(source, start);
  const place = source.paragraphs?.[line - 1];
  if (!place) return `${source.path}:${line}:${column}`;
  const placeWords = place.paragraph ? `paragraph ${place.paragraph}` : place.what;
  return [source.path, place.part, placeWords].filter(Boolean).join(':');
}

/** The text of one line (counted from 1), without its line ending; empty beyond the last. */
export function lineText(source: SourceText, line: number): string {
  const starts = startsOf(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  const end = starts[line] ?? source.text.length + 1;
  const text = source.text.slice(start, end - 1);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** Makes a span; `end` defaults to `start`, a bare place. */
export function spanOf(source: SourceText, start: number, end: number = start): Span {
  return { source, start, end };
}

/** Where a part of some words stands; the place of them all where escapes make the source longer than the words. */
export function spanWithin(span: Span, words: string, start: number, end: number): Span {
  return span.end - span.start === words.length ? spanOf(span.source, span.start + start, span.start + end) : span;
}
