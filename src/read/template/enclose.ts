/**
 * Puts siblings (blocks, list items, table rows, inlines) into the conditional and repeated blocks around them. For
 * tags alone on their lines, finds the one level of the tree at which all of them are between siblings; if there is
 * none, that is an error.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Branched, Each, If } from '../../model/document.js';
import { spanOf } from '../../model/source.js';
import type { BlockPair } from './block-pairs.js';

/** A future node of the tree, with its place in the source. */
export interface Sibling<Node> {
  readonly start: number;
  readonly end: number;
  /** The level inside it, if block tags can be there. */
  readonly inner?: Level<unknown>;
  /** Set if it must not be enclosed without its siblings: a table's header row. */
  readonly fixed?: true;
  /** What to do where block tags on lines of their own are around it or within it, and can’t be. */
  readonly advice?: string;
  /** Set for a list: an each around it repeats its items, so that it stays one list. */
  readonly list?: true;
  /**
   * Makes the node, or a node with those that stood within its words; undefined if it is empty. Called once, after all tags have
   * found their level.
   */
  make(): Node | readonly Branched<Node>[] | undefined;
}

/** The nodes that a sibling made. */
export function madeBy<Node>(made: Node | readonly Branched<Node>[] | undefined): readonly Branched<Node>[] {
  if (made === undefined) return [];
  return isSeveral(made) ? made : [made];
}

function isSeveral<Node>(made: Node | readonly Branched<Node>[]): made is readonly Branched<Node>[] {
  return Array.isArray(made);
}

/** One list of siblings, and the blocks whose tags are between them. */
export class Level<Node> {
  readonly siblings: readonly Sibling<Node>[];
  readonly pairs: BlockPair[] = [];

  constructor(siblings: readonly Sibling<Node>[]) {
    this.siblings = siblings;
  }

  /** The siblings as nodes, within their blocks. */
  nodes(): Branched<Node>[] {
    const marks = this.pairs
      .flatMap((pair) => tagsOf(pair).map((tag) => ({ at: tag.start, part: { pair, tag: tag.role } as BlockMark })))
      .sort((a, b) => a.at - b.at || byNesting(a.part, b.part));
    const parts: Part<Branched<Node>>[] = [];
    let next = 0;
    for (const sibling of this.siblings) {
      for (let mark = marks[next]; mark && mark.at < sibling.start; mark = marks[next]) {
        parts.push(mark.part);
        next++;
      }
      for (const node of madeBy(sibling.make())) parts.push({ node });
    }
    for (const mark of marks.slice(next)) parts.push(mark.part);
    return nest(parts);
  }
}

/** Where a block begins, switches to its else or ends among nodes. */
export interface BlockMark {
  readonly pair: BlockPair;
  readonly tag: 'open' | 'else' | 'close';
}

/**
 * The order of marks at one place, where `else if` has one tag for several blocks: an else, then what it opens from the outside
 * in; ends from the inside out.
 */
export function byNesting(a: BlockMark, b: BlockMark): number {
  if (a.tag !== b.tag) return RANKS[a.tag] - RANKS[b.tag];
  const depth = a.pair.open.span.start - b.pair.open.span.start || rank(a.pair) - rank(b.pair);
  return a.tag === 'close' ? -depth : depth;
}

function rank({ chained }: BlockPair): number {
  return chained ? 1 : 0;
}

const RANKS = { else: 0, open: 1, close: 2 } as const;

export type Part<Node> = { readonly node: Node } | BlockMark;

/** Puts nodes into blocks; the marks of all pairs must be complete and properly nested. */
export function nest<Node>(parts: readonly Part<Branched<Node>>[]): Branched<Node>[] {
  const outermost: Branched<Node>[] = [];
  const open: { readonly body: Branched<Node>[]; readonly otherwise: Branched<Node>[] }[] = [];
  let target = outermost;
  const parents: Branched<Node>[][] = [];
  for (const part of parts) {
    if ('node' in part) target.push(part.node);
    else if (part.tag === 'open') {
      parents.push(target);
      const branches = { body: [], otherwise: [] };
      open.push(branches);
      target = branches.body;
    } else if (part.tag === 'else') target = open.at(-1)?.otherwise ?? target;
    else {
      const branches = open.pop();
      target = parents.pop() ?? outermost;
      if (branches) target.push(blockNode(part.pair, branches.body, branches.otherwise));
    }
  }
  return outermost;
}

