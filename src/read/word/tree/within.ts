/** Changes blocks that are within another: in a text box, or in a table's cell. */
import type { Block, Blocks, Heading, Inlines, Leaf } from '../../../model/document.js';
import { changeBranched, changeParts } from '../../../model/walk.js';

/**
 * Headings within other blocks become bold paragraphs, since the outline can't hold them; a numbered one becomes an item. A landscape range,
 * which a passage may bring, becomes its blocks.
 */
export function withoutHeadings(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => {
    if (block.type === 'landscape') return withoutHeadings(block.blocks);
    return [block.type === 'heading' ? wordsOf(block) : changeParts(block, { blocks: withoutHeadings })];
  });
}

function wordsOf({ children, span, numbering }: Heading<Leaf>): Block<Leaf> {
  const words: Inlines<Leaf> = children.every(({ type }) => type === 'strong')
    ? children
    : [{ type: 'strong', children }];
  const paragraph: Block<Leaf> = { type: 'paragraph', children: words, ...(span ? { span } : {}) };
  if (!numbering) return paragraph;
  return { type: 'list', ordered: true, start: 1, items: [{ type: 'item', numbering, blocks: [paragraph] }] };
}

/** Keeps the blocks that a cell can hold: no headings, page breaks or rules. */
export function forCell(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(withoutHeadings(blocks), (block) =>
    block.type === 'page-break' || block.type === 'rule' ? [] : [changeParts(block, { blocks: forCell })],
  );
}
