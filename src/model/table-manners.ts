/**
 * How a table is set whose words have no room, in PDF and Word: with less padding beside its words, then also with smaller letters, at last
 * with words that may be divided.
 */

/** A manner of setting a table. */
export interface TableManner {
  /** The padding beside the words of each cell, in points. */
  readonly side: number;
  /** Whether letters are of `DENSE_SIZE`, if they aren't smaller anyway. */
  readonly isDense: boolean;
  readonly dividesWords?: true;
}

/** The usual padding beside the words of a cell, in points. */
export const USUAL_SIDE = 6;

/** The size of letters in a table that has no room for larger ones, in points. */
export const DENSE_SIZE = 8.5;

/** The manners, in the order in which they are tried. */
export const TABLE_MANNERS: readonly TableManner[] = [
  { side: USUAL_SIDE, isDense: false },
  { side: 4, isDense: false },
  { side: 3, isDense: true },
  { side: 3, isDense: true, dividesWords: true },
];
