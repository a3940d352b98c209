/** The blocks of a document in one list, with those of landscape ranges in their places: turning a page changes no words. */
import type { Block, Blocks } from '../../model/document.js';

/** A block, and whether it is on landscape pages. */
export interface FlatBlock {
  readonly block: Block;
  readonly isInRange: boolean;
}

/** The blocks without the ranges around them, in order. */
export function flatBlocks(blocks: Blocks): readonly FlatBlock[] {
  return blocks.flatMap((block): readonly FlatBlock[] =>
    block.type === 'landscape'
      ? block.blocks.map((inner) => ({ block: inner, isInRange: true }))
      : [{ block, isInRange: false }],
  );
}
