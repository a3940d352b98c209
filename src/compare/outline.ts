/** Numbers and anchors of headings in the tree that holds two documents. */
import type { Block, Document, OutlineEntry } from '../model/document.js';
import type { RevisedNode, Revision } from '../model/revisions.js';
import { freeAnchor, type NewAnchors } from './links.js';

/** The outline of a tree. */
export interface UnionOutline {
  readonly outline: readonly OutlineEntry[];
  /** The anchors of the earlier document’s headings in the tree. */
  readonly anchors: NewAnchors;
}

type Side = 'both' | 'before' | 'after';

/** Headings that stay or came have the later document's numbers and anchors, those that went the earlier one's numbers. */
export function unionOutline(
  blocks: readonly Block[],
  marks: ReadonlyMap<RevisedNode, Revision>,
  { before, after, anchors }: { readonly before: Document; readonly after: Document; readonly anchors: NewAnchors },
): UnionOutline {
  const outline: OutlineEntry[] = [];
  const placed = new Map<string, string>();
  const taken = new Set(after.outline.map(({ anchor }) => anchor));
  let [from, to] = [0, 0];
  const add = (block: Block, within: Side) => {
    const mark = marks.get(block);
    const side = within === 'both' ? sideOf(mark) : within;
    if (block.type === 'landscape') {
      for (const inner of block.blocks) add(inner, side);
      return;
    }
    const wasHeading = mark?.kind === 'restyled' ? mark.before.type === 'heading' : block.type === 'heading';
    const earlier = side !== 'after' && wasHeading ? before.outline[from++] : undefined;
    if (block.type !== 'heading') return;
    const later = side !== 'before' ? after.outline[to++] : undefined;
    const { number, anchor: wanted } = later ?? earlier ?? { number: '', anchor: 'section' };
    const anchor = later ? wanted : freeAnchor(anchors.get(wanted) ?? wanted, taken);
    if (earlier) placed.set(earlier.anchor, anchor);
    outline.push({ heading: block, number, anchor });
  };
  for (const block of blocks) add(block, 'both');
  return { outline, anchors: placed };
}

function sideOf(mark: Revision | undefined): Side {
  switch (mark?.kind) {
    case 'deleted':
    case 'moved-away':
      return 'before';
    case 'inserted':
    case 'moved-here':
      return 'after';
    default:
      return 'both';
  }
}
