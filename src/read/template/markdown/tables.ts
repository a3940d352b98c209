/**
 * Turns a Markdown table, and the caption paragraph `Table: …` before it, into a table with fields. Block tags can be
 * between its rows. Short rows are filled up with empty cells. Refuses rows that are too long, whose words Markdown would
 * drop, and tables without any row.
 */
import type { Paragraph as MarkdownParagraph, Table as MarkdownTable, TableRow } from 'mdast';
import { error } from '../../../model/diagnostic.js';
import type { Block, Blocks, Cell, Leaf, Row, Table } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import { Level, type Sibling } from '../enclose.js';
import { withoutStart } from '../inline-run.js';
import { bodyCell, headCell } from './cells.js';
import { runParts } from './inlines.js';
import { type PartedRun, partedRun } from './pictures-apart.js';
import { type MarkdownReading, markdownOf, nodeSpan, refuseNode } from './reading.js';

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
      reading.diagnostics.push(
        error(
          'markdown-unsupported',
          'This line marks a table, but the line above doesn’t match it as a header',
          span,
          {
            hint: 'Give the header just above as many cells, with no block tag between them. Write \\| for the sign itself.',
          },
        ),
      );
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
  const columns = head?.children.length ?? 0;
  const { start, end } = nodeSpan(table, reading);
  const from = caption ? nodeSpan(caption, reading).start : start;
  const headEnd = head ? nodeSpan(head, reading).end : start;
  const header: Sibling<Row<Leaf>> = { start: from, end: headEnd, fixed: true, make: () => undefined };
  const rows = new Level<Row<Leaf>>([header, ...bodyRows.map((row) => rowSibling(row, columns, reading))]);
  return { start: from, end, inner: rows, make: () => tableOf(table, caption, rows, reading) };
}

function rowSibling(row: TableRow, columns: number, reading: MarkdownReading): Sibling<Row<Leaf>> {
  const { start, end } = nodeSpan(row, reading);
  return { start, end, make: () => rowOf(row, columns, bodyCell, reading) };
}

function tableOf(
  table: MarkdownTable,
  caption: MarkdownParagraph | undefined,
  rows: Level<Row<Leaf>>,
  reading: MarkdownReading,
): Blocks<Leaf> {
  const [head] = table.children;
  if (!head || table.children.length === 1) {
    refuseNode(
      table,
      'markdown-unsupported',
      'A table has a header but no rows',
      reading,
      'Add a row, or make it a list.',
    );
    return [];
  }
  const columns = head.children.map((_, index) => alignment(table.align?.[index]));
  const { children: words, pictures } = captionOf(caption, reading);
  const shown: Table<Leaf> = {
    type: 'table',
    ...(words.length > 0 ? { caption: words } : {}),
    columns,
    header: rowOf(head, columns.length, headCell, reading),
    rows: rows.nodes(),
    span: nodeSpan(table, reading),
  };
  return [shown, ...pictures];
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
