/** Reads the tables of a page of ours: heads, merged cells, cells of blocks, and how columns stand. */
import type { Block, Cell, Row, Table } from '../../model/document.js';
import { elementsIn, findElements, hasClass, type PageElement } from './elements.js';
import { inlinesOf } from './inlines.js';
import type { BlocksReading } from './reading.js';

type ReadBlocks = (element: PageElement, reading: BlocksReading) => readonly Block[];

/** The most columns and rows that a cell goes over: those of Word. */
const WIDEST = 63;

/** Reads a `table`; none if it has no rows. */
export function tableOf(table: PageElement, reading: BlocksReading, blocksIn: ReadBlocks): readonly Table[] {
  const parts = elementsIn(table);
  const caption = parts.find(({ name }) => name === 'caption');
  const words = caption ? inlinesOf(caption.children, reading.page) : [];
  const rowsIn = (name: string) => parts.filter((part) => part.name === name).flatMap(trs);
  const heads = rowsIn('thead');
  const body = [...rowsIn('tbody'), ...rowsIn('tfoot')];
  const sides = new Map<number, 'centre' | 'right'>();
  const cellOf = (cell: PageElement, column: number) => {
    const side = (['centre', 'right'] as const).find((each) => hasClass(cell, each));
    if (side) sides.set(column, side);
    return readCell(cell, reading, blocksIn);
  };
  const header = gridOf(heads.slice(0, 1), cellOf);
  const rows = gridOf([...heads.slice(1), ...body], cellOf);
  const width = Math.max(0, ...[...header, ...rows].map(({ cells }) => cells.length));
  if (width === 0 || rows.length === 0) return [];
  const wide = (row: Row) => widened(row, width);
  const [head] = header;
  const hasRowHeads = body.some((row) => elementsIn(row)[0]?.attributes.get('scope') === 'row');
  const widths = findElements(table, ({ name }) => name === 'col').flatMap(widthOf);
  return [
    {
      type: 'table',
      ...(words.length > 0 ? { caption: words } : {}),
      columns: Array.from({ length: width }, (_, column) => sides.get(column) ?? 'left'),
      ...(widths.length === width ? { widths } : {}),
      ...(head ? { header: wide(head) } : {}),
      ...(hasRowHeads ? { rowHeaders: true } : {}),
      ...(hasClass(table, 'stacks') ? { stacks: true } : {}),
      rows: rows.map(wide),
    },
  ];
}

const trs = (part: PageElement): readonly PageElement[] => elementsIn(part).filter(({ name }) => name === 'tr');
const tds = (row: PageElement): readonly PageElement[] =>
  elementsIn(row).filter(({ name }) => name === 'td' || name === 'th');

function widthOf({ attributes }: PageElement): readonly number[] {
  const width = /^w(\d+)$/.exec(attributes.get('class') ?? '')?.[1];
  return width === undefined ? [] : [Number(width)];
}

function readCell(cell: PageElement, reading: BlocksReading, blocksIn: ReadBlocks): Cell {
  if (!hasClass(cell, 'blocks')) return { type: 'cell', children: inlinesOf(cell.children, reading.page) };
  const blocks = blocksIn(cell, reading);
  return blocks.length === 0 ? { type: 'cell', children: [] } : { type: 'block-cell', blocks };
}

function spanOf(cell: PageElement, name: string): number {
  const span = Number(cell.attributes.get(name) ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), WIDEST) : 1;
}

/** The rows of one part with the places that cells at their left or above cover. */
function gridOf(rows: readonly PageElement[], read: (cell: PageElement, column: number) => Cell): readonly Row[] {
  /** Of each column, how many rows below are still covered, and whether its cell begins there. */
  let covered: { rows: number; isFirst: boolean }[] = [];
  return rows.map((row): Row => {
    const cells: Cell[] = [];
    const next: { rows: number; isFirst: boolean }[] = [];
    const fill = () => {
      for (let above = covered[cells.length]; above && above.rows > 0; above = covered[cells.length]) {
        next[cells.length] = { ...above, rows: above.rows - 1 };
        cells.push({ type: 'cell', continues: above.isFirst ? 'above' : 'left', children: [] });
      }
    };
    fill();
    for (const cell of tds(row)) {
      const [columns, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      for (let n = 0; n < columns && cells.length < WIDEST; n++) {
        next[cells.length] = { rows: height - 1, isFirst: n === 0 };
        cells.push(n === 0 ? read(cell, cells.length) : { type: 'cell', continues: 'left', children: [] });
      }
      fill();
    }
    covered = next;
    return { type: 'row', cells };
  });
}

function widened(row: Row, width: number): Row {
  const missing = Array.from({ length: width - row.cells.length }, (): Cell => ({ type: 'cell', children: [] }));
  return missing.length > 0 ? { ...row, cells: [...row.cells, ...missing] } : row;
}
