/** What blocks become where they stand within another: in a text box, or in a table's cell. */
import type { Block, Blocks, Heading, Leaf } from '../../../model/document.js';
import { changeBranched, changeParts } from '../../../model/walk.js';

/** Headings within other blocks are paragraphs, since no outline knows them; one with a number is an item with it. */
export function withoutHeadings(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => [
    block.type === 'heading' ? wordsOf(block) : changeParts(block, { blocks: withoutHeadings }),
  ]);
}

function wordsOf({ children, span, numbering }: Heading<Leaf>): Block<Leaf> {
  const paragraph: Block<Leaf> = { type: 'paragraph', children, ...(span ? { span } : {}) };
  if (!numbering) return paragraph;
  return { type: 'list', ordered: true, start: 1, items: [{ type: 'item', numbering, blocks: [paragraph] }] };
}

/** What a cell can hold of blocks: no headings, page breaks and rules. */
export function forCell(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(withoutHeadings(blocks), (block) =>
    block.type === 'page-break' || block.type === 'rule' ? [] : [changeParts(block, { blocks: forCell })],
  );
}
