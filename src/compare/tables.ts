/** Puts two tables together: rows and columns that came or went, and in cells that stay the words that changed. */
import type { Block, Cell, Inlines, PlainCell, Row, Table } from '../model/document.js';
import { type Column, columnsOf, hasMerged } from './columns.js';
import type { Comparison } from './marking.js';
import { cellKey, likeness, rowKey, wordsOf } from './printed.js';
import { markedRun, mergeRuns } from './runs.js';
import { mergeSequences } from './sequences.js';

/** One table of two; undefined where no row or column stays, or where what differs can't be marked. */
export function mergeTables(before: Table, after: Table, comparison: Comparison): Table | undefined {
  const columns = columnsOf(before, after);
  if (!columns?.some(isKept) || before.rowHeaders !== after.rowHeaders) return undefined;
  if (columns.some((column) => isKept(column) && !standsAlike(column, before, after))) return undefined;
  const merging = new MergedRows(columns, comparison);
  const header = merging.header(before.header, after.header);
  if (!header) return undefined;
  const rows = merging.rows(before, after);
  if (!rows) return undefined;
  const { caption: _, header: __, widths: ___, ...form } = after;
  const widths = widthsOf(columns, before, after);
  return {
    ...form,
    ...captionOf(before, after, comparison),
    columns: columns.map((column) => alignOf(column, before, after)),
    ...(widths ? { widths } : {}),
    ...header,
    rows,
  };
}

function isKept({ before, after }: Column): boolean {
  return before !== undefined && after !== undefined;
}

function standsAlike(column: Column, before: Table, after: Table): boolean {
  return before.columns[column.before ?? -1] === after.columns[column.after ?? -1];
}

function alignOf(column: Column, before: Table, after: Table): Table['columns'][number] {
  return after.columns[column.after ?? -1] ?? before.columns[column.before ?? -1] ?? 'left';
}

/** The later table's widths; where columns came or went, each has its share of its own table, and all are a whole. */
function widthsOf(columns: readonly Column[], before: Table, after: Table): readonly number[] | undefined {
  if (columns.every(isKept)) return after.widths;
  if (!before.widths || !after.widths) return undefined;
  const shares = columns.map(
    (column) => after.widths?.[column.after ?? -1] ?? before.widths?.[column.before ?? -1] ?? 0,
  );
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((100 * share) / whole));
  const last = widths.pop() ?? 0;
  return [...widths, last + 100 - last - widths.reduce((sum, width) => sum + width, 0)];
}

function captionOf(before: Table, after: Table, comparison: Comparison): { readonly caption?: Inlines } {
  if (before.caption && after.caption) {
    const caption = mergeRuns(before.caption, after.caption, comparison, { isForced: true });
    return caption ? { caption } : {};
  }
  if (before.caption) return { caption: markedRun('before', before.caption, comparison) };
  return after.caption ? { caption: markedRun('after', after.caption, comparison) } : {};
}

/** Rows that cells cross from above belong together: they come and go as one. */
type Rows = readonly Row[];

class MergedRows {
  private readonly columns: readonly Column[];
  private readonly comparison: Comparison;
  private readonly areColumnsSame: boolean;

  constructor(columns: readonly Column[], comparison: Comparison) {
    this.columns = columns;
    this.comparison = comparison;
    this.areColumnsSame = columns.every(isKept);
  }

  /** The head of two tables; undefined where it can't be one, since a table has no two. */
  header(before: Row | undefined, after: Row | undefined): { readonly header?: Row } | undefined {
    if (before && after) return haveOneForm(before, after) ? { header: this.row(before, after) } : undefined;
    if (before) return { header: this.only('before', before) };
    return after ? { header: this.only('after', after) } : {};
  }

  /** The rows of two tables; undefined where none stays. */
  rows(before: Table, after: Table): Rows | undefined {
    const merged = mergeSequences(groupsOf(before), groupsOf(after), {
      marking: this.comparison.marking,
      key: (rows, side) => rows.map((row) => this.key(row, side)).join('\n'),
      likeness: (a, b) => this.likeness(a, b),
      hints: [
        ([row]) => (row?.cells[0] ? cellKey(row.cells[0]) : ''),
        ([row]) => (row ? rowKey(row).slice(0, 20) : ''),
      ],
      merge: (a, b) => this.merge(a, b),
      same: (a, b) => (this.areColumnsSame ? b : (this.merge(a, b) ?? b)),
      only: (side, rows) => rows.map((row) => this.only(side, row)),
    });
    return merged.some(({ side }) => side === 'both') ? merged.flatMap(({ node }) => node) : undefined;
  }

