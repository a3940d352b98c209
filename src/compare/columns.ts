/** Pairs the columns of two tables, so that a column that came or went is told as one. */
import { align, type Pair, stretchesOf } from '../model/alignment.js';
import type { Cell, Row, Table } from '../model/document.js';
import { pairsWithin } from '../model/pairing.js';
import { rowsOf } from '../model/table-spans.js';
import { cellKey } from './printed.js';

/** A column of the new table: its place in each of the two that has it. */
export interface Column {
  readonly before?: number;
  readonly after?: number;
}

/** The columns of a table of two, in order; undefined where they can't be told apart. */
export function columnsOf(before: Table, after: Table): readonly Column[] | undefined {
  const [width, laterWidth] = [before.columns.length, after.columns.length];
  if (hasMerged(before) || hasMerged(after)) return width === laterWidth ? inOrder(width) : undefined;
  if (before.header && after.header) return ofHeads(before.header, after.header);
  return width === laterWidth ? inOrder(width) : ofWords(before, after);
}

/** Whether cells of a table are merged. */
export function hasMerged(table: Table): boolean {
  return rowsOf(table).some(({ cells }) => cells.some(({ continues }) => continues !== undefined));
}

function inOrder(width: number): readonly Column[] {
  return Array.from({ length: width }, (_, at) => ({ before: at, after: at }));
}

/** By their heads; where as many heads changed as there were, they are the same columns. */
function ofHeads(before: Row, after: Row): readonly Column[] {
  const stretches = align(before.cells.map(cellKey), after.cells.map(cellKey));
  const pairs = stretches.flatMap(({ isSame, before: from, after: to }): readonly Pair[] => {
    const [length, laterLength] = [from.end - from.start, to.end - to.start];
    if (!isSame && length !== laterLength) return [];
    return Array.from({ length }, (_, at): Pair => [from.start + at, to.start + at]);
  });
  return ofPairs(pairs, before.cells.length, after.cells.length);
}

/** By the words below them. */
function ofWords(before: Table, after: Table): readonly Column[] | undefined {
  const columns = (table: Table) =>
    table.columns.map((_, at) => new Set(table.rows.slice(0, MOST_ROWS).map(({ cells }) => keyAt(cells, at))));
  const [earlier, later] = [columns(before), columns(after)];
  const alike = {
    likeness: (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
      const common = [...a].filter((key) => key !== '' && b.has(key)).length;
      return (2 * common) / (a.size + b.size);
    },
    hints: [],
  };
  const whole = { before: { start: 0, end: earlier.length }, after: { start: 0, end: later.length } };
  const pairs = pairsWithin(earlier, later, whole, alike);
  return pairs.length === Math.min(earlier.length, later.length)
    ? ofPairs(pairs, earlier.length, later.length)
    : undefined;
}

/** How many rows say what a column holds. */
const MOST_ROWS = 40;

function keyAt(cells: readonly Cell[], at: number): string {
  const cell = cells[at];
  return cell ? cellKey(cell) : '';
}

function ofPairs(pairs: readonly Pair[], width: number, laterWidth: number): readonly Column[] {
  return stretchesOf(pairs, width, laterWidth).flatMap(({ isSame, before, after }): readonly Column[] => {
    const range = ({ start, end }: { readonly start: number; readonly end: number }) =>
      Array.from({ length: end - start }, (_, at) => start + at);
    if (isSame) return range(before).map((at, n) => ({ before: at, after: after.start + n }));
    return [...range(before).map((at) => ({ before: at })), ...range(after).map((at) => ({ after: at }))];
  });
}
