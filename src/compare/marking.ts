/** Marks nodes of a tree that holds what two documents say. */
import type { Block } from '../model/document.js';
import type { RevisedNode, Revision } from '../model/revisions.js';

/** Which document a node of the tree is from. */
export type Side = 'both' | 'before' | 'after';

/** A node of the tree, marked if it is from one side. */
export interface Sided<Node> {
  readonly node: Node;
  readonly side: Side;
}

/** The marks of a tree that is being built. */
export class Marking {
  private readonly log: (readonly [RevisedNode, Revision])[] = [];

  /** A node of its own, marked as what went. */
  deleted<Node extends RevisedNode>(node: Node): Node {
    return this.marked(node, { kind: 'deleted' });
  }

  /** A node of its own, marked as what came. */
  inserted<Node extends RevisedNode>(node: Node): Node {
    return this.marked(node, { kind: 'inserted' });
  }

  /** A node of its own, marked as what one side has. */
  only<Node extends RevisedNode>(side: 'before' | 'after', node: Node): Node {
    return side === 'before' ? this.deleted(node) : this.inserted(node);
  }

  /** Marks a node that stands nowhere else. */
  mark<Node extends RevisedNode>(node: Node, revision: Revision): Node {
    this.log.push([node, revision]);
    return node;
  }

  /** Makes something of two nodes; where that fails, no mark is left of the attempt. */
  attempt<Result>(make: () => Result | undefined): Result | undefined {
    const { length } = this.log;
    const result = make();
    if (result === undefined) this.log.length = length;
    return result;
  }

  /** How many marks there are. */
  get size(): number {
    return this.log.length;
  }

  /** The marks that were set when there were so many already. */
  since(size: number): readonly (readonly [RevisedNode, Revision])[] {
    return this.log.slice(size);
  }

  /** All marks so far. */
  get marks(): Map<RevisedNode, Revision> {
    return new Map(this.log);
  }

  private marked<Node extends RevisedNode>(node: Node, revision: Revision): Node {
    return this.mark({ ...node }, revision);
  }
}

/** What the parts of a comparison need of each other. */
export interface Comparison {
  readonly marking: Marking;
  /** Puts two runs of blocks together. */
  blocks(before: readonly Block[], after: readonly Block[]): readonly Sided<Block>[];
  /** One block of two that differ; undefined where they are told as two. */
  block(before: Block, after: Block): Block | undefined;
  /** Whether a heading of the earlier document must stay one, since a link leads to it. */
  isLinked(block: Block): boolean;
}
