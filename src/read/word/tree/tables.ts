/**
 * Reads a table of a Word file into the tree: head rows, merged cells, the alignment of columns, and blocks around
 * rows. A cell with one paragraph holds its words; any other cell holds blocks. Cells of a head row hold only words, line
 * by line.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import type { Blocks, Cell, Leaf, Row, Table } from '../../../model/document.js';
import { cellRun } from '../../../model/walk.js';
import { nest, type Part } from '../../template/enclose.js';
import { childrenWithMarks } from '../marks.js';
import type { TreeReading } from './reading.js';
import { forCell } from './within.js';

interface ReadRow {
  readonly row: Row<Leaf>;
  readonly isHeader: boolean;
  readonly aligned: readonly string[];
}

type ReadBlocks = (cell: PlacedElement) => Blocks<Leaf>;

/** Reads a table; empty if it has no rows. `blocks` reads the content of a cell. */
export function readTable(table: PlacedElement, reading: TreeReading, blocks: ReadBlocks): Blocks<Leaf> {
  const only = onlyCell(table);
  // A table of one cell is only a frame around its content.
  if (only) return blocks(only);
  const look = placedChild(placedChild(table, 'w:tblPr'), 'w:tblLook');
  const { marks } = reading.part;
  const parts = childrenWithMarks(table, marks).flatMap((child): readonly Part<ReadRow>[] => {
    if (!('kind' in child)) return [child];
    return child.kind === 'text' || marks.gaps.has(child) ? [] : rowsOf(child, blocks).map((node) => ({ node }));
  });
  return tableOf(parts, look, table, reading);
}

function onlyCell(table: PlacedElement): PlacedElement | undefined {
  const [row, secondRow] = placedChildren(table, 'w:tr');
  const [cell, another] = row ? placedChildren(row, 'w:tc') : [];
  return secondRow || another ? undefined : cell;
}

/** A row, or the rows of a content control around rows. */
function rowsOf(element: PlacedElement, blocks: ReadBlocks): readonly ReadRow[] {
  if (element.name === 'w:tr') return [readRow(element, blocks)];
  if (element.name !== 'w:sdt' && element.name !== 'w:sdtContent' && element.name !== 'w:ins') return [];
  return placedChildren(element).flatMap((child) => rowsOf(child, blocks));
}

function readRow(row: PlacedElement, blocks: ReadBlocks): ReadRow {
  const properties = placedChild(row, 'w:trPr');
  const cells: Cell<Leaf>[] = [];
  const aligned: string[] = [];
  const skipped = Number(placedChild(properties, 'w:gridBefore')?.attributes.get('w:val') ?? 0);
  for (let n = 0; n < Math.min(skipped, 63); n++) cells.push({ type: 'cell', children: [] });
  for (const cell of cellsOf(row)) {
    const shape = placedChild(cell, 'w:tcPr');
    const merge = placedChild(shape, 'w:vMerge');
    const above = merge !== undefined && merge.attributes.get('w:val') !== 'restart';
    cells.push(above ? { type: 'cell', continues: 'above', children: [] } : cellOf(blocks(cell)));
    aligned.push(...alignmentOf(cell, cells.length - 1));
    const span = Math.min(63, Number(placedChild(shape, 'w:gridSpan')?.attributes.get('w:val') ?? 1));
    for (let n = 1; n < span; n++) cells.push({ type: 'cell', continues: 'left', children: [] });
  }
  return { row: { type: 'row', cells }, isHeader: placedChild(properties, 'w:tblHeader') !== undefined, aligned };
}

function cellsOf(row: PlacedElement): readonly PlacedElement[] {
  return placedChildren(row).flatMap((child) =>
    child.name === 'w:tc' ? [child] : child.name === 'w:sdt' || child.name === 'w:sdtContent' ? cellsOf(child) : [],
  );
}

function alignmentOf(cell: PlacedElement, column: number): readonly string[] {
  const [first] = placedChildren(cell, 'w:p');
  const side = placedChild(placedChild(first, 'w:pPr'), 'w:jc')?.attributes.get('w:val');
  return side === 'center' || side === 'right' || side === 'end' ? [`${column} ${side}`] : [];
}

/** The content of a cell: only words if it is one paragraph, otherwise blocks. */
function cellOf(blocks: Blocks<Leaf>): Cell<Leaf> {
  const inCell = forCell(blocks);
  const [only, another] = inCell;
  if (!only) return { type: 'cell', children: [] };
  return only.type === 'paragraph' && !another
    ? { type: 'cell', children: only.children }
    : { type: 'block-cell', blocks: inCell };
}

/** A head row, whose cells hold only words. */
function headRow({ cells }: Row<Leaf>): Row<Leaf> {
  return {
    type: 'row',
    cells: cells.map((cell) => (cell.type === 'cell' ? cell : { type: 'cell', children: cellRun(cell) })),
  };
}

function tableOf(
  parts: readonly Part<ReadRow>[],
  look: PlacedElement | undefined,
  table: PlacedElement,
  reading: TreeReading,
): readonly Table<Leaf>[] {
  const rows = parts.flatMap((part) => ('node' in part ? [part.node] : []));
  const width = Math.max(0, ...rows.map(({ row }) => row.cells.length));
  if (width === 0) return [];
  const [first] = parts;
  const isHead = first && 'node' in first && (first.node.isHeader || looksLikeHead(first.node, look, table, reading));
  const body = nest(
    (isHead ? parts.slice(1) : parts).map((part) => ('node' in part ? { node: filledUp(part.node.row, width) } : part)),
  );
  const header = isHead ? headRow(filledUp(first.node.row, width)) : undefined;
  if (body.length === 0 && !header) return [];
  const columns = Array.from({ length: width }, (_, column) => sideOf(column, rows));
  const rowHeaders = look?.attributes.get('w:firstColumn') === '1' || (!header && width === 2);
  return [
    {
      type: 'table',
      columns,
      ...(header ? { header } : {}),
      ...(rowHeaders ? { rowHeaders } : {}),
      rows: body,
    } as Table<Leaf>,
  ];
}

/** Whether a first row looks like a head: the table's style sets it apart, or all its words are strong. */
function looksLikeHead(
  { row }: ReadRow,
  look: PlacedElement | undefined,
  table: PlacedElement,
  reading: TreeReading,
): boolean {
  const style = placedChild(placedChild(table, 'w:tblPr'), 'w:tblStyle')?.attributes.get('w:val');
  if (look?.attributes.get('w:firstRow') === '1' && reading.styles.tableStyle(style).firstRow) return true;
  const filled = row.cells.map(cellRun).filter((run) => run.length > 0);
  return filled.length > 1 && filled.every((run) => run.every(({ type }) => type === 'strong' || type === 'break'));
}

/** Adds empty cells to a row that is shorter than the others. */
function filledUp(row: Row<Leaf>, width: number): Row<Leaf> {
  const emptyCells = Array.from(
    { length: width - row.cells.length },
    (): Cell<Leaf> => ({ type: 'cell', children: [] }),
  );
  return emptyCells.length === 0 ? row : { ...row, cells: [...row.cells, ...emptyCells] };
}

/** The alignment of most of a column's cells. */
function sideOf(column: number, rows: readonly ReadRow[]): Table['columns'][number] {
  const count = (side: string) => rows.filter(({ aligned }) => aligned.includes(`${column} ${side}`)).length;
  if (count('center') * 2 > rows.length) return 'centre';
  return (count('right') + count('end')) * 2 > rows.length ? 'right' : 'left';
}
