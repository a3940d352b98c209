/** Pairs of documents that are compared, and what each of the two is in the tree of both. */
import type fc from 'fast-check';
import { compareDocuments } from '../../../src/compare/index.js';
import type { Document } from '../../../src/model/document.js';
import { linksIn } from '../../../src/model/walk.js';
import { editedPairs } from '../edited-document.js';
import { type MarkedDocument, viewOf } from './marked-document.js';

const BY = { author: 'Tŷ Gwyn & Daughters', date: { year: 2026, month: 3, day: 3 } };

/** Compares documents. Words and structure of the two are those of the pair; numbers that nobody counts as changed are the later one's. */
export function compared(before: Document, after: Document): MarkedDocument {
  const marked = compareDocuments(before, after, BY);
  const { revisions, ...plain } = marked;
  const marks = revisions?.marks ?? new Map();
  return { marked, before: viewOf(plain, marks, 'earlier'), after: viewOf(plain, marks, 'later') };
}

/** Compares documents of which one was edited into the other. Where a heading that a link led to is none any more, no view can say which. */
export const comparedPairs: fc.Arbitrary<MarkedDocument> = editedPairs()
  .map(({ before, after }) => compared(before, after))
  .filter(({ before, after }) => [before, after].every(hasItsAnchors));

function hasItsAnchors({ title, blocks, outline }: Document): boolean {
  const anchors = new Set(outline.map(({ anchor }) => anchor));
  return linksIn([...title, ...blocks]).every(({ target }) => target.kind !== 'heading' || anchors.has(target.anchor));
}
