/**
 * Puts what was changed in a document's blocks, items, rows and cells into the nodes of the template that they were made from. Block tags
 * and placeholders stay wherever what they print did.
 */
import type { Trace, Traced, TracedLeaf, TraceScope } from '../../fill/trace.js';
import { align } from '../../model/alignment.js';
import type {
  Block,
  Blocks,
  Branched,
  Branching,
  Cell,
  Inlines,
  Leaf,
  List,
  ListItem,
  Row,
  Table,
  Text,
} from '../../model/document.js';
import { type AnyNode, visit } from '../../model/walk.js';
import { mergeRun, type RunMerging } from './merge-run.js';
import { pairNodes } from './pairing.js';
import { sayingOf, wordsOf } from './shapes.js';
import { NoPlace } from './unplaced.js';

type OpenBlock = Branching<Leaf, Block<Leaf>>;

/** What merging asks of its surroundings. */
export interface Merging {
  readonly trace: Trace;
  readonly changed: RunMerging['changed'];
  readonly widened: RunMerging['widened'];
  readonly adoptRun: (run: Inlines) => Inlines<Leaf>;
  /** Makes blocks that came as they are to be in a template; those that only moved are the template's own. */
  readonly adopt: (blocks: Blocks) => Blocks<Leaf>;
  /** Is told of words that look different and say the same. */
  readonly restyled: (before: AnyNode, after: AnyNode) => void;
}

/** What became of the nodes of a list: nothing where they stayed. */
export interface Outcome<Node> {
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
  outcome: Outcome<Branching<Leaf, Node>>,
): readonly Branching<Leaf, Node>[] {
  return traced.flatMap((node) => rebuiltNode(node, outcome));
}

/** One node with what became of it, and what came behind it. */
export function rebuiltNode<Node extends { readonly type: string }, Closed>(
  node: Traced<Node, Closed>,
  outcome: Outcome<Branching<Leaf, Node>>,
): readonly Branching<Leaf, Node>[] {
  return [...itself(node, outcome), ...(outcome.behind.get(node) ?? [])];
}

