/**
 * How a table is set whose words or figures have no room, in PDF and Word: with less padding beside its words, then also with smaller letters,
 * at last with words that may be divided.
 */

import type { ColumnRoom } from './column-widths.js';

/** A manner of setting a table. */
export interface TableManner {
  /** The padding to the left and right of the words in each cell, in points. */
  readonly side: number;
  /** Whether letters are of `DENSE_SIZE`, if they aren't smaller anyway. */
  readonly isDense: boolean;
  readonly dividesWords?: true;
}

/** The usual padding to the left and right of the words in a cell, in points. */
export const USUAL_SIDE = 6;

/** The size of letters in a table that has no room for larger ones, in points. */
export const DENSE_SIZE = 8.5;

/** The manners, in the order in which they are tried. */
const TABLE_MANNERS: readonly TableManner[] = [
  { side: USUAL_SIDE, isDense: false },
  { side: 4, isDense: false },
  { side: 3, isDense: true },
  { side: 3, isDense: true, dividesWords: true },
];

/**
 * Fits a table in the first manner in which every word and every figure has room. If there is none, figures may be on two lines: in the
 * first manner in which every word has room, or else in the last. Words are never divided for the sake of figures.
 */
export function inFirstRoomyManner<Fit extends ColumnRoom>(fitIn: (manner: TableManner) => Fit): Fit {
  let tight: Fit | undefined;
  let fit: Fit | undefined;
  for (const manner of TABLE_MANNERS) {
    if (tight && manner.dividesWords) break;
    fit = fitIn(manner);
    if (fit.isWhole && fit.keepsFigures) return fit;
    if (fit.isWhole) tight ??= fit;
  }
  const best = tight ?? fit;
  if (!best) throw new Error('A table can’t be set without a manner of setting.');
  return best;
}
