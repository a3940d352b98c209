/** Shares a table's width among its columns by their text, without breaking words if possible. */
import { type Inlines, type Table, unreachable } from '../../model/document.js';
import { isOfOneColumn, rowsOf } from '../../model/table-spans.js';
import { cellRun } from '../../model/walk.js';

interface ColumnDemand {
  /** The longest word, the longest line, in characters. */
  word: number;
  line: number;
}

/** Lines longer than this wrap anyway, so a longer text gets no wider column. */
const LONGEST_LINE = 70;
const LONGEST_WORD = 24;
/** A few letters may all be wide ones, so a column always has room for this many of mean width. */
const SHORTEST_WORD = 5;
/** How much wider bold letters are than regular ones. */
const BOLD = 1.1;

/** Column widths that add up to `width`. `character` is the mean width of a letter, `padding` a cell's. All in twips. */
export function columnTwips(table: Table, width: number, character: number, padding: number): readonly number[] {
  const demands = table.columns.map((_, column) => demandOf(table, column));
  const least = demands.map(({ word }) => Math.min(word, LONGEST_WORD) * character + padding);
  const ideal = demands.map(({ line }, i) =>
    Math.max(Math.min(line, LONGEST_LINE) * character + padding, least[i] ?? 0),
  );
  return share(width, least, ideal);
}

/** How much wider bold capitals and small letters of any face are than `character`, at most, so that no head of a column is torn. */
const WIDE = 1.25;

/**
 * Widths in percent as twips that add up to `width`. A column too narrow for its longest word takes what it lacks from the widest, if
 * that has it to spare.
 */
export function givenTwips(
  table: Table,
  given: readonly number[],
  { width, character, padding }: { readonly width: number; readonly character: number; readonly padding: number },
): readonly number[] {
  const exact = given.map((part) => Math.round((width * part) / 100));
  const least = table.columns.map((_, column) =>
    Math.ceil(Math.min(demandOf(table, column).word, LONGEST_WORD) * character * WIDE + padding),
  );
  const widest = exact.indexOf(Math.max(...exact));
  const lacks = exact.map((own, column) => (column === widest ? 0 : Math.max(0, (least[column] ?? 0) - own)));
  const lacking = lacks.reduce((sum, lack) => sum + lack, 0);
  if (lacking === 0 || (exact[widest] ?? 0) - lacking < (least[widest] ?? 0)) return exact;
  return exact.map((own, column) => (column === widest ? own - lacking : own + (lacks[column] ?? 0)));
}

/** Shares by ideal widths if they all fit; otherwise the least width and a part of the difference; at worst by least width. */
function share(width: number, least: readonly number[], ideal: readonly number[]): readonly number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const [totalLeast, totalIdeal] = [sum(least), sum(ideal)];
  const exact =
    totalIdeal <= width
      ? ideal.map((length) => (length * width) / totalIdeal)
      : totalLeast >= width
        ? least.map((length) => (length * width) / totalLeast)
        : least.map(
            (length, i) => length + ((width - totalLeast) * ((ideal[i] ?? 0) - length)) / (totalIdeal - totalLeast),
          );
  const widths = exact.slice(0, -1).map(Math.floor);
  return [...widths, width - sum(widths)];
}

function demandOf(table: Table, column: number): ColumnDemand {
  const demand: ColumnDemand = { word: SHORTEST_WORD, line: SHORTEST_WORD };
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
  let text = '';
  for (const node of inlines) {
    switch (node.type) {
      case 'text':
        text += node.value;
        break;
      case 'break':
        text += '\n';
        break;
      case 'fill-in':
        text += '_'.repeat(node.width);
        break;
      case 'tick-box':
        text += '☐';
        break;
      case 'footnote':
        break;
      case 'strong':
      case 'emphasis':
      case 'styled':
      case 'code':
      case 'link':
      case 'passage':
        text += words(node.children);
        break;
      default:
        unreachable(node);
    }
  }
  return text;
}
