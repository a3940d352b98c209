/**
 * Rows that merged cells join. Where a page holds them they are one box: each row as high as its own cells need, the last one
 * higher where a merged cell needs more. Rules between rows leave out the cells that go on below them.
 */
import type { Place } from '../../../model/table-spans.js';
import { lowered } from '../compose/cell-blocks.js';
import { emptied, ground, neededHeight, type RowRule, ruleAt, type SetCell, wordsOf } from '../compose/table-cells.js';
import type { Bar, Box, Drawing } from './boxes.js';
import type { BoxParts } from './galley.js';

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
      const below = ruleAt(ruleBelow(cell, rule), top + height);
      return [...[...ground(cell, height), ...wordsOf(cell)].map((one) => lowered(one, top)), below];
    }),
  );
  return { height: sum(heights), drawings, bars, ...(repeated ? { repeated } : {}) };
}

/** A row of rows that no page holds together. */
export interface LooseRow {
  readonly cells: readonly SetCell[];
  readonly rules: readonly RowRule[];
}

/** The same rows one by one, for any page to hold: merged cells have their words in the first of theirs, their ground in all. */
export function looseRows(rows: readonly (readonly SetCell[])[], rule: RowRule): readonly LooseRow[] {
  let open: readonly SetCell[] = [];
  return rows.map((own) => {
    const cells = [...own, ...open];
    open = cells.flatMap((cell) => {
      const left = (cell.rows ?? 1) - 1;
      return left > 0 ? [{ ...emptied(cell), rows: left }] : [];
    });
    return { cells, rules: cells.filter(({ rows: left = 1 }) => left === 1).map((cell) => ruleBelow(cell, rule)) };
  });
}

const ruleBelow = ({ x, width }: SetCell, rule: RowRule): RowRule => ({ ...rule, x, width });

function heightsOf(rows: readonly (readonly SetCell[])[]): readonly number[] {
  const heights = rows.map((cells) => {
    const own = cells.filter((cell) => (cell.rows ?? 1) === 1);
    return Math.max(...(own.length > 0 ? own : cells.map(emptied)).map(neededHeight));
  });
  rows.forEach((cells, index) => {
    for (const cell of cells) {
      const last = index + (cell.rows ?? 1) - 1;
      const missing = neededHeight(cell) - sum(heights.slice(index, last + 1));
      if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
    }
  });
  return heights;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
