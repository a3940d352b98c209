/** Estimates how high a table's row is in Word. */
import { type Cell, type Inlines, inlineText } from '../../model/document.js';
import { rememberShared } from '../../model/remember.js';
import type { CellPlace } from '../../model/table-spans.js';
import { cellRun } from '../../model/walk.js';
import type { TableFit } from './fitting.js';
import { widthInCalibri } from './letter-widths.js';

/** A line in a cell, as a multiple of the size of its letters: Calibri's own 1.2, and a tenth more as the style says. */
export const CELL_LINE = 1.32;

/** Letters of a row: their size in points, and how much wider they are than Calibri's. */
interface RowLetters {
  readonly size: number;
  readonly faceWidth: number;
}

/** Whether a row's highest cell is higher than so many points, pictures and padding left out. Cells that span other rows give it no height. */
export function isHigher(
  height: number,
  places: readonly CellPlace[],
  { widths, side }: TableFit,
  letters: RowLetters,
): boolean {
  const line = letters.size * CELL_LINE;
  return places.some(({ cell, column, columns, rows, covered }) => {
    if (covered || rows > 1) return false;
    let width = -2 * side;
    for (let at = column; at < column + columns; at++) width += widths[at] ?? 0;
    const room = Math.max(1, width / 20);
    return mostLines(cell, room, letters) * line > height && linesIn(cell, room, letters) * line > height;
  });
}

/** No letter is wider than its size. */
const WIDEST_LETTER = 1;

/** A quick estimate of how many lines a cell fills in a width in points: never too few. */
function mostLines(cell: Cell, width: number, { size, faceWidth }: RowLetters): number {
  if (cell.type !== 'cell') return Number.POSITIVE_INFINITY;
  let lines = 1;
  for (const node of cell.children)
    lines += node.type === 'break' ? 1 : (lettersIn([node]) * WIDEST_LETTER * size * faceWidth) / width;
  return lines;
}

function lettersIn(words: Inlines): number {
  let count = 0;
  for (const node of words) {
    if (node.type === 'text') count += node.value.length;
    else if (node.type === 'break') count++;
    else if ('children' in node) count += lettersIn(node.children);
  }
  return count;
}

/** How many lines the words of a cell fill, in a width in points. */
function linesIn(cell: Cell, width: number, { size, faceWidth }: RowLetters): number {
  return lineLengths(cell)
    .map((length) => Math.max(1, Math.ceil((length * size * faceWidth) / width)))
    .reduce((sum, lines) => sum + lines, 0);
}

/** How long the lines of a cell are between its breaks, as multiples of the size of its letters. */
const lineLengths = rememberShared((cell: Cell): readonly number[] => brokenLines(cellRun(cell)).map(widthInCalibri));

function brokenLines(words: Inlines): readonly string[] {
  const lines = [''];
  for (const node of words) {
    if (node.type === 'break') lines.push('');
    else lines.push((lines.pop() ?? '') + inlineText([node]));
  }
  return lines;
}
