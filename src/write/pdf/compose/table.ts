/**
 * Turns tables into boxes and tags: horizontal rules only, padded cells, column widths by content, and a tinted header row
 * that is repeated on each page.
 */
import type { BlockCell, Table } from '../../../model/document.js';
import { WRITING_HEIGHT } from '../../../model/form-rows.js';
import { type PrintedPlace, printedPlaces } from '../../../model/printed-columns.js';
import { type CellPlace, placesOf } from '../../../model/table-spans.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Box } from '../pages/boxes.js';
import { type BoxParts, type Frame, wholeWidth } from '../pages/galley.js';
import { groupParts, joinedRows, looseRows } from '../pages/merged-rows.js';
import { type Composition, composeLines } from './composition.js';
import { fitTable, type TableFit } from './fitting.js';
import { type RowSetting, rowParts, ruleBelow } from './row.js';
import { neededHeight, ruleAt, type SetCell, SIDE } from './table-cells.js';

const HAIRLINE = 0.6;
const HEAD_RULE = 1.2;
/** A row that is no higher than this part of a page leaves little of it empty. */
const LOW = 0.08;

/** Composes a table: caption, header row, rows. */
export function composeTable(table: Table, column: Frame, parent: Element, composition: Composition): void {
  const { galley, tags, theme, pageHeight } = composition;
  const frame = wholeWidth(column);
  const element = tags.element('Table', parent);
  galley.space(frame.gap * 1.4);
  if (table.caption) {
    composeLines(table.caption, composition.styles.caption, frame, tags.element('Caption', element), composition);
    galley.hold('lonely');
    galley.space(frame.gap * 0.6);
  }
  const printed = printedPlaces(table);
  const { widths, side, styles, isWhole }: Omit<TableFit, 'keepsFigures'> = printed
    ? {
        isWhole: true,
        widths: printed.map(({ width }) => (frame.width * width) / 100),
        side: SIDE,
        styles: composition.styles,
      }
    : fitTable(table, frame.width, composition);
  if (!isWhole) composition.torn?.add(table);
  const tint = colourOperands(theme.colours.tint);
  const rule = ruleBelow(frame, HAIRLINE, colourOperands(theme.colours.line));
  let repeated: Box | undefined;
  if (table.header) {
    const thead = tags.element('TR', tags.element('THead', element));
    const headRule = ruleBelow(frame, HEAD_RULE, colourOperands(theme.colours.accent));
    const places = placesOf([table.header])[0] ?? [];
    const header = rowParts(setRow(places, thead, 'head'), { rules: [headRule], bars: frame.bars });
    galley.push(header);
    galley.hold('lonely');
    repeated = { ...header, before: 0, breakBefore: 'free' };
  }
  const tbody = tags.element('TBody', element);
  const room = pageHeight - (repeated?.height ?? 0);
  let isFirst = true;
  let at = 0;
  for (const group of joinedRows(placesOf(table.rows))) {
    const headsGroup = table.rows[at]?.headsGroup === true;
    const rows = group.map((places) => {
      const kind = headsGroup ? 'group' : table.rowHeaders ? 'headed' : 'plain';
      const cells = setRow(places, tags.element('TR', tbody), kind);
      return table.rows[at++]?.isForm ? cells.map(toWriteIn) : cells;
    });
    const cost = galley.holding;
    const boxes = boxesOf(rows);
    if (at === table.rows.length && boxes.length === 1) holdLast(boxes[0]?.height ?? 0);
    for (const parts of boxes) {
      galley.push(
        isFirst && !table.header ? { ...parts, drawings: [...parts.drawings, ruleAt(rule, HAIRLINE)] } : parts,
      );
      isFirst = false;
    }
    if (headsGroup) galley.hold('lonely');
    // A heading must not be left above a row without words: what follows it counts.
    if (cost !== 'always' && rows.flat().every(isEmpty)) galley.hold(cost);
  }
  galley.space(frame.gap * 1.6);

  /** The last row takes the one before it to the next page, where both are low: it isn’t left there by itself. */
  function holdLast(height: number): void {
    const before = at > 1 ? (galley.boxes.at(-1)?.height ?? 0) : pageHeight;
    if (Math.max(height, before) <= pageHeight * LOW) galley.hold('lonely');
  }

  function boxesOf(rows: readonly (readonly SetCell[])[]): readonly BoxParts[] {
    const [row, ...moreRows] = rows;
    if (row && moreRows.length === 0) return [rowParts(row, setting([rule]))];
    const box = groupParts(rows, rule, { ...setting([rule]), pageHeight });
    if (box.height <= room) return [box];
    return looseRows(rows, rule).map(({ cells, rules }) => rowParts(cells, setting(rules)));
  }

  function setting(rules: RowSetting['rules']): RowSetting {
    return { rules, bars: frame.bars, ...(repeated ? { repeated } : {}), continued };
  }

  /** The word above what goes on, where it fits on a line. */
  function continued({ width }: SetCell): SetCell['lines'] {
    const words = galley.text(composition.wording.page.continued);
    const { lines } = galley.set(words, styles.label, Math.max(1, width - 2 * side));
    return lines.length === 1 ? lines : [];
  }

  function setRow(places: readonly CellPlace[], tr: Element, kind: RowKind): readonly SetCell[] {
    const cells = places
      .filter(({ covered }) => !covered)
      .map(({ cell, column, columns, rows }) => {
        const { before, width } = spanOf(column, columns);
        const isBelow = printed?.[column]?.isBelow === true;
        const isHeading =
          kind === 'head' || kind === 'group' || (kind === 'headed' && column === 0 && cell.type === 'cell');
        const style =
          kind === 'group' ? styles.caption : isHeading ? styles.headCell : isBelow ? styles.value : styles.cell;
        const attributes = [
          ...(isHeading ? [`/Scope/${kind === 'headed' ? 'Row' : 'Column'}`] : []),
          ...(columns > 1 ? [`/ColSpan ${columns}`] : []),
          ...(rows > 1 ? [`/RowSpan ${rows}`] : []),
        ].join('');
        const tag = tags.element(isHeading ? 'TH' : 'TD', tr, attributes === '' ? '' : `/A<</O/Table${attributes}>>`);
        const [x, room] = [frame.left + before, Math.max(1, width - 2 * side)];
        return {
          lines: cell.type === 'cell' ? galley.set(cell.children, style, room).lines : [],
          ...(cell.type === 'block-cell' ? { blocks: blocksOf(cell, style, x + side, room, tag) } : {}),
          style,
          align: table.columns[column] ?? 'left',
          side,
          x,
          width,
          rows,
          tag,
          ...(isHeading && kind !== 'group' ? { ground: tint } : {}),
          ...(kind === 'group' ? { lead: GROUP_ABOVE } : {}),
        };
      });
    return printed && kind !== 'group' ? stacked(cells, printed) : cells;
  }

  /** Where a cell begins that spans so many columns, from the table's left edge, and how wide it is. */
  function spanOf(column: number, columns: number): { readonly before: number; readonly width: number } {
    if (printed) {
      const [first, last] = [printed[column], printed[column + columns - 1]];
      const [left, right] = [first?.left ?? 0, (last?.left ?? 0) + (last?.width ?? 0)];
      return { before: (frame.width * left) / 100, width: (frame.width * (right - left)) / 100 };
    }
    const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
    return { before: sum(widths.slice(0, column)), width: sum(widths.slice(column, column + columns)) };
  }

  /** Composes a cell's blocks in a column of their own. Nothing in it is higher than half a page, so that it can continue. */
  function blocksOf(cell: BlockCell, style: TypeStyle, left: number, width: number, tag: Element): readonly Box[] {
    const cellGalley = galley.beside();
    const column: Frame = {
      ...frame,
      beyond: 0,
      left,
      width,
      bars: [],
      gap: style.leading / 4,
      keepsTogether: false,
      narrowest: NARROWEST,
    };
    const inCell = {
      ...composition,
      galley: cellGalley,
      styles: { ...styles, body: style },
      pageHeight: pageHeight / 2,
    };
    composition.blocks(cell.blocks, column, tag, inCell);
    return cellGalley.boxes;
  }
}

