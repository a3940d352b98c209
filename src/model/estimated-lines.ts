/** Estimates how many lines blocks fill on a page, roughly: for a choice between an upright page and a landscape one. */
import { type Block, type Inlines, inlineText, type Table, unreachable } from './document.js';
import { rowsOf } from './table-spans.js';
import { cellRun } from './walk.js';

/** Letters of a line of text, and of a line across a table. */
const LETTERS = 72;
const TABLE_LETTERS = 110;

/** The space around a block, and that of a heading with its line, in lines. */
const GAP = 0.5;
const HEADING = 2.5;

/** Estimates how many lines blocks fill. Infinite where one of them is a picture or begins a page. */
export function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + linesOfBlock(block), 0);
}

function linesOfBlock(block: Block): number {
  switch (block.type) {
    case 'heading':
      return HEADING;
    case 'paragraph':
      return linesOfWords(block.children, LETTERS) + GAP;
    case 'code-block':
      return inlineText(block.children).split('\n').length + 2 * GAP;
    case 'list':
      return block.items.reduce((sum, item) => sum + linesOf(item.blocks), 0);
    case 'quote':
    case 'note':
      return linesOf(block.blocks) + 2 * GAP;
    case 'table':
      return linesOfTable(block);
    case 'rule':
      return 2 * GAP;
    case 'image':
    case 'landscape':
    case 'page-break':
      return Number.POSITIVE_INFINITY;
    default:
      return unreachable(block);
  }
}

function linesOfTable(table: Table): number {
  const letters = TABLE_LETTERS / Math.max(1, table.columns.length);
  const rows = rowsOf(table).map(
    ({ cells }) => Math.max(1, ...cells.map((cell) => linesOfWords(cellRun(cell), letters))) + GAP,
  );
  return rows.reduce((sum, lines) => sum + lines, 2 * GAP);
}

function linesOfWords(words: Inlines, letters: number): number {
  return Math.max(1, Math.ceil(inlineText(words).length / letters));
}
