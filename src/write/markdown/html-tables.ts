/**
 * Writes tables that Markdown’s own can't hold as HTML: merged cells, cells that head rows, cells of more than lines of words. What is in a
 * cell is Markdown, between blank lines.
 */
import type { Blocks, Branching, Cell, Leaf, Row, Table } from '../../model/document.js';
import type { InlineContext } from './inline-context.js';
import { writeInlines } from './inlines.js';

/** Writes the blocks of a cell as lines of Markdown. */
export type WriteBlocks = (blocks: Blocks<Leaf>) => readonly string[];

/** Writes a table as HTML. */
export function writeHtmlTable(table: Table<Leaf>, context: InlineContext, blocks: WriteBlocks): string[] {
  const { caption, header, rows } = table;
  const words = caption ? writeInlines(caption, 'paragraph', context).split('\n') : [];
  return [
    '<table>',
    ...(words.length > 0 ? element('caption', '', words) : []),
    ...(header ? ['<thead>', ...new HtmlRows(table, [header], 'th', blocks).lines([header]), '</thead>'] : []),
    ...new HtmlRows(table, rowsIn(rows), 'td', blocks).lines(rows),
    '</table>',
  ];
}

/** All rows, those of both branches of a condition too: the HTML that is written counts them so. */
function rowsIn(rows: readonly Branching<Leaf, Row<Leaf>>[]): readonly Row<Leaf>[] {
  return rows.flatMap((row) => {
    if (row.type === 'row') return [row];
    return [...rowsIn(row.type === 'if' ? row.then : row.body), ...rowsIn(row.otherwise)];
  });
}

interface Spans {
  columns: number;
  rows: number;
}

/** The cells that begin in each row, by column, with what they cover. */
function spansOf(rows: readonly Row<Leaf>[]): ReadonlyMap<Row<Leaf>, ReadonlyMap<number, Spans>> {
  let above: (Spans | undefined)[] = [];
  const begun = new Map<Row<Leaf>, ReadonlyMap<number, Spans>>();
  for (const row of rows) {
    const owners: (Spans | undefined)[] = [];
    const beginning = new Map<number, Spans>();
    row.cells.forEach(({ continues }, column) => {
      const left = owners[column - 1];
      if (continues === 'left' && left) {
        if (beginning.get(owners.indexOf(left)) === left) left.columns++;
        owners.push(left);
        return;
      }
      const over = continues === 'above' ? above[column] : undefined;
      const owner = over ?? { columns: 1, rows: 0 };
      if (!over) beginning.set(column, owner);
      owners.push(owner);
    });
    above = owners;
    if (beginning.size === 0) continue;
    for (const owner of new Set(owners)) if (owner) owner.rows++;
    begun.set(row, beginning);
  }
  return begun;
}

/** Words that mean the same in HTML as in Markdown, and nothing but themselves in either. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ,;’‘“”–%?]*\.?$/u;

class HtmlRows {
  private readonly table: Table<Leaf>;
  private readonly spans: ReadonlyMap<Row<Leaf>, ReadonlyMap<number, Spans>>;
  private readonly name: 'td' | 'th';
  private readonly blocks: WriteBlocks;

  constructor(table: Table<Leaf>, rows: readonly Row<Leaf>[], name: 'td' | 'th', blocks: WriteBlocks) {
    this.table = table;
    this.spans = spansOf(rows);
    this.name = name;
    this.blocks = blocks;
  }

  lines(rows: readonly Branching<Leaf, Row<Leaf>>[]): string[] {
    return rows.flatMap((row): string[] => {
      if (row.type === 'row') return this.row(row);
      const word = row.type === 'each' ? 'each' : row.negated ? 'unless' : 'if';
      const first = this.lines(row.type === 'each' ? row.body : row.then);
      const second = this.lines(row.otherwise);
      if (first.length + second.length === 0) return [];
      const otherwise = second.length > 0 ? ['<<else>>', ...second] : [];
      return [`<<#${word} ${row.name}>>`, ...first, ...otherwise, `<</${word}>>`];
    });
  }

  private row(row: Row<Leaf>): string[] {
    const beginning = this.spans.get(row);
    if (!beginning) return [];
    const cells = [...beginning].flatMap(([column, spans]) => this.cell(row.cells[column], column, spans));
    return ['<tr>', ...cells, '</tr>'];
  }

  private cell(cell: Cell<Leaf> | undefined, column: number, { columns, rows }: Spans): string[] {
    const side = this.table.columns[column] ?? 'left';
    const isHeading = this.name === 'th' || (this.table.rowHeaders && column === 0 && cell?.type === 'cell');
    const attributes =
      (columns > 1 ? ` colspan="${columns}"` : '') +
      (rows > 1 ? ` rowspan="${rows}"` : '') +
      (side === 'left' ? '' : ` align="${side === 'centre' ? 'center' : 'right'}"`);
    return element(isHeading ? 'th' : 'td', attributes, this.content(cell));
  }

  private content(cell: Cell<Leaf> | undefined): readonly string[] {
    if (!cell) return [];
    if (cell.type === 'block-cell') return this.blocks(cell.blocks);
    return cell.children.length === 0 ? [] : this.blocks([{ type: 'paragraph', children: cell.children }]);
  }
}

/** An element around lines of Markdown; plain words stand in its own line. */
function element(name: string, attributes: string, lines: readonly string[]): string[] {
  const [only = '', another] = lines;
  if (another === undefined && (only === '' || PLAIN.test(only))) return [`<${name}${attributes}>${only}</${name}>`];
  return [`<${name}${attributes}>`, '', ...lines, '', `</${name}>`];
}
