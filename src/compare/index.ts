/** Compares two finished documents: one tree that holds what both say, with marks of what differs. */
import type { Block, Document, Inlines } from '../model/document.js';
import { withoutRanges } from '../model/landscape.js';
import type { RevisedNode, Revision, Revisions } from '../model/revisions.js';
import { BlockComparison } from './blocks.js';
import { mergeControl } from './control.js';
import { linkedAnchors, type NewAnchors, newAnchors, ownAnchors, relinked } from './links.js';
import { withMoves } from './moves.js';
import { type UnionOutline, unionOutline } from './outline.js';
import { runKey } from './printed.js';
import { mergeRuns } from './runs.js';

/**
 * Compares two documents, the earlier one first. The result has the later one's masthead and properties; its document control is
 * the first of its blocks, a table, and its numbers are those that `model/revisions.ts` promises.
 */
export function compareDocuments(before: Document, after: Document, by: Pick<Revisions, 'author' | 'date'>): Document {
  const linked = linkedAnchors(before);
  let anchors: NewAnchors = linked.size > 0 ? newAnchors(before, after) : new Map();
  let union = unite(before, after, linked, anchors);
  // A heading that a link leads to may have been paired otherwise than it seemed at first.
  for (let round = 1; round < MOST_ROUNDS && misled(union, linked, anchors); round++) {
    anchors = new Map([...anchors, ...union.anchors]);
    union = unite(before, after, linked, anchors);
  }
  if (misled(union, linked, anchors)) union = unite(before, after, linked, ownAnchors(before, after));
  const { title, blocks, outline, marks } = union;
  return { ...after, title, blocks, outline, control: [], contents: false, revisions: { ...by, marks } };
}

/** How often documents are put together to lead links aright; after that, all links to headings count as other ones. */
const MOST_ROUNDS = 2;

interface Union extends UnionOutline {
  readonly title: Inlines;
  readonly blocks: readonly Block[];
  readonly marks: ReadonlyMap<RevisedNode, Revision>;
}

function unite(before: Document, after: Document, linked: ReadonlySet<string>, anchors: NewAnchors): Union {
  const { document: earlier, lead } = relinked(before, linked, anchors);
  const headings = withoutRanges(earlier.blocks)
    .filter(({ type }) => type === 'heading')
    .filter((_, at) => linked.has(before.outline[at]?.anchor ?? ''));
  const comparison = new BlockComparison(new Set(headings));
  const title =
    runKey(earlier.title) === runKey(after.title)
      ? after.title
      : (mergeRuns(earlier.title, after.title, comparison, { isForced: true }) ?? after.title);
  const control = mergeControl(before, after, comparison);
  const text = comparison.blocks(earlier.blocks, after.blocks).map(({ node }) => node);
  const { marks } = comparison.marking;
  const blocks = [...control, ...withMoves(text, marks, comparison)];
  const outline = unionOutline(blocks, marks, { before, after, anchors });
  lead(outline.anchors);
  return { title, blocks, marks, ...outline };
}

/** Whether a link of the earlier document leads to another heading of the tree than its own. */
function misled(union: Union, linked: ReadonlySet<string>, anchors: NewAnchors): boolean {
  return [...linked].some((anchor) => {
    const placed = union.anchors.get(anchor);
    return placed !== undefined && placed !== anchors.get(anchor);
  });
}
