/**
 * Sorts the conditional and repeated blocks of a text. If all tags of a block are alone on their lines, it encloses whole
 * paragraphs, items or rows; if none is, it is among words; if only some are, that is an error.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { BlockPair, BlockPairs } from './block-pairs.js';
import { crossing } from './enclose.js';

export interface AloneBlocks {
  readonly enclosing: readonly BlockPair[];
  readonly crossing: ReadonlyMap<BlockPair, Diagnostic>;
  /** Whether a place in the source is within an enclosing block; must be called in reading order. */
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

/** The blocks that aren't within another, in the order of the text. `pairs` has inner blocks before outer ones. */
function outermostOf(pairs: readonly BlockPair[]): BlockPair[] {
  const outermost: BlockPair[] = [];
  for (const pair of pairs) {
    while ((outermost.at(-1)?.open.span.start ?? -1) > pair.open.span.start) outermost.pop();
    outermost.push(pair);
  }
  return outermost;
}
