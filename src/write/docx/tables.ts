/**
 * Writes tables as `w:tbl`. The style draws the rules, the header row repeats on each page, and only rows higher than a quarter of a page
 * are divided between pages. Every cell has a paragraph, as Word demands (ISO/IEC 29500-1, 17.4.65).
 */
import type { Block, Row, Table } from '../../model/document.js';
import { WRITING_HEIGHT } from '../../model/form-rows.js';
import { type CellPlace, placesOf } from '../../model/table-spans.js';
import { narrowStyle } from './construct-styles.js';
import { type DocumentContext, endOf, startOf } from './document-context.js';
import type { CellLetters, TableFit } from './fitting.js';
import { inlineRuns } from './inlines.js';
import { paragraphXml } from './paragraphs.js';
import { CELL_LINE, isHigher } from './row-height.js';
import { NOTE_STYLES } from './set-apart.js';
import { CELL_PADDING, sidePadding } from './table-styles.js';
import { twips } from './units.js';

/** The place of a table, in twips. */
export interface TablePlace {
  readonly indent: number;
  readonly width: number;
  /** The letters in cells. */
  readonly letters: CellLetters;
  /** The height of the text on its page, in points. */
  readonly height: number;
}

const ALIGNMENTS = { left: {}, centre: { align: 'center' }, right: { align: 'right' } } as const;

/** How the words of a cell of blocks are set: their style, their width in twips, and in a narrow table the size of letters in points. */
export interface CellSetting {
  readonly style: string;
  readonly width: number;
  readonly size?: number;
}

/** Writes blocks in a cell. */
export type WriteBlocks = (blocks: readonly Block[], setting: CellSetting) => string;

/** Writes a table after its caption. */
export function tableXml(table: Table, place: TablePlace, context: DocumentContext, writeBlocks: WriteBlocks): string {
  const ownFit = (): TableFit => context.fitTable(table, place.width);
  const fit = context.pairing ? context.pairing.fitOf(table, ownFit) : ownFit();
  if (fit.isDense) context.constructs.add('narrow-table');
  if (fit.dividesWords) context.constructs.add('divided-words');
  const format = place.indent > 0 ? { indent: { left: place.indent, hanging: 0 } } : {};
  const above = table.caption
    ? paragraphXml('Caption', inlineRuns(table.caption, context, 'set'), context, format)
    : gapAbove(context);
  const rowsOf = (rows: readonly Row[], part: TablePart): readonly string[] =>
    rowsXml({ rows, part, table, fit, place }, context, writeBlocks);
  const header = table.header ? rowsOf([table.header], 'TableHeading') : [];
  const rows = rowsOf(table.rows, 'TableText');
  return above + tableElement(lookOf(table), place, fit.widths, [...header, ...rows], context, fit.side);
}

/**
 * A paragraph a point high, with space above it. Word joins two tables that touch, needs a paragraph after the last, and
 * can't start a page within a cell.
 */
export function gap(context: DocumentContext): string {
  return context.belowTable || context.pageBreak ? paragraphXml('TableGap', '', context) : '';
}

/** Items have little space below them, too little above a table. */
export function gapAbove(context: DocumentContext): string {
  return context.styleAbove.startsWith('List') || NOTE_STYLES.includes(context.styleAbove)
    ? paragraphXml('TableGap', '', context)
    : gap(context);
}

