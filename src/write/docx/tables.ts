/**
 * Tables into `w:tbl`: the style draws the rules, the header row repeats on each page, no row is torn. Every cell holds
 * a paragraph, as Word demands (ISO/IEC 29500-1, 17.4.65).
 */
import type { Block, Row, Table } from '../../model/document.js';
import { placesOf } from '../../model/table-spans.js';
import { columnTwips } from './columns.js';
import { inlineRuns } from './inlines.js';
import type { Ledger } from './ledger.js';
import { paragraph } from './paragraphs.js';
import { CELL_PADDING } from './table-styles.js';

/** Where a table stands, in twips. */
export interface TablePlace {
  readonly indent: number;
  readonly width: number;
  /** Mean width of a letter of body text. */
  readonly character: number;
  /** Height of a line in a cell. */
  readonly line: number;
}

const ALIGNMENTS = { left: {}, centre: { align: 'center' }, right: { align: 'right' } } as const;

/** Writes blocks in a cell, in words of a style, where they have so much room: twips. */
export type WriteBlocks = (blocks: readonly Block[], style: string, width: number) => string;

/** Writes a table, its caption first. */
export function tableXml(table: Table, place: TablePlace, ledger: Ledger, writeBlocks: WriteBlocks): string {
  const widths =
    table.widths?.map((part) => Math.round((place.width * part) / 100)) ??
    columnTwips(table, place.width, place.character, 2 * CELL_PADDING.inline);
  const look = place.indent > 0 ? { indent: { left: place.indent, hanging: 0 } } : {};
  const above = table.caption
    ? paragraph('Caption', inlineRuns(table.caption, ledger, 'set'), ledger, look)
    : gap(ledger);
  const header = table.header
    ? rowsXml([table.header], table, widths, place.line, 'TableHeading', ledger, writeBlocks)
    : [];
  const rows = rowsXml(table.rows, table, widths, place.line, 'TableText', ledger, writeBlocks);
  return above + frame(lookOf(table), place, widths, [...header, ...rows], ledger);
}

/**
 * Word makes one table of two that touch, wants a paragraph after the last, and no break within a cell to begin a page:
 * a paragraph a point high, and space above it, stands there.
 */
export function gap(ledger: Ledger): string {
  return ledger.belowTable || ledger.pageBreak ? paragraph('TableGap', '', ledger) : '';
}

/** Which of its style's conditions a table takes (ISO/IEC 29500-1, 17.4.55): the first row, or columns in turn. */
const LOOKS = {
  heads: tableLook('PolicyTable', '0620', { firstRow: 1, firstColumn: 0, noVBand: 1 }),
  plain: tableLook('PolicyTable', '0600', { firstRow: 0, firstColumn: 0, noVBand: 1 }),
  'row-heads': tableLook('PolicyTable', '0680', { firstRow: 0, firstColumn: 1, noVBand: 1 }),
  'both-heads': tableLook('PolicyTable', '06A0', { firstRow: 1, firstColumn: 1, noVBand: 1 }),
  control: tableLook('ControlTable', '0200', { firstRow: 0, firstColumn: 0, noVBand: 0 }),
} as const;

function tableLook(style: string, bits: string, on: { firstRow: number; firstColumn: number; noVBand: number }) {
  const look =
    `<w:tblLook w:val="${bits}" w:firstRow="${on.firstRow}" w:lastRow="0" w:firstColumn="${on.firstColumn}" ` +
    `w:lastColumn="0" w:noHBand="1" w:noVBand="${on.noVBand}"/>`;
  return { style, look };
}

function lookOf({ header, rowHeaders }: Table): keyof typeof LOOKS {
  if (rowHeaders) return header ? 'both-heads' : 'row-heads';
  return header ? 'heads' : 'plain';
}

/** Writes a table of one of our two styles around its rows. */
export function frame(
  kind: keyof typeof LOOKS,
  place: Pick<TablePlace, 'indent' | 'width'>,
  widths: readonly number[],
  rows: readonly string[],
  ledger: Ledger,
): string {
  ledger.belowTable = true;
  const { style, look } = LOOKS[kind];
  const indent = place.indent === 0 ? '' : `<w:tblInd w:w="${place.indent}" w:type="dxa"/>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${place.width}" w:type="dxa"/>${indent}` +
    `<w:tblLayout w:type="fixed"/>${look}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/** Writes a cell around its paragraphs, over so many columns of the grid; `merge` joins cells that stand one below another. */
export function cellXml(width: number, paragraphs: string, columns = 1, merge = ''): string {
  const span = (columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '') + merge;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}</w:tcPr>${paragraphs}</w:tc>`;
}

/** A row whose cells all go over others too has none that gives it a height. */
const leastHeight = (line: number): string =>
  `<w:trHeight w:val="${line + 2 * CELL_PADDING.block}" w:hRule="atLeast"/>`;

function rowsXml(
  rows: readonly Row[],
  table: Table,
  widths: readonly number[],
  line: number,
  style: 'TableHeading' | 'TableText',
  ledger: Ledger,
  writeBlocks: WriteBlocks,
): readonly string[] {
  const repeats = style === 'TableHeading';
  return placesOf(rows).map((places) => {
    const cells = places.map(({ cell, column, columns, rows: height, covered }) => {
      const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0);
      const merge = covered ? '<w:vMerge/>' : height > 1 ? '<w:vMerge w:val="restart"/>' : '';
      if (cell.type === 'block-cell' && !covered) {
        const blocks = writeBlocks(cell.blocks, style, width - 2 * CELL_PADDING.inline);
        // Neither a table nor nothing at all may be the last in a cell.
        return cellXml(width, blocks + gap(ledger) || paragraph(style, '', ledger), columns, merge);
      }
      const heads = repeats || (table.rowHeaders === true && column === 0);
      const runs = covered || cell.type !== 'cell' ? '' : inlineRuns(cell.children, ledger, heads ? 'set' : 'plain');
      const words = paragraph(
        heads && !repeats ? 'TableRowHeading' : style,
        runs,
        ledger,
        ALIGNMENTS[table.columns[column] ?? 'left'],
      );
      return cellXml(width, words, columns, merge);
    });
    const height = places.some((place) => !place.covered && place.rows === 1) ? '' : leastHeight(line);
    return `<w:tr><w:trPr><w:cantSplit/>${height}${repeats ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  });
}
