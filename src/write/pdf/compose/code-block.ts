/**
 * Composes blocks of code: a ground behind lines in letters of one width. In the tag tree a block is one Code in a paragraph,
 * in which each line ends in a line feed, so that what is copied has the lines that its author wrote.
 */
import type { CodeBlock } from '../../../model/document.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Bar, Drawing } from '../pages/boxes.js';
import { type Frame, indent, wholeWidth } from '../pages/galley.js';
import type { Composition } from './composition.js';

/** Between the edge of the ground and the code. */
const SIDE = 8;
const PADDING = 5;
/** A block of so many lines stays on one page if it fits. */
const SHORT = 10;
/** How far a continued line stands in, in sizes, with the sign that says so before it. */
const HANG = 1.8;
const STROKE = 0.8;

/** How much narrower its lines are than a block. */
export const CODE_STEP = 2 * SIDE;

/** Composes a block of code. */
export function composeCodeBlock(block: CodeBlock, column: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, theme } = composition;
  const style = styles.code(styles.body);
  const isWide = galley.extent(block.children, style).natural + CODE_STEP > column.width;
  const frame = isWide ? wholeWidth(column) : column;
  const side = indent(CODE_STEP, frame) / 2;
  const ground: Bar = { x: frame.left, width: frame.width, colour: colourOperands(theme.colours.tint) };
  const bars = [...frame.bars, ground];
  const hang = style.size * HANG;
  const { lines } = galley.setCode(block.children, style, frame.width - 2 * side, hang);
  const tag = tags.element('Code', tags.element('P', parent));
  const x = frame.left + side;
  galley.space(frame.gap * 1.5);
  galley.padAbove(PADDING, bars);
  lines.forEach(({ line, continues }, n) => {
    const isEdge = n <= 1 || n === lines.length - 1;
    if (isEdge || lines.length <= SHORT) galley.hold('lonely');
    else if (continues) galley.hold('torn');
    const { baseline, leading } = style;
    const drawings: Drawing[] = [{ type: 'line', line, x: continues ? x + hang : x, baseline, tag }];
    if (continues) drawings.unshift(...elbow(x, style, colourOperands(theme.colours.muted)));
    galley.push({ height: leading, drawings, bars });
  });
  galley.padBelow(PADDING, bars);
  galley.space(frame.gap * 1.5);
}

/** The sign of a line that goes on with the one above: down from there, and to the right. It is drawn, since few faces have it. */
function elbow(x: number, { size, leading }: TypeStyle, colour: string): readonly Drawing[] {
  const [from, to] = [x + size * 0.3, x + size * 1.3];
  const [top, middle] = [leading * 0.1, leading * 0.55];
  return [
    { type: 'fill', x: from, y: top, width: STROKE, height: middle - top, colour },
    { type: 'fill', x: from, y: middle, width: to - from, height: STROKE, colour },
  ];
}