/** What a row is: the head, one whose first cell heads it, one that heads a group of rows, or a plain one. */
type RowKind = 'head' | 'headed' | 'group' | 'plain';

/** Space above the words of a row that heads a group, in points. */
const GROUP_ABOVE = 7;

/** Puts the cells of columns that are joined on paper below each other. */
function stacked(cells: readonly SetCell[], places: readonly PrintedPlace[]): readonly SetCell[] {
  let lead = 0;
  return cells.map((cell, at) => {
    if (!places[at]?.isBelow) lead = 0;
    // A cell without words has room for a line, which is not needed below another.
    const top = cell.lines.length > 0 ? lead : Math.max(0, lead - cell.style.leading);
    lead += cell.lines.length * cell.style.leading;
    return top === 0 ? cell : { ...cell, lead: top };
  });
}

/** A cell whose words stand at the foot of a row that is high enough to write in. */
function toWriteIn(cell: SetCell): SetCell {
  return { ...cell, lead: Math.max(0, WRITING_HEIGHT - neededHeight(cell)) };
}

/** Whether a cell shows nothing. Its blocks may hold nothing but grounds and tables of empty cells. */
function isEmpty({ lines, blocks = [] }: SetCell): boolean {
  return lines.length === 0 && blocks.every(({ drawings }) => drawings.every(({ type }) => type === 'fill'));
}

/** The narrowest column for words in a cell, in points: lists and quotes are indented no further. */
const NARROWEST = 40;
