/** Decides how a block of code is set: in which size its lines fit, and whether it stays on one page. */
import { type Inlines, inlineText } from '../../model/document.js';
import { CODE_WIDTH } from './construct-styles.js';

/** The lengths of the lines, in letters; a tab counts as its four at most. */
export function codeLines(code: Inlines): readonly number[] {
  const lines: Inlines[] = [[]];
  for (const node of code) {
    if (node.type === 'break') lines.push([]);
    else lines.push([...(lines.pop() ?? []), node]);
  }
  return lines.map((line) => [...inlineText(line).replaceAll('\t', '    ')].length);
}

/** Smaller letters than these are hard to read, in points. */
const SMALLEST = 6.5;

/** The size in points, `usual` at most, in which all lines fit a width in points; the usual one where none would do. */
export function sizeFor(lines: readonly number[], width: number, usual: number): number {
  const longest = Math.max(...lines);
  const fitting = Math.floor((width / (longest * CODE_WIDTH)) * 2) / 2;
  if (fitting >= usual || fitting < SMALLEST) return usual;
  return fitting;
}

/** How many lines stay on one page together. */
const FEW = 15;

export function isShort(lines: readonly number[]): boolean {
  return lines.length <= FEW;
}
