/**
 * Cuts inlines into words, shaped and measured, each with the space after it and what ending a line there would cost. Notes
 * every character that no face has.
 */

import type { ShapedText } from '../../../formats/fonts/face.js';
import { type Inlines, type Link, type Passage, type Text, unreachable } from '../../../model/document.js';
import { belongTogether, breakable, cutAtSpaces, isSpace } from './breaking-rules.js';
import type { Faces } from './faces.js';
import { inkedParts } from './signs.js';
import type { Ink, TypeStyle } from './type-styles.js';

/** What words are part of: a link, a passage in another language, both or neither. */
export interface RunContext {
  readonly link?: Link;
  readonly passage?: Passage;
}

/** Glyphs in one ink, within one link or none, in one language. */
export interface Fragment extends RunContext {
  readonly text: string;
  readonly shaped: ShapedText;
  readonly ink: Ink;
  /** Points. */
  readonly width: number;
}

/** A word is never torn unless it is longer than a line. */
export interface Word {
  readonly fragments: readonly Fragment[];
  readonly width: number;
  /** The spaces after it. They are drawn, since screen readers need them, but not measured at the end of a line. */
  readonly spaces: readonly Fragment[];
  readonly spaceWidth: number;
  /** Whether the line ends after it, may end, should not end, or ends within a word that is longer than a line. */
  readonly after: 'line' | 'break' | 'avoid' | 'torn';
}

/** A character that no face has, and the text that contains it. */
export interface MissingGlyph {
  readonly character: number;
  readonly text: Text;
}

export interface WordList {
  readonly words: readonly Word[];
  readonly missing: readonly MissingGlyph[];
}

interface Run {
  readonly text: Text;
  readonly ink: Ink;
  readonly context: RunContext;
  /** Whether it is a line break. Its text is the space that a screen reader needs there. */
  readonly endsLine: boolean;
}

/** Cuts inlines into words. */
export function wordsOf(inlines: Inlines, style: TypeStyle, faces: Faces): WordList {
  const builder = new WordBuilder(faces);
  for (const run of runsOf(inlines, style, false, false, {})) {
    if (run.endsLine) builder.endLine(run);
    else builder.add(run);
  }
  return builder.finish();
}

const SPACE_AT_BREAK: Text = { type: 'text', value: ' ' };

function* runsOf(
  inlines: Inlines,
  style: TypeStyle,
  strong: boolean,
  emphasis: boolean,
  context: RunContext,
): Generator<Run> {
  const shared = { ink: style.ink(strong, emphasis, context.link !== undefined), context };
  for (const node of inlines) {
    switch (node.type) {
      case 'text':
        yield { ...shared, text: node, endsLine: false };
        break;
      case 'strong':
        yield* runsOf(node.children, style, true, emphasis, context);
        break;
      case 'emphasis':
        yield* runsOf(node.children, style, strong, true, context);
        break;
      case 'link':
        yield* runsOf(node.children, style, strong, emphasis, { ...context, link: node });
        break;
      case 'passage':
        yield* runsOf(node.children, style, strong, emphasis, { ...context, passage: node });
        break;
      case 'styled':
      case 'code':
        yield* runsOf(node.children, style, strong, emphasis, context);
        break;
      case 'fill-in':
        yield { ...shared, text: { type: 'text', value: '_'.repeat(node.width) }, endsLine: false };
        break;
      case 'footnote':
        yield { ...shared, text: { type: 'text', value: '*' }, endsLine: false };
        break;
      case 'break':
        yield { ...shared, text: SPACE_AT_BREAK, endsLine: true };
        break;
      default:
        unreachable(node);
    }
  }
}

/** Cuts text into stretches of spaces, and stretches of letters within which no line may end. */
function stretchesOf(text: string): readonly string[] {
  return cutAtSpaces(text).flatMap((stretch) => (isSpace(stretch.charAt(0)) ? stretch : breakable(stretch)));
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
    stretchesOf(run.text.value).forEach((stretch, n, all) => {
      if (isSpace(stretch.charAt(0))) this.spaces.push(...this.fragmentsOf(stretch, run));
      else {
        if (this.spaces.length > 0 || this.mayEnd) this.endWord(stretch);
        this.fragments.push(...this.fragmentsOf(stretch, run));
        const next = all[n + 1];
        this.mayEnd = next !== undefined && !isSpace(next.charAt(0));
      }
    });
  }

  /** Ends the line. If there is no space at its end, one is drawn, so that screen readers don't join the words. */
  endLine(run: Run): void {
    if (!this.spaces.some((space) => /\s/.test(space.text))) this.spaces.push(...this.fragmentsOf(run.text.value, run));
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
    return { text, shaped, ink, width: (shaped.width * ink.size) / 1000, ...context };
  }
}

function widthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, fragment) => sum + fragment.width, 0);
}
