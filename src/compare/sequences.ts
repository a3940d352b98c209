/** Puts two lists of nodes together: what is the same, what changed, and between those what went before what came. */
import { align, type Pair, stretchesOf } from '../model/alignment.js';
import { type Alike, type Gap, pairsWithin } from '../model/pairing.js';
import type { Marking, Sided } from './marking.js';

/** How the nodes of two lists are put together. */
export interface Sequence<Node> extends Alike<Node> {
  readonly marking: Marking;
  /** Equal for nodes that print the same. */
  key(node: Node, side: 'before' | 'after'): string;
  /** One node of two that differ; undefined where they can't be one. */
  merge(before: Node, after: Node): Node | undefined;
  /** A node that one side has, marked. */
  only(side: 'before' | 'after', node: Node): Node;
  /** One node of two that print the same; absent: the later one. */
  same?(before: Node, after: Node): Node;
  /** Pairs that hold whatever stands around them, in order. */
  readonly anchors?: readonly Pair[];
}

/** The keys of two lists. */
interface Keys {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Puts two lists together, the earlier one first. */
export function mergeSequences<Node>(
  before: readonly Node[],
  after: readonly Node[],
  sequence: Sequence<Node>,
): readonly Sided<Node>[] {
  const merged: Sided<Node>[] = [];
  let [from, to] = [0, 0];
  const keys: Keys = {
    before: before.map((node) => sequence.key(node, 'before')),
    after: after.map((node) => sequence.key(node, 'after')),
  };
  const between = (end: number, endAfter: number) => {
    for (const stretch of align(keys.before.slice(from, end), keys.after.slice(to, endAfter))) {
      const gap = placed(stretch, from, to);
      if (stretch.isSame)
        after.slice(gap.after.start, gap.after.end).forEach((later, n) => {
          merged.push(both(sameOf(before[gap.before.start + n], later, sequence)));
        });
      else merged.push(...inGap(before, after, gap, sequence, keys));
    }
    [from, to] = [end, endAfter];
  };
  for (const [anchor, anchorAfter] of sequence.anchors ?? []) {
    between(anchor, anchorAfter);
    merged.push(
      ...inGap(
        before,
        after,
        { before: { start: anchor, end: anchor + 1 }, after: { start: anchorAfter, end: anchorAfter + 1 } },
        { ...sequence, likeness: () => 1 },
        keys,
      ),
    );
    [from, to] = [anchor + 1, anchorAfter + 1];
  }
  between(before.length, after.length);
  return merged;
}

function sameOf<Node>(before: Node | undefined, after: Node, { same }: Sequence<Node>): Node {
  return same && before !== undefined ? same(before, after) : after;
}

function both<Node>(node: Node): Sided<Node> {
  return { node, side: 'both' };
}

function placed({ before, after }: Gap, from: number, to: number): Gap {
  return {
    before: { start: from + before.start, end: from + before.end },
    after: { start: to + after.start, end: to + after.end },
  };
}

/** What stands between nodes that are the same: pairs of those that changed, and what only one side has. */
function inGap<Node>(
  before: readonly Node[],
  after: readonly Node[],
  gap: Gap,
  sequence: Sequence<Node>,
  keys: Keys,
): readonly Sided<Node>[] {
  const { marking } = sequence;
  const changed = new Map<number, Node>();
  const pairs = pairsWithin(before, after, gap, sequence).filter(([from, to]) => {
    const [earlier, later] = [before[from], after[to]];
    if (!earlier || !later) return false;
    const isSame = keys.before[from] === keys.after[to];
    const node = isSame ? sameOf(earlier, later, sequence) : marking.attempt(() => sequence.merge(earlier, later));
    if (node) changed.set(to, node);
    return node !== undefined;
  });
  const local = pairs.map(([from, to]): Pair => [from - gap.before.start, to - gap.after.start]);
  const lengths = [gap.before.end - gap.before.start, gap.after.end - gap.after.start] as const;
  const only = (side: 'before' | 'after', nodes: readonly Node[]) =>
    nodes.map((node): Sided<Node> => ({ node: sequence.only(side, node), side }));
  return stretchesOf(local, ...lengths).flatMap((stretch): readonly Sided<Node>[] => {
    const part = placed(stretch, gap.before.start, gap.after.start);
    if (!stretch.isSame)
      return [
        ...only('before', before.slice(part.before.start, part.before.end)),
        ...only('after', after.slice(part.after.start, part.after.end)),
      ];
    return after
      .slice(part.after.start, part.after.end)
      .map((later, n) => both(changed.get(part.after.start + n) ?? later));
  });
}
