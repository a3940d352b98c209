/** Tells which rows of a table are filled in by hand, and how high they are. */
import type { Cell, Leaf, Row } from './document.js';

/** The least height of a row that people write in, in points: a little over a centimetre. */
export const WRITING_HEIGHT = 30;

/**
 * Whether people write in a row: a cell holds a line to write on and nothing else, or nothing at all is in any cell, or in any but
 * the first of three or more.
 */
export function isRowToWriteIn({ cells }: Row<Leaf>): boolean {
  const [first, ...others] = cells;
  if (cells.some(isLineAlone)) return true;
  return others.every(isEmpty) && (others.length > 1 || (first !== undefined && isEmpty(first)));
}

function isEmpty(cell: Cell<Leaf>): boolean {
  return cell.type === 'cell' && !cell.continues && cell.children.length === 0;
}

function isLineAlone(cell: Cell<Leaf>): boolean {
  if (cell.type !== 'cell') return false;
  const inlines = cell.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return inlines.length > 0 && inlines.every((node) => node.type === 'fill-in' || node.type === 'break');
}