/** The parts of its style that a table uses (ISO/IEC 29500-1, 17.4.55): first row, first column, alternate columns. */
const LOOKS = {
  heads: tableLook('PolicyTable', '0620', { firstRow: 1, firstColumn: 0, noVBand: 1 }),
  plain: tableLook('PolicyTable', '0600', { firstRow: 0, firstColumn: 0, noVBand: 1 }),
  'row-heads': tableLook('PolicyTable', '0680', { firstRow: 0, firstColumn: 1, noVBand: 1 }),
  'both-heads': tableLook('PolicyTable', '06A0', { firstRow: 1, firstColumn: 1, noVBand: 1 }),
  control: tableLook('ControlTable', '0280', { firstRow: 0, firstColumn: 1, noVBand: 0 }),
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

/** Writes a table of one of our two styles around its rows. `side`: the padding beside its words, in twips, if not the style's. */
export function tableElement(
  kind: keyof typeof LOOKS,
  place: Pick<TablePlace, 'indent' | 'width'>,
  widths: readonly number[],
  rows: readonly string[],
  context: DocumentContext,
  side: number = CELL_PADDING.inline,
): string {
  context.belowTable = true;
  const { style, look } = LOOKS[kind];
  const indent = place.indent === 0 ? '' : `<w:tblInd w:w="${place.indent}" w:type="dxa"/>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${place.width}" w:type="dxa"/>${indent}` +
    `<w:tblLayout w:type="fixed"/>${side === CELL_PADDING.inline ? '' : sidePadding(side)}${look}</w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

/** Writes a cell that spans `columns` columns of the grid. `properties`: how it is joined to the cells below or above, and aligned. */
export function cellXml(width: number, paragraphs: string, columns = 1, properties = ''): string {
  const span = (columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '') + properties;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}</w:tcPr>${paragraphs}</w:tc>`;
}

/** The row that places belong to: rows in which no cell begins have none. */
function rowOf(places: readonly CellPlace[], rows: readonly Row[]): Row | undefined {
  const first = places.find(({ covered }) => !covered);
  return first && rows.find(({ cells }) => cells[first.column] === first.cell);
}

/** Of a row that people write in, or one all whose cells span other rows too, so that none gives it a height. */
const leastHeight = (height: number): string => `<w:trHeight w:val="${height}" w:hRule="atLeast"/>`;

/** The head of a table or its body, by the style of its words. */
type TablePart = 'TableHeading' | 'TableText';

/** Rows, and what their table is like. */
interface TableRows {
  readonly rows: readonly Row[];
  readonly part: TablePart;
  readonly table: Table;
  readonly fit: TableFit;
  readonly place: TablePlace;
}

/** A row may be divided between pages where it is higher than this part of one. */
const DIVIDED = 0.25;

function rowsXml(
  { rows, part, table, fit, place }: TableRows,
  context: DocumentContext,
  writeBlocks: WriteBlocks,
): readonly string[] {
  const { widths, side } = fit;
  const repeats = part === 'TableHeading';
  const { style, rowHeading, size } = stylesOf(part, fit, place.letters);
  const allPlaces = placesOf(rows);
  const isHigh = (part: number, places: readonly CellPlace[]): boolean =>
    isHigher(place.height * part, places, fit, { size, faceWidth: place.letters.faceWidth });
  const held = !repeats && context.keepsRows ? heldRow(allPlaces, (places) => isHigh(LOW, places)) : -1;
  return allPlaces.map((places, at) => {
    const isForm = rows[at]?.isForm === true;
    const row = context.pairing && rowOf(places, rows);
    const cells = places.map(({ cell, column, columns, rows: height, covered }) => {
      const width = widths.slice(column, column + columns).reduce((sum, columnWidth) => sum + columnWidth, 0);
      const merged = covered ? '<w:vMerge/>' : height > 1 ? '<w:vMerge w:val="restart"/>' : '';
      const merge = merged + (isForm ? '<w:vAlign w:val="bottom"/>' : '');
      if (cell.type === 'block-cell' && !covered) {
        const blocks = writeBlocks(cell.blocks, { style, width: width - 2 * side, ...(fit.isDense ? { size } : {}) });
        // Neither a table nor nothing at all may be the last in a cell.
        const end = gap(context);
        const content = blocks + (end && endOf(cell, context) + end);
        return startOf(cell, context) + cellXml(width, content || paragraphXml(style, '', context), columns, merge);
      }
      const isHeading = repeats || (table.rowHeaders === true && column === 0);
      const runs =
        covered || cell.type !== 'cell' ? '' : inlineRuns(cell.children, context, isHeading ? 'set' : 'plain');
      const align = ALIGNMENTS[table.columns[column] ?? 'left'];
      const words = paragraphXml(
        isHeading && !repeats ? rowHeading : style,
        runs,
        context,
        at === held ? { ...align, keepNext: true } : align,
      );
      const start = startOf(row?.cells[column] ?? cell, context);
      return start + cellXml(width, words, columns, merge);
    });
    const isLow = places.every((place) => place.covered || place.rows > 1);
    const height = isForm
      ? leastHeight(twips(WRITING_HEIGHT))
      : isLow
        ? leastHeight(twips(size * CELL_LINE) + 2 * CELL_PADDING.block)
        : '';
    const start = startOf(row ?? places, context);
    const isTall = !repeats && isHigh(DIVIDED, places);
    const properties = `${isTall ? '' : '<w:cantSplit/>'}${height}${repeats ? '<w:tblHeader/>' : ''}`;
    return `${start}<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
  });
}

/** Both of the last two rows are lower than this part of a page where they stay together, as in PDFs. */
const LOW = 0.08;

/** The number of the row that is kept on one page with the last row, so that this isn’t alone there; -1 if none is. */
function heldRow(rows: readonly (readonly CellPlace[])[], isHigh: (places: readonly CellPlace[]) => boolean): number {
  const last = rows.slice(-2);
  const isHeld = last.length === 2 && last[0]?.every(({ cell }) => cell.type === 'cell') && !last.some(isHigh);
  return isHeld ? rows.length - 2 : -1;
}

/** The styles of words in a part of a table, and the size of its letters in points. */
function stylesOf(
  part: TablePart,
  { isDense }: TableFit,
  { size, denseSize }: CellLetters,
): { readonly style: string; readonly rowHeading: string; readonly size: number } {
  if (!isDense) return { style: part, rowHeading: 'TableRowHeading', size };
  return { style: narrowStyle(part), rowHeading: narrowStyle('TableRowHeading'), size: denseSize };
}
