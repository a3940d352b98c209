/**
 * Reads a table of a Word file into the tree: head rows, merged cells, the alignment of columns, and blocks around
 * rows. A cell with one paragraph holds its words; any other cell holds blocks.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import type { Blocks, Cell, Leaf, Row, Table } from '../../../model/document.js';
import { cellRun } from '../../../model/walk.js';
import { nest, type Part } from '../../template/enclose.js';
import { unwrapped } from '../wrappers.js';
import { styleOf } from './headings.js';
import { findAll, type TreeReading } from './reading.js';
import { emptyCells, onlyCell, type ReadBlocks, type ReadRow, readRows } from './rows.js';
import { type TableLook, tableLook } from './table-look.js';

/** Reads a table; empty if it has no rows. `blocks` reads the content of a cell. */
export function readTable(table: PlacedElement, reading: TreeReading, blocks: ReadBlocks): Blocks<Leaf> {
  const only = onlyCell(table);
  // A table of one cell is only a frame around its content.
  if (only && !(reading.isRendered && isRendered(table, only, reading))) return blocks(only);
  const look = tableLook(table, reading.styles);
  const [cell] = findAll(table, 'w:tc');
  const rendered = reading.isRendered === true && cell !== undefined && isRendered(table, cell, reading);
  return tableOf(
    readRows(table, reading.part.marks, blocks),
    rendered ? { ...look, ...renderedLook(table, reading) } : look,
  );
}

/** Whether the program wrote a table: it has a style of ours, or paragraphs of its cell have, which is all that some programs keep. */
function isRendered(table: PlacedElement, cell: PlacedElement, reading: TreeReading): boolean {
  const style = placedChild(placedChild(table, 'w:tblPr'), 'w:tblStyle')?.attributes.get('w:val');
  if (style === 'PolicyTable' || style === 'ControlTable') return true;
  return placedChildren(cell, 'w:p').some((paragraph) =>
    /^table (?:text|heading|row heading)(?: narrow)?$/.test(nameOf(paragraph, reading)),
  );
}

/** What heads a table that the program wrote: rows are marked as heads, and heads of rows have a style. */
function renderedLook(table: PlacedElement, reading: TreeReading): TableLook & { readonly isExact: true } {
  const firstColumn = unwrapped(table).some((row) => {
    const first = unwrapped(row).find(({ name }) => name === 'w:tc');
    return (
      first !== undefined &&
      placedChildren(first, 'w:p').some((paragraph) =>
        /^table row heading(?: narrow)?$/.test(nameOf(paragraph, reading)),
      )
    );
  });
  return { firstRow: false, firstColumn, isExact: true };
}

function nameOf(paragraph: PlacedElement, reading: TreeReading): string {
  return reading.styles.paragraph(styleOf(paragraph)).name;
}

function tableOf(
  parts: readonly Part<ReadRow>[],
  look: TableLook & { readonly isExact?: true },
): readonly Table<Leaf>[] {
  const rows = parts.flatMap((part) => ('node' in part ? [part.node] : []));
  const width = Math.max(0, ...rows.map(({ row }) => row.cells.length));
  if (width === 0) return [];
  const [first] = parts;
  const isHead =
    parts.length > 1 &&
    first &&
    'node' in first &&
    (first.node.isHeader || (!look.isExact && looksLikeHead(first.node, look)));
  const below = isHead ? withMoreHeads(parts.slice(1)) : parts;
  const body = nest(below.map((part) => ('node' in part ? { node: filledUp(part.node.row, width) } : part)));
  const head = isHead ? filledUp(first.node.row, width) : undefined;
  const header = head && !look.isExact ? headRow(head) : head;
  const table: Table<Leaf> = {
    type: 'table',
    columns: Array.from({ length: width }, (_, column) => sideOf(column, rows)),
    ...(header ? { header } : {}),
    ...(look.firstColumn ? { rowHeaders: true } : {}),
    rows: body,
  };
  return [table];
}

/** A table has one row that heads it here; the words of further ones, right below it, are bold. */
function withMoreHeads(parts: readonly Part<ReadRow>[]): readonly Part<ReadRow>[] {
  const end = parts.findIndex((part) => !('node' in part && part.node.isHeader));
  // Where all rows are marked as heads, those below the first are no heads of anything.
  return parts.map((part, at) => (at < end && 'node' in part ? { node: boldRow(part.node) } : part));
}

function boldRow(read: ReadRow): ReadRow {
  const cells = read.row.cells.map((cell): Cell<Leaf> => {
    if (cell.type !== 'cell' || cell.children.length === 0) return cell;
    return cell.children.every(({ type }) => type === 'strong')
      ? cell
      : { ...cell, children: [{ type: 'strong', children: cell.children }] };
  });
  return { ...read, row: { ...read.row, cells } };
}

/** Whether a first row looks like a head: the table's style sets it apart, or all its words are strong. */
function looksLikeHead({ row }: ReadRow, look: TableLook): boolean {
  if (look.firstRow) return true;
  const filled = row.cells.map(cellRun).filter((run) => run.length > 0);
  return filled.length > 1 && filled.every((run) => run.every(({ type }) => type === 'strong' || type === 'break'));
}

/** A head row, where paragraphs are lines of words. */
function headRow({ cells }: Row<Leaf>): Row<Leaf> {
  return { type: 'row', cells: cells.map(headCell) };
}

function headCell(cell: Cell<Leaf>): Cell<Leaf> {
  return cell.type === 'block-cell' && cell.blocks.every(({ type }) => type === 'paragraph')
    ? { type: 'cell', children: cellRun(cell) }
    : cell;
}

/** Adds empty cells to a row that is shorter than the others. */
function filledUp(row: Row<Leaf>, width: number): Row<Leaf> {
  const missing = width - row.cells.length;
  return missing > 0 ? { ...row, cells: [...row.cells, ...emptyCells(missing)] } : row;
}

/** The alignment of most of a column's cells. */
function sideOf(column: number, rows: readonly ReadRow[]): Table['columns'][number] {
  const count = (side: 'centre' | 'right') => rows.filter(({ aligned }) => aligned.get(column) === side).length;
  if (count('centre') * 2 > rows.length) return 'centre';
  return count('right') * 2 > rows.length ? 'right' : 'left';
}
