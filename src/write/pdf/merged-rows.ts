/**
 * Rows that merged cells join, as one box: each row as high as its own cells need, the last one higher where a merged cell
 * needs more; the rules between rows leave out the cells that go on below them.
 */
import type { Place } from '../../model/table-spans.js';
import type { Bar, Box, Drawing } from './boxes.js';
import type { BoxParts } from './galley.js';
import { ABOVE, ground, type RowRule, type SetCell, wordsOf } from './table-cells.js';

/** Cuts rows where no cell goes on below. */
export function joinedRows(rows: readonly (readonly Place[])[]): readonly (readonly (readonly Place[])[])[] {
  const groups: (readonly Place[])[][] = [];
  let until = 0;
  rows.forEach((places, index) => {
    if (index >= until) groups.push([]);
    groups.at(-1)?.push(places);
    for (const { covered, rows: height } of places) if (!covered) until = Math.max(until, index + height);
  });
  return groups;
}

/** Makes the box of rows that are joined. */
export function groupParts(
  rows: readonly (readonly SetCell[])[],
  rule: RowRule,
  bars: readonly Bar[],
  repeated: Box | undefined,
): BoxParts {
  const heights = heightsOf(rows);
  const tops = heights.map((_, index) => sum(heights.slice(0, index)));
  const drawings = rows.flatMap((cells, index): readonly Drawing[] =>
    cells.flatMap((cell) => {
      const height = sum(heights.slice(index, index + (cell.rows ?? 1)));
      const top = tops[index] ?? 0;
      const bottom = top + height - rule.thickness;
      const below: Drawing = {
        type: 'fill',
        x: cell.x,
        y: bottom,
        width: cell.width,
        height: rule.thickness,
        colour: rule.colour,
      };
      return [...[...ground(cell, height), ...wordsOf(cell)].map((one) => lowered(one, top)), below];
    }),
  );
  return { height: sum(heights), drawings, bars, ...(repeated ? { repeated } : {}) };
}

function heightsOf(rows: readonly (readonly SetCell[])[]): readonly number[] {
  const needed = (cell: SetCell) => cell.lines.length * cell.style.leading + 2 * ABOVE;
  const heights = rows.map((cells) =>
    Math.max(2 * ABOVE, ...cells.filter((cell) => (cell.rows ?? 1) === 1).map(needed)),
  );
  rows.forEach((cells, index) => {
    for (const cell of cells) {
      const last = index + (cell.rows ?? 1) - 1;
      const missing = needed(cell) - sum(heights.slice(index, last + 1));
      if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
    }
  });
  return heights;
}

function lowered(drawing: Drawing, by: number): Drawing {
  if ('baseline' in drawing) return { ...drawing, baseline: drawing.baseline + by };
  return 'y' in drawing ? { ...drawing, y: drawing.y + by } : drawing;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
