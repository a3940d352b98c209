/**
 * Puts what was changed in a document's blocks, items, rows and cells into the nodes of the template that they were made from. Block tags
 * and placeholders stay wherever what they print did.
 */
import type { Trace, TracedLeaf, TraceScope } from '../../fill/trace.js';
import type {
  Block,
  Blocks,
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
import type { ListChange } from './list-changes.js';
import { mergeRun } from './merge-run.js';
import { mergedList } from './merged-list.js';
import type { RunMerging } from './run-merging.js';
import { sayingOf } from './shapes.js';
import { NoPlace } from './unplaced.js';

type OpenBlock = Branching<Leaf, Block<Leaf>>;

/** What merging asks of its surroundings. */
export interface Merging {
  readonly trace: Trace;
  readonly changed: RunMerging['changed'];
  readonly widened: RunMerging['widened'];
  readonly listChanged: (change: ListChange) => boolean;
  readonly adoptRun: (run: Inlines) => Inlines<Leaf>;
  /** Makes blocks that came as they are to be in a template; those that only moved are the template's own. */
  readonly adopt: (blocks: Blocks) => Blocks<Leaf>;
  /** Is told of words that look different and say the same. */
  readonly restyled: (before: AnyNode, after: AnyNode) => void;
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
        if (before.type === 'quote' && after.type === 'quote') {
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

  private listWork() {
    const { trace, restyled, listChanged } = this.merging;
    return { trace, restyled, listChanged };
  }

  /** Merges blocks within another. */
  blocks(blocks: Blocks<Leaf>, within: TraceScope, before: Blocks, after: Blocks): Blocks<Leaf> {
    const traced = this.merging.trace.blocks(blocks, within);
    const merged = mergedList(traced, before, after, {
      merge: (leaf, sent, came) => this.block(leaf, sent, came),
      adopt: (block) => this.merging.adopt([block]),
      ...this.listWork(),
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
      ...this.listWork(),
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
      ...this.listWork(),
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
