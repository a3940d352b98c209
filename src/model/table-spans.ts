/**
 * Merged cells of a table: which cell covers which places of the grid. A cell that continues a missing one (a condition left its
 * row out, say) is an empty cell of its own.
 */
import type { Cell, Row, Table } from './document.js';
import { changeShared, rememberShared } from './remember.js';

/** A cell with what it covers. */
export interface SpannedCell {
  readonly cell: Cell;
  /** From 0. */
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

/** A cell's place in a row: the cell itself, or the cell of a row above that covers it. */
export type CellPlace = SpannedCell & { readonly covered: boolean };

interface Owner {
  readonly cell: Cell;
  readonly column: number;
  readonly columns: number;
  rows: number;
}

/** All rows, the head's first. */
export function rowsOf({ header, rows }: Table): readonly Row[] {
  return header ? [header, ...rows] : rows;
}

/** Whether a cell has its column to itself, so that the column must be wide enough for it. */
export function isOfOneColumn(row: Row, column: number): boolean {
  return row.cells[column]?.continues === undefined && row.cells[column + 1]?.continues !== 'left';
}

/**
 * The places of rows that belong together (a header, or the body), from left to right; each covers one column or more. A row in
 * which no cell begins would be invisible, and is left out.
 */
export function placesOf(rows: readonly Row[]): readonly (readonly CellPlace[])[] {
  if (rows.every(isPlain)) return rows.map(plainPlaces);
  let above: readonly (Owner | undefined)[] = [];
  const ownersByRow = rows.map((row) => {
    const owners = ownersOf(row, above);
    above = owners;
    return owners;
  });
  const visibleRows = ownersByRow.filter((owners, index) => {
    const begins = owners.some((owner) => !ownersByRow[index - 1]?.includes(owner));
    if (!begins) for (const owner of new Set(owners)) owner.rows--;
    return begins;
  });
  return visibleRows.map((owners, index) => {
    const before = index > 0 ? visibleRows[index - 1] : undefined;
    return owners.flatMap((owner, column): CellPlace[] =>
      owner.column === column ? [{ ...owner, covered: before?.[column] === owner }] : [],
    );
  });
}

/** Whether each of its cells, of which it has some, has a place to itself. */
const isPlain = rememberShared(({ cells }: Row): boolean => cells.length > 0 && cells.every((cell) => !cell.continues));

const plainPlaces = rememberShared(({ cells }: Row): readonly CellPlace[] =>
  cells.map((cell, column) => ({ cell, column, columns: 1, rows: 1, covered: false })),
);

/**
 * A table without the columns in which no cell begins, since all that cross them begin further left: their width goes to the column at
 * their left. Where there is no such column, the table itself.
 */
export const withoutIdleColumns = changeShared((table: Table): Table => {
  const { header, rows, columns, widths } = table;
  if (rows.some((row) => row.cells.length === columns.length && isPlain(row))) return table;
  const places = [...(header ? placesOf([header]) : []), ...placesOf(rows)].flat();
  const begun = new Set(places.map(({ column }) => column));
  if (begun.size === columns.length) return table;
  const inUse = <Thing>(things: readonly Thing[]) => things.filter((_, column) => begun.has(column));
  const row = ({ cells, ...rest }: Row): Row => ({ ...rest, cells: inUse(cells) });
  return {
    ...table,
    columns: inUse(columns),
    ...(widths ? { widths: widthsOver(widths, begun) } : {}),
    ...(header ? { header: row(header) } : {}),
    rows: rows.map(row),
  };
});

function widthsOver(widths: readonly number[], begun: ReadonlySet<number>): readonly number[] {
  const together: number[] = [];
  widths.forEach((width, column) => {
    if (begun.has(column)) together.push(width);
    else together.push((together.pop() ?? 0) + width);
  });
  return together;
}

/** The owner of each column of one row. */
function ownersOf(row: Row, above: readonly (Owner | undefined)[]): Owner[] {
  const owners: Owner[] = [];
  while (owners.length < row.cells.length) {
    const column = owners.length;
    const cell = row.cells[column];
    if (!cell) break;
    const covering = cell.continues === 'above' ? above[column] : undefined;
    if (covering && covering.column === column && continuesOver(row, column, covering.columns)) {
      covering.rows++;
      for (let n = 0; n < covering.columns; n++) owners.push(covering);
      continue;
    }
    const columns = 1 + leftContinuations(row, column + 1);
    const owner: Owner = { cell, column, columns, rows: 1 };
    for (let n = 0; n < columns; n++) owners.push(owner);
  }
  return owners;
}

function leftContinuations(row: Row, from: number): number {
  let count = 0;
  while (row.cells[from + count]?.continues === 'left') count++;
  return count;
}

/** Whether a cell of so many columns continues in a row, without a cell of that row crossing its edges. */
function continuesOver(row: Row, from: number, columns: number): boolean {
  for (let n = 0; n < columns; n++) if (row.cells[from + n]?.continues === undefined) return false;
  return row.cells[from + columns]?.continues !== 'left';
}
