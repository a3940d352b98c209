/**
 * Cuts inlines into words, shaped and measured, each with the space after it and what ending a line there would cost. Notes
 * every character that no face has.
 */

import type { Inlines, Text } from '../../../model/document.js';
import { belongTogether, breakable, breakableCode, cutAtSpaces, isSpace } from './breaking-rules.js';
import type { Faces } from './faces.js';
import { fillInFragment } from './fill-in.js';
import type { Fragment, Word } from './fragment.js';
import { type FillInRun, type FindNote, type Run, runsOf } from './runs.js';
import { inkedParts } from './signs.js';
import type { Ink, TypeStyle } from './type-styles.js';

/** A character that no face has, and the text that contains it. */
export interface MissingGlyph {
  readonly character: number;
  readonly text: Text;
}

export interface WordList {
  readonly words: readonly Word[];
  readonly missing: readonly MissingGlyph[];
}

/** Cuts inlines into words. Marks of footnotes are left out where nothing finds their notes. */
export function wordsOf(inlines: Inlines, style: TypeStyle, faces: Faces, findNote?: FindNote): WordList {
  return wordsOfRuns(runsOf(inlines, style, findNote), faces);
}

/** Cuts runs into words. */
export function wordsOfRuns(runs: readonly (Run | FillInRun)[], faces: Faces): WordList {
  const builder = new WordBuilder(faces);
  for (const run of runs) {
    if (run.kind === 'fill-in') builder.addFillIn(run);
    else if (run.kind === 'break') builder.endLine(run);
    else if (run.kind === 'code-break') builder.endCodeLine(run);
    else builder.add(run);
  }
  return builder.finish();
}

/** Cuts text into stretches of spaces, and stretches of letters within which no line may end. */
function stretchesOf({ text: { value }, kind }: Run): readonly string[] {
  const breaks = kind === 'code' ? breakableCode : breakable;
  return cutAtSpaces(value).flatMap((stretch) => (isSpace(stretch.charAt(0)) ? stretch : breaks(stretch)));
}

class WordBuilder {
  private readonly faces: Faces;
  private readonly words: Word[] = [];
  private readonly missing: MissingGlyph[] = [];
  private fragments: Fragment[] = [];
  private spaces: Fragment[] = [];
  /** Whether a line may end here although there was no space. */
  private mayEnd = false;

  constructor(faces: Faces) {
    this.faces = faces;
  }

  add(run: Run): void {
    stretchesOf(run).forEach((stretch, n, all) => {
      if (isSpace(stretch.charAt(0))) this.spaces.push(...this.fragmentsOf(stretch, run));
      else {
        if (this.spaces.length > 0 || this.mayEnd) this.endWord(stretch);
        this.fragments.push(...this.fragmentsOf(stretch, run));
        const next = all[n + 1];
        this.mayEnd = next !== undefined && !isSpace(next.charAt(0));
      }
    });
  }

  /** Adds a line to write on, which is never divided and stays with the signs beside it. */
  addFillIn({ node, ink, context }: FillInRun): void {
    if (this.spaces.length > 0 || this.mayEnd) this.endWord('');
    this.fragments.push(fillInFragment(node, ink, context, this.faces));
  }

  /** Ends the line. If there is no space at its end, one is drawn, so that screen readers don't join the words. */
  endLine(run: Run): void {
    if (!this.spaces.some((space) => /\s/.test(space.text))) this.spaces.push(...this.fragmentsOf(run.text.value, run));
    this.close('line');
  }

  /** Ends a line of code. Its line feed is shown as a space. */
  endCodeLine(run: Run): void {
    const space = this.fragment(' ', run.ink, run);
    const pieces = space.shaped.pieces.map(({ shows }) => ({ shows, text: '\n' }));
    this.spaces.push({ ...space, shaped: { ...space.shaped, pieces } });
    this.close('line');
  }

  finish(): WordList {
    if (this.fragments.length > 0 || this.spaces.length > 0) this.close('break');
    return { words: this.words, missing: this.missing };
  }

  private endWord(next: string): void {
    const last = this.fragments.map((fragment) => fragment.text).join('');
    this.close(this.spaces.length > 0 && belongTogether(last, next) ? 'avoid' : 'break');
  }

  private close(after: Word['after']): void {
    const { fragments, spaces } = this;
    this.words.push({ fragments, width: widthOf(fragments), spaces, spaceWidth: widthOf(spaces), after });
    this.fragments = [];
    this.spaces = [];
    this.mayEnd = false;
  }

  /** One fragment, or several where the run's face lacks a sign that another has. */
  private fragmentsOf(text: string, run: Run): readonly Fragment[] {
    const whole = this.fragment(text, run.ink, run);
    if (whole.shaped.missingCodePoints.length === 0) return [whole];
    const fragments = inkedParts(text, run.ink, this.faces).map((part) => this.fragment(part.text, part.ink, run));
    for (const { shaped } of fragments)
      for (const character of shaped.missingCodePoints) this.missing.push({ character, text: run.text });
    return fragments;
  }

  private fragment(text: string, ink: Ink, { context }: Run): Fragment {
    const shaped = this.faces.of(ink.face).shape(text.replace(/\t/g, ' '));
    return { text, shaped, ink, width: (shaped.width * ink.size) / 1000, context };
  }
}

function widthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, fragment) => sum + fragment.width, 0);
}
