/** Turns tables of HTML into tables: caption, head, rows, cells that cover several columns or rows. */
import type { Block, Blocks, Cell, Leaf, Row, Table } from '../../../../model/document.js';
import type { Span } from '../../../../model/source.js';
import { Level, type Sibling } from '../../enclose.js';
import type { RunPart } from '../../inline-run.js';
import { type PartedRun, partedRun } from '../pictures-apart.js';
import type { MarkdownReading } from '../reading.js';
import { type HtmlElement, type HtmlNode, showsSomething } from './tree.js';

/** How what is in a table is read. */
interface Flow {
  readonly reading: MarkdownReading;
  within(nodes: readonly HtmlNode[], span: Span): Level<Block<Leaf>>;
  words(nodes: readonly HtmlNode[]): readonly RunPart[];
}

/** The most columns and rows that a cell covers; HTML itself allows 1000 and 65534. */
const WIDEST = 60;

/** A place in the grid: a cell that begins there, or one that covers it. */
interface GridPlace {
  readonly cell: HtmlElement;
  readonly continues?: 'left' | 'above';
}

/** Makes the sibling of a table. */
export function tableSibling(table: HtmlElement, flow: Flow): Sibling<Block<Leaf>> {
  const { start, end } = table.span;
  const { head, body } = rowsOf(table);
  const grid = gridOf([...head, ...body], head.length);
  const columns = Math.max(1, ...grid.map((places) => places.length));
  const cells = cellLevels([...head, ...body], flow);
  const [header, ...others] = grid;
  const isHeaded = head.length > 0 && others.length > 0;
  const bodyRows = (isHeaded ? others : grid).map((places, at): Sibling<Row<Leaf>> => {
    const row = [...head, ...body][isHeaded ? at + 1 : at] ?? table;
    const inner = cellsWithin(row, cells);
    return { start: row.span.start, end: row.span.end, inner, make: () => rowOf(places, columns, cells) };
  });
  const headEnd = isHeaded ? (head[0]?.span.end ?? start) : start;
  const inner = cellsWithin(head[0] ?? table, cells);
  const fixed: Sibling<Row<Leaf>>[] = isHeaded
    ? [{ start, end: headEnd, inner, fixed: true, make: () => undefined }]
    : [];
  const rows = new Level<Row<Leaf>>([...fixed, ...bodyRows]);
  const make = (): Blocks<Leaf> => {
    const nodes = rows.nodes();
    if (nodes.length === 0) return [];
    const { children: caption, pictures } = captionOf(table, flow);
    const shown: Table<Leaf> = {
      type: 'table',
      ...(caption.length > 0 ? { caption } : {}),
      columns: Array.from({ length: columns }, (_, column) => alignmentOf(grid, column)),
      ...(isHeaded && header ? { header: rowOf(header, columns, cells) } : {}),
      ...(headsRows(isHeaded ? others : grid) ? { rowHeaders: true } : {}),
      rows: nodes,
      span: table.span,
    };
    return [shown, ...pictures];
  };
  return { start, end, inner: rows, make };
}

const isElement = (node: HtmlNode): node is HtmlElement => node.kind === 'element';

/** The rows of the head and of the rest. A first row of th alone is a head too. */
function rowsOf({ children }: HtmlElement): {
  readonly head: readonly HtmlElement[];
  readonly body: readonly HtmlElement[];
} {
  const parts = children.filter(isElement);
  const rowsIn = (names: readonly string[]) =>
    parts.flatMap((part) => {
      if (!names.includes(part.name)) return [];
      return part.name === 'tr' ? [part] : part.children.filter(isElement).filter(({ name }) => name === 'tr');
    });
  const head = rowsIn(['thead']);
  const body = rowsIn(['tbody', 'tr', 'tfoot']).filter((row) => cellsOf(row).length > 0);
  const [first, ...others] = body;
  if (head.length > 0 || !first || others.length === 0) return { head, body };
  return cellsOf(first).every(({ name }) => name === 'th') ? { head: [first], body: others } : { head, body };
}

function cellsOf({ children }: HtmlElement): readonly HtmlElement[] {
  return children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
}

