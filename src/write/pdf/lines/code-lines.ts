/**
 * Breaks code into lines. Each of its own lines starts a line, and keeps all its spaces. One that is too long goes on below,
 * further in, if possible after a space: a sign says so there, since a line of code that was torn might say something else.
 */
import type { Inlines } from '../../../model/document.js';
import { type Line, lineOf, tear } from './break.js';
import type { Faces } from './faces.js';
import type { Word } from './fragment.js';
import { type FindNote, type Run, runsOf } from './runs.js';
import type { TypeStyle } from './type-styles.js';
import { type MissingGlyph, wordsOfRuns } from './words.js';

/** A line of code, or a part of one. */
export interface CodeLine {
  readonly line: Line;
  /** Whether it goes on with the line above, and so stands further in. */
  readonly continues: boolean;
}

export interface CodeLines {
  readonly lines: readonly CodeLine[];
  readonly missing: readonly MissingGlyph[];
}

/** The columns from one tab stop to the next. */
const TAB = 4;

/** Breaks code into lines at most `width` points wide. Those that continue another are `hang` narrower. */
export function codeLinesOf(
  children: Inlines,
  style: TypeStyle,
  width: number,
  hang: number,
  faces: Faces,
  findNote?: FindNote,
): CodeLines {
  const { words, missing } = wordsOfRuns(withoutTabs(codeRuns(children, style, findNote)), faces);
  const lines: CodeLine[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from;
    while (to < words.length - 1 && words[to]?.after !== 'line') to++;
    lines.push(...brokenLine(words.slice(from, to + 1), width, hang, faces));
    from = to + 1;
  }
  return { lines, missing };
}

/** All that is written is code, which has lines to write on as underscores. */
function codeRuns(children: Inlines, style: TypeStyle, findNote: FindNote | undefined): readonly Run[] {
  return runsOf(children, style, findNote).map((run): Run => {
    if (run.kind === 'fill-in')
      return { ...run, kind: 'code', text: { type: 'text', value: '_'.repeat(run.node.width) } };
    return { ...run, kind: run.kind === 'break' ? 'code-break' : 'code' };
  });
}

/** The same with each tab as the spaces up to the next stop. */
function withoutTabs(runs: readonly Run[]): readonly Run[] {
  let column = 0;
  return runs.map((run) => {
    if (run.kind === 'code-break') column = 0;
    if (run.kind !== 'code') return run;
    let value = '';
    for (const sign of run.text.value) {
      const signs = sign === '\t' ? ' '.repeat(TAB - (column % TAB)) : sign;
      value += signs;
      column += sign === '\t' ? signs.length : 1;
    }
    return value === run.text.value ? run : { ...run, text: { ...run.text, value } };
  });
}

/** Fills each line before the next begins. */
function brokenLine(words: readonly Word[], width: number, hang: number, faces: Faces): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  let pending: Word[] = [];
  let filled = 0;
  let room = width;
  const close = () => {
    lines.push({ line: lineOf(pending, room, faces), continues: lines.length > 0 });
    pending = [];
    filled = 0;
    room = Math.max(1, width - hang);
  };
  for (const word of words) {
    const hasLetters = pending.some(({ fragments }) => fragments.length > 0);
    if (hasLetters && filled + word.width > room) close();
    // A piece that is too long is torn behind the spaces before it, where these leave room.
    const parts = tear(word, filled < room / 2 ? Math.min(room, width - hang) - filled : width - hang, faces);
    for (const part of parts) {
      if (pending.length > 0 && filled + part.width > room) close();
      pending.push(part);
      filled += part.width + part.spaceWidth;
    }
  }
  if (pending.length > 0) close();
  return lines;
}