function blockNode<Node>(
  pair: BlockPair,
  body: readonly Branched<Node>[],
  otherwise: readonly Branched<Node>[],
): If<Node> | Each<Node> {
  const { source, start } = pair.open.span;
  const span = spanOf(source, start, pair.close.span.end);
  if (pair.block === 'each')
    return {
      type: 'each',
      name: pair.name,
      body,
      optional: pair.otherwise !== undefined || pair.elseBeside === true,
      otherwise,
      span,
    };
  return { type: 'if', name: pair.name, negated: pair.block === 'unless', then: body, otherwise, span };
}

interface PlacedTag {
  readonly role: BlockMark['tag'];
  readonly start: number;
}

function tagsOf({ open, otherwise, close }: BlockPair): readonly PlacedTag[] {
  return [
    { role: 'open', start: open.span.start },
    ...(otherwise ? [{ role: 'else' as const, start: otherwise.span.start }] : []),
    { role: 'close', start: close.span.start },
  ];
}

/**
 * Finds for each block the level at which its tags are between siblings, from the root down, and adds it there. A block
 * that doesn't enclose whole siblings is an error; a block around nothing is left out.
 */
export function placeBlocks(root: Level<unknown>, pairs: readonly BlockPair[]): Diagnostic[] {
  return pairs.flatMap((pair) => {
    const refused = place(root, pair);
    // The block around an `else if` crosses the same.
    return refused && !pair.chained ? [crossing(pair, refused.advice)] : [];
  });
}

/** The error for a block whose tags don't enclose whole paragraphs, items or rows. */
export function crossing(pair: BlockPair, advice?: string): Diagnostic {
  const message = `#${pair.block} and its end don’t cover whole paragraphs, list items or table rows`;
  const hint =
    'Put each tag on a line of its own, or both in the same paragraph. ' +
    'If a tag comes between two lists, begin the items of the second with another sign (* instead of -).';
  return error('block-crosses', message, pair.open.span, { hint: advice ?? hint });
}

/** Why a block found no level. */
interface Refusal {
  readonly advice?: string;
}

function refusalBy({ advice }: Sibling<unknown>): Refusal {
  return advice === undefined ? {} : { advice };
}

function place(root: Level<unknown>, pair: BlockPair): Refusal | undefined {
  const places = tagsOf(pair).map((tag) => tag.start);
  const [first, last] = [pair.open.span.start, pair.close.span.end];
  let level = root;
  for (;;) {
    const touched = touchedSiblings(level.siblings, first, last);
    if (touched.length === 0) return undefined;
    if (!touched.some((sibling) => places.some((at) => sibling.start < at && at < sibling.end))) {
      const fixed = touched.find((sibling) => sibling.fixed);
      if (fixed) return refusalBy(fixed);
      if (!goThroughItems(level, pair)) level.pairs.push(pair);
      return undefined;
    }
    const sibling = touched[0];
    if (touched.length > 1 || !sibling) return {};
    if (!sibling.inner) return refusalBy(sibling);
    level = sibling.inner;
  }
}

/**
 * Moves an each that is only around a list to the list's items; its else, for no entries, stays beside the list. Gives
 * false if the each is around something else.
 */
function goThroughItems(level: Level<unknown>, pair: BlockPair): boolean {
  const { block, name, open, otherwise, close } = pair;
  const bodyEnd = otherwise ?? close;
  const [list, further] = touchedSiblings(level.siblings, open.span.start, bodyEnd.span.start);
  if (block !== 'each' || !list?.list || !list.inner || further) return false;
  list.inner.pairs.push({ block, name, open, close: bodyEnd, elseBeside: otherwise !== undefined });
  if (otherwise) level.pairs.push({ block: 'unless', name, open: otherwise, close });
  return true;
}

/** The siblings that overlap a range of the source. They are in order, so the first is found by binary search. */
function touchedSiblings(
  siblings: readonly Sibling<unknown>[],
  start: number,
  end: number,
): readonly Sibling<unknown>[] {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last < siblings.length && (siblings[last]?.start ?? end) < end) last++;
  return siblings.slice(low, last);
}
