/**
 * Keeps notes apart that a list repeats in a Word template: in the Word file each copy of a mark has a note of its own, with the next
 * number, so it has one in PDF and HTML too.
 */
import type { Block, Footnote, Inlines } from '../../model/document.js';
import { footnotesInBlock } from '../../model/footnotes.js';
import { changeEach, changeParts } from '../../model/walk.js';

/** Gives the blocks; each mark of a note after the first leads to a note of its own. */
export function withNotesApart(blocks: readonly Block[]): readonly Block[] {
  const marks = blocks.flatMap(footnotesInBlock);
  if (new Set(marks.map(({ key }) => key)).size === marks.length) return blocks;
  const counts = new Map<string, number>();
  const apart = (note: Footnote): Footnote => {
    const count = (counts.get(note.key) ?? 0) + 1;
    counts.set(note.key, count);
    return count === 1 ? note : { ...note, key: `${note.key}-${count}` };
  };
  const inlines = (run: Inlines): Inlines =>
    changeEach(run, (node) =>
      node.type === 'footnote' ? apart(node) : changeParts(node, { inlines, blocks: inBlocks }),
    );
  const inBlocks = (inner: readonly Block[]): readonly Block[] =>
    changeEach(inner, (block) => changeParts(block, { inlines, blocks: inBlocks }));
  return inBlocks(blocks);
}
