/**
 * Cuts inlines into words, shaped and measured, each with the space after it and what ending a line there would cost. Notes
 * every character that no face has.
 */

import type { Inlines, Text } from '../../../model/document.js';
import { remember, rememberByValue } from '../../../model/remember.js';
import { bondOf } from '../../../model/typography/bonds.js';
import { breakable, breakableCode, cutAtSpaces, isSpace } from './breaking-rules.js';
import { PLAIN, type RunContext } from './context.js';
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

/** A stretch of spaces, or one of letters within which no line may end, shaped. */
interface Stretch {
  readonly text: string;
  readonly isSpace: boolean;
  readonly fragments: readonly Fragment[];
  /** Characters that no face has. */
  readonly missing: readonly number[];
}

/** A text cut into words, whatever stands before and behind it. */
interface CutText {
  /** The stretches before its first word that begins within it. All of them, if none does. */
  readonly before: readonly Stretch[];
  /** What that word begins with. */
  readonly next?: string;
  /** The words that begin and end within it. */
  readonly words: readonly Word[];
  /** What it ends with, which may go on. */
  readonly open: OpenWord;
  /** Characters that no face has. */
  readonly missing: readonly number[];
}

/** A word that is not complete. */
interface OpenWord {
  readonly fragments: readonly Fragment[];
  readonly spaces: readonly Fragment[];
  readonly mayEnd: boolean;
}

/** Of a text that is remembered by its words, in UTF-16 units: a name, a date, a label of a pack document. */
const LONGEST_LABEL = 48;

/**
 * Cuts texts that are part of their block alone, each once for every ink: long ones by node, and short ones, which come again
 * in other nodes, by their words.
 */
const cuttingIn = remember((faces: Faces) =>
  remember((ink: Ink) => {
    const cutLabel = rememberByValue((value: string) => cut(value, ink, faces), 'large');
    const cutNode = remember(({ value }: Text) => cut(value, ink, faces));
    return (text: Text) => (text.value.length > LONGEST_LABEL ? cutNode(text) : cutLabel(text.value));
  }),
);

function cut(value: string, ink: Ink, faces: Faces): CutText {
  const stretches = stretchesOf(value, breakable, ink, faces);
  const missing = stretches.flatMap((stretch) => stretch.missing);
  const first = stretches.findIndex(({ isSpace: isGap }, n) => n > 0 && !isGap);
  const next = stretches[first];
  if (!next) return { before: stretches, words: [], open: NOTHING, missing };
  const builder = new WordBuilder(faces);
  builder.addStretches(stretches.slice(first));
  return { before: stretches.slice(0, first), next: next.text, missing, ...builder.unfinished() };
}

function stretchesOf(
  value: string,
  breaks: (word: string) => readonly string[],
  ink: Ink,
  faces: Faces,
): readonly Stretch[] {
  return cutAtSpaces(value)
    .flatMap((stretch) => (isSpace(stretch.charAt(0)) ? stretch : breaks(stretch)))
    .map((text) => stretchOf(text, ink, faces));
}

const NOTHING: OpenWord = { fragments: [], spaces: [], mayEnd: false };

/** One fragment, or several where the ink's face lacks a sign that another has. */
function stretchOf(text: string, ink: Ink, faces: Faces): Stretch {
  const whole = fragmentOf(text, ink, faces);
  const isGap = isSpace(text.charAt(0));
  if (whole.shaped.missingCodePoints.length === 0) return { text, isSpace: isGap, fragments: [whole], missing: NONE };
  const fragments = inkedParts(text, ink, faces).map((part) => fragmentOf(part.text, part.ink, faces));
  return { text, isSpace: isGap, fragments, missing: fragments.flatMap(({ shaped }) => shaped.missingCodePoints) };
}

const NONE: readonly number[] = [];

function fragmentOf(text: string, ink: Ink, faces: Faces): Fragment {
  const shaped = faces.of(ink.face).shape(text.replace(/\t/g, ' '));
  return { text, shaped, ink, width: (shaped.width * ink.size) / 1000, context: PLAIN };
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

  add({ kind, text, ink, context }: Run): void {
    if (kind === 'words' && context === PLAIN) {
      this.addCut(cuttingIn(this.faces)(ink)(text), text);
      return;
    }
    const stretches = stretchesOf(text.value, kind === 'code' ? breakableCode : breakable, ink, this.faces);
    for (const { missing } of stretches) this.miss(missing, text);
    this.addStretches(stretches.map((stretch) => within(stretch, context)));
  }

  /** Adds a text that is cut already: only the words at its edges are put together with others. */
  private addCut({ before, next, words, open, missing }: CutText, text: Text): void {
    this.miss(missing, text);
    this.addStretches(before);
    if (next === undefined) return;
    this.endWord(next);
    for (const word of words) this.words.push(word);
    this.fragments = [...open.fragments];
    this.spaces = [...open.spaces];
    this.mayEnd = open.mayEnd;
  }

  addStretches(stretches: readonly Stretch[]): void {
    stretches.forEach(({ text, isSpace: isGap, fragments }, n) => {
      if (isGap) {
        for (const fragment of fragments) this.spaces.push(fragment);
        return;
      }
      if (this.spaces.length > 0 || this.mayEnd) this.endWord(text);
      for (const fragment of fragments) this.fragments.push(fragment);
      this.mayEnd = stretches[n + 1]?.isSpace === false;
    });
  }

  private miss(characters: readonly number[], text: Text): void {
    for (const character of characters) this.missing.push({ character, text });
  }

  /** The words so far, and what may go on. */
  unfinished(): { readonly words: readonly Word[]; readonly open: OpenWord } {
    const { words, fragments, spaces, mayEnd } = this;
    return { words, open: { fragments, spaces, mayEnd } };
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
    const space = { ...fragmentOf(' ', run.ink, this.faces), context: run.context };
    const pieces = space.shaped.pieces.map(({ shows }) => ({ shows, text: '\n' }));
    this.spaces.push({ ...space, shaped: { ...space.shaped, pieces } });
    this.close('line');
  }

  finish(): WordList {
    if (this.fragments.length > 0 || this.spaces.length > 0) this.close('break');
    return { words: this.words, missing: this.missing };
  }

  private endWord(next: string): void {
    let last = '';
    for (const { text } of this.fragments) last += text;
    this.close((this.spaces.length > 0 && bondOf(last, next)) || 'break');
  }

  private close(after: Word['after']): void {
    const { fragments, spaces } = this;
    this.words.push({ fragments, width: widthOf(fragments), spaces, spaceWidth: widthOf(spaces), after });
    this.fragments = [];
    this.spaces = [];
    this.mayEnd = false;
  }

  /** A text's stretches as one, part of its context. */
  private fragmentsOf(text: string, { ink, context, text: node }: Run): readonly Fragment[] {
    const stretch = within(stretchOf(text, ink, this.faces), context);
    this.miss(stretch.missing, node);
    return stretch.fragments;
  }
}

/** A stretch that is part of a context. */
function within(stretch: Stretch, context: RunContext): Stretch {
  return { ...stretch, fragments: stretch.fragments.map((fragment) => ({ ...fragment, context })) };
}

function widthOf(fragments: readonly Fragment[]): number {
  let width = 0;
  for (const fragment of fragments) width += fragment.width;
  return width;
}
