/** The cells of a table's row, once their words are set, and how they are drawn. */
import { USUAL_SIDE } from '../../../model/table-manners.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Box, Drawing } from '../pages/boxes.js';
import { divideStack, stackDrawings, stackHeight } from './cell-blocks.js';

/** The usual padding beside the words of a cell, and that above them, in points. */
export const SIDE = USUAL_SIDE;
export const ABOVE = 4.5;

/** A cell whose words have been set, or whose blocks have been composed. */
export interface SetCell {
  readonly lines: readonly Line[];
  /** What is said again above a cell that goes on from the page before: for the eye alone. */
  readonly repeated?: readonly Line[];
  /** The blocks of a cell that has blocks instead of lines. */
  readonly blocks?: readonly Box[];
  /** Space above the lines, which stand at the foot of a row that people write in. */
  readonly lead?: number;
  readonly style: TypeStyle;
  readonly align: 'left' | 'centre' | 'right';
  /** The padding beside its words, in points. */
  readonly side: number;
  /** Of the cell, padding included. */
  readonly x: number;
  readonly width: number;
  /** The number of rows it spans. */
  readonly rows?: number;
  readonly tag: Element;
  /** The colour of its ground, if it has one: operands of `rg`. */
  readonly ground?: string;
}

/** A rule below cells of a row. */
export interface RowRule {
  readonly x: number;
  readonly width: number;
  readonly thickness: number;
  readonly colour: string;
}

/** The height that a cell's content needs. A cell without words has room for a line. */
export function neededHeight(cell: SetCell): number {
  const { lead = 0, style, repeated = [], lines, blocks } = cell;
  const above = 2 * ABOVE + repeated.length * style.leading;
  if (blocks) return above + Math.max(style.leading, stackHeight(blocks));
  return above + lead + Math.max(repeated.length > 0 ? 0 : 1, lines.length) * style.leading;
}

/** Draws a rule whose lower edge is at `bottom`. */
export function ruleAt({ x, width, thickness, colour }: RowRule, bottom: number): Drawing {
  return { type: 'fill', x, y: bottom - thickness, width, height: thickness, colour };
}

/** Draws the ground of a cell, if it has one. */
export function groundDrawings(cell: SetCell, height: number): readonly Drawing[] {
  if (!cell.ground) return [];
  return [{ type: 'fill', x: cell.x, y: 0, width: cell.width, height, colour: cell.ground }];
}

/** The same cell with nothing in it. */
export function emptied(cell: SetCell): SetCell {
  return { ...cell, lines: [], ...(cell.blocks ? { blocks: [] } : {}) };
}

/** Divides a cell into what fits in a height, padding included, and the rest. Undefined if too little fits. */
export function divideCell(cell: SetCell, height: number, leastLines: number): readonly [SetCell, SetCell] | undefined {
  const { lead = 0, repeated = [], style, lines, blocks } = cell;
  // Cells that share a column, or that people write in, stay together.
  if (lead > 0 && leastLines > 1) return undefined;
  const room = height - 2 * ABOVE - lead - repeated.length * style.leading;
  if (blocks) {
    const divided = divideStack(blocks, room, leastLines > 1 ? leastLines * style.leading : 0);
    return (
      divided && [
        { ...cell, blocks: divided[0] },
        { ...cell, blocks: divided[1] },
      ]
    );
  }
  const count = firstLines(lines, Math.floor(room / style.leading), leastLines);
  return count === undefined
    ? undefined
    : [
        { ...cell, lines: lines.slice(0, count) },
        { ...cell, lines: lines.slice(count) },
      ];
}

/** How many of a cell's lines come before a page's end that has room for so many. */
function firstLines(lines: readonly Line[], fitting: number, least: number): number | undefined {
  if (fitting < 1) return undefined;
  if (lines.length <= fitting) return lines.length;
  let first = Math.min(fitting, lines.length - least);
  // No word is divided between pages.
  while (first > least && lines[first - 1]?.isHyphenated) first--;
  return first < least || (least > 1 && lines[first - 1]?.isHyphenated) ? undefined : first;
}

/** Draws the words or blocks of a cell. */
export function contentDrawings(cell: SetCell): readonly Drawing[] {
  const { style, tag, side, lead = 0, repeated = [], lines, blocks } = cell;
  const room = cell.width - 2 * side;
  const at = (line: Line, top: number): Drawing & { type: 'line' } => {
    const shift = cell.align === 'left' ? 0 : (room - line.width) * (cell.align === 'right' ? 1 : 0.5);
    return { type: 'line', line, x: cell.x + side + Math.max(0, shift), baseline: top + style.baseline, tag };
  };
  const again = repeated.map((line, n) => ({ ...at(line, ABOVE + n * style.leading), repeated: true }) as const);
  const below = ABOVE + repeated.length * style.leading;
  if (blocks) return [...again, ...stackDrawings(blocks, below)];
  return [...again, ...lines.map((line, n) => at(line, below + lead + n * style.leading))];
}