function itself<Node extends { readonly type: string }, Closed>(
  node: Traced<Node, Closed>,
  outcome: Outcome<Branching<Leaf, Node>>,
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

function isTouched<Open, Closed>(traced: readonly Traced<Open, Closed>[], outcome: Outcome<unknown>): boolean {
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
function mergedList<Node extends { readonly type: string }, Closed extends AnyNode>(
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

/** Merges nodes of the template's tree. */
export class NodeMerge {
  private readonly merging: Merging;

  constructor(merging: Merging) {
    this.merging = merging;
  }

  /** Gives what becomes of one block of the template; itself where only values changed. */
  block({ node, within }: TracedLeaf<Block<Leaf>, Block>, before: Block, after: Block): readonly OpenBlock[] {
    if (sayingOf(before) === sayingOf(after)) return [node];
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        if (
          (before.type === 'heading' || before.type === 'paragraph') &&
          (after.type === 'heading' || after.type === 'paragraph')
        )
          return this.runBlock(node, within, before, after);
        break;
      case 'code-block':
        if ('children' in before && 'children' in after && before.type !== 'heading') {
          const children = this.run(node.children, within, before.children, after.children);
          return children === node.children ? [node] : [{ ...node, children }];
        }
        break;
      case 'list':
        if (before.type === 'list' && after.type === 'list') return this.list(node, within, before, after);
        break;
      case 'table':
        if (before.type === 'table' && after.type === 'table') return this.table(node, within, before, after);
        break;
      case 'quote':
      case 'landscape':
        if (before.type === node.type && after.type === node.type) {
          const blocks = this.blocks(node.blocks, within, before.blocks, after.blocks);
          return blocks === node.blocks ? [node] : blocks.length > 0 ? [{ ...node, blocks }] : [];
        }
        break;
      case 'note':
        if (before.type === 'note' && after.type === 'note') {
          const blocks = this.blocks(node.blocks, within, before.blocks, after.blocks);
          const title = node.title
            ? this.run(node.title, within, before.title ?? [], after.title ?? [])
            : after.title && this.merging.adoptRun(after.title);
          if (blocks === node.blocks && title === node.title) return [node];
          // A box without words isn't printed.
          if (blocks.length === 0 && !title) return [];
          return [{ ...node, ...(title ? { title } : {}), blocks }];
        }
        break;
      default:
        break;
    }
    return this.replaced(node, after);
  }

  /** Another block in place of one that no words are shared with; never where the template has a value or a condition. */
  private replaced(node: AnyNode, after: Block): readonly OpenBlock[] {
    if (holdsTags(node)) throw new NoPlace('unclear');
    return this.merging.adopt([after]);
  }

  /** Merges blocks within another. */
  blocks(blocks: Blocks<Leaf>, within: TraceScope, before: Blocks, after: Blocks): Blocks<Leaf> {
    const traced = this.merging.trace.blocks(blocks, within);
    const merged = mergedList(traced, before, after, {
      merge: (leaf, sent, came) => this.block(leaf, sent, came),
      adopt: (block) => this.merging.adopt([block]),
      restyled: (sent, came) => this.merging.restyled(sent, came),
    });
    return sameOr(blocks, merged);
  }

  private runBlock(
    node: Extract<Block<Leaf>, { readonly type: 'heading' | 'paragraph' }>,
    within: TraceScope,
    before: Extract<Block, { readonly type: 'heading' | 'paragraph' }>,
    after: Extract<Block, { readonly type: 'heading' | 'paragraph' }>,
  ): readonly OpenBlock[] {
    const children = this.run(node.children, within, before.children, after.children);
    if (children.length === 0) return [];
    if (after.type === before.type) return children === node.children ? [node] : [{ ...node, children }];
    if (after.type === 'paragraph') return [{ type: 'paragraph', children }];
    return [{ type: 'heading', level: after.level, children }];
  }

  private run(run: Inlines<Leaf>, within: TraceScope, before: Inlines, after: Inlines): Inlines<Leaf> {
    const merged = mergeRun(this.merging.trace.run(run, within), before, after, {
      changed: this.merging.changed,
      widened: this.merging.widened,
      adopt: this.merging.adoptRun,
      note: ({ node, within: scope }, sent, came) =>
        node.type === 'footnote' ? this.blocks(node.blocks, scope, sent, came) : undefined,
    });
    return sameOr(run, merged);
  }

  private list(node: List<Leaf>, within: TraceScope, before: List, after: List): readonly OpenBlock[] {
    const traced = this.merging.trace.nodes<ListItem<Leaf>, ListItem>(node.items, within, (item, scope) => {
      const [list] = this.merging.trace.printed([{ ...node, items: [item] }], scope);
      return list?.type === 'list' ? list.items[0] : undefined;
    });
    const merged = mergedList(traced, before.items, after.items, {
      merge: (leaf, sent, came) => {
        const blocks = this.blocks(leaf.node.blocks, leaf.within, sent.blocks, came.blocks);
        const isTicked = came.checked !== undefined && came.checked !== sent.checked;
        if (blocks === leaf.node.blocks && !isTicked) return [leaf.node];
        return [{ ...leaf.node, blocks, ...(isTicked ? { checked: came.checked } : {}) }];
      },
      adopt: (item) => this.adoptedItems(item),
      restyled: (sent, came) => this.merging.restyled(sent, came),
    });
    const items = sameOr(node.items, merged);
    const ordered = after.ordered === before.ordered ? node.ordered : after.ordered;
    if (items === node.items && ordered === node.ordered) return [node];
    return items.length > 0 ? [{ ...node, ordered, items }] : [];
  }

  private adoptedItems(item: ListItem): readonly ListItem<Leaf>[] {
    const [list] = this.merging.adopt([{ type: 'list', ordered: false, start: 1, items: [item] }]);
    return list?.type === 'list' ? (list.items as readonly ListItem<Leaf>[]) : [];
  }

  private table(node: Table<Leaf>, within: TraceScope, before: Table, after: Table): readonly OpenBlock[] {
    if (before.columns.length !== after.columns.length || before.columns.length !== node.columns.length)
      return this.replaced(node, after);
    const { header: head } = node;
    const [sentRows, cameRows] = [rowsOf(before, !head), rowsOf(after, !head)];
    const traced = this.merging.trace.nodes<Row<Leaf>, Row>(node.rows, within, (row, scope) => {
      const [table] = this.merging.trace.printed([{ ...node, rows: [row] }], scope);
      return table?.type === 'table' ? table.rows[0] : undefined;
    });
    const merged = mergedList(traced, sentRows, cameRows, {
      merge: (leaf, sent, came) => [this.row(leaf.node, leaf.within, sent, came)],
      adopt: (row) => this.adoptedRows(row, after),
      restyled: (sent, came) => this.merging.restyled(sent, came),
    });
    const rows = sameOr(node.rows, merged);
    const header = head && before.header && after.header ? this.row(head, within, before.header, after.header) : head;
    const caption =
      node.caption && before.caption
        ? this.run(node.caption, within, before.caption, after.caption ?? [])
        : node.caption;
    if (rows === node.rows && header === head && caption === node.caption) return [node];
    if (rows.length === 0) return [];
    const { caption: _, header: __, ...rest } = node;
    return [{ ...rest, ...(caption && caption.length > 0 ? { caption } : {}), ...(header ? { header } : {}), rows }];
  }

  private adoptedRows(row: Row, table: Table): readonly Row<Leaf>[] {
    const { header: _, caption: __, ...rest } = table;
    const [adopted] = this.merging.adopt([{ ...rest, rows: [row] }]);
    return adopted?.type === 'table' ? (adopted.rows as readonly Row<Leaf>[]) : [];
  }

  private row(row: Row<Leaf>, within: TraceScope, before: Row, after: Row): Row<Leaf> {
    const cells = row.cells.map((cell, at): Cell<Leaf> => {
      const [sent, came] = [before.cells[at], after.cells[at]];
      if (!sent || !came) throw new NoPlace('unclear');
      return sayingOf(sent) === sayingOf(came) ? cell : this.cell(cell, within, sent, came);
    });
    return cells.every((cell, at) => cell === row.cells[at]) ? row : { ...row, cells };
  }

  private cell(cell: Cell<Leaf>, within: TraceScope, before: Cell, after: Cell): Cell<Leaf> {
    if (cell.type === 'cell' && before.type === 'cell' && after.type === 'cell') {
      const children = this.run(cell.children, within, before.children, after.children);
      return children === cell.children ? cell : { ...cell, children };
    }
    const blocks = this.blocks(cellBlocks(cell), within, cellBlocks(before), cellBlocks(after));
    const [only, another] = blocks;
    if (!only) return { type: 'cell', children: [] };
    return only.type === 'paragraph' && !another
      ? { type: 'cell', children: only.children }
      : { type: 'block-cell', blocks };
  }
}

/** A head that the one side calls a row is a row. */
function rowsOf({ header, rows }: Table, withHeader: boolean): readonly Row[] {
  return withHeader && header ? [header, ...rows] : rows;
}

function cellBlocks(cell: Cell<Text>): Blocks<Text>;
function cellBlocks(cell: Cell<Leaf>): Blocks<Leaf>;
function cellBlocks(cell: Cell<Leaf>): Blocks<Leaf> {
  if (cell.type === 'block-cell') return cell.blocks;
  return cell.children.length > 0 ? [{ type: 'paragraph', children: cell.children }] : [];
}

/** Whether a value, a condition or a list of values is in a node. */
export function holdsTags(node: AnyNode | readonly AnyNode[]): boolean {
  let holds = false;
  visit(node, (inner) => {
    holds ||= ['field', 'if', 'each', 'logo', 'listing'].includes(inner.type);
  });
  return holds;
}

function sameOr<Node>(nodes: readonly Node[], merged: readonly Node[]): readonly Node[] {
  return nodes.length === merged.length && nodes.every((node, at) => node === merged[at]) ? nodes : merged;
}
