/** Writes a table in which people look things up: its columns are joined on paper, so that each row needs few lines. */
import { widenedColumns } from '../../model/column-widths.js';
import type { Cell, PrintedColumn, Row, Table } from '../../model/document.js';
import { cellRun } from '../../model/walk.js';
import { columnDemands } from './column-demands.js';
import type { DocumentContext } from './document-context.js';
import { inlineRuns } from './inlines.js';
import { paragraphXml } from './paragraphs.js';
import { CELL_PADDING } from './table-styles.js';
import { cellXml, gapAbove, type TablePlace, tableElement } from './tables.js';
import { twips } from './units.js';

/** Writes the table: the cells that come below another’s are paragraphs of its cell. The last row isn’t left alone on a page. */
export function registerXml(
  table: Table,
  printed: readonly PrintedColumn[],
  place: TablePlace,
  context: DocumentContext,
): string {
  context.constructs.add('register');
  const above = gapAbove(context);
  const widths = widthsOf(table, printed, place);
  const held = context.keepsRows ? table.rows.length - 2 : -1;
  const setting = { printed, widths, context };
  const rows = [
    ...(table.header ? [rowXml(table.header, 'head', setting)] : []),
    ...table.rows.map((row, at) => rowXml(row, at === held ? 'held' : 'plain', setting)),
  ];
  return above + tableElement(table.header ? 'heads' : 'plain', place, widths, rows, context);
}

/** The widths of the joined columns in twips: as they are given, but with room for every date and word. */
function widthsOf(table: Table, printed: readonly PrintedColumn[], { width, letters }: TablePlace): readonly number[] {
  const demands = columnDemands(table);
  const letter = twips(letters.size) * letters.faceWidth;
  const least = printed.map(({ columns }, at) => {
    const first = sum(printed.slice(0, at).map((column) => column.columns));
    // Words below others are smaller.
    const words = demands.slice(first, first + columns).map(({ word }, n) => (n === 0 ? word : word * SMALL));
    return Math.max(...words) * letter + 2 * CELL_PADDING.inline + SPARE;
  });
  const given = printed.map((column) => (width * column.width) / 100);
  const widths = widenedColumns(given, least).map(Math.round);
  return [...widths.slice(0, -1), width - sum(widths.slice(0, -1))];
}

/** The letters of the smaller words as a part of the others, and what an estimate may lack, in twips. */
const SMALL = 0.85;
const SPARE = 20;

/** What a row is: the head, a row that stays on the page of the next, or a plain one. */
type RowKind = 'head' | 'held' | 'plain';

interface RegisterSetting {
  readonly printed: readonly PrintedColumn[];
  /** Of the joined columns, in twips. */
  readonly widths: readonly number[];
  readonly context: DocumentContext;
}

function rowXml(row: Row, kind: RowKind, { printed, widths, context }: RegisterSetting): string {
  const cells = row.headsGroup
    ? [cellXml(sum(widths), groupParagraph(row, context), widths.length)]
    : printed.map(({ columns }, at) => {
        const first = sum(printed.slice(0, at).map((column) => column.columns));
        return cellXml(widths[at] ?? 0, joinedParagraphs(row.cells.slice(first, first + columns), kind, context));
      });
  return `<w:tr><w:trPr><w:cantSplit/>${kind === 'head' ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

function groupParagraph({ cells: [cell] }: Row, context: DocumentContext): string {
  return paragraphXml('TableGroup', cell ? inlineRuns(cellRun(cell), context, 'set') : '', context);
}

/** The words of each cell in a paragraph of its own, an empty one where it has none. */
function joinedParagraphs(cells: readonly Cell[], kind: RowKind, context: DocumentContext): string {
  const isHead = kind === 'head';
  const paragraphs = cells.map((cell, at) => {
    const style = isHead ? 'TableHeading' : at === 0 ? 'TableText' : 'TableSmall';
    const runs = inlineRuns(cellRun(cell), context, isHead ? 'set' : 'plain');
    return paragraphXml(style, runs, context, kind === 'held' ? { keepNext: true } : {});
  });
  return paragraphs.join('');
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
