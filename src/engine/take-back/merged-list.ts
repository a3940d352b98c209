/**
 * Puts what changed in a list of a document's blocks, items or rows into the list of the template that printed it. Block tags stay wherever
 * what they print did.
 */
import type { Traced, TracedLeaf } from '../../fill/trace.js';
import { align } from '../../model/alignment.js';
import type { Branched, Branching, Leaf } from '../../model/document.js';
import type { AnyNode } from '../../model/walk.js';
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

/** Merges the nodes of one kind in a list, as deep as they go. */
export function mergedList<Node extends { readonly type: string }, Closed extends AnyNode>(
  traced: readonly Traced<Node, Closed>[],
  before: readonly Closed[],
  after: readonly Closed[],
  work: {
    readonly merge: (leaf: TracedLeaf<Node, Closed>, before: Closed, after: Closed) => readonly Branching<Leaf, Node>[];
    readonly adopt: (node: Closed) => readonly Branching<Leaf, Node>[];
    readonly restyled: (before: Closed, after: Closed) => void;
  },
): readonly Branching<Leaf, Node>[] {
  const leaves = printedLeaves<Node, Closed>(traced);
  const leafOf = leavesBySent<Node, Closed>(leaves, before);
  if (leafOf.size < leaves.length) throw new NoPlace('unclear');
  const becomes = new Map<object, readonly Branching<Leaf, Node>[]>();
  const behind = new Map<object | undefined, readonly Branching<Leaf, Node>[]>();
  let last: TracedLeaf<Node, Closed> | undefined;
  for (const pair of pairNodes(before, after)) {
    if (pair.kind === 'new') {
      const node = after[pair.after];
      const anchor = last && anchorOf<Node, Closed>(traced, last);
      if (node) behind.set(anchor, [...(behind.get(anchor) ?? []), ...work.adopt(node)]);
      continue;
    }
    const leaf = leafOf.get(pair.before);
    if (!leaf && pair.kind === 'same') continue;
    if (!leaf) throw new NoPlace('record');
    const sent: Closed | undefined = before[pair.before];
    const came: Closed | undefined = pair.kind === 'gone' ? undefined : after[pair.after];
    if (!sent) throw new NoPlace('unclear');
    last = leaf;
    if (!came) becomes.set(leaf, []);
    else if (pair.kind === 'same') work.restyled(sent, came);
    else {
      const merged = work.merge(leaf, sent, came);
      if (merged.length !== 1 || merged[0] !== leaf.node) becomes.set(leaf, merged);
    }
  }
  const outcome = { becomes, behind };
  return [...(behind.get(undefined) ?? []), ...rebuilt(traced, outcome)];
}
