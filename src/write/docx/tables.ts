/**
 * Tables into `w:tbl`: the style draws the rules, the header row repeats on each page, no row is torn. Every cell holds
 * a paragraph, as Word demands (ISO/IEC 29500-1, 17.4.65).
 */
import type { Row, Table } from '../../model/document.js';
import { columnWidths } from './columns.js';
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
}

const ALIGNMENTS = { left: {}, centre: { align: 'center' }, right: { align: 'right' } } as const;

/** Writes a table, its caption first. */
export function tableXml(table: Table, place: TablePlace, ledger: Ledger): string {
  const widths = columnWidths(table, place.width, place.character, 2 * CELL_PADDING.inline);
  const look = place.indent > 0 ? { indent: { left: place.indent, hanging: 0 } } : {};
  const above = table.caption
    ? paragraph('Caption', inlineRuns(table.caption, ledger, 'set'), ledger, look)
    : gap(ledger);
  const header = rowXml(table.header, table, widths, 'TableHeading', ledger);
  const rows = table.rows.map((row) => rowXml(row, table, widths, 'TableText', ledger));
  return above + frame('PolicyTable', place, widths, [header, ...rows], ledger);
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
  PolicyTable:
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
  ControlTable:
    '<w:tblLook w:val="0200" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="0"/>',
} as const;

/** Writes a table of one of our two styles around its rows. */
export function frame(
  style: keyof typeof LOOKS,
  place: Pick<TablePlace, 'indent' | 'width'>,
  widths: readonly number[],
  rows: readonly string[],
  ledger: Ledger,
): string {
  ledger.belowTable = true;
  const indent = place.indent === 0 ? '' : `<w:tblInd w:w="${place.indent}" w:type="dxa"/>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${place.width}" w:type="dxa"/>${indent}` +
    `<w:tblLayout w:type="fixed"/>${LOOKS[style]}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/** Writes a cell around its paragraphs, over so many columns of the grid. */
export function cellXml(width: number, paragraphs: string, columns = 1): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}</w:tcPr>${paragraphs}</w:tc>`;
}

function rowXml(row: Row, table: Table, widths: readonly number[], style: string, ledger: Ledger): string {
  const heads = style === 'TableHeading';
  const cells = widths.map((width, i) => {
    const runs = inlineRuns(row.cells[i]?.children ?? [], ledger, heads ? 'set' : 'plain');
    return cellXml(width, paragraph(style, runs, ledger, ALIGNMENTS[table.columns[i] ?? 'left']));
  });
  return `<w:tr><w:trPr><w:cantSplit/>${heads ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}
