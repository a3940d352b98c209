/** Fills blocks, list items and rows, and leaves out those that become empty: no empty paragraph, item, row or list. */
import { error } from '../model/diagnostic.js';
import {
  type Block,
  type Blocks,
  type Branching,
  type Cell,
  type Field,
  type Image,
  type Inlines,
  type Leaf,
  type List,
  type ListItem,
  type Row,
  type Table,
  type Text,
  unreachable,
} from '../model/document.js';
import { isBranch } from '../model/walk.js';
import { branchOf } from './branch.js';
import { isClosed } from './closed.js';
import { linesOf } from './field.js';
import { about, type Filling } from './filling.js';
import { logoImage } from './frame.js';
import { fillInlines } from './inlines.js';
import { listingBlock } from './listing.js';
import { isSpace, withLoneAddress } from './lone-address.js';
import { type FilledRow, joinRows } from './merged-rows.js';
import type { Scope } from './scope.js';
import { withWholeNames } from './whole-names.js';

/** Goes through branches, however nested, down to the nodes that are filled, and adds what becomes of them to a list. */
function eachReached<Node extends { readonly type: string }, Filled>(
  nodes: readonly Branching<Leaf, Node>[],
  scope: Scope,
  filling: Filling,
  fill: (node: Node, scope: Scope, filling: Filling) => Filled | undefined,
  into: Filled[] = [],
): Filled[] {
  for (const node of nodes) {
    if (isBranch(node)) {
      for (const body of branchOf(node, scope, filling)) eachReached(body.nodes, body.scope, filling, fill, into);
      continue;
    }
    const filled = fill(node, scope, filling);
    if (filled !== undefined) into.push(filled);
  }
  return into;
}

function hasWords(run: Inlines): boolean {
  return run.some((node) => node.type !== 'break' && !isSpace(node));
}

/** An item that was left empty by its author stays; one that filling empties goes. */
function fillItem(item: ListItem<Leaf>, scope: Scope, filling: Filling): ListItem | undefined {
  if (isClosed(item)) return item;
  const blocks = fillBlocks(item.blocks, scope, filling);
  return blocks.length === 0 ? undefined : { ...item, blocks };
}

function fillList(list: List<Leaf>, scope: Scope, filling: Filling): List | undefined {
  const items = eachReached<ListItem<Leaf>, ListItem>(list.items, scope, filling, fillItem);
  return items.length === 0 ? undefined : { ...list, items };
}

function fillRow(row: Row<Leaf>, scope: Scope, filling: Filling): Row {
  if (isClosed(row)) return row;
  return {
    type: 'row',
    cells: row.cells.map((cell) => fillCell(cell, scope, filling)),
  };
}

/** A cell in which one paragraph is left is one of words alone, like any other. */
function fillCell(cell: Cell<Leaf>, scope: Scope, filling: Filling): Cell {
  if (isClosed(cell)) return cell;
  if (cell.type === 'cell') return { ...cell, children: withLoneAddress(fillInlines(cell.children, scope, filling)) };
  const blocks = fillBlocks(cell.blocks, scope, filling);
  const [only, another] = blocks;
  if (!only) return { type: 'cell', children: [] };
  return only.type === 'paragraph' && !another ? { type: 'cell', children: only.children } : { ...cell, blocks };
}

/** A row that was left empty by its author stays; one that filling empties goes. */
function fillBodyRow(row: Row<Leaf>, scope: Scope, filling: Filling): FilledRow | undefined {
  const filled = fillRow(row, scope, filling);
  return filled === row || filled.cells.some((cell) => cell.type === 'block-cell' || hasWords(cell.children))
    ? { from: row, row: filled }
    : undefined;
}

function fillTable(table: Table<Leaf>, scope: Scope, filling: Filling): Table | undefined {
  const filledRows = eachReached<Row<Leaf>, FilledRow>(table.rows, scope, filling, fillBodyRow);
  if (filledRows.length === 0) return undefined;
  const { caption, header, ...rest } = table;
  return {
    ...rest,
    ...(caption ? { caption: fillInlines(caption, scope, filling) } : {}),
    ...(header ? { header: fillRow(header, scope, filling) } : {}),
    rows: joinRows(filledRows, table.rows),
  };
}

function fillImage(image: Image<Leaf>, scope: Scope, filling: Filling): Image {
  const alt = trimmed(
    withWholeNames<Text>(image.alt, scope).map((leaf) => (leaf.type === 'text' ? leaf : altOf(leaf, scope, filling))),
  );
  if (alt.length === 0) {
    filling.report(error('picture-alt', 'The picture’s alternative text is empty', image.span, about(filling.job)));
  }
  return { ...image, alt };
}

function altOf(field: Field, scope: Scope, filling: Filling): Text {
  return { type: 'text', value: linesOf(field, scope, filling).join(' '), from: field.name, span: field.span };
}

/** Words without white space at their ends; none where there is nothing else. */
function trimmed(words: readonly Text[]): readonly Text[] {
  const first = words.findIndex(({ value }) => value.trim() !== '');
  const last = words.findLastIndex(({ value }) => value.trim() !== '');
  return words.slice(Math.max(first, 0), last + 1).map((text, at, all) => {
    const start = at === 0 ? text.value.trimStart() : text.value;
    const value = at === all.length - 1 ? start.trimEnd() : start;
    return value === text.value ? text : { ...text, value };
  });
}

function fillBlock(block: Block<Leaf>, scope: Scope, filling: Filling): Block | undefined {
  if (isClosed(block)) return block;
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const words = fillInlines(block.children, scope, filling);
      const children = block.type === 'paragraph' ? withLoneAddress(words) : words;
      return hasWords(children) ? { ...block, children } : undefined;
    }
    case 'code-block': {
      const lines = fillInlines(block.children, scope, filling);
      // The first line of code that is all in conditions has a break before it.
      const children = lines[0]?.type === 'break' ? lines.slice(1) : lines;
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
    case 'landscape': {
      const blocks = fillBlocks(block.blocks, scope, filling);
      return blocks.every(({ type }) => type === 'page-break') ? undefined : { ...block, blocks };
    }
    case 'note': {
      const { title: written, ...note } = block;
      const title = written && fillInlines(written, scope, filling);
      const blocks = fillBlocks(block.blocks, scope, filling);
      const isTitled = title !== undefined && hasWords(title);
      return isTitled || blocks.length > 0 ? { ...note, ...(isTitled ? { title } : {}), blocks } : undefined;
    }
    case 'logo':
      return logoImage(filling.job.organisation);
    case 'listing':
      return listingBlock(block.of, filling.job);
    default:
      return unreachable(block);
  }
}

/** Fills blocks; a block that needs no filling comes back as the same object. */
export function fillBlocks(blocks: Blocks<Leaf>, scope: Scope, filling: Filling): readonly Block[] {
  return eachReached<Block<Leaf>, Block>(blocks, scope, filling, fillBlock);
}
