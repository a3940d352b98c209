/**
 * Places rows that merged cells join. If they fit on a page they are one box: each row is as high as its own cells need, and
 * the last is higher if a merged cell needs more. A rule between rows stops at cells that continue below it.
 */
import type { CellPlace } from '../../../model/table-spans.js';
import { lowered } from '../compose/cell-blocks.js';
import { cutRows } from '../compose/group-cuts.js';
import type { RowSetting } from '../compose/row.js';
import {
  contentDrawings,
  emptied,
  groundDrawings,
  neededHeight,
  type RowRule,
  ruleAt,
  type SetCell,
} from '../compose/table-cells.js';
import type { Box, Drawing } from './boxes.js';
import type { BoxParts } from './galley.js';

/** Groups rows so that no cell continues from one group to the next. */
export function joinedRows(rows: readonly (readonly CellPlace[])[]): readonly (readonly (readonly CellPlace[])[])[] {
  const groups: (readonly CellPlace[])[][] = [];
  let groupEnd = 0;
  rows.forEach((places, index) => {
    if (index >= groupEnd) groups.push([]);
    groups.at(-1)?.push(places);
    for (const { covered, rows: height } of places) if (!covered) groupEnd = Math.max(groupEnd, index + height);
  });
  return groups;
}

/** What joined rows are made of, besides their cells; the height is that of the page’s text. */
export interface GroupSetting extends Omit<RowSetting, 'rules'> {
  readonly pageHeight: number;
}

/** Makes the box of rows that are joined, which can be divided between them, and within high ones. */
export function groupParts(rows: readonly (readonly SetCell[])[], rule: RowRule, setting: GroupSetting): BoxParts {
  const heights = heightsOf(rows);
  const tops = heights.map((_, index) => sum(heights.slice(0, index)));
  const drawings = rows.flatMap((cells, index): readonly Drawing[] =>
    cells.flatMap((cell) => {
      const height = sum(heights.slice(index, index + (cell.rows ?? 1)));
      const top = tops[index] ?? 0;
      const below = ruleAt(ruleBelow(cell, rule), top + height);
      return [
        ...[...groundDrawings(cell, height), ...contentDrawings(cell)].map((drawing) => lowered(drawing, top)),
        below,
      ];
    }),
  );
  const { bars, repeated, continued, pageHeight } = setting;
  return {
    height: sum(heights),
    drawings,
    bars,
    ...(repeated ? { repeated } : {}),
    divide: (room, leastLines) => {
      const parts = cutRows(rows, { heights, room, leastLines, pageHeight, continued });
      return parts && [boxOf(parts[0], rule, setting), boxOf(parts[1], rule, setting)];
    },
  };
}

function boxOf(...group: Parameters<typeof groupParts>): Box {
  return { ...groupParts(...group), before: 0, breakBefore: 'free' };
}

/** One of several joined rows that don't fit on a page together. */
export interface LooseRow {
  readonly cells: readonly SetCell[];
  readonly rules: readonly RowRule[];
}

/** Gives joined rows one by one. A merged cell has its words in its first row and its ground in all of them. */
export function looseRows(rows: readonly (readonly SetCell[])[], rule: RowRule): readonly LooseRow[] {
  let continuing: readonly SetCell[] = [];
  return rows.map((row) => {
    const cells = [...row, ...continuing];
    continuing = cells.flatMap((cell) => {
      const rowsBelow = (cell.rows ?? 1) - 1;
      return rowsBelow > 0 ? [{ ...emptied(cell), rows: rowsBelow }] : [];
    });
    return { cells, rules: cells.filter(({ rows: height = 1 }) => height === 1).map((cell) => ruleBelow(cell, rule)) };
  });
}

const ruleBelow = ({ x, width }: SetCell, rule: RowRule): RowRule => ({ ...rule, x, width });

function heightsOf(rows: readonly (readonly SetCell[])[]): readonly number[] {
  const heights = rows.map((cells) => {
    const unmerged = cells.filter((cell) => (cell.rows ?? 1) === 1);
    return Math.max(...(unmerged.length > 0 ? unmerged : cells.map(emptied)).map(neededHeight));
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
  return numbers.reduce((total, number) => total + number, 0);
}
