/**
 * Turns the cells of one row into a box. A row that must be divided goes on under a word that says so, and its first cell is said
 * again, so that nobody has to turn back to see what the rest is about.
 */
import type { Bar, Box } from '../pages/boxes.js';
import type { BoxParts, Frame } from '../pages/galley.js';
import {
  contentDrawings,
  divideCell,
  groundDrawings,
  neededHeight,
  type RowRule,
  ruleAt,
  type SetCell,
} from './table-cells.js';

/** A rule below all cells of a row. */
export function ruleBelow(frame: Frame, thickness: number, colour: string): RowRule {
  return { x: frame.left, width: frame.width, thickness, colour };
}

/** What a row is made of, besides its cells. */
export interface RowSetting {
  readonly rules: readonly RowRule[];
  readonly bars: readonly Bar[];
  /** The header row of its table. */
  readonly repeated?: Box;
  /** Sets the words above a cell that goes on from the page before. */
  readonly continued?: ((cell: SetCell) => SetCell['lines']) | undefined;
}

/** Makes a row's box, which can be divided between lines. */
export function rowParts(cells: readonly SetCell[], setting: RowSetting): BoxParts {
  const { rules, bars, repeated } = setting;
  const height = Math.max(...cells.map(neededHeight));
  return {
    height,
    drawings: [
      ...cells.flatMap((cell) => groundDrawings(cell, height)),
      ...cells.flatMap(contentDrawings),
      ...rules.map((rule) => ruleAt(rule, height)),
    ],
    bars,
    ...(repeated ? { repeated } : {}),
    divide: (room, leastLines) => divideRow(cells, setting, room, leastLines),
  };
}

/** Divides a row into what fits of each cell and the rest. Undefined if too little of some cell fits. */
function divideRow(
  cells: readonly SetCell[],
  setting: RowSetting,
  room: number,
  leastLines: number,
): readonly [Box, Box] | undefined {
  const parts = cells.flatMap((cell) => {
    const divided = divideCell(cell, room, leastLines);
    return divided ? [divided] : [];
  });
  if (parts.length < cells.length) return undefined;
  const rest = parts.map(([, second], at) => (at === 0 && cells[0] ? resumed(second, cells[0], setting) : second));
  return [
    boxOf(
      parts.map(([first]) => first),
      setting,
    ),
    boxOf(rest, setting),
  ];
}

function boxOf(cells: readonly SetCell[], setting: RowSetting): Box {
  return { ...rowParts(cells, setting), before: 0, breakBefore: 'free' };
}

/** A first cell of more lines isn't said again. */
const MOST_REPEATED = 3;

/** The rest of a row's first cell, below what is said again. */
export function resumed(rest: SetCell, whole: SetCell, { continued }: Pick<RowSetting, 'continued'>): SetCell {
  if (rest.repeated || !continued) return rest;
  const isComplete = rest.lines.length === 0 && !rest.blocks && whole.lines.length <= MOST_REPEATED;
  return { ...rest, repeated: [...(isComplete ? whole.lines : []), ...continued(rest)] };
}
