/** Makes a sheet of cells, within its bounds. */
import { error, type Outcome } from '../../model/diagnostic.js';
import {
  type Cell,
  type CellKind,
  cellPlace,
  type MergedRange,
  SHEET_LIMITS,
  type Sheet,
  type SheetRow,
} from '../../model/spreadsheet.js';

/** A cell before it has its place. */
export interface TypedCell {
  readonly kind: CellKind;
  readonly words: string;
}

/** What a workbook says of a sheet besides its cells; the name where it has several. */
interface SheetDetails {
  readonly name?: string;
  readonly merged?: readonly MergedRange[];
}

/** Gives the rows and cells that have words; refuses a sheet that is larger than anybody's list of organisations. */
export function sheetOf(
  path: string,
  rows: readonly (readonly (TypedCell | undefined)[])[],
  { name, merged = [] }: SheetDetails = {},
): Outcome<Sheet> {
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length > SHEET_LIMITS.rows || widest > SHEET_LIMITS.columns) {
    const message = `The sheet has ${rows.length} rows and ${widest} columns; ${SHEET_LIMITS.rows} and ${SHEET_LIMITS.columns} are the most that are read`;
    return { diagnostics: [error('spreadsheet-too-large', message, path, { hint: SMALLER })] };
  }
  const sheetRows = rows.map((row, at): SheetRow => ({ number: at + 1, cells: cellsOf(row, at + 1) }));
  const value: Sheet = {
    path,
    ...(name === undefined ? {} : { name }),
    ...(merged.length === 0 ? {} : { merged }),
    rows: sheetRows.filter(({ cells }) => cells.size > 0),
  };
  return { value, diagnostics: [] };
}

const SMALLER = 'Keep only the rows of your organisations, in a file of their own.';

function cellsOf(row: readonly (TypedCell | undefined)[], number: number): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  row.forEach((cell, column) => {
    const words =
      cell?.words
        .replace(/[^\S\n]+/g, ' ')
        .trim()
        .normalize('NFC') ?? '';
    if (cell && words !== '') cells.set(column, { kind: cell.kind, words, place: cellPlace(column, number) });
  });
  return cells;
}
