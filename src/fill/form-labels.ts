/**
 * Gives lines to write on and boxes to tick their labels, for those who don't see the page. A line's are the words before it,
 * `Signed: [______]`, a box's those after it, `[ ] Yes  [ ] No`, unless the boxes stand behind their words, `Yes [ ] No [ ]`. In a
 * table, one without words has those of the cell at its left and of the head of its column. Rows that people write in are marked.
 */
import {
  type Block,
  type Cell,
  type FillIn,
  type Inline,
  type Inlines,
  inlineText,
  type Row,
  type Table,
  type TickBox,
} from '../model/document.js';
import { isRowToWriteIn } from '../model/form-rows.js';
import { changeShared, rememberShared } from '../model/remember.js';
import { type AnyNode, cellRun, changeEach, changeParts, everyPart } from '../model/walk.js';

/** Longer labels than this, in letters, are cut: a label is read aloud each time the line or box is reached. */
const LONGEST_LABEL = 80;

/** Gives filled blocks with the label of each line to write on and box to tick. Where there is none, the same blocks come back. */
export function withFormLabels(blocks: readonly Block[]): readonly Block[] {
  return changeEach(blocks, labelledBlock);
}

const labelledBlock = changeShared((block: Block): Block => (isForm(block) ? labelled(block, '') : block));

/** Whether a line to write on, a box to tick or a row to write in is in a node. Rows and items are those of the template often. */
function isForm(node: AnyNode): boolean {
  if (node.type === 'text' || node.type === 'break') return false;
  return node.type === 'row' || node.type === 'item' ? isFormPart(node) : isFormNode(node);
}

const isFormPart = rememberShared(isFormNode);

function isFormNode(node: AnyNode): boolean {
  if (node.type === 'fill-in' || node.type === 'tick-box') return true;
  return (node.type === 'row' && isRowToWriteIn(node)) || !everyPart(node, isNoForm);
}

function isNoForm(node: AnyNode): boolean {
  return !isForm(node);
}

/** `otherwise` is the label of what has no words of its own. */
function labelled(block: Block, otherwise: string): Block {
  if (block.type === 'table') return labelledTable(block);
  return changeParts(block, {
    inlines: (run) => labelledRun(run, otherwise),
    blocks: (blocks) => changeEach(blocks, (inner) => labelled(inner, otherwise)),
  });
}

function labelledTable(table: Table): Table {
  const caption = table.caption && labelledRun(table.caption, '');
  const header = table.header && { ...table.header, cells: labelledCells(table.header, []) };
  const heads = table.header?.cells.map(headWords) ?? [];
  const rows = changeEach(table.rows, (row) => labelledRow(row, heads));
  if (caption === table.caption && header?.cells === table.header?.cells && rows === table.rows) return table;
  return { ...table, ...(caption ? { caption } : {}), ...(header ? { header } : {}), rows };
}

/** The words that head a column, which may go on from the column at its left. */
function headWords({ continues }: Cell, column: number, cells: readonly Cell[]): string {
  const cell = continues === 'left' ? cells.slice(0, column).findLast((left) => !left.continues) : cells[column];
  return cell ? trimmedLabel(inlineText(cellRun(cell))) : '';
}

function labelledRow(row: Row, columnHeads: readonly string[]): Row {
  const cells = labelledCells(row, columnHeads);
  const isForm = isRowToWriteIn(row);
  return cells === row.cells && !isForm ? row : { ...row, cells, ...(isForm ? { isForm } : {}) };
}

function labelledCells(row: Row, columnHeads: readonly string[]): readonly Cell[] {
  let beside = '';
  let column = 0;
  return changeEach(row.cells, (cell) => {
    const otherwise = [beside, columnHeads[column] ?? ''].filter((words) => words !== '').join(': ');
    const words = trimmedLabel(inlineText(cellRun(cell)));
    if (words !== '') beside = words;
    column++;
    return cell.type === 'cell'
      ? changeParts(cell, { inlines: (run) => labelledRun(run, otherwise) })
      : changeParts(cell, { blocks: (blocks) => changeEach(blocks, (inner) => labelled(inner, otherwise)) });
  });
}

