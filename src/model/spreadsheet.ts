/** A sheet of a spreadsheet as rows of cells: what a person typed there, and where. */

/** What a cell is. A number or date is a value of the sheet’s own; text that looks like one is text. */
export type CellKind = 'text' | 'number' | 'date';

/** A cell with something in it; its words have no space around them. A date is written as an ISO date. */
export interface Cell {
  readonly kind: CellKind;
  readonly words: string;
  /** As a spreadsheet names it: `B17`. */
  readonly place: string;
}

/** A row; cells without words are absent. */
export interface SheetRow {
  /** From 1. */
  readonly number: number;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** Cells that were merged into one: only the first of them, at the top left, has words. Columns from 0, rows from 1. */
export interface MergedRange {
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
}

/** A sheet; rows without words are absent. */
export interface Sheet {
  /** The file, as the user would write it. */
  readonly path: string;
  /** Of several. */
  readonly name?: string;
  readonly rows: readonly SheetRow[];
  readonly merged?: readonly MergedRange[];
}

/** The most rows and columns that are read. */
export const SHEET_LIMITS = { rows: 20_000, columns: 500, cells: 1_000_000 } as const;

/** The letters of a column, from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** The column, from 0, that letters name: `A`, `AA`. */
export function columnOfLetters(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Where a cell is: columns from 0, rows from 1. */
export function cellPlace(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
