/**
 * How a table is set whose words have no room, in PDF and Word: with less padding beside its words, then also with smaller letters, at last
 * with words that may be divided.
 */

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

/** Fits a table in the first manner in which every word has room, or else in the last. */
export function inFirstRoomyManner<Fit extends { readonly isWhole: boolean }>(
  fitIn: (manner: TableManner) => Fit,
): Fit {
  let fit: Fit | undefined;
  for (const manner of TABLE_MANNERS) {
    fit = fitIn(manner);
    if (fit.isWhole) break;
  }
  if (!fit) throw new Error('There is no manner to set a table in.');
  return fit;
}
