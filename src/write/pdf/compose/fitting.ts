/**
 * Finds the manner in which a table's words have room: with the usual padding and letters if that tears no word, else with less
 * padding, then with smaller letters, then with words divided by hyphens, and
 * at last on a landscape page.
 */
import {
  type ColumnNeed,
  type ColumnRoom,
  columnRoom,
  columnWidths,
  leastWidths,
  widenedColumns,
} from '../../../model/column-widths.js';
import type { Block, Table } from '../../../model/document.js';
import { printedPlaces } from '../../../model/printed-columns.js';
import { remember } from '../../../model/remember.js';
import { inFirstRoomyManner, type TableManner } from '../../../model/table-manners.js';
import { withoutIdleColumns } from '../../../model/table-spans.js';
import { withTablesTurned } from '../../../model/turned-tables.js';
import { footnotesIn } from '../../../model/walk.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { TypeStyles } from '../lines/type-styles.js';
import { textWidth } from '../pages/sheet.js';
import type { Composition } from './composition.js';
import { type Measuring, needsOf } from './needs.js';

/** How a table is set. Lengths are in points. */
export interface TableFit extends ColumnRoom {
  readonly widths: readonly number[];
  /** The padding to the left and right of the words in each cell. */
  readonly side: number;
  readonly styles: TypeStyles;
}

/** Fits a table into a width, in the first manner that has room for its words and figures. */
export function fitTable(table: Table, width: number, composition: Measuring): TableFit {
  // The numbers of footnotes are those of a document, and a table stands in many.
  if (composition.dividesWords || hasFootnotes(table)) return inFirstManner(table, width, composition);
  const fits = fitsIn(composition.styles)(composition.wording)(table);
  const earlier = fits.get(width);
  if (earlier) return earlier;
  const first = inFirstManner(table, width, composition);
  fits.set(width, first);
  return first;
}

function inFirstManner(table: Table, width: number, composition: Measuring): TableFit {
  return inFirstRoomyManner((manner) => fitIn(manner, table, width, composition));
}

const hasFootnotes = remember((table: Table): boolean => footnotesIn(table).length > 0);

/** The fits of a table by its width in points: each is asked for twice in a document, and documents share tables. */
const fitsIn = remember((_: TypeStyles) =>
  remember((_: Wording) => remember((_: Table): Map<number, TableFit> => new Map())),
);

/** Blocks with those tables on landscape pages whose words have room there and not on an upright page of this width. */
export function withWideTablesTurned(
  blocks: readonly Block[],
  upright: number,
  composition: Composition,
): readonly Block[] {
  const turned = textWidth(composition.theme, true);
  return withTablesTurned(blocks, (written) => {
    const table = withoutIdleColumns(written);
    if (printedPlaces(table)) return false;
    return !fitTable(table, upright, composition).isWhole && fitTable(table, turned, composition).isWhole;
  });
}

function fitIn(
  { side, isDense, dividesWords }: TableManner,
  table: Table,
  width: number,
  composition: Measuring,
): TableFit {
  const styles = isDense ? denseStyles(composition.styles) : composition.styles;
  const needs = needsOf(table, { ...composition, styles, ...(dividesWords ? { dividesWords } : {}) }, side);
  return { widths: widthsOf(table, needs, width), side, styles, ...columnRoom(needs, width) };
}

/** The widths that the author gives, as far as they tear no word, or those that suit the text. */
function widthsOf({ widths }: Table, needs: readonly ColumnNeed[], width: number): readonly number[] {
  if (!widths) return columnWidths(needs, width);
  return widenedColumns(
    widths.map((part) => (width * part) / 100),
    leastWidths(needs, width),
  );
}

function denseStyles(styles: TypeStyles): TypeStyles {
  return { ...styles, cell: styles.denseCell, headCell: styles.denseHeadCell };
}
