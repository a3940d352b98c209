/** Says what two filled texts say differently, for staff: by the same marks as `policy diff`. */
import { compareDocuments } from '../compare/index.js';
import type { Document } from '../model/document.js';
import type { Revisions } from '../model/revisions.js';
import {
  type DifferenceOptions,
  detailDifferences,
  type WordDifference,
  wordDifferences,
} from '../model/word-differences.js';

/** Lists are made of the marks, and name neither an author nor a day. */
const BY: Pick<Revisions, 'author' | 'date'> = { author: '', date: { year: 2000, month: 1, day: 1 } };

/** Compares two documents without their document control, the earlier one first; empty where they say the same. */
export function differingWords(
  before: Document,
  after: Document,
  options: DifferenceOptions = {},
): readonly WordDifference[] {
  return wordDifferences(marked(before, after), options);
}

/** What two filled texts say differently, and where they only have other details. */
export interface DifferingWords {
  readonly texts: readonly WordDifference[];
  readonly details: readonly WordDifference[];
}

/** Compares two documents without their document control, with their details, the earlier one first. */
export function differingWordsAndDetails(
  before: Document,
  after: Document,
  options: DifferenceOptions,
): DifferingWords {
  const compared = marked(before, after);
  return { texts: wordDifferences(compared, options), details: detailDifferences(compared, options) };
}

function marked(before: Document, after: Document): Document {
  return compareDocuments({ ...before, control: [] }, { ...after, control: [] }, BY);
}
