/**
 * Cuts rows that merged cells join where a page ends: between two of them, or within one that is high. A merged cell that is cut goes on
 * with its rest, under a word that says so.
 */
import { type RowSetting, resumed } from './row.js';
import { divideCell, type SetCell } from './table-cells.js';

type Rows = readonly (readonly SetCell[])[];

/** What a cut must do: the room above it, and the least number of lines on either side of it. */
export interface CutSetting extends Pick<RowSetting, 'continued'> {
  readonly heights: readonly number[];
  readonly room: number;
  readonly leastLines: number;
  readonly pageHeight: number;
}

/** A row is cut itself where more than this part of a page would be left empty otherwise. */
const LITTLE = 0.12;

/** Gives the rows above and below the lowest cut; undefined where there is none. */
export function cutRows(rows: Rows, setting: CutSetting): readonly [Rows, Rows] | undefined {
  const { heights, room, pageHeight } = setting;
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height, 0));
  const over = tops.findIndex((top, at) => top + (heights[at] ?? 0) > room);
  const last = over < 0 ? rows.length - 1 : over;
  if (last === 0 || room - (tops[last] ?? 0) > pageHeight * LITTLE) {
    const within = cutAt(rows, { at: last, isWithin: true }, tops, setting);
    if (within) return within;
  }
  for (let at = last; at > 0; at--) {
    const above = cutAt(rows, { at, isWithin: false }, tops, setting);
    if (above) return above;
  }
  return last === 0 ? undefined : cutAt(rows, { at: 0, isWithin: true }, tops, setting);
}

/** A cut above a row, or within it. */
interface Cut {
  readonly at: number;
  readonly isWithin: boolean;
}

function cutAt(
  rows: Rows,
  { at, isWithin }: Cut,
  tops: readonly number[],
  { room, leastLines, continued }: CutSetting,
): readonly [Rows, Rows] | undefined {
  const lowest = isWithin ? at : at - 1;
  const bottom = isWithin ? room : (tops[at] ?? 0);
  const above: SetCell[][] = [];
  const rests: { readonly whole: SetCell; readonly rest: SetCell }[] = [];
  for (let row = 0; row <= lowest; row++) {
    const cells: SetCell[] = [];
    for (const cell of rows[row] ?? []) {
      const end = row + (cell.rows ?? 1);
      if (end <= at) {
        cells.push(cell);
        continue;
      }
      const divided = divideCell(cell, bottom - (tops[row] ?? 0), leastLines);
      if (!divided) return undefined;
      cells.push({ ...divided[0], rows: lowest + 1 - row });
      rests.push({ whole: cell, rest: { ...divided[1], rows: end - at } });
    }
    above.push(cells);
  }
  const [first, ...others] = rests.sort((a, b) => a.whole.x - b.whole.x);
  const goingOn = first ? [resumed(first.rest, first.whole, { continued }), ...others.map(({ rest }) => rest)] : [];
  const beginning = isWithin ? [] : (rows[at] ?? []);
  return [above, [[...goingOn, ...beginning].sort((a, b) => a.x - b.x), ...rows.slice(at + 1)]];
}
