/** The cells of a table's row, once their words are set, and how they are drawn. */
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Box, Drawing } from '../pages/boxes.js';
import { divideStack, stackDrawings, stackHeight } from './cell-blocks.js';

/** The padding beside and above the words of a cell, in points. */
export const SIDE = 6;
export const ABOVE = 4.5;

/** A cell whose words have been set, or whose blocks have been composed. */
export interface SetCell {
  readonly lines: readonly Line[];
  /** The blocks of a cell that has blocks instead of lines. */
  readonly blocks?: readonly Box[];
  /** Space above the lines, which stand at the foot of a row that people write in. */
  readonly lead?: number;
  readonly style: TypeStyle;
  readonly align: 'left' | 'centre' | 'right';
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
  if (cell.blocks) return Math.max(cell.style.leading, stackHeight(cell.blocks)) + 2 * ABOVE;
  return (cell.lead ?? 0) + Math.max(1, cell.lines.length) * cell.style.leading + 2 * ABOVE;
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

/** Divides a cell into what fits in a height, padding included, and the rest. Undefined if nothing fits. */
export function divideCell(cell: SetCell, height: number): readonly [SetCell, SetCell] | undefined {
  const room = height - 2 * ABOVE - (cell.lead ?? 0);
  const count = Math.floor(room / cell.style.leading);
  if (count < 1) return undefined;
  if (!cell.blocks) {
    return [
      { ...cell, lines: cell.lines.slice(0, count) },
      { ...cell, lines: cell.lines.slice(count) },
    ];
  }
  const divided = divideStack(cell.blocks, room);
  return (
    divided && [
      { ...cell, blocks: divided[0] },
      { ...cell, blocks: divided[1] },
    ]
  );
}

/** Draws the words or blocks of a cell. */
export function contentDrawings(cell: SetCell): readonly Drawing[] {
  if (cell.blocks) return stackDrawings(cell.blocks, ABOVE);
  const room = cell.width - 2 * SIDE;
  return cell.lines.map((line, n) => {
    const shift = cell.align === 'left' ? 0 : (room - line.width) * (cell.align === 'right' ? 1 : 0.5);
    const baseline = ABOVE + (cell.lead ?? 0) + n * cell.style.leading + cell.style.baseline;
    return { type: 'line', line, x: cell.x + SIDE + Math.max(0, shift), baseline, tag: cell.tag };
  });
}
