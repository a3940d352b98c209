/** Writes a template's tables as GitHub's: the caption is a paragraph `Table: …` above, block tags go between rows. */
import type { Branching, Cell, Leaf, Row, Table } from '../../model/document.js';
import { cellRun } from '../../model/walk.js';
import { writeCell } from './cells.js';
import { writeInlines } from './inlines.js';
import type { Losses } from './losses.js';

const DELIMITERS = { left: '---', centre: ':-:', right: '--:' } as const;

/** Writes a table. */
export function writeTable(table: Table<Leaf>, losses: Losses): string[] {
  const { header, rows } = withHeader(table, losses);
  if (table.rowHeaders) losses.addOnce('The row headings of a table became plain cells');
  const caption = table.caption ? writeInlines(table.caption, 'paragraph', losses) : '';
  const head = rowLine(header, losses, headWords);
  const below = rowLines(rows, losses);
  const delimiters = `|${table.columns.map((column) => DELIMITERS[column]).join('|')}|`;
  // There may be no rows, if all of them were in empty block tags.
  const lines =
    below.length > 0
      ? [head, delimiters, ...below]
      : [rowLine(emptyRow(table), losses), delimiters, rowLine(header, losses)];
  return [...(caption === '' ? [] : [`Table: ${caption}`, '']), ...lines];
}

function emptyRow({ columns }: Table<Leaf>): Row<Leaf> {
  return { type: 'row', cells: columns.map(() => ({ type: 'cell', children: [] })) };
}

/** A Markdown table must have a header. If there is none, the first row becomes the header, or the header is empty. */
function withHeader(
  table: Table<Leaf>,
  losses: Losses,
): { readonly header: Row<Leaf>; readonly rows: Table<Leaf>['rows'] } {
  const { header, rows } = table;
  if (header) return { header, rows };
  const [first, ...following] = rows;
  losses.add('A table had no header row, so its first row became the header');
  return first?.type === 'row' ? { header: first, rows: following } : { header: emptyRow(table), rows };
}

function rowLines(rows: readonly Branching<Leaf, Row<Leaf>>[], losses: Losses): string[] {
  return rows.flatMap((row): string[] => {
    if (row.type === 'row') return [rowLine(row, losses)];
    const word = row.type === 'each' ? 'each' : row.negated ? 'unless' : 'if';
    const first = rowLines(row.type === 'each' ? row.body : row.then, losses);
    const second = rowLines(row.otherwise, losses);
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
function headWords(cell: Cell<Leaf>, losses: Losses): string {
  return writeInlines(cellRun(cell), 'cell', losses);
}

function rowLine(row: Row<Leaf>, losses: Losses, write = writeCell): string {
  if (row.cells.some(({ continues }) => continues))
    losses.add('Merged cells became one cell and some empty ones', 'Put the table’s words in simple rows.');
  return `| ${row.cells.map((cell) => write(cell, losses)).join(' | ')} |`;
}
