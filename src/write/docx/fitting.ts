/**
 * Finds the manner in which a table's words have room in Word, as in PDF: with the usual padding and letters if that tears no word, else with
 * less padding, then with smaller letters, then on a landscape page, and at last with words that may be divided. That comes last because
 * it's up to the reader's program: Word has rules for dividing English words, and not every other program has.
 */
import {
  type ColumnNeed,
  type ColumnRoom,
  columnRoom,
  columnWidths,
  leastWidths,
  widenedColumns,
} from '../../model/column-widths.js';
import type { Block, Table } from '../../model/document.js';
import { isShared, remember } from '../../model/remember.js';
import { inFirstRoomyManner, type TableManner } from '../../model/table-manners.js';
import { withoutIdleColumns } from '../../model/table-spans.js';
import { withTablesTurned } from '../../model/turned-tables.js';
import { type ColumnDemand, columnDemands } from './column-demands.js';
import { twips } from './units.js';

/** The letters in the cells of a theme's tables. */
export interface CellLetters {
  /** Their size, and that of a table with no room for larger ones, in points. */
  readonly size: number;
  readonly denseSize: number;
  /** How much wider they are than those of Calibri. */
  readonly faceWidth: number;
}

/** How a table is set. Lengths are in twips. */
export interface TableFit extends ColumnRoom {
  /** They add up to the table's width. */
  readonly widths: readonly number[];
  /** The padding to the left and right of the words in each cell. */
  readonly side: number;
  readonly isDense: boolean;
  readonly dividesWords: boolean;
}

/** Fits a table into a width in twips, in the first manner that has room for its words and figures. */
export function fitTable(table: Table, width: number, letters: CellLetters): TableFit {
  const demands = columnDemands(table);
  return inFirstRoomyManner((manner) => fitIn(manner, table, demands, width, letters));
}

/** Fits a table into a width in twips. */
export type FitTable = (table: Table, width: number) => TableFit;

/**
 * Opens the fitting of tables, with a memory for each document. A table is fitted once for each width that it’s asked for: one that documents share
 * for all of them, and what one document alone holds for that document.
 */
export function openFitting(letters: CellLetters): () => FitTable {
  const ofShared = remember((_: Table): Fits => new Map());
  return () => {
    const ofOwn = new Map<Table, Fits>();
    return (table, width) => {
      const fits = isShared(table) ? ofShared(table) : kept(ofOwn, table, () => new Map());
      return kept(fits, width, () => fitTable(table, width, letters));
    };
  };
}

/** The fits of one table, by width in twips. */
type Fits = Map<number, TableFit>;

function kept<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const earlier = values.get(key);
  if (earlier !== undefined) return earlier;
  const value = make();
  values.set(key, value);
  return value;
}

/** Blocks with those tables on landscape pages whose words have room there and not on an upright page. Widths are in twips. */
export function withWideTablesTurned(
  blocks: readonly Block[],
  { upright, turned }: { readonly upright: number; readonly turned: number },
  fitTable: FitTable,
): readonly Block[] {
  return withTablesTurned(blocks, (written) => {
    if (written.printed) return false;
    const table = withoutIdleColumns(written);
    const whenUpright = fitTable(table, upright);
    return isRoomy(whenUpright) < 2 && isRoomy(fitTable(table, turned)) > isRoomy(whenUpright);
  });
}

/** 2 where all words are whole, 1 where some may have to be divided, 0 where some are torn. */
function isRoomy({ isWhole, dividesWords }: TableFit): number {
  return isWhole ? (dividesWords ? 1 : 2) : 0;
}

/** An estimate may be a little too small: beside each column there is so much more room, in twips. */
const SPARE = 20;

function fitIn(
  { side: sideInPoints, isDense, dividesWords }: TableManner,
  table: Table,
  demands: readonly ColumnDemand[],
  width: number,
  { size, denseSize, faceWidth }: CellLetters,
): TableFit {
  const side = twips(sideInPoints);
  const letter = twips(isDense ? denseSize : size) * faceWidth;
  const needs = demands.map(({ line, word, piece, figure, inset }): ColumnNeed => {
    const around = 2 * side + SPARE + inset;
    const undivided = word * letter + around;
    const least = dividesWords ? piece * letter + around : undivided;
    const natural = line * letter + around;
    return { natural, least, undivided, unbroken: Math.max(least, Math.min(natural, figure * letter + around)) };
  });
  return {
    widths: inWhole(widthsOf(table, needs, width), width),
    side,
    isDense,
    dividesWords: dividesWords === true,
    ...columnRoom(needs, width),
  };
}

/** The widths that the author gives, as far as they tear no word, or those that suit the text. */
function widthsOf({ widths }: Table, needs: readonly ColumnNeed[], width: number): readonly number[] {
  if (!widths) return columnWidths(needs, width);
  return widenedColumns(
    widths.map((part) => (width * part) / 100),
    leastWidths(needs, width),
  );
}

/** In whole twips, at least one each; the last column has what the others leave over. */
function inWhole(widths: readonly number[], width: number): readonly number[] {
  const floors = widths.slice(0, -1).map((each) => Math.max(1, Math.floor(each)));
  return [...floors, width - floors.reduce((sum, each) => sum + each, 0)];
}
