/**
 * Writes a cell's blocks as lines of a Markdown cell, with `<br>` between them: paragraphs, and lists whose items are single
 * paragraphs.
 */
import type { Blocks, Branching, Cell, Inline, Inlines, Leaf } from '../../model/document.js';
import { candidateAt } from '../../model/typed-marks.js';
import type { InlineContext } from './inline-context.js';
import { writeInlines } from './inlines.js';
import { itemMark, readableList } from './lists.js';

/** Whether lines can say all that a cell holds. */
export function isOfLinesAlone(cell: Cell<Leaf>): boolean {
  return cell.type === 'cell' || cell.blocks.every((block, at) => isOfLines(block, cell.blocks[at - 1]));
}

/** Writes a cell of a table's body that lines can say. */
export function writeCell(cell: Cell<Leaf>, context: InlineContext): string {
  if (cell.type === 'cell') return writeLines(cell.children, context);
  const blocks = cell.blocks.flatMap((block) =>
    block.type === 'list' ? readableList(block, 0, context.losses) : [block],
  );
  const lines = blocks.flatMap((block) => linesOf(block, context)).filter((line) => line !== '');
  return lines.length === 1 ? `${lines[0]}<br>` : lines.join('<br>');
}

/** Writes the lines of a run with `<br>` between them. Within emphasis or a block tag, a line goes on. */
export function writeLines(run: Inlines<Leaf>, context: InlineContext): string {
  const lines: Branching<Leaf, Inline<Leaf>>[][] = [[]];
  for (const node of run) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  const [only = [], ...others] = lines;
  if (others.length === 0) return writeInlines(only, 'cell', context);
  const written = lines.map((line) => escapeItemStart(writeInlines(line, 'cell', context)));
  return written.filter((line) => line !== '').join('<br>');
}

type Node = Blocks<Leaf>[number];

/** Whether a block is a paragraph, or a list of single paragraphs that can't be taken for part of the list before it. */
function isOfLines(block: Node, before: Node | undefined): boolean {
  if (block.type === 'paragraph') return true;
  if (block.type !== 'list' || (before?.type === 'list' && before.ordered === block.ordered)) return false;
  return block.items.every(
    (item) =>
      item.type === 'item' &&
      item.label === undefined &&
      !(block.ordered && item.numbering) &&
      item.blocks.length === 1 &&
      item.blocks[0]?.type === 'paragraph',
  );
}

function linesOf(block: Node, context: InlineContext): readonly string[] {
  if (block.type === 'paragraph') return [escapeItemStart(writeInlines(block.children, 'cell', context))];
  if (block.type !== 'list') return [];
  return block.items.flatMap((item, n) => {
    const [words] = item.type === 'item' ? item.blocks : [];
    const mark = itemMark(block, block.start + n, '-');
    return words?.type === 'paragraph' ? [`${mark}${writeInlines(words.children, 'cell', context)}`] : [];
  });
}

/** Words that start like a list item get a backslash, so that they stay words. */
function escapeItemStart(line: string): string {
  const typed = candidateAt(line, 0);
  if (typed) return typed.around === '()' ? `\\${line}` : line.replace(/[.)]/, '\\$&');
  return line.replace(/^(?:([-*+])|(\d{1,9})([.)]))(?=\s)/, (_, bullet?: string, digits?: string, sign?: string) =>
    bullet ? `\\${bullet}` : `${digits}\\${sign}`,
  );
}
