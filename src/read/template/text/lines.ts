/**
 * Splits a text into its lines, each with its tags. Form feeds end lines too, and are page breaks.
 */
import type { SourceText } from '../../../model/source.js';
import type { Tag } from '../tags.js';

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

/** A line with its tags; `index` counts all lines, so that neighbours can be recognised. */
export interface TaggedLine extends TextLine {
  readonly index: number;
  readonly tags: readonly Tag[];
}

/** Gives the lines from `start`, each with the tags in it; blank lines have empty words. */
export function taggedLines(source: SourceText, start: number, tags: readonly Tag[]): readonly TaggedLine[] {
  const lines: TaggedLine[] = [];
  let next = 0;
  for (const line of textLines(source, start)) {
    const first = next;
    while (next < tags.length && (tags[next]?.span.start ?? 0) < line.end) next++;
    lines.push({ ...line, index: lines.length, tags: tags.slice(first, next) });
  }
  return lines;
}

function* textLines(source: SourceText, start: number): Generator<TextLine> {
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
