/** What lines are made of: words, and in them stretches of glyphs that are drawn alike. */
import type { ShapedText } from '../../../formats/fonts/face.js';
import type { FillIn } from '../../../model/document.js';
import type { Bond } from '../../../model/typography/bonds.js';
import type { RunContext } from './context.js';
import type { Ink } from './type-styles.js';

/** Glyphs in one ink and one context. */
export interface Fragment {
  readonly text: string;
  readonly shaped: ShapedText;
  readonly ink: Ink;
  readonly context: RunContext;
  /** Points. */
  readonly width: number;
  /** Whether a hyphen at its end says that the word goes on in the next line. */
  readonly isHyphenated?: true;
  /** The line to write on that it is. */
  readonly fillIn?: FillIn;
}

/** A word is never torn unless it is longer than a line. */
export interface Word {
  readonly fragments: readonly Fragment[];
  readonly width: number;
  /** The spaces after it. They are drawn, since screen readers need them, but not measured at the end of a line. */
  readonly spaces: readonly Fragment[];
  readonly spaceWidth: number;
  /** Whether the line ends after it, may end, should not end as a figure or phrase goes on, or ends within a word that is longer than a line. */
  readonly after: 'line' | 'break' | Bond | 'torn';
}
