/** Fills blocks, list items and rows. What is left without words is left out: no empty paragraph, item, row or list. */
import { error } from '../model/diagnostic.js';
import type {
  Block,
  Blocks,
  Branching,
  Cell,
  Each,
  If,
  Image,
  Leaf,
  List,
  ListItem,
  Row,
  Table,
  Text,
} from '../model/document.js';
import { branchOf } from './branch.js';
import { linesOf } from './field.js';
import { about, type Filling } from './filling.js';
import { logoImage } from './frame.js';
import { fillInlines, isClosed } from './inlines.js';
import type { Scope } from './scope.js';

type OpenBlock = Branching<Leaf, Block<Leaf>>;

const closed = new WeakMap<object, boolean>();

function remembered(node: object, compute: () => boolean): boolean {
  const known = closed.get(node);
  if (known !== undefined) return known;
  const result = compute();
  closed.set(node, result);
  return result;
}

function isClosedRow(row: Branching<Leaf, Row<Leaf>>): boolean {
  return row.type === 'row' && row.cells.every((cell) => isClosed(cell.children));
}

function isClosedBlock(node: OpenBlock): boolean {
  return remembered(node, () => {
    switch (node.type) {
      case 'if':
      case 'each':
      case 'logo':
        return false;
      case 'heading':
      case 'paragraph':
        return isClosed(node.children);
      case 'list':
        return node.items.every((item) => item.type === 'item' && item.blocks.every(isClosedBlock));
      case 'quote':
        return node.blocks.every(isClosedBlock);
      case 'table':
        return (!node.caption || isClosed(node.caption)) && isClosedRow(node.header) && node.rows.every(isClosedRow);
      case 'image':
        return node.alt.every((leaf) => leaf.type === 'text');
      case 'page-break':
      case 'rule':
        return true;
    }
  });
}

/** Goes through branches, however nested, down to the nodes that are filled. */
function eachReached<Node extends { readonly type: string }, Filled>(
  nodes: readonly Branching<Leaf, Node>[],
  scope: Scope,
  filling: Filling,
  fill: (node: Node, scope: Scope) => Filled | undefined,
): Filled[] {
  return nodes.flatMap((node): Filled[] => {
    if (isBranch(node)) {
      return branchOf(node, scope, filling).flatMap((taken) =>
        eachReached<Node, Filled>(taken.nodes, taken.scope, filling, fill),
      );
    }
    const filled = fill(node as Node, scope);
    return filled === undefined ? [] : [filled];
  });
}

function isBranch<Node extends { readonly type: string }>(node: Branching<Leaf, Node>): node is If<Node> | Each<Node> {
  return node.type === 'if' || node.type === 'each';
}

function hasWords(children: readonly { readonly type: string }[]): boolean {
  return children.some(
    (child) => child.type !== 'break' && !(child.type === 'text' && (child as Text).value.trim() === ''),
  );
}

function fillItem(item: ListItem<Leaf>, scope: Scope, filling: Filling): ListItem | undefined {
  if (item.blocks.every(isClosedBlock)) return item as ListItem;
  const blocks = fillBlocks(item.blocks, scope, filling);
  return blocks.length === 0 ? undefined : { ...item, blocks };
}

function fillList(list: List<Leaf>, scope: Scope, filling: Filling): List | undefined {
  const items = eachReached<ListItem<Leaf>, ListItem>(list.items, scope, filling, (item, inner) =>
    fillItem(item, inner, filling),
  );
  return items.length === 0 ? undefined : { ...list, items };
}

function fillRow(row: Row<Leaf>, scope: Scope, filling: Filling): Row {
  if (isClosedRow(row)) return row as Row;
  return {
    type: 'row',
    cells: row.cells.map((cell): Cell => ({ type: 'cell', children: fillInlines(cell.children, scope, filling) })),
  };
}

function fillTable(table: Table<Leaf>, scope: Scope, filling: Filling): Table | undefined {
  const rows = eachReached<Row<Leaf>, Row>(table.rows, scope, filling, (row, inner) => {
    const filled = fillRow(row, inner, filling);
    return filled === row || filled.cells.some((cell) => hasWords(cell.children)) ? filled : undefined;
  });
  if (rows.length === 0) return undefined;
  const { caption, ...rest } = table;
  return {
    ...rest,
    ...(caption ? { caption: fillInlines(caption, scope, filling) } : {}),
    header: fillRow(table.header, scope, filling),
    rows,
  };
}

function fillImage(image: Image<Leaf>, scope: Scope, filling: Filling): Image {
  const alt = image.alt
    .map((leaf) => (leaf.type === 'text' ? leaf.value : linesOf(leaf, scope, filling).join(' ')))
    .join('')
    .trim();
  if (alt === '') {
    filling.report(error('picture-alt', 'The picture’s alternative text is empty', image.span, about(filling.job)));
  }
  return { ...image, alt: [{ type: 'text', value: alt }] };
}

function fillBlock(block: Block<Leaf>, scope: Scope, filling: Filling): Block | undefined {
  if (isClosedBlock(block)) return block as Block;
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const children = fillInlines(block.children, scope, filling);
      return hasWords(children) ? { ...block, children } : undefined;
    }
    case 'list':
      return fillList(block, scope, filling);
    case 'table':
      return fillTable(block, scope, filling);
    case 'image':
      return fillImage(block, scope, filling);
    case 'quote': {
      const blocks = fillBlocks(block.blocks, scope, filling);
      return blocks.length === 0 ? undefined : { type: 'quote', blocks };
    }
    case 'logo':
      return logoImage(filling.job.organisation);
    case 'page-break':
    case 'rule':
      return block;
  }
}

/** Fills blocks; one without holes comes back as the same object. */
export function fillBlocks(blocks: Blocks<Leaf>, scope: Scope, filling: Filling): readonly Block[] {
  return eachReached<Block<Leaf>, Block>(blocks, scope, filling, (block, inner) => fillBlock(block, inner, filling));
}
