/** Merged cells where conditions drop rows and lists repeat them: what a cell continued may be gone. */
import type { Branching, Cell, Leaf, Row } from '../model/document.js';

/** A filled row, and the row of the template that it was made from. */
export interface FilledRow {
  readonly from: Row<Leaf>;
  readonly row: Row;
}

type OpenRow = Branching<Leaf, Row<Leaf>>;

/** Filled rows in which a cell continues the one above only if that is, or continues, the cell that it does in the template. */
export function joinRows(rows: readonly FilledRow[], template: readonly OpenRow[]): readonly Row[] {
  const origins = originsOf(template.flatMap(flat));
  let above: FilledRow | undefined;
  return rows.map((filledRow): Row => {
    const continued = origins.get(filledRow.from);
    const aboveOrigins = above && origins.get(above.from);
    const before = above?.from;
    above = filledRow;
    if (!continued) return filledRow.row;
    const holds = (column: number) => continued[column] === before || continued[column] === aboveOrigins?.[column];
    if (continued.every((origin, column) => origin === undefined || holds(column))) return filledRow.row;
    const cells = filledRow.row.cells.map((cell, column): Cell => {
      return continued[column] === undefined || holds(column) ? cell : { type: 'cell', children: [] };
    });
    return { type: 'row', cells };
  });
}

/** The rows in the order of the template, those of both branches. */
function flat(row: OpenRow): readonly Row<Leaf>[] {
  if (row.type === 'row') return [row];
  return [...(row.type === 'if' ? row.then : row.body), ...row.otherwise].flatMap(flat);
}

type Origins = readonly (Row<Leaf> | undefined)[];

/** By row, the row in which what each of its cells continues begins; rows that continue nothing above are left out. */
function originsOf(rows: readonly Row<Leaf>[]): ReadonlyMap<Row<Leaf>, Origins> {
  const origins = new Map<Row<Leaf>, Origins>();
  rows.forEach((row, at) => {
    const above = rows[at - 1];
    if (!above || row.cells.every(({ continues }) => continues !== 'above')) return;
    const aboveOrigins = origins.get(above);
    origins.set(
      row,
      row.cells.map(({ continues }, column) => (continues === 'above' ? (aboveOrigins?.[column] ?? above) : undefined)),
    );
  });
  return origins;
}
