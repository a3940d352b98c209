/**
 * Keeps notes apart that a list repeats in a Word template: in the Word file each copy of a mark has a note of its own, with the next
 * number, so it has one in PDF and HTML too.
 */
import type { Block, Footnote, Inlines } from '../../model/document.js';
import { footnotesInBlock } from '../../model/footnotes.js';
import { remember } from '../../model/remember.js';
import type { TreeTemplate } from '../../model/template.js';
import { changeEach, changeParts, visit } from '../../model/walk.js';

/** Gives the blocks of a filled template; each copy of a mark that the template has once leads to a note of its own. */
export function withNotesApart(blocks: readonly Block[], template: TreeTemplate): readonly Block[] {
  const marks = blocks.flatMap(footnotesInBlock);
  if (new Set(marks.map(({ key }) => key)).size === marks.length) return blocks;
  const once = markedOnce(template);
  const counts = new Map<string, number>();
  const apart = (note: Footnote): Footnote => {
    const count = (counts.get(note.key) ?? 0) + 1;
    counts.set(note.key, count);
    return count === 1 || !once.has(note.key) ? note : { ...note, key: `${note.key}-${count}` };
  };
  const inlines = (run: Inlines): Inlines =>
    changeEach(run, (node) =>
      node.type === 'footnote' ? apart(node) : changeParts(node, { inlines, blocks: inBlocks }),
    );
  const inBlocks = (inner: readonly Block[]): readonly Block[] =>
    changeEach(inner, (block) => changeParts(block, { inlines, blocks: inBlocks }));
  return inBlocks(blocks);
}

/** The keys of notes to which one mark of the template leads. */
const markedOnce = remember(({ body }: TreeTemplate): ReadonlySet<string> => {
  const once = new Set<string>();
  const several = new Set<string>();
  visit(body.blocks, (node) => {
    if (node.type === 'footnote') (once.has(node.key) ? several : once).add(node.key);
  });
  return new Set([...once].filter((key) => !several.has(key)));
});
