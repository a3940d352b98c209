/** Opens the landscape ranges of a text, for what concerns its blocks wherever they are printed. */
import type { Block, Blocks, Branching, Landscape, Leaf, Text } from './document.js';

/** The blocks of a text in reading order, those of its landscape ranges in their place; where it has none, the same list. */
export function withoutRanges(blocks: Blocks<Text>): Blocks<Text>;
export function withoutRanges(blocks: Blocks<Leaf>): Blocks<Leaf>;
export function withoutRanges(blocks: Blocks<Leaf>): Blocks<Leaf> {
  if (!blocks.some(isRange)) return blocks;
  return blocks.flatMap((block): Blocks<Leaf> => (block.type === 'landscape' ? block.blocks : [block]));
}

function isRange({ type }: Branching<Leaf, Block<Leaf>>): boolean {
  return type === 'landscape';
}

/** The blocks that a landscape range prints: its pages begin and end with it, whatever page breaks stand at its ends. */
export function rangeBlocks({ blocks }: Landscape): readonly Block[] {
  const first = blocks.findIndex(isPrinted);
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex(isPrinted) + 1);
}

function isPrinted({ type }: Block): boolean {
  return type !== 'page-break';
}
