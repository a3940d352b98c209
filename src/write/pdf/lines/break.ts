/**
 * Breaks words into lines. The breaks are chosen for the whole paragraph, so that lines are of even length, the last isn't a
 * single short word, and words that belong together stay together. A word longer than a line is divided, or torn without loss. A line
 * is given as operators of a content stream that only need a position. After Knuth and Plass, Breaking Paragraphs into
 * Lines (1981), for lines that aren't stretched.
 */
import type { Piece } from '../../../formats/fonts/face.js';
import { number, textString } from '../container/syntax.js';
import { goodCutAfter } from './breaking-rules.js';
import { isStruck, type RunContext } from './context.js';
import { dividedFragment } from './divide.js';
import type { Faces } from './faces.js';
import { narrowed, stretched } from './fill-in.js';
import type { Fragment, Word } from './fragment.js';
import type { Ink } from './type-styles.js';

/** Part of a line in one ink and one context. */
export interface LineRun {
  readonly ink: Ink;
  readonly context: RunContext;
  /** Its words, where they are struck. */
  readonly struckWords?: string;
  /** Operators that show it from the current text position, in a font that has been set. */
  readonly operators: string;
  /** Points, spaces at its end included. */
  readonly width: number;
  /** Points of the spaces at its end. */
  readonly trailing: number;
  /** Glyphs beyond those in every subset. */
  readonly extras: readonly number[];
}

export interface Line {
  readonly runs: readonly LineRun[];
  /** Points, without the spaces at its end. */
  readonly width: number;
  /** Whether a word goes on in the next line, after a hyphen. */
  readonly isHyphenated?: true;
}

/** Rounding must not push a word out of a line that has room for it. */
const TOLERANCE = 0.01;

// What a line costs, on a scale where an empty line costs 100.
const EMPTY = 100;
/** By what goes on in the next line. */
const COSTS: Readonly<Record<Word['after'], number>> = { line: 0, break: 0, torn: 40, figure: 400, phrase: 400 };
const LONELY = 60;
/** A last line of so many words is lonely below this part of the measure. */
const FEW = 2;
const SHORT = 0.16;

/** Breaks words into lines at most `width` points wide. */
export function breakLines(words: readonly Word[], width: number, faces: Faces): readonly Line[] {
  const tornWords = words.some((word) => word.width > width)
    ? words.flatMap((word) => tear(word, width, faces))
    : words;
  const lines: Line[] = [];
  for (let from = 0; from < tornWords.length; ) {
    let to = from;
    while (to < tornWords.length - 1 && tornWords[to]?.after !== 'line') to++;
    lines.push(...breakPassage(tornWords.slice(from, to + 1), width, faces));
    from = to + 1;
  }
  return lines;
}

/** Breaks words without a forced break between them: finds the cheapest way to each word's end, from left to right. */
function breakPassage(words: readonly Word[], width: number, faces: Faces): readonly Line[] {
  const costs: number[] = [0];
  const starts: number[] = [0];
  for (let end = 1; end <= words.length; end++) {
    let best = Number.POSITIVE_INFINITY;
    let bestFrom = end - 1;
    let natural = 0;
    for (let start = end - 1; start >= 0; start--) {
      const word = words[start];
      if (!word) break;
      natural += word.width + (start === end - 1 ? 0 : word.spaceWidth);
      if (natural > width + TOLERANCE && start < end - 1) break;
      const cost = (costs[start] ?? 0) + lineCost(words, start, end, natural / width);
      if (cost < best) {
        best = cost;
        bestFrom = start;
      }
    }
    costs.push(best);
    starts.push(bestFrom);
  }
  const lines: Line[] = [];
  for (let end = words.length; end > 0; end = starts[end] ?? 0)
    lines.push(lineOf(words.slice(starts[end], end), width, faces));
  return lines.reverse();
}

function lineCost(words: readonly Word[], start: number, end: number, filled: number): number {
  if (end === words.length) return start > 0 && end - start <= FEW && filled < SHORT ? LONELY : 0;
  const slack = 1 - filled;
  const after = words[end - 1]?.after;
  return EMPTY * slack * slack + (after === undefined ? 0 : COSTS[after]);
}

/** Makes a line of words, which may be `room` points wide. */
export function lineOf(words: readonly Word[], room: number, faces: Faces): Line {
  let natural = 0;
  const wordFragments: Fragment[] = [];
  words.forEach((word, n) => {
    natural += word.width + (n < words.length - 1 ? word.spaceWidth : 0);
    for (const fragment of word.fragments) wordFragments.push(fragment);
    for (const space of word.spaces) wordFragments.push(space);
  });
  const fragments = stretched(wordFragments, room - natural, faces);
  const line = { runs: runsOf(fragments), width: fragments === wordFragments ? natural : room };
  return wordFragments.at(-1)?.isHyphenated ? { ...line, isHyphenated: true } : line;
}

function runsOf(fragments: readonly Fragment[]): readonly LineRun[] {
  const runs: LineRun[] = [];
  let from = 0;
  fragments.forEach((fragment, n) => {
    const next = fragments[n + 1];
    if (next && alike(fragment, next)) return;
    runs.push(runOf(fragments.slice(from, n + 1)));
    from = n + 1;
  });
  return runs;
}