/** What stands on one line of a run, in order. */
type Piece = { readonly words: string; readonly isValue: boolean } | FillIn | TickBox;

function labelledRun(run: Inlines, otherwise: string): Inlines {
  return withLabels(run, linesOf(run).flatMap(labelsOf)[Symbol.iterator](), otherwise);
}

function linesOf(run: Inlines): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  const meet = (node: Inline) => {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') lines.at(-1)?.push({ words: node.value, isValue: node.from !== undefined });
    else if (node.type === 'fill-in' || node.type === 'tick-box') lines.at(-1)?.push(node);
    else if ('children' in node) node.children.forEach(meet);
  };
  run.forEach(meet);
  return lines;
}

const isBox = (piece: Piece): piece is TickBox => 'type' in piece && piece.type === 'tick-box';

/** The labels of the lines and boxes of one line. */
function labelsOf(line: readonly Piece[]): readonly string[] {
  const first = line.findIndex(isBox);
  const last = line.findLastIndex(isBox);
  const boxesAreBehind = wordsIn(line.slice(0, first)) !== '' && wordsIn(line.slice(last + 1)) === '';
  return line.flatMap((piece, at): readonly string[] => {
    if ('words' in piece) return [];
    const before = line.slice(line.slice(0, at).findLastIndex(isSign) + 1, at);
    if (piece.type === 'fill-in' || boxesAreBehind) return [endOf(trimmedLabel(lastSentence(before)))];
    const next = line.slice(at + 1).findIndex(isSign);
    return [startOf(trimmedLabel(wordsIn(line.slice(at + 1, next < 0 ? line.length : at + 1 + next))))];
  });
}

const isSign = (piece: Piece): boolean => 'type' in piece;

function wordsIn(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ('words' in piece ? piece.words : ''))
    .join('')
    .trim();
}

/** The words since the last sentence, which ends before spaces of the template's own words: a value is one thing. */
function lastSentence(pieces: readonly Piece[]): string {
  let words = '';
  for (const piece of pieces) {
    if (!('words' in piece)) continue;
    const before = words.length;
    words += piece.words;
    if (piece.isValue) continue;
    const last = [...words.matchAll(/(?<=[.!?;])\s+/g)].findLast(({ index }) => index >= before);
    if (last) words = words.slice(last.index + last[0].length);
  }
  return words;
}

/** The last of many letters, from the beginning of a word. */
function endOf(label: string): string {
  const letters = [...label];
  return letters.length <= LONGEST_LABEL
    ? label
    : letters
        .slice(-LONGEST_LABEL)
        .join('')
        .replace(/^\S*\s+/, '');
}

/** The first of many letters, to the end of a word. */
function startOf(label: string): string {
  const letters = [...label];
  return letters.length <= LONGEST_LABEL
    ? label
    : letters
        .slice(0, LONGEST_LABEL)
        .join('')
        .replace(/\s+\S*$/, '');
}

/** Words without the punctuation at their ends. */
function trimmedLabel(words: string): string {
  return words
    .replace(/[\s:.,;/–-]+$/, '')
    .replace(/^[\s:.,;/–-]+/, '')
    .replace(/\s+/g, ' ');
}

function withLabels(run: Inlines, labels: Iterator<string, undefined>, otherwise: string): Inlines {
  return changeEach(run, (node): Inline => {
    if (node.type === 'fill-in' || node.type === 'tick-box') {
      const { value = '' } = labels.next();
      const label = value === '' ? otherwise : value;
      return label === node.label ? node : { ...node, label };
    }
    // The blocks of a footnote are apart from the words around its mark.
    return changeParts(node, {
      inlines: (inner) => withLabels(inner, labels, otherwise),
      blocks: (blocks) => changeEach(blocks, (inner) => labelled(inner, '')),
    });
  });
}