  /** What a row prints in the columns that both tables have. */
  private key(row: Row, side: 'before' | 'after'): string {
    if (this.areColumnsSame) return rowKey(row);
    const cells = this.columns.filter(isKept).map((column) => row.cells[column[side] ?? -1]);
    return `${row.isForm ?? ''}\n${cells.map((cell) => (cell ? cellKey(cell) : '')).join('\n')}`;
  }

  private likeness(before: Rows, after: Rows): number {
    if (before.length !== after.length) return 0;
    let sum = 0;
    before.forEach((row, n) => {
      const other = after[n];
      if (other && haveOneForm(row, other)) sum += this.rowLikeness(row, other);
      else sum -= before.length;
    });
    return Math.max(0, sum / before.length);
  }

  /** The share of cells that are the same, or of words; rows that begin alike are alike. */
  private rowLikeness(before: Row, after: Row): number {
    let [cells, same] = [0, 0];
    let isBegunAlike = false;
    for (const column of this.columns) {
      if (!isKept(column)) continue;
      const [a, b] = [before.cells[column.before ?? -1], after.cells[column.after ?? -1]];
      if (!a || !b) continue;
      const [key, otherKey] = [cellKey(a), cellKey(b)];
      if (key === '' && otherKey === '') continue;
      if (key === otherKey && cells === 0) isBegunAlike = true;
      cells++;
      if (key === otherKey) same++;
    }
    const share = cells === 0 ? 0 : same / cells;
    return Math.max(share, isBegunAlike ? 0.5 : 0, likeness(wordsOf(before), wordsOf(after)));
  }

  private merge(before: Rows, after: Rows): Rows | undefined {
    if (before.length !== after.length) return undefined;
    const rows: Row[] = [];
    before.forEach((row, n) => {
      const other = after[n];
      if (other && haveOneForm(row, other)) rows.push(this.row(row, other));
    });
    return rows.length === before.length ? rows : undefined;
  }

  private row(before: Row, after: Row): Row {
    const cells = this.columns.flatMap((column): readonly Cell[] => {
      const [earlier, later] = [before.cells[column.before ?? -1], after.cells[column.after ?? -1]];
      if (earlier && later) return [mergeCells(earlier, later, this.comparison)];
      if (earlier) return [this.comparison.marking.deleted(earlier)];
      return later ? [this.comparison.marking.inserted(later)] : [];
    });
    return { ...after, cells };
  }

  /** A row of one table, with an empty cell in each column that it hasn't. */
  private only(side: 'before' | 'after', row: Row): Row {
    const { marking } = this.comparison;
    if (this.areColumnsSame) return marking.only(side, row);
    const cells = this.columns.map((column): Cell => {
      const cell = row.cells[column[side] ?? -1] ?? EMPTY;
      if (isKept(column)) return cell;
      return marking.only(column.before === undefined ? 'after' : 'before', cell);
    });
    return marking.only(side, { ...row, cells });
  }
}

const EMPTY: PlainCell = { type: 'cell', children: [] };

/** Whether two rows can be one: cells are merged alike, and blanks are filled in by hand in both or neither. */
function haveOneForm(before: Row, after: Row): boolean {
  return before.isForm === after.isForm && before.cells.length === after.cells.length
    ? before.cells.every(({ continues }, at) => continues === after.cells[at]?.continues)
    : before.isForm === after.isForm && ![...before.cells, ...after.cells].some(({ continues }) => continues);
}

function groupsOf(table: Table): readonly Rows[] {
  if (!hasMerged(table)) return table.rows.map((row) => [row]);
  const groups: Row[][] = [];
  for (const row of table.rows) {
    const last = groups.at(-1);
    if (last && row.cells.some(({ continues }) => continues === 'above')) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** One cell of two, whatever stays of its words. */
function mergeCells(before: Cell, after: Cell, comparison: Comparison): Cell {
  if (cellKey(before) === cellKey(after) && before.type === after.type) return after;
  if (before.type === 'cell' && after.type === 'cell') {
    const children = mergeRuns(before.children, after.children, comparison, { isForced: true });
    return { ...after, children: children ?? after.children };
  }
  const blocks = comparison.blocks(blocksOf(before), blocksOf(after));
  return { type: 'block-cell', blocks: blocks.map(({ node }) => node) };
}

/** The blocks of a cell; of one of words alone, their paragraph. */
function blocksOf(cell: Cell): readonly Block[] {
  if (cell.type === 'block-cell') return cell.blocks;
  return cell.children.length === 0 ? [] : [{ type: 'paragraph', children: cell.children }];
}