function alike(a: Fragment, b: Fragment): boolean {
  return a.ink === b.ink && a.context === b.context;
}

/** Spaces, and the places to break at that take no room and that `\s` does not count. */
const SPACES_ONLY = /^[\s\u200b]*$/;

function runOf(fragments: readonly Fragment[]): LineRun {
  const first = fragments[0];
  if (!first) throw new Error('A run of no fragments was asked for.');
  let width = 0;
  let trailing = 0;
  const extras: number[] = [];
  for (const fragment of fragments) {
    width += fragment.width;
    trailing = SPACES_ONLY.test(fragment.text) ? trailing + fragment.width : 0;
    for (const glyph of fragment.shaped.extras) extras.push(glyph);
  }
  const { ink, context } = first;
  const operators = showOperators(fragments, ink);
  const run = { ink, context, operators, width, trailing, extras };
  return isStruck(context) ? { ...run, struckWords: fragments.map(({ text }) => text).join('') } : run;
}

/** Shows glyphs: one TJ for plain ones. Raised glyphs, and those that stand for other text, have their own. */
function showOperators(fragments: readonly Fragment[], ink: Ink): string {
  const operators: string[] = [];
  let plain: string[] = [];
  for (const { shaped } of fragments)
    for (const piece of shaped.pieces) {
      const [show] = piece.shows;
      if (show && piece.text === undefined && piece.shows.length === 1 && show.rise === 0) plain.push(show.operands);
      else {
        operators.push(showPlain(plain.join('')), showPiece(piece, ink));
        plain = [];
      }
    }
  operators.push(showPlain(plain.join('')));
  // Joined, not added up: a string that was added up is put together anew for every page that shows it.
  return operators.join('');
}

/** Joins neighbouring strings. */
function showPlain(operands: string): string {
  return operands && `[${operands.replaceAll(')(', '')}]TJ\n`;
}

function showPiece({ shows, text }: Piece, ink: Ink): string {
  let operators = '';
  for (const { operands, rise } of shows) {
    const height = number(ink.rise + (rise * ink.size) / 1000);
    operators += rise === 0 ? showPlain(operands) : `${height} Ts[${operands}]TJ ${number(ink.rise)} Ts\n`;
  }
  return text === undefined ? operators : `/Span<</ActualText${textString(text)}>>BDC\n${operators}EMC\n`;
}

/** Cuts a word that is longer than a line into parts that fit: with hyphens or after a sign like `/`, or else anywhere. */
export function tear(word: Word, width: number, faces: Faces): readonly Word[] {
  const fitted = word.width > width ? narrowed(word, width, faces) : word;
  if (fitted.width <= width + TOLERANCE) return [fitted];
  const parts: Word[] = [];
  let pending: Fragment[] = [];
  let filled = 0;
  const closePart = (after: Word['after'], spaces: readonly Fragment[], spaceWidth: number) => {
    parts.push({ fragments: pending, width: filled, spaces, spaceWidth, after });
    pending = [];
    filled = 0;
  };
  for (const fragment of fitted.fragments) {
    const room = width - filled > fragment.ink.size * 3 ? width - filled : width;
    for (const part of partsOf(fragment, width, room, faces)) {
      if (filled > 0 && filled + part.width > width) closePart('torn', [], 0);
      pending.push(part);
      filled += part.width;
      if (part.isHyphenated) closePart('torn', [], 0);
    }
  }
  closePart(word.after, word.spaces, word.spaceWidth);
  return parts;
}

function partsOf(fragment: Fragment, width: number, first: number, faces: Faces): readonly Fragment[] {
  if (fragment.width <= first || fragment.fillIn) return [fragment];
  return dividedFragment(fragment, width, first, faces) ?? tearFragment(fragment, width, first, faces);
}

/** The part of a line that may stay empty for a better cut. */
const SPARE = 0.35;

function tearFragment(fragment: Fragment, width: number, first: number, faces: Faces): readonly Fragment[] {
  const { face, size } = fragment.ink;
  const clusters = faces.of(face).clusters(fragment.text);
  const parts: Fragment[] = [];
  for (let from = 0, room = first; from < clusters.length; room = width) {
    let to = from;
    let filled = 0;
    let bestCut = from;
    for (; to < clusters.length; to++) {
      const cluster = clusters[to];
      const next = filled + ((cluster?.width ?? 0) * size) / 1000;
      // Letters lose their kerning at the ends. A hair's breadth is kept free for that, which is nearly always enough.
      if (next > room - size * 0.05 && to > from) break;
      filled = next;
      if (cluster && goodCutAfter(cluster.text) && filled > room * (1 - SPARE)) bestCut = to + 1;
    }
    if (to < clusters.length && bestCut > from) to = bestCut;
    const part = (end: number): Fragment => {
      const text = clusters
        .slice(from, end)
        .map((cluster) => cluster.text)
        .join('');
      const shaped = faces.of(face).shape(text);
      return { ...fragment, text, shaped, width: (shaped.width * size) / 1000 };
    };
    let cut = part(to);
    while (cut.width > room && to - from > 1) cut = part(--to);
    parts.push(cut);
    from = to;
  }
  return parts;
}
