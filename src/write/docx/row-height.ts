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

/** The height of a row's highest cell in points, pictures and padding left out. Cells that span other rows give it no height. */
export function rowHeight(places: readonly CellPlace[], { widths, side }: TableFit, letters: RowLetters): number {
  const heights = places.map(({ cell, column, columns, rows, covered }) => {
    if (covered || rows > 1) return 0;
    const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0) - 2 * side;
    return linesIn(cell, Math.max(1, width / 20), letters) * letters.size * CELL_LINE;
  });
  return Math.max(0, ...heights);
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