/** Lays cells out (WHATWG HTML, 4.9.12.1). A cell of the first row, which heads the table, covers no row below. */
function gridOf(rows: readonly HtmlElement[], headRows: number): readonly (readonly GridPlace[])[] {
  const grid: GridPlace[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x]) x++;
      const width = countOf(cell, 'colspan');
      const height = Math.min(countOf(cell, 'rowspan'), y === 0 && headRows > 0 ? 1 : rows.length - y);
      for (let down = 0; down < height; down++)
        for (let along = 0; along < width; along++) {
          const place: GridPlace =
            along > 0 ? { cell, continues: 'left' } : down > 0 ? { cell, continues: 'above' } : { cell };
          const line = grid[y + down];
          if (line && !line[x + along]) line[x + along] = place;
        }
      x += width;
    }
  });
  return grid.map((line) => Array.from(line));
}

function countOf({ attributes }: HtmlElement, name: string): number {
  const count = Number(/^\s*\d{1,5}/.exec(attributes.get(name) ?? '')?.[0] ?? 1);
  return Math.min(Math.max(count, 1), WIDEST);
}

/** The blocks of each cell, which conditions within it can enclose. */
type Cells = ReadonlyMap<HtmlElement, Level<Block<Leaf>>>;

function cellLevels(rows: readonly HtmlElement[], flow: Flow): Cells {
  return new Map(rows.flatMap(cellsOf).map((cell) => [cell, flow.within(cell.children, cell.span)]));
}

const CELL_ADVICE = 'Put each tag on a line of its own around whole rows, or all of them inside one cell.';

/** The cells of a row. No condition is around a cell. */
function cellsWithin(row: HtmlElement, cells: Cells): Level<unknown> {
  const siblings = cellsOf(row).map((cell): Sibling<unknown> => {
    const { start, end } = cell.span;
    const inner = cells.get(cell);
    return { start, end, fixed: true, advice: CELL_ADVICE, ...(inner ? { inner } : {}), make: () => undefined };
  });
  return new Level(siblings);
}

function rowOf(places: readonly (GridPlace | undefined)[], columns: number, levels: Cells): Row<Leaf> {
  const cells = Array.from({ length: columns }, (_, column): Cell<Leaf> => {
    const place = places[column];
    if (!place) return { type: 'cell', children: [] };
    if (place.continues) return { type: 'cell', continues: place.continues, children: [] };
    return cellOf(levels.get(place.cell)?.nodes() ?? []);
  });
  return { type: 'row', cells };
}

function cellOf(blocks: Blocks<Leaf>): Cell<Leaf> {
  const [first, second] = blocks;
  if (!first) return { type: 'cell', children: [] };
  return first.type === 'paragraph' && !second
    ? { type: 'cell', children: first.children }
    : { type: 'block-cell', blocks };
}

/** Whether each row begins with a cell of words that heads it. */
function headsRows(grid: readonly (readonly GridPlace[])[]): boolean {
  return (
    grid.length > 0 && grid.every(([first]) => first !== undefined && first.cell.name === 'th' && !first.continues)
  );
}

function alignmentOf(grid: readonly (readonly GridPlace[])[], column: number): 'left' | 'centre' | 'right' {
  const cell = grid.at(-1)?.[column]?.cell;
  const align = cell?.attributes.get('align') ?? /text-align:\s*(\w+)/.exec(cell?.attributes.get('style') ?? '')?.[1];
  return align === 'center' ? 'centre' : align === 'right' ? 'right' : 'left';
}

function captionOf(table: HtmlElement, flow: Flow): PartedRun {
  const caption = table.children.filter(isElement).find(({ name }) => name === 'caption');
  if (!caption?.children.some(showsSomething)) return { children: [], pictures: [] };
  return partedRun(flow.words(caption.children.flatMap(captionWords)), flow.reading);
}

/** A paragraph of Markdown, between blank lines within a caption, is words. */
function captionWords(node: HtmlNode): readonly HtmlNode[] {
  if (node.kind !== 'markdown') return [node];
  return node.nodes.map((inner) => ({ ...node, nodes: inner.type === 'paragraph' ? inner.children : [inner] }));
}
