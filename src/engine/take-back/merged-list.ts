/**
 * Puts what changed in a list of a document's blocks, items or rows into the list of the template that printed it. Block tags stay wherever
 * what they print did.
 */
import type { Trace, Traced, TracedLeaf } from '../../fill/trace.js';
import { align } from '../../model/alignment.js';
import type { Branched, Branching, Leaf } from '../../model/document.js';
import type { AnyNode } from '../../model/walk.js';
import { type ListChange, listChange, printedLists } from './list-changes.js';
import { pairNodes } from './pairing.js';
import { wordsOf } from './shapes.js';
import { NoPlace } from './unplaced.js';

/** What became of the nodes of a list: nothing where they stayed. */
export interface ListOutcome<Node> {
  /** By what was traced. */
  readonly becomes: ReadonlyMap<object, readonly Node[]>;
  /** What came behind it; behind nothing: at the start. */
  readonly behind: ReadonlyMap<object | undefined, readonly Node[]>;
}

/** The leaves of what was traced that print something, in order. */
export function printedLeaves<Open, Closed>(
  traced: readonly Traced<Open, Closed>[],
): readonly TracedLeaf<Open, Closed>[] {
  return traced.flatMap((node) =>
    node.kind === 'leaf' ? (node.closed === undefined ? [] : [node]) : printedLeaves<Open, Closed>(node.inner),
  );
}

/** Where something behind a leaf goes: behind the block tags that end with it too, so that it depends on none of them. */
export function anchorOf<Open, Closed>(
  traced: readonly Traced<Open, Closed>[],
  leaf: TracedLeaf<Open, Closed>,
): Traced<Open, Closed> {
  for (const node of traced) {
    if (node === leaf) return node;
    if (node.kind === 'leaf') continue;
    const leaves = printedLeaves<Open, Closed>(node.inner);
    if (leaves.at(-1) === leaf) return node;
    if (leaves.includes(leaf)) return anchorOf<Open, Closed>(node.inner, leaf);
  }
  return leaf;
}

/** The nodes of a list with what became of them. Throws NoPlace where what a list of values prints was changed. */
export function rebuilt<Node extends { readonly type: string }, Closed>(
  traced: readonly Traced<Node, Closed>[],
  outcome: ListOutcome<Branching<Leaf, Node>>,
): readonly Branching<Leaf, Node>[] {
  return traced.flatMap((node) => rebuiltNode(node, outcome));
}

/** One node with what became of it, and what came behind it. */
export function rebuiltNode<Node extends { readonly type: string }, Closed>(
  node: Traced<Node, Closed>,
  outcome: ListOutcome<Branching<Leaf, Node>>,
): readonly Branching<Leaf, Node>[] {
  return [...itself(node, outcome), ...(outcome.behind.get(node) ?? [])];
}

function itself<Node extends { readonly type: string }, Closed>(
  node: Traced<Node, Closed>,
  outcome: ListOutcome<Branching<Leaf, Node>>,
): readonly Branching<Leaf, Node>[] {
  if (node.kind === 'leaf') return outcome.becomes.get(node) ?? [node.node as Branching<Leaf, Node>];
  const tag = node.node as Branching<Leaf, Node>;
  if (!isTouched(node.inner, outcome)) return [tag];
  if (node.kind === 'range') {
    const blocks = rebuilt(node.inner, outcome);
    return blocks.length > 0 ? [node.holding(blocks) as Branching<Leaf, Node>] : [];
  }
  if (node.kind === 'each') {
    const leaves = printedLeaves(node.inner);
    if (leaves.every((leaf) => outcome.becomes.get(leaf)?.length === 0)) return [];
    throw new NoPlace('list');
  }
  const inner = rebuilt(node.inner, outcome);
  const other = node.branch === 'then' ? node.node.otherwise : node.node.then;
  if (inner.length + other.length === 0) return [];
  return [{ ...node.node, [node.branch]: inner as readonly Branched<Node>[] } as Branching<Leaf, Node>];
}

function isTouched<Open, Closed>(traced: readonly Traced<Open, Closed>[], outcome: ListOutcome<unknown>): boolean {
  return traced.some(
    (node) =>
      outcome.becomes.has(node) ||
      outcome.behind.has(node) ||
      (node.kind !== 'leaf' && isTouched<Open, Closed>(node.inner, outcome)),
  );
}

/** Which node of a file each leaf of the text printed, by its place there. The program prints nodes of its own beside them. */
export function leavesBySent<Open, Closed extends AnyNode>(
  leaves: readonly TracedLeaf<Open, Closed>[],
  sent: readonly Closed[],
): ReadonlyMap<number, TracedLeaf<Open, Closed>> {
  const words = (node: Closed | undefined) => (node ? wordsOf(node).join(' ') || node.type : '');
  const result = new Map<number, TracedLeaf<Open, Closed>>();
  const stretches = align(
    leaves.map(({ closed }) => words(closed)),
    sent.map(words),
  );
  for (const { before, after } of stretches) {
    if (before.end - before.start !== after.end - after.start) continue;
    for (let at = 0; at < before.end - before.start; at++) {
      const leaf = leaves[before.start + at];
      if (leaf) result.set(after.start + at, leaf);
    }
  }
  return result;
}

