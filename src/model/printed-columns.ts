/** Where the columns of a table are on paper: beside each other, or joined, so that a row's cells are below each other too. */
import type { Table } from './document.js';

/** The place of a column, in hundredths of the table's width. */
export interface PrintedPlace {
  readonly left: number;
  readonly width: number;
  /** Whether its cells are below those of the column before. */
  readonly isBelow: boolean;
}

/** The places of a table's columns; undefined where each has its own. */
export function printedPlaces({ printed }: Pick<Table, 'printed'>): readonly PrintedPlace[] | undefined {
  if (!printed) return undefined;
  let left = 0;
  return printed.flatMap(({ columns, width }) => {
    const start = left;
    left += width;
    return Array.from({ length: columns }, (_, n) => ({ left: start, width, isBelow: n > 0 }));
  });
}
