/** Estimates a document's length on paper from its words and blocks, for writers that don't make pages. */
import { type Block, type Cell, type Document, type Inlines, inlineText, type Table, unreachable } from './document.js';
import { rememberShared } from './remember.js';
import { rowsOf } from './table-spans.js';

/** What makes the estimate of every starter policy the pages of its PDF in the default theme. */
const LINES_A_PAGE = 49;
const LETTERS_A_LINE = 88;
const POINTS_A_LINE = 15;
/** How much longer the lines of a landscape page are, and how many fewer. */
const ASPECT = 1.6;
const LINES_A_LOGO = 4;

/** Documents with more pages get a list of contents. */
const SHORT_PAGES = 4;

/** Whether a document has over four pages, by estimate: themes and formats differ by a page or so. */
export function isLong(document: Document): boolean {
  return estimatedPages(document, SHORT_PAGES) > SHORT_PAGES;
}

/**
 * Estimates pages of A4 at the default theme's sizes, contents left out; a part of a page counts as its part. It counts no further
 * than to more than `enough`, since what follows never makes a document shorter.
 */
export function estimatedPages(
  { masthead, control, blocks }: Document,
  enough: number = Number.POSITIVE_INFINITY,
): number {
  let lines = 6 + (masthead.logo ? LINES_A_LOGO : 0) + Math.ceil(control.length / 2) * 1.7;
  for (const block of blocks) {
    if (block.type === 'page-break') lines = wholePages(lines);
    else if (block.type === 'landscape') lines = wholePages(lines) + wholePages(linesOf(block, LETTERS_A_LINE));
    else lines += linesOnPage(block);
    if (lines / LINES_A_PAGE > enough) break;
  }
  return lines / LINES_A_PAGE;
}

/** The lines of the pages that lines begin. */
const wholePages = (lines: number): number => Math.ceil(lines / LINES_A_PAGE) * LINES_A_PAGE;

/** Of a block that documents share it is worked out once. */
const linesOnPage = rememberShared((block: Block) => linesOf(block, LETTERS_A_LINE));

/** A block's lines with the space around them, where a line holds so many letters. */
function linesOf(block: Block, letters: number): number {
  switch (block.type) {
    case 'heading':
      return wrapped(block.children, letters) + 1.5;
    case 'paragraph':
      return wrapped(block.children, letters) + 0.6;
    case 'list':
      return block.items.reduce((sum, { blocks }) => sum + blockLines(blocks, Math.max(20, letters - 5)), 0);
    case 'table':
      return tableLines(block, letters);
    case 'image': {
      const limit = block.isLogo ? LINES_A_LOGO : LINES_A_PAGE;
      return Math.min(limit, (block.picture.height * 0.75) / POINTS_A_LINE) + 1.5;
    }
    case 'quote':
      return blockLines(block.blocks, Math.max(20, letters - 4));
    case 'note':
      return blockLines(block.blocks, Math.max(20, letters - 6)) + 2.5;
    case 'code-block':
      return codeLines(block.children, letters) + 1.2;
    case 'landscape':
      // A page holds as much, in fewer and longer lines.
      return blockLines(block.blocks, letters * ASPECT) * ASPECT;
    case 'page-break':
      return 0;
    case 'rule':
      return 1.5;
    default:
      return unreachable(block);
  }
}

/** Each line of code is a line of its own, and letters of one width are wider than those of text. */
function codeLines(children: Inlines, letters: number): number {
  return children.filter(({ type }) => type === 'break').length + wrapped(children, Math.max(10, letters * 0.8));
}

function blockLines(blocks: readonly Block[], letters: number): number {
  return blocks.reduce((sum, block) => sum + linesOf(block, letters), 0);
}

/** Columns are taken to share the width evenly. */
function tableLines(table: Table, letters: number): number {
  const { caption, columns } = table;
  const share = Math.max(4, letters / columns.length - 2);
  const rowLines = rowsOf(table).map(({ cells }) => Math.max(1, ...cells.map((cell) => cellLines(cell, share))) + 0.7);
  return rowLines.reduce((sum, lines) => sum + lines, caption ? 2 : 1);
}

function cellLines(cell: Cell, letters: number): number {
  return cell.type === 'cell' ? wrapped(cell.children, letters) : blockLines(cell.blocks, letters);
}

function wrapped(inlines: Inlines, letters: number): number {
  return Math.max(1, Math.ceil(inlineText(inlines).length / letters));
}
