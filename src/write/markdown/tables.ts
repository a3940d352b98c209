/** Writes a template's tables as GitHub's: the caption is a paragraph `Table: …` above, block tags go between rows. */
import type { Branching, Cell, Leaf, Row, Table } from '../../model/document.js';
import { cellRun } from '../../model/walk.js';
import { writeCell, writeLines } from './cells.js';
import type { InlineContext } from './inline-context.js';
import { writeInlines } from './inlines.js';

const DELIMITERS = { left: '---', centre: ':-:', right: '--:' } as const;

/** Writes a table. */
export function writeTable(table: Table<Leaf>, context: InlineContext): string[] {
  const { header, rows } = withHeader(table, context);
  if (table.rowHeaders) context.losses.addOnce('The row headings of a table became plain cells');
  const caption = table.caption ? writeInlines(table.caption, 'paragraph', context) : '';
  const head = rowLine(header, context, headWords);
  const below = rowLines(rows, context);
  const delimiters = `|${table.columns.map((column) => DELIMITERS[column]).join('|')}|`;
  // There may be no rows, if all of them were in empty block tags.
  const lines =
    below.length > 0
      ? [head, delimiters, ...below]
      : [rowLine(emptyRow(table), context), delimiters, rowLine(header, context)];
  return [...(caption === '' ? [] : [`Table: ${caption}`, '']), ...lines];
}

function emptyRow({ columns }: Table<Leaf>): Row<Leaf> {
  return { type: 'row', cells: columns.map(() => ({ type: 'cell', children: [] })) };
}

/** A Markdown table must have a header. If there is none, the first row becomes the header, or the header is empty. */
function withHeader(
  table: Table<Leaf>,
  context: InlineContext,
): { readonly header: Row<Leaf>; readonly rows: Table<Leaf>['rows'] } {
  const { header, rows } = table;
  if (header) return { header, rows };
  const [first, ...following] = rows;
  context.losses.add('A table had no header row, so its first row became the header');
  return first?.type === 'row' ? { header: first, rows: following } : { header: emptyRow(table), rows };
}

function rowLines(rows: readonly Branching<Leaf, Row<Leaf>>[], context: InlineContext): string[] {
  return rows.flatMap((row): string[] => {
    if (row.type === 'row') return [rowLine(row, context)];
    const word = row.type === 'each' ? 'each' : row.negated ? 'unless' : 'if';
    const first = rowLines(row.type === 'each' ? row.body : row.then, context);
    const second = rowLines(row.otherwise, context);
    if (first.length + second.length === 0) return [];
    return [
      `<<#${word} ${row.name}>>`,
      ...first,
      ...(second.length > 0 ? ['<<else>>', ...second] : []),
      `<</${word}>>`,
    ];
  });
}

/** Header cells have words only. */
function headWords(cell: Cell<Leaf>, context: InlineContext): string {
  return writeLines(cellRun(cell), context);
}

function rowLine(row: Row<Leaf>, context: InlineContext, write = writeCell): string {
  if (row.cells.some(({ continues }) => continues))
    context.losses.add('Merged cells became one cell and some empty ones', 'Put the table’s words in simple rows.');
  return `| ${row.cells.map((cell) => write(cell, context)).join(' | ')} |`;
}
