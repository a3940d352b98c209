/**
 * Sets tables in a Word file, in the look of a table of its own where it has one, else with plain lines. The head repeats on each page,
 * and no row is divided between pages.
 */
import { type Cell, inlineText, type Row, type Table } from '../../../model/document.js';
import { type CellPlace, placesOf, rowsOf } from '../../../model/table-spans.js';
import { cellRun } from '../../../model/walk.js';
import type { WordParagraphLook } from '../../../model/word.js';
import type { WriteBlocks } from './lists.js';
import { tableProperties, withProperties } from './properties.js';
import { runsXml, strongRunsXml } from './runs.js';
import type { Setting } from './setting.js';
import { paragraphXml, type Spot, wordsXml } from './spot.js';

const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"';
const LINES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} ${LINE}/>`).join('');
const JUSTIFIED = {
  left: undefined,
  centre: '<w:jc w:val="center"/>',
  right: '<w:jc w:val="right"/>',
} as const;
/** In a cell, the space of the text around would be too much. */
const CELL_SPACING = '<w:spacing w:before="40" w:after="40"/>';
/** The width of a grid, in twips; only its proportions count. */
const GRID_WIDTH = 9000;
/** Word joins tables that follow one another, so a low paragraph parts them. */
const GAP = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>';

/** Writes a table after its caption. */
export function tableXml(table: Table, spot: Spot, setting: Setting, writeBlocks: WriteBlocks): string {
  const { look } = setting;
  const own: WordParagraphLook = {
    paragraph: withProperties(spot.paragraph, { spacing: CELL_SPACING, ind: undefined, numPr: undefined }),
    run: spot.run,
  };
  const fileLook = spot.isInTable ? undefined : look.table;
  const caption = table.caption
    ? wordsXml(strongRunsXml(table.caption, spot.run, setting), spot, setting, { keepNext: '<w:keepNext/>' })
    : '';
  const columns = widthsOf(table);
  const written = (rows: readonly Row[], isHead: boolean) =>
    placesOf(rows).map((places) => {
      const cells = places.map((place) => {
        const isHeading = isHead || (table.rowHeaders === true && place.column === 0);
        const cell = isHead ? (fileLook?.head ?? own) : (fileLook?.cell ?? own);
        const shading = isHead ? (fileLook?.headShading ?? '') : '';
        return cellXml(place, columns, shading, paragraphsOf(place, table, cell, isHeading, setting, writeBlocks));
      });
      return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
    });
  const rows = [...(table.header ? written([table.header], true) : []), ...written(table.rows, false)];
  const properties = tableProperties(
    withProperties(fileLook?.table ?? new Map([['tblBorders', `<w:tblBorders>${LINES}</w:tblBorders>`]]), {
      tblW: '<w:tblW w:w="5000" w:type="pct"/>',
      tblLook: lookXml(table),
      ...(spot.left > 0
        ? { tblInd: `<w:tblInd w:w="${spot.left}" w:type="dxa"/>`, tblW: '<w:tblW w:w="0" w:type="auto"/>' }
        : {}),
    }),
  );
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const gap = paragraphXml('', new Map([['spacing', GAP]]), setting);
  return `${caption}<w:tbl${look.namespaces}>${properties}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${gap}`;
}

function paragraphsOf(
  { cell, column, covered }: CellPlace,
  table: Table,
  look: WordParagraphLook,
  isHeading: boolean,
  setting: Setting,
  writeBlocks: WriteBlocks,
): string {
  const jc = JUSTIFIED[table.columns[column] ?? 'left'];
  const paragraph = jc === undefined ? look.paragraph : withProperties(look.paragraph, { jc });
  const spot: Spot = { ...look, paragraph, left: 0, bullets: 0, numbers: 0, isInTable: true };
  if (covered) return wordsXml('', spot, setting);
  if (cell.type === 'block-cell') return writeBlocks(cell.blocks, spot, setting);
  const runs = isHeading ? strongRunsXml(cell.children, look.run, setting) : runsXml(cell.children, look.run, setting);
  return wordsXml(runs, spot, setting);
}

function cellXml(
  { column, columns, rows, covered }: CellPlace,
  widths: readonly number[],
  shading: string,
  content: string,
): string {
  const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '';
  const merge = covered ? '<w:vMerge/>' : rows > 1 ? '<w:vMerge w:val="restart"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}${shading}</w:tcPr>${content}</w:tc>`;
}

/** Which parts of its style a table uses (17.4.55). */
function lookXml({ header, rowHeaders }: Table): string {
  const bits = 0x0400 | (header ? 0x20 : 0) | (rowHeaders ? 0x80 : 0);
  const hex = bits.toString(16).padStart(4, '0').toUpperCase();
  return (
    `<w:tblLook w:val="${hex}" w:firstRow="${header ? 1 : 0}" w:lastRow="0" w:firstColumn="${rowHeaders ? 1 : 0}" ` +
    'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
  );
}

/** Columns take room by their longest cell; none is too narrow to read or takes all. */
function widthsOf(table: Table): readonly number[] {
  const parts =
    table.widths ??
    table.columns.map((_, column) =>
      Math.max(8, ...rowsOf(table).map(({ cells }) => Math.min(48, lettersOf(cells[column])))),
    );
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.round((part / whole) * GRID_WIDTH));
}

function lettersOf(cell: Cell | undefined): number {
  return cell ? inlineText(cellRun(cell)).length : 0;
}
