/**
 * Turns a Markdown table, and the caption paragraph `Table: …` before it, into a table with fields. Block tags can be
 * between its rows. Short rows are filled up with empty cells; a header without rows is a row itself. Rows that are too
 * long, whose words Markdown would drop, are an error in a template and widen a table that is imported.
 */
import type { Paragraph as MarkdownParagraph, Table as MarkdownTable, TableRow } from 'mdast';
import { warning } from '../../../model/diagnostic.js';
import type { Block, Blocks, Cell, Leaf, Row } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import { Level, type Sibling } from '../enclose.js';
import { withoutStart } from '../inline-run.js';
import { bodyCell, headCell } from './cells.js';
import { runParts } from './inlines.js';
import { type PartedRun, partedRun } from './pictures-apart.js';
import { type MarkdownReading, markdownOf, nodeSpan, refuseNode, reportChanged, reportUnprintable } from './reading.js';

const CAPTION = /^Table:\s+(?=\S)/;

/** Whether a paragraph is written as a caption: `Table: Who does what`. */
export function isCaption(paragraph: MarkdownParagraph): boolean {
  const [first, second] = paragraph.children;
  return (
    first?.type === 'text' && (CAPTION.test(first.value) || (/^Table:\s*$/.test(first.value) && second !== undefined))
  );
}

/** `|---|:-:|`, the line below a table's header. */
const BELOW_HEADER = /^\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?$/;

/** Refuses the signs of a table in a paragraph: they didn't make a table, and would print as they are. */
export function noticeLostTable(paragraph: MarkdownParagraph, reading: MarkdownReading): void {
  const { start } = nodeSpan(paragraph, reading);
  let at = start;
  for (const line of markdownOf(paragraph, reading).split('\n')) {
    const words = line.trim();
    if (words.includes('|') && BELOW_HEADER.test(words)) {
      const span = spanOf(reading.source, at + line.indexOf(words), at + line.indexOf(words) + words.length);
      const message = 'This line marks a table, but the line above doesn’t match it as a header';
      const hint =
        'Give the header just above as many cells, with no block tag between them. Write \\| for the sign itself.';
      const lost = 'The signs of a table were kept as words, because they make none';
      reportUnprintable(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
    }
    at += line.length + 1;
  }
}

/** Makes the sibling of a table and its caption. */
export function tableSibling(
  table: MarkdownTable,
  caption: MarkdownParagraph | undefined,
  reading: MarkdownReading,
): Sibling<Block<Leaf>> {
  const [head, ...bodyRows] = table.children;
  const columns = columnsOf(table, reading);
  const { start, end } = nodeSpan(table, reading);
  const from = caption ? nodeSpan(caption, reading).start : start;
  const headEnd = head ? nodeSpan(head, reading).end : start;
  const header: Sibling<Row<Leaf>> = { start: from, end: headEnd, fixed: true, make: () => undefined };
  const rows = new Level<Row<Leaf>>([header, ...bodyRows.map((row) => rowSibling(row, columns, reading))]);
  return { start: from, end, inner: rows, make: () => tableOf(table, caption, rows, columns, reading) };
}

function rowSibling(row: TableRow, columns: number, reading: MarkdownReading): Sibling<Row<Leaf>> {
  const { start, end } = nodeSpan(row, reading);
  return { start, end, make: () => rowOf(row, columns, bodyCell, reading) };
}

function tableOf(
  table: MarkdownTable,
  caption: MarkdownParagraph | undefined,
  rows: Level<Row<Leaf>>,
  width: number,
  reading: MarkdownReading,
): Blocks<Leaf> {
  const [head] = table.children;
  if (!head) return [];
  const columns = Array.from({ length: width }, (_, index) => alignment(table.align?.[index]));
  const span = nodeSpan(table, reading);
  const { children: words, pictures } = captionOf(caption, reading);
  const shape = { type: 'table', ...(words.length > 0 ? { caption: words } : {}), columns, span } as const;
  if (table.children.length > 1) {
    // Markdown asks for a header; one with nothing in it stands for none.
    const header = head.children.some((cell) => cell.children.length > 0)
      ? { header: rowOf(head, width, headCell, reading) }
      : {};
    return [{ ...shape, ...header, rows: rows.nodes() }, ...pictures];
  }
  const message = 'A table has a header but no rows, so the header prints as a row';
  const hint = 'Add a row, or make it a list.';
  const lost = 'A table without rows has its header as a row';
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  return [{ ...shape, rows: [rowOf(head, width, bodyCell, reading)] }, ...pictures];
}

/** How many columns a table has: as its header has cells; in a document to import, as its longest row has. */
function columnsOf({ children: [head, ...rows] }: MarkdownTable, reading: MarkdownReading): number {
  const columns = head?.children.length ?? 0;
  if (reading.purpose === 'template') return columns;
  const longest = rows.reduce<TableRow | undefined>(
    (long, row) => (row.children.length > (long?.children.length ?? columns) ? row : long),
    undefined,
  );
  if (!longest) return columns;
  const lost = `A row has more cells than the table’s header (${columns}), so the table was made wider`;
  reading.diagnostics.push(warning('import-loss', lost, nodeSpan(longest, reading)));
  return longest.children.length;
}

function alignment(align: 'left' | 'right' | 'center' | null | undefined): 'left' | 'centre' | 'right' {
  return align === 'center' ? 'centre' : (align ?? 'left');
}

function rowOf(row: TableRow, columns: number, read: typeof bodyCell, reading: MarkdownReading): Row<Leaf> {
  const [surplus] = row.children.slice(columns);
  if (surplus)
    refuseNode(
      surplus,
      'markdown-unsupported',
      `A row has more cells than its table has columns (${columns})`,
      reading,
      'Write \\| for the sign itself, or add cells to the header.',
    );
  const cells = row.children.slice(0, columns).map((cell): Cell<Leaf> => read(cell, reading));
  while (cells.length < columns) cells.push({ type: 'cell', children: [] });
  return { type: 'row', cells };
}

function captionOf(caption: MarkdownParagraph | undefined, reading: MarkdownReading): PartedRun {
  const [first, ...others] = caption ? runParts(caption.children, reading) : [];
  const label = first?.kind === 'words' ? (/^Table:\s*/.exec(first.value)?.[0] ?? '') : '';
  return partedRun(first ? [withoutStart(first, label.length), ...others] : [], reading);
}
