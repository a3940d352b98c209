/**
 * Inlines to words: the pieces a line is filled with, shaped and measured, each with the space after it and what ending a
 * line there would cost. Notes every character that its face lacks.
 */

import type { ShapedText } from '../../../formats/fonts/face.js';
import { type Inlines, type Link, type Passage, type Text, unreachable } from '../../../model/document.js';
import { belongTogether, breakable, cutAtSpaces, isSpace } from './breaking-rules.js';
import type { Faces } from './faces.js';
import type { Ink, TypeStyle } from './type-styles.js';

/** What words stand in: a link, words in another language, both or none. */
export interface Within {
  readonly link?: Link;
  readonly passage?: Passage;
}

/** Glyphs in one ink, within one link or none, in one language. */
export interface Fragment extends Within {
  readonly text: string;
  readonly shaped: ShapedText;
  readonly ink: Ink;
  /** Points. */
  readonly width: number;
}

/** What a line is filled with: never torn unless it is longer than a line. */
export interface Word {
  readonly fragments: readonly Fragment[];
  readonly width: number;
  /** The spaces behind it: drawn, since readers need them, but not measured at a line's end. */
  readonly spaces: readonly Fragment[];
  readonly spaceWidth: number;
  /** Whether the line ends after it, may, had better not, or ends within a word that is longer than a line. */
  readonly after: 'line' | 'break' | 'avoid' | 'torn';
}

/** A character that no face holds, and the words it stands in. */
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
  readonly within: Within;
  /** Whether it is a line break; its text is the space that a reader needs there. */
  readonly ends: boolean;
}

/** Cuts inlines into words. */
export function wordsOf(inlines: Inlines, style: TypeStyle, faces: Faces): WordList {
  const gathering = new Gathering(faces);
  for (const run of runsOf(inlines, style, false, false, {})) {
    if (run.ends) gathering.endLine(run);
    else gathering.add(run);
  }
  return gathering.finish();
}

const SPACE_AT_BREAK: Text = { type: 'text', value: ' ' };

function* runsOf(
  inlines: Inlines,
  style: TypeStyle,
  strong: boolean,
  emphasis: boolean,
  within: Within,
): Generator<Run> {
  const look = { ink: style.ink(strong, emphasis, within.link !== undefined), within };
  for (const node of inlines) {
    switch (node.type) {
      case 'text':
        yield { ...look, text: node, ends: false };
        break;
      case 'strong':
        yield* runsOf(node.children, style, true, emphasis, within);
        break;
      case 'emphasis':
        yield* runsOf(node.children, style, strong, true, within);
        break;
      case 'link':
        yield* runsOf(node.children, style, strong, emphasis, { ...within, link: node });
        break;
      case 'passage':
        yield* runsOf(node.children, style, strong, emphasis, { ...within, passage: node });
        break;
      case 'break':
        yield { ...look, text: SPACE_AT_BREAK, ends: true };
        break;
      default:
        unreachable(node);
    }
  }
}

/** Cuts text into stretches of spaces, and of letters between which no line may end. */
function stretchesOf(text: string): readonly string[] {
  return cutAtSpaces(text).flatMap((stretch) => (isSpace(stretch.charAt(0)) ? stretch : breakable(stretch)));
}

class Gathering {
  private readonly faces: Faces;
  private readonly words: Word[] = [];
  private readonly missing: MissingGlyph[] = [];
  private fragments: Fragment[] = [];
  private spaces: Fragment[] = [];
  /** Whether a line may end before what comes next, though there was no space. */
  private mayEnd = false;

  constructor(faces: Faces) {
    this.faces = faces;
  }

  add(run: Run): void {
    stretchesOf(run.text.value).forEach((stretch, n, all) => {
      if (isSpace(stretch.charAt(0))) this.spaces.push(this.fragment(stretch, run));
      else {
        if (this.spaces.length > 0 || this.mayEnd) this.endWord(stretch);
        this.fragments.push(this.fragment(stretch, run));
        const next = all[n + 1];
        this.mayEnd = next !== undefined && !isSpace(next.charAt(0));
      }
    });
  }

  /** Ends the line; where it ends without a space one is drawn, so that a reader does not join the words. */
  endLine(run: Run): void {
    if (!this.spaces.some((space) => /\s/.test(space.text))) this.spaces.push(this.fragment(run.text.value, run));
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

  private fragment(text: string, run: Run): Fragment {
    const shaped = this.faces[run.ink.face].shape(text.replace(/\t/g, ' '));
    for (const character of shaped.missing) this.missing.push({ character, text: run.text });
    const width = (shaped.width * run.ink.size) / 1000;
    return { text, shaped, ink: run.ink, width, ...run.within };
  }
}

function widthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, fragment) => sum + fragment.width, 0);
}
