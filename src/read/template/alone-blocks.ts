/**
 * Sorts the blocks of a text: those whose tags all stand alone on their lines enclose whole blocks, items or rows; those
 * with no such tag stand among words; one with some of each is an error.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { BlockPair, BlockPairs } from './block-pairs.js';
import { crossing } from './enclose.js';

export interface AloneBlocks {
  readonly enclosing: readonly BlockPair[];
  readonly crossing: ReadonlyMap<BlockPair, Diagnostic>;
  /** Whether a place in the source lies within a block of whole blocks; asked in reading order. */
  isConditional(at: number): boolean;
}

/** Sorts the blocks. */
export function aloneBlocks({ pairs }: BlockPairs): AloneBlocks {
  const enclosing = pairs.filter((pair) => tagsOf(pair).every((tag) => tag.alone));
  const mixed = pairs.filter((pair) => {
    const tags = tagsOf(pair);
    return tags.some((tag) => tag.alone) && !tags.every((tag) => tag.alone);
  });
  const outermost = outermostOf(enclosing);
  let next = 0;
  const isConditional = (at: number): boolean => {
    while ((outermost[next]?.close.span.end ?? at) < at) next++;
    return (outermost[next]?.open.span.start ?? at) < at;
  };
  return { enclosing, crossing: new Map(mixed.map((pair) => [pair, crossing(pair)])), isConditional };
}

function tagsOf({ open, otherwise, close }: BlockPair) {
  return otherwise ? [open, otherwise, close] : [open, close];
}

/** Blocks within no other; ordered by place. Inner ones come before outer ones. */
function outermostOf(pairs: readonly BlockPair[]): BlockPair[] {
  const outermost: BlockPair[] = [];
  for (const pair of pairs) {
    while ((outermost.at(-1)?.open.span.start ?? -1) > pair.open.span.start) outermost.pop();
    outermost.push(pair);
  }
  return outermost;
}
