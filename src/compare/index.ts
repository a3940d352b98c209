/** Compares two finished documents: one tree that holds what both say, with marks of what differs. */
import { align } from '../model/alignment.js';
import type { Block, Document } from '../model/document.js';
import { resolveOutline } from '../model/outline.js';
import type { RevisedNode, Revision, Revisions } from '../model/revisions.js';

/** Compares two documents, the earlier one first; all but the text is the later one's. */
export function compareDocuments(before: Document, after: Document, by: Pick<Revisions, 'author' | 'date'>): Document {
  const marks = new Map<RevisedNode, Revision>();
  const blocks = align(before.blocks.map(keyOf), after.blocks.map(keyOf)).flatMap((stretch): readonly Block[] => {
    const later = after.blocks.slice(stretch.after.start, stretch.after.end);
    if (stretch.isSame) return later;
    const earlier = before.blocks.slice(stretch.before.start, stretch.before.end);
    return [...markedAs('deleted', earlier, marks), ...markedAs('inserted', later, marks)];
  });
  return {
    ...after,
    blocks,
    outline: resolveOutline(blocks, after.wording),
    contents: false,
    revisions: { ...by, marks },
  };
}

/** The same blocks as nodes of their own, marked. */
function markedAs(
  kind: 'inserted' | 'deleted',
  blocks: readonly Block[],
  marks: Map<RevisedNode, Revision>,
): readonly Block[] {
  return blocks.map((block) => {
    const marked = { ...block };
    marks.set(marked, { kind });
    return marked;
  });
}

/** Equal for blocks that print the same. */
function keyOf(block: Block): string {
  return JSON.stringify(block, (name, value) => {
    if (name === 'span' || name === 'places' || name === 'from') return undefined;
    return name === 'picture' ? value.path : value;
  });
}