/** What merging a list of nodes of one kind asks for. */
export interface ListWork<Node, Closed> {
  readonly trace: Trace;
  readonly merge: (leaf: TracedLeaf<Node, Closed>, before: Closed, after: Closed) => readonly Branching<Leaf, Node>[];
  readonly adopt: (node: Closed) => readonly Branching<Leaf, Node>[];
  readonly restyled: (before: Closed, after: Closed) => void;
  /** Is told of a list of values that would have other items. Gives whether the list stays, to print these. */
  readonly listChanged: (change: ListChange) => boolean;
}

/** Merges the nodes of one kind in a list, as deep as they go. */
export function mergedList<Node extends { readonly type: string }, Closed extends AnyNode>(
  traced: readonly Traced<Node, Closed>[],
  before: readonly Closed[],
  after: readonly Closed[],
  work: ListWork<Node, Closed>,
): readonly Branching<Leaf, Node>[] {
  const came = fatesOf(traced, before, after);
  const settled = settledLists(traced, came, work);
  const becomes = new Map<object, readonly Branching<Leaf, Node>[]>();
  const behind = new Map<object | undefined, readonly Branching<Leaf, Node>[]>();
  for (const fate of came) {
    const { leaf, sent, now } = fate;
    if (settled.has(fate)) continue;
    if (!sent) {
      const anchor = leaf && anchorOf<Node, Closed>(traced, leaf);
      if (now) behind.set(anchor, [...(behind.get(anchor) ?? []), ...work.adopt(now)]);
    } else if (!leaf) continue;
    else if (!now) becomes.set(leaf, []);
    else if (fate.isSame) work.restyled(sent, now);
    else {
      const merged = work.merge(leaf, sent, now);
      if (merged.length !== 1 || merged[0] !== leaf.node) becomes.set(leaf, merged);
    }
  }
  return [...(behind.get(undefined) ?? []), ...rebuilt(traced, { becomes, behind })];
}

/** What became of a node that was sent; or a node that came, where `sent` is absent. */
interface Fate<Node, Closed> {
  /** What printed it; for a node that came, what printed the one before it. */
  readonly leaf?: TracedLeaf<Node, Closed>;
  readonly sent?: Closed;
  /** Absent where it went. */
  readonly now?: Closed;
  readonly isSame: boolean;
}

/** In the order of the list; throws NoPlace where it can't be told what printed a node that changed. */
function fatesOf<Node extends { readonly type: string }, Closed extends AnyNode>(
  traced: readonly Traced<Node, Closed>[],
  before: readonly Closed[],
  after: readonly Closed[],
): readonly Fate<Node, Closed>[] {
  const leaves = printedLeaves<Node, Closed>(traced);
  const leafOf = leavesBySent<Node, Closed>(leaves, before);
  if (leafOf.size < leaves.length) throw new NoPlace('unclear');
  let last: TracedLeaf<Node, Closed> | undefined;
  return pairNodes(before, after).map((pair): Fate<Node, Closed> => {
    const now = pair.kind === 'gone' ? undefined : after[pair.after];
    const came = now ? { now } : {};
    if (pair.kind === 'new') return { ...(last ? { leaf: last } : {}), ...came, isSame: false };
    const leaf = leafOf.get(pair.before);
    const sent = before[pair.before];
    if (!sent) throw new NoPlace('unclear');
    if (!leaf && pair.kind !== 'same') throw new NoPlace('record');
    last = leaf ?? last;
    return { ...(leaf ? { leaf } : {}), sent, ...came, isSame: pair.kind === 'same' };
  });
}

/** What became of the nodes of the lists of values that have other items now, and stay. */
function settledLists<Node extends { readonly type: string }, Closed extends AnyNode>(
  traced: readonly Traced<Node, Closed>[],
  fates: readonly Fate<Node, Closed>[],
  { trace, listChanged }: ListWork<Node, Closed>,
): ReadonlySet<Fate<Node, Closed>> {
  const settled = new Set<Fate<Node, Closed>>();
  const [first] = printedLeaves<Node, Closed>(traced);
  for (const list of printedLists<Node, Closed>(traced)) {
    const isOfList = ({ leaf }: Fate<Node, Closed>) =>
      leaf ? list.leaves.includes(leaf) : first !== undefined && list.leaves.includes(first);
    const its = fates.filter(isOfList);
    if (its.every(({ sent, now }) => sent && now)) continue;
    const change = listChange(
      list,
      its.flatMap(({ now }) => now ?? []),
      trace,
    );
    if (change && listChanged(change)) for (const fate of its) settled.add(fate);
  }
  return settled;
}
