/** The cells of a table that readers meet, in reading order: those that others cover are none. */
import type { Cell, Table } from '../../src/model/document.js';
import { placesOf } from '../../src/model/table-spans.js';

export function shownCells({ header, rows }: Table): readonly Cell[] {
  return [...placesOf(header ? [header] : []), ...placesOf(rows)].flatMap((places) =>
    places.filter(({ covered }) => !covered).map(({ cell }) => cell),
  );
}
