/** Measures what the columns of a table need in Word: as wide as their longest line, as their longest word, or as a piece of one. */
import { type Block, type Inlines, type Table, unreachable } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import { isOfOneColumn } from '../../model/table-spans.js';
import { CODE_WIDTH, NOTE_INDENT } from './construct-styles.js';
import { BOLD, widthInCalibri } from './letter-widths.js';
import { indentOf } from './numbering.js';
import { QUOTE_INDENT } from './styles.js';

/** What a column needs. The lengths of words are multiples of the size of their letters, in Calibri. */
export interface ColumnDemand {
  /** Its longest line. */
  readonly line: number;
  /** Its longest word. */
  readonly word: number;
  /** What has room for its longest word once words may be divided. */
  readonly piece: number;
  /** How far lists, quotes and notes in it are set in, in twips. */
  readonly inset: number;
}

/** A few letters may all be wide ones, so a column always has room for so many of mean width. */
const LEAST = 2.2;
const NOTHING: ColumnDemand = { line: LEAST, word: LEAST, piece: LEAST, inset: 0 };

/** Words are divided in pieces of at most so many letters with their hyphen, and addresses anywhere: they have no hyphen. */
const PIECE = 8;
const PIECE_OF_ADDRESS = 16;

/** The demands of a table's columns. Cells that span several columns have none. */
export const columnDemands = remember((table: Table): readonly ColumnDemand[] => {
  const { header, rows, rowHeaders } = table;
  return table.columns.map((_, column) => {
    let demand = NOTHING;
    for (const row of header ? [header, ...rows] : rows) {
      const cell = row.cells[column];
      if (!cell || !isOfOneColumn(row, column)) continue;
      const isBold = row === header || (rowHeaders === true && column === 0);
      demand = most(
        demand,
        cell.type === 'cell' ? demandOfWords(cell.children, isBold ? BOLD : 1) : demandOfBlocks(cell.blocks),
      );
    }
    return demand;
  });
});

function most(a: ColumnDemand, b: ColumnDemand): ColumnDemand {
  return {
    line: Math.max(a.line, b.line),
    word: Math.max(a.word, b.word),
    piece: Math.max(a.piece, b.piece),
    inset: Math.max(a.inset, b.inset),
  };
}

function demandOfBlocks(blocks: readonly Block[]): ColumnDemand {
  return blocks.map(demandOfBlock).reduce(most, NOTHING);
}

function demandOfBlock(block: Block): ColumnDemand {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code-block':
      return demandOfWords(block.children);
    case 'list':
      return setIn(demandOfBlocks(block.items.flatMap(({ blocks }) => blocks)), indentOf(0).left);
    case 'quote':
      return setIn(demandOfBlocks(block.blocks), QUOTE_INDENT);
    case 'note':
      return setIn(most(demandOfWords(block.title ?? []), demandOfBlocks(block.blocks)), NOTE_INDENT);
    case 'table':
      return columnDemands(block).reduce(
        (sum, { line, word, piece, inset }) => ({
          line: sum.line + line,
          word: sum.word + word,
          piece: sum.piece + piece,
          inset: sum.inset + inset + PADDING_WITHIN,
        }),
        { line: 0, word: 0, piece: 0, inset: 0 },
      );
    case 'landscape':
      return demandOfBlocks(block.blocks);
    case 'image':
    case 'page-break':
    case 'rule':
      return NOTHING;
    default:
      return unreachable(block);
  }
}

/** Beside the words of each cell of a table within a cell, in twips. */
const PADDING_WITHIN = 240;

function setIn(demand: ColumnDemand, twips: number): ColumnDemand {
  return { ...demand, inset: demand.inset + twips };
}

function demandOfWords(inlines: Inlines, weight = 1): ColumnDemand {
  let [line, word, piece, lineSoFar, wordSoFar, letters] = [0, 0, 0, 0, 0, ''];
  const endWord = (): void => {
    word = Math.max(word, wordSoFar);
    const longest = /^\p{L}*$/u.test(letters) ? PIECE : PIECE_OF_ADDRESS;
    piece = Math.max(piece, wordSoFar * Math.min(1, longest / Math.max(1, letters.length)));
    [wordSoFar, letters] = [0, ''];
  };
  const endLine = (): void => {
    endWord();
    line = Math.max(line, lineSoFar);
    lineSoFar = 0;
  };
  const add = (words: string, width: (part: string) => number): void => {
    // Word divides lines at spaces and behind hyphens, never at a space that doesn't break.
    for (const part of words.split(/([^\S\u00a0]|[-–—](?=\p{L}))/u)) {
      if (part === '') continue;
      const length = width(part);
      lineSoFar += length;
      if (/^[^\S\u00a0]$/.test(part)) endWord();
      else {
        wordSoFar += length;
        letters += part;
        if (/^[-–—]$/.test(part)) endWord();
      }
    }
  };
  const visit = (nodes: Inlines, bold: number): void => {
    for (const node of nodes) {
      switch (node.type) {
        case 'text':
          add(node.value, (part) => widthInCalibri(part) * bold);
          break;
        case 'break':
          endLine();
          break;
        case 'fill-in':
          add('_'.repeat(node.width), (part) => widthInCalibri(part));
          break;
        case 'tick-box':
          add('☐', () => 1);
          break;
        case 'footnote':
          break;
        case 'code':
          visitCode(node.children);
          break;
        case 'strong':
          visit(node.children, BOLD);
          break;
        case 'emphasis':
        case 'styled':
        case 'link':
        case 'passage':
          visit(node.children, bold);
          break;
        default:
          unreachable(node);
      }
    }
  };
  const visitCode = (nodes: Inlines): void => {
    for (const node of nodes) {
      if (node.type === 'text') add(node.value, (part) => part.length * CODE_WIDTH);
      else visit([node], 1);
    }
  };
  visit(inlines, weight);
  endLine();
  return { line, word, piece, inset: 0 };
}
