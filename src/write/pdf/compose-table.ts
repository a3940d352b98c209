/**
 * Tables to boxes and tags: horizontal rules only, padded cells, column widths by content, a tinted header row that is
 * repeated on each page. A row stays on one page where a page can hold it; else its cells go on on the next.
 */
import type { Cell, Inlines, Row, Table } from '../../model/document.js';
import type { Bar, Box, Drawing } from './boxes.js';
import type { Line } from './break.js';
import { columnWidths } from './columns.js';
import { type Composing, composeLines } from './composing.js';
import type { BoxParts, Frame } from './galley.js';
import { colourOperands } from './syntax.js';
import type { Element } from './tags.js';
import type { TypeStyle } from './type-styles.js';

/** Points beside and above the words of a cell. */
const SIDE = 6;
const ABOVE = 4.5;
const HAIRLINE = 0.6;
const HEAD_RULE = 1.2;

/** A cell whose words are set. */
export interface SetCell {
  readonly lines: readonly Line[];
  readonly style: TypeStyle;
  readonly align: 'left' | 'centre' | 'right';
  /** Of the cell, padding included. */
  readonly x: number;
  readonly width: number;
  readonly tag: Element;
  /** Its ground, where it has one: operands of `rg`. */
  readonly ground?: string;
}

/** What a row looks like below its cells. */
export interface RowRule {
  readonly x: number;
  readonly width: number;
  readonly thickness: number;
  readonly colour: string;
}

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
  const widths = columnWidths(needsOf(table, composing), frame.width);
  const thead = tags.element('TR', tags.element('THead', element));
  const tint = colourOperands(theme.colours.tint);
  const headRule = ruleBelow(frame, HEAD_RULE, colourOperands(theme.colours.accent));
  const header = rowParts(setRow(table.header, thead, true, tint), headRule, frame.bars);
  galley.push(header);
  galley.hold('lonely');
  const tbody = tags.element('TBody', element);
  const rule = ruleBelow(frame, HAIRLINE, colourOperands(theme.colours.line));
  const repeated: Box = { ...header, before: 0, breakBefore: 'free' };
  for (const row of table.rows) {
    galley.push(rowParts(setRow(row, tags.element('TR', tbody), false), rule, frame.bars, repeated));
  }
  galley.space(frame.gap * 1.6);

  function setRow(row: Row, tr: Element, head: boolean, ground?: string): readonly SetCell[] {
    let x = frame.left;
    return row.cells.map((cell, n) => {
      const width = widths[n] ?? 0;
      const style = head ? styles.headCell : styles.cell;
      const set: SetCell = {
        lines: linesOf(cell, style, width),
        style,
        align: table.columns[n] ?? 'left',
        x,
        width,
        tag: tags.element(head ? 'TH' : 'TD', tr, head ? '/A<</O/Table/Scope/Column>>' : ''),
        ...(ground ? { ground } : {}),
      };
      x += width;
      return set;
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
    const head = table.header.cells[n];
    if (head) measure(head.children, styles.headCell);
    for (const row of table.rows) {
      const cell = row.cells[n];
      if (cell) measure(cell.children, styles.cell);
    }
    return { natural: Math.max(natural, 4 * SIDE), least: Math.max(least, 4 * SIDE) };
  });
}

export function ruleBelow(frame: Frame, thickness: number, colour: string): RowRule {
  return { x: frame.left, width: frame.width, thickness, colour };
}

/** Makes a row's box; one that is taller than a page can be divided between lines. */
export function rowParts(cells: readonly SetCell[], rule: RowRule, bars: readonly Bar[], repeated?: Box): BoxParts {
  const inner = Math.max(0, ...cells.map((cell) => cell.lines.length * cell.style.leading));
  const height = inner + 2 * ABOVE;
  return {
    height,
    drawings: [...cells.flatMap((cell) => ground(cell, height)), ...cells.flatMap(wordsOf), below(rule, height)],
    bars,
    ...(repeated ? { repeated } : {}),
    divide: (room) => divideRow(cells, rule, bars, repeated, room),
  };
}

function ground(cell: SetCell, height: number): readonly Drawing[] {
  if (!cell.ground) return [];
  return [{ type: 'fill', x: cell.x, y: 0, width: cell.width, height, colour: cell.ground }];
}

function below(rule: RowRule, height: number): Drawing {
  const y = height - rule.thickness;
  return { type: 'fill', x: rule.x, y, width: rule.width, height: rule.thickness, colour: rule.colour };
}

function wordsOf(cell: SetCell): readonly Drawing[] {
  const room = cell.width - 2 * SIDE;
  return cell.lines.map((line, n) => {
    const shift = cell.align === 'left' ? 0 : (room - line.width) * (cell.align === 'right' ? 1 : 0.5);
    const baseline = ABOVE + n * cell.style.leading + cell.style.baseline;
    return { type: 'line', line, x: cell.x + SIDE + Math.max(0, shift), baseline, tag: cell.tag };
  });
}

/** As many lines of each cell as fit, and the rest; undefined where one of the cells could not show a line. */
function divideRow(
  cells: readonly SetCell[],
  rule: RowRule,
  bars: readonly Bar[],
  repeated: Box | undefined,
  room: number,
): readonly [Box, Box] | undefined {
  const counts = cells.map((cell) => Math.max(0, Math.floor((room - 2 * ABOVE) / cell.style.leading)));
  if (counts.some((count) => count < 1)) return undefined;
  const part = (from: (n: number) => number, to: (n: number) => number): Box => ({
    ...rowParts(
      cells.map((cell, n) => ({ ...cell, lines: cell.lines.slice(from(n), to(n)) })),
      rule,
      bars,
      repeated,
    ),
    before: 0,
    breakBefore: 'free',
  });
  const count = (n: number) => counts[n] ?? 0;
  return [part(() => 0, count), part(count, (n) => cells[n]?.lines.length ?? 0)];
}
