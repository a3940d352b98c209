/**
 * Writes a template's tables as GitHub's: the caption is a paragraph `Table: …` above, block tags go between rows, and a head with nothing
 * in it stands for none. What these can't hold is written as HTML.
 */
import type { Branching, Cell, Leaf, Row, Table } from '../../model/document.js';
import { cellRun } from '../../model/walk.js';
import { isOfLinesAlone, writeCell, writeLines } from './cells.js';
import { type WriteBlocks, writeHtmlTable } from './html-tables.js';
import type { InlineContext } from './inline-context.js';
import { writeInlines } from './inlines.js';

const DELIMITERS = { left: '---', centre: ':-:', right: '--:' } as const;

/** Writes a table; `blocks` writes what a cell of one in HTML holds. */
export function writeTable(table: Table<Leaf>, context: InlineContext, blocks: WriteBlocks): string[] {
  if (needsHtml(table)) return writeHtmlTable(table, context, blocks);
  const { header = emptyRow(table), rows } = table;
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

/** Whether a table says more than Markdown’s own tables can. */
function needsHtml({ header, rows, rowHeaders }: Table<Leaf>): boolean {
  if (rowHeaders) return true;
  let needs = header?.cells.some(({ continues, type }) => continues !== undefined || type === 'block-cell') ?? false;
  const meet = (row: Branching<Leaf, Row<Leaf>>): void => {
    if (row.type === 'row') needs ||= row.cells.some((cell) => cell.continues !== undefined || !isOfLinesAlone(cell));
    else for (const inner of [...(row.type === 'if' ? row.then : row.body), ...row.otherwise]) meet(inner);
  };
  for (const row of rows) meet(row);
  return needs;
}

function emptyRow({ columns }: Table<Leaf>): Row<Leaf> {
  return { type: 'row', cells: columns.map(() => ({ type: 'cell', children: [] })) };
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
  return `| ${row.cells.map((cell) => write(cell, context)).join(' | ')} |`;
}
