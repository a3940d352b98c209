/** Measures what the columns of a table need in Word: as wide as their longest line, as their longest word, or as a piece of one. */
import { type Block, type Cell, type Inline, type Inlines, type Table, unreachable } from '../../model/document.js';
import { rememberShared } from '../../model/remember.js';
import { isOfOneColumn } from '../../model/table-spans.js';
import { figuresIn } from '../../model/typography/figures.js';
import { CODE_WIDTH, NOTE_INDENT } from './construct-styles.js';
import { BOLD, LAST_UNIT, signWidth, widthInCalibri } from './letter-widths.js';
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
  /** Its longest telephone number, date or other figure with spaces in it. */
  readonly figure: number;
  /** How far lists, quotes and notes in it are set in, in twips. */
  readonly inset: number;
}

/** A few letters may all be wide ones, so a column always has room for so many of mean width. */
const LEAST = 2.2;
const NOTHING: ColumnDemand = { line: LEAST, word: LEAST, piece: LEAST, figure: 0, inset: 0 };

/** Words are divided in pieces of at most so many letters with their hyphen, and addresses anywhere: they have no hyphen. */
const PIECE = 8;
const PIECE_OF_ADDRESS = 16;

/** The demands of a table's columns. Cells that span several columns have none. */
export const columnDemands = rememberShared((table: Table): readonly ColumnDemand[] => {
  const { header, rows, rowHeaders } = table;
  return table.columns.map((_, column) => {
    let demand = NOTHING;
    for (const row of header ? [header, ...rows] : rows) {
      const cell = row.cells[column];
      if (!cell || !isOfOneColumn(row, column)) continue;
      const isBold = row === header || (rowHeaders === true && column === 0);
      demand = most(demand, isBold ? demandOfBoldCell(cell) : demandOfCell(cell));
    }
    return demand;
  });
});

function most(a: ColumnDemand, b: ColumnDemand): ColumnDemand {
  return {
    line: Math.max(a.line, b.line),
    word: Math.max(a.word, b.word),
    piece: Math.max(a.piece, b.piece),
    figure: Math.max(a.figure, b.figure),
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
        (sum, { line, word, piece, figure, inset }) => ({
          line: sum.line + line,
          word: sum.word + word,
          piece: sum.piece + piece,
          figure: sum.figure + Math.max(word, figure),
          inset: sum.inset + inset + PADDING_WITHIN,
        }),
        { line: 0, word: 0, piece: 0, figure: 0, inset: 0 },
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

/** The padding to the left and right of a cell’s words, together, in a table within a cell, in twips. */
const PADDING_WITHIN = 240;

function setIn(demand: ColumnDemand, twips: number): ColumnDemand {
  return { ...demand, inset: demand.inset + twips };
}

const demandOfCell = rememberShared((cell: Cell): ColumnDemand => {
  return cell.type === 'cell' ? demandOfWords(cell.children) : demandOfBlocks(cell.blocks);
});

const demandOfBoldCell = rememberShared((cell: Cell): ColumnDemand => {
  return cell.type === 'cell' ? demandOfWords(cell.children, BOLD) : demandOfBlocks(cell.blocks);
});

function demandOfWords(inlines: Inlines, weight = 1): ColumnDemand {
  const measure = new WordMeasure();
  measure.addAll(inlines, weight);
  measure.endLine();
  const { line, word, piece, figure } = measure;
  return { line, word, piece, figure, inset: 0 };
}

/** Measures the lines and words of a run, sign by sign. Word divides lines at spaces and behind hyphens, never at a space that doesn't break. */
class WordMeasure {
  line = 0;
  word = 0;
  piece = 0;
  figure = 0;
  private lineSoFar = 0;
  private wordSoFar = 0;
  /** How many signs the word has so far, in UTF-16 units, and whether all are letters. */
  private signs = 0;
  private isOfLetters = true;

  addAll(nodes: Inlines, bold: number): void {
    for (const node of nodes) this.add(node, bold);
  }

  endLine(): void {
    this.endWord();
    this.line = Math.max(this.line, this.lineSoFar);
    this.lineSoFar = 0;
  }

  private add(node: Inline, bold: number): void {
    switch (node.type) {
      case 'text':
        this.addWords(node.value, (code) => signWidth(code) * bold);
        for (const { start, end } of figuresIn(node.value))
          this.figure = Math.max(this.figure, widthInCalibri(node.value.slice(start, end)) * bold);
        break;
      case 'break':
        this.endLine();
        break;
      case 'fill-in':
        this.addWords('_'.repeat(node.width), signWidth);
        break;
      case 'tick-box':
        this.addWords('☐', () => 1);
        break;
      case 'footnote':
        break;
      case 'code':
        this.addCode(node.children);
        break;
      case 'strong':
        this.addAll(node.children, BOLD);
        break;
      case 'emphasis':
      case 'styled':
      case 'link':
      case 'passage':
        this.addAll(node.children, bold);
        break;
      default:
        unreachable(node);
    }
  }

  private addCode(nodes: Inlines): void {
    for (const node of nodes) {
      if (node.type === 'text') this.addWords(node.value, (code) => unitsOf(code) * CODE_WIDTH);
      else this.add(node, 1);
    }
  }

  private addWords(words: string, width: (code: number) => number): void {
    let code = words.codePointAt(0);
    for (let at = 0; code !== undefined; ) {
      const length = width(code);
      const units = unitsOf(code);
      at += units;
      const next = words.codePointAt(at);
      this.lineSoFar += length;
      if (isSpace(code)) this.endWord();
      else {
        this.wordSoFar += length;
        this.signs += units;
        this.isOfLetters &&= isLetter(code);
        if (isHyphen(code) && next !== undefined && isLetter(next)) this.endWord();
      }
      code = next;
    }
  }

  private endWord(): void {
    this.word = Math.max(this.word, this.wordSoFar);
    const longest = this.isOfLetters ? PIECE : PIECE_OF_ADDRESS;
    this.piece = Math.max(this.piece, this.wordSoFar * Math.min(1, longest / Math.max(1, this.signs)));
    this.wordSoFar = 0;
    this.signs = 0;
    this.isOfLetters = true;
  }
}

/** How many units of UTF-16 a sign has. */
const unitsOf = (code: number): number => (code > LAST_UNIT ? 2 : 1);

const HYPHENS: readonly number[] = [0x2d, 0x2013, 0x2014];
const isHyphen = (code: number): boolean => HYPHENS.includes(code);

const isSpace = kindOfSign(/[^\S\u00a0]/u);
const isLetter = kindOfSign(/\p{L}/u);

/** Tells by its code point whether a sign matches. What is asked for most often is looked up. */
function kindOfSign(pattern: RegExp): (code: number) => boolean {
  const matches = (code: number): boolean => pattern.test(String.fromCodePoint(code));
  const common = Array.from({ length: 0x180 }, (_, code) => matches(code));
  return (code) => common[code] ?? matches(code);
}
