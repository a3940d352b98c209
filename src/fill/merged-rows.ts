/** Mends merged cells after filling, since the cell that another continues may be in a row that was dropped. */
import type { Branching, Cell, Leaf, Row } from '../model/document.js';

/** A filled row, and the row of the template that it was made from. */
export interface FilledRow {
  readonly from: Row<Leaf>;
  readonly row: Row;
}

type OpenRow = Branching<Leaf, Row<Leaf>>;

/** The filled rows, in which a cell continues the one above only if that is still the same merged cell as in the template. */
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

/** The rows of both branches, in the template's order. */
function flat(row: OpenRow): readonly Row<Leaf>[] {
  if (row.type === 'row') return [row];
  return [...(row.type === 'if' ? row.then : row.body), ...row.otherwise].flatMap(flat);
}

type Origins = readonly (Row<Leaf> | undefined)[];

/** For each row, where each of its merged cells begins; rows without merged cells are left out. */
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
