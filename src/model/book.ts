/** A whole pack bound as one document: a cover, a list of contents, and every policy after the other. */
import type { Document, Masthead, Properties } from './document.js';
import type { Wording } from './wording/wording.js';

export interface Book {
  readonly wording: Wording;
  readonly masthead: Masthead;
  readonly title: string;
  /** Below the title on the cover. */
  readonly lines: readonly string[];
  /** At the foot of the cover: the issue, then what else is said of the pack. */
  readonly foot: readonly string[];
  readonly properties: Properties;
  readonly parts: readonly BookPart[];
  /** Whether it is printed on both sides and bound: the contents and each policy begin on a right-hand page. */
  readonly twoSided?: true;
  /** Whether a page with the name of each category comes before its first policy. */
  readonly dividers?: true;
}

/** One policy of the book. */
export interface BookPart {
  /** The name that links from other policies use: `DCW29-whistleblowing`. */
  readonly file: string;
  readonly code?: string;
  /** Printed above it in the list of contents, where it differs from that of the part before. */
  readonly category?: string;
  readonly document: Document;
}
