/** Shares a table's width among its columns by what stands in them: no word broken where it can be helped, all width used. */
import { type Inlines, type Table, unreachable } from '../../model/document.js';
import { isOfOneColumn, rowsOf } from '../../model/table-spans.js';
import { cellRun } from '../../model/walk.js';

interface Demand {
  /** The longest word, the longest line, in characters. */
  word: number;
  line: number;
}

/** Lines longer than this wrap anyway: beyond it a column gains nothing by its text being long. */
const LONGEST_LINE = 70;
const LONGEST_WORD = 24;
/** In a few letters the wide ones do not make up for one another: a column has room for so many of mean width. */
const SHORTEST_WORD = 5;
/** How much wider heads are set than other cells. */
const BOLD = 1.1;

/** Widths in twips that add up to `width`; `character` is a letter's mean width, `padding` a cell's, both in twips. */
export function columnTwips(table: Table, width: number, character: number, padding: number): readonly number[] {
  const demands = table.columns.map((_, column) => demandOf(table, column));
  const least = demands.map(({ word }) => Math.min(word, LONGEST_WORD) * character + padding);
  const wanted = demands.map(({ line }, i) =>
    Math.max(Math.min(line, LONGEST_LINE) * character + padding, least[i] ?? 0),
  );
  return share(width, least, wanted);
}

/** Where all fits, the rest is shared by what is wanted; else by what is wanted beyond the least; at worst by the least. */
function share(width: number, least: readonly number[], wanted: readonly number[]): readonly number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const [allLeast, allWanted] = [sum(least), sum(wanted)];
  const exact =
    allWanted <= width
      ? wanted.map((one) => (one * width) / allWanted)
      : allLeast >= width
        ? least.map((one) => (one * width) / allLeast)
        : least.map((one, i) => one + ((width - allLeast) * ((wanted[i] ?? 0) - one)) / (allWanted - allLeast));
  const widths = exact.slice(0, -1).map(Math.floor);
  return [...widths, width - sum(widths)];
}

function demandOf(table: Table, column: number): Demand {
  const demand: Demand = { word: SHORTEST_WORD, line: SHORTEST_WORD };
  const weight = table.rowHeaders && column === 0 ? BOLD : 1;
  for (const row of rowsOf(table)) {
    if (!isOfOneColumn(row, column)) continue;
    const cell = row.cells[column];
    for (const line of cell ? lines(cellRun(cell)) : []) {
      demand.line = Math.max(demand.line, line.length * weight);
      for (const word of line.split(/[\s-]+/)) demand.word = Math.max(demand.word, word.length * weight);
    }
  }
  return demand;
}

function lines(inlines: Inlines): readonly string[] {
  return words(inlines).split('\n');
}

function words(inlines: Inlines): string {
  let all = '';
  for (const node of inlines) {
    switch (node.type) {
      case 'text':
        all += node.value;
        break;
      case 'break':
        all += '\n';
        break;
      case 'strong':
      case 'emphasis':
      case 'link':
      case 'passage':
        all += words(node.children);
        break;
      default:
        unreachable(node);
    }
  }
  return all;
}
