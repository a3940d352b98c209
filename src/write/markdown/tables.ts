/** Tables with holes as GitHub's tables: the caption as a paragraph `Table: …` before, block tags between rows. */
import type { Branching, Leaf, Row, Table } from '../../model/document.js';
import { writeInlines } from './inlines.js';
import type { Losses } from './losses.js';

const DELIMITERS = { left: '---', centre: ':-:', right: '--:' } as const;

/** Writes a table. */
export function writeTable(table: Table<Leaf>, losses: Losses): string[] {
  const caption = table.caption ? writeInlines(table.caption, 'paragraph', losses) : '';
  return [
    ...(caption === '' ? [] : [`Table: ${caption}`, '']),
    rowLine(table.header, losses),
    `|${table.columns.map((column) => DELIMITERS[column]).join('|')}|`,
    ...rowLines(table.rows, losses),
  ];
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

function rowLine(row: Row<Leaf>, losses: Losses): string {
  return `| ${row.cells.map((cell) => writeInlines(cell.children, 'cell', losses)).join(' | ')} |`;
}
