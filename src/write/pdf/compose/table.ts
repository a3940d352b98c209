/**
 * Tables to boxes and tags: horizontal rules only, padded cells, column widths by content, a tinted header row that is
 * repeated on each page. A row stays on one page where a page can hold it; else its cells go on on the next.
 */
import type { Cell, Inlines, Table } from '../../../model/document.js';
import { isOfOneColumn, type Place, placesOf } from '../../../model/table-spans.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Bar, Box } from '../pages/boxes.js';
import type { BoxParts, Frame } from '../pages/galley.js';
import { groupParts, joinedRows, looseRows } from '../pages/merged-rows.js';
import { columnPoints } from './columns.js';
import { type Composing, composeLines } from './composing.js';
import { ABOVE, ground, neededHeight, type RowRule, ruleAt, type SetCell, SIDE, wordsOf } from './table-cells.js';

const HAIRLINE = 0.6;
const HEAD_RULE = 1.2;

/** Composes a table: caption, header row, rows. */
export function composeTable(table: Table, frame: Frame, parent: Element, composing: Composing): void {
  const { galley, styles, tags, theme } = composing;
  const element = tags.element('Table', parent);
  galley.space(frame.gap * 1.4);
  if (table.caption) {
    composeLines(table.caption, styles.caption, frame, tags.element('Caption', element), composing);
    galley.hold('lonely');
    galley.space(frame.gap * 0.6);
  }
  const widths =
    table.widths?.map((part) => (frame.width * part) / 100) ?? columnPoints(needsOf(table, composing), frame.width);
  const tint = colourOperands(theme.colours.tint);
  const rule = ruleBelow(frame, HAIRLINE, colourOperands(theme.colours.line));
  let repeated: Box | undefined;
  if (table.header) {
    const thead = tags.element('TR', tags.element('THead', element));
    const headRule = ruleBelow(frame, HEAD_RULE, colourOperands(theme.colours.accent));
    const places = placesOf([table.header])[0] ?? [];
    const header = rowParts(setRow(places, thead, 'head'), [headRule], frame.bars);
    galley.push(header);
    galley.hold('lonely');
    repeated = { ...header, before: 0, breakBefore: 'free' };
  }
  const tbody = tags.element('TBody', element);
  const room = theme.page.height - theme.margins.top - theme.margins.bottom - (repeated?.height ?? 0);
  let isFirst = true;
  for (const group of joinedRows(placesOf(table.rows))) {
    const rows = group.map((places) =>
      setRow(places, tags.element('TR', tbody), table.rowHeaders ? 'headed' : 'plain'),
    );
    for (const parts of boxesOf(rows)) {
      galley.push(
        isFirst && !table.header ? { ...parts, drawings: [...parts.drawings, ruleAt(rule, HAIRLINE)] } : parts,
      );
      isFirst = false;
    }
  }
  galley.space(frame.gap * 1.6);

  function boxesOf(rows: readonly (readonly SetCell[])[]): readonly BoxParts[] {
    const [only, ...others] = rows;
    if (only && others.length === 0) return [rowParts(only, [rule], frame.bars, repeated)];
    const joined = groupParts(rows, rule, frame.bars, repeated);
    if (joined.height <= room) return [joined];
    return looseRows(rows, rule).map(({ cells, rules }) => rowParts(cells, rules, frame.bars, repeated));
  }

  function setRow(places: readonly Place[], tr: Element, kind: 'head' | 'headed' | 'plain'): readonly SetCell[] {
    return places
      .filter(({ covered }) => !covered)
      .map(({ cell, column, columns, rows }) => {
        const before = widths.slice(0, column).reduce((sum, one) => sum + one, 0);
        const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0);
        const heads = kind === 'head' || (kind === 'headed' && column === 0);
        const style = heads ? styles.headCell : styles.cell;
        const attributes = [
          ...(heads ? [`/Scope/${kind === 'head' ? 'Column' : 'Row'}`] : []),
          ...(columns > 1 ? [`/ColSpan ${columns}`] : []),
          ...(rows > 1 ? [`/RowSpan ${rows}`] : []),
        ].join('');
        return {
          lines: linesOf(cell, style, width),
          style,
          align: table.columns[column] ?? 'left',
          x: frame.left + before,
          width,
          rows,
          tag: tags.element(heads ? 'TH' : 'TD', tr, attributes === '' ? '' : `/A<</O/Table${attributes}>>`),
          ...(heads ? { ground: tint } : {}),
        };
      });
  }

  function linesOf(cell: Cell, style: TypeStyle, width: number): readonly Line[] {
    return galley.set(cell.children, style, Math.max(1, width - 2 * SIDE)).lines;
  }
}

function needsOf(table: Table, { galley, styles }: Composing): readonly { natural: number; least: number }[] {
  return table.columns.map((_, n) => {
    let natural = 0;
    let least = 0;
    const measure = (inlines: Inlines, style: TypeStyle) => {
      const extent = galley.extent(inlines, style);
      natural = Math.max(natural, extent.natural + 2 * SIDE + 0.1);
      least = Math.max(least, extent.longestWord + 2 * SIDE + 0.1);
    };
    const head = table.header?.cells[n];
    if (head && table.header && isOfOneColumn(table.header, n)) measure(head.children, styles.headCell);
    for (const row of table.rows) {
      const cell = row.cells[n];
      if (cell && isOfOneColumn(row, n))
        measure(cell.children, table.rowHeaders && n === 0 ? styles.headCell : styles.cell);
    }
    return { natural: Math.max(natural, 4 * SIDE), least: Math.max(least, 4 * SIDE) };
  });
}

export function ruleBelow(frame: Frame, thickness: number, colour: string): RowRule {
  return { x: frame.left, width: frame.width, thickness, colour };
}

/** Makes a row's box; one that is taller than a page can be divided between lines. */
export function rowParts(
  cells: readonly SetCell[],
  rules: readonly RowRule[],
  bars: readonly Bar[],
  repeated?: Box,
): BoxParts {
  const height = Math.max(...cells.map(neededHeight));
  return {
    height,
    drawings: [
      ...cells.flatMap((cell) => ground(cell, height)),
      ...cells.flatMap(wordsOf),
      ...rules.map((rule) => ruleAt(rule, height)),
    ],
    bars,
    ...(repeated ? { repeated } : {}),
    divide: (room) => divideRow(cells, rules, bars, repeated, room),
  };
}

/** As many lines of each cell as fit, and the rest; undefined where one of the cells could not show a line. */
function divideRow(
  cells: readonly SetCell[],
  rules: readonly RowRule[],
  bars: readonly Bar[],
  repeated: Box | undefined,
  room: number,
): readonly [Box, Box] | undefined {
  const counts = cells.map((cell) => Math.max(0, Math.floor((room - 2 * ABOVE) / cell.style.leading)));
  if (counts.some((count) => count < 1)) return undefined;
  const part = (from: (n: number) => number, to: (n: number) => number): Box => ({
    ...rowParts(
      cells.map((cell, n) => ({ ...cell, lines: cell.lines.slice(from(n), to(n)) })),
      rules,
      bars,
      repeated,
    ),
    before: 0,
    breakBefore: 'free',
  });
  const count = (n: number) => counts[n] ?? 0;
  return [part(() => 0, count), part(count, (n) => cells[n]?.lines.length ?? 0)];
}
