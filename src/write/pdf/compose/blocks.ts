/**
 * Turns blocks into boxes and tags: paragraphs, headings, quotes, pictures and rules. Lists and tables have their own files.
 * The switch is exhaustive, so the compiler refuses a new kind of block until it is dealt with.
 */
import {
  type Alignment,
  type Block,
  type Heading,
  type Image,
  type Landscape,
  type Paragraph,
  type Quote,
  unreachable,
} from '../../../model/document.js';
import { rangeBlocks } from '../../../model/landscape.js';
import { withoutIdleColumns } from '../../../model/table-spans.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Bar } from '../pages/boxes.js';
import { type Frame, indent } from '../pages/galley.js';
import { textColumn, textHeights, textWidth } from '../pages/sheet.js';
import { composeCodeBlock } from './code-block.js';
import {
  type Composition,
  composeLines,
  figure,
  fitPicture,
  HIGHEST_PICTURE,
  introduces,
  setNumber,
} from './composition.js';
import { composeList } from './list.js';
import { composeNote } from './note.js';
import { composeTable } from './table.js';

const HEADING_ABOVE: readonly number[] = [1.7, 1.35, 1.1, 1, 1];
const HEADING_BELOW = 0.4;

/** Composes blocks one after the other, under one element. */
export function composeBlocks(blocks: readonly Block[], frame: Frame, parent: Element, composition: Composition): void {
  /** Where blocks stand below a numbered paragraph. */
  let inner = frame;
  blocks.forEach((block, n) => {
    if (block.type === 'heading' || block.type === 'landscape') inner = frame;
    if (block.type === 'paragraph' && block.clause !== undefined)
      inner = composeClause(block, block.clause, frame, parent, composition);
    else composeBlock(block, inner, parent, composition);
    if (introduces(block) && blocks[n + 1]?.type === 'list') composition.galley.hold('lonely');
  });
}

function composeBlock(block: Block, frame: Frame, parent: Element, composition: Composition): void {
  switch (block.type) {
    case 'paragraph':
      composeParagraph(block, frame, parent, composition);
      break;
    case 'heading':
      composeHeading(block, frame, parent, composition);
      break;
    case 'list':
      composeList(block, frame, parent, composition);
      break;
    case 'table':
      composeTable(withoutIdleColumns(block), frame, parent, composition);
      break;
    case 'quote':
      composeQuote(block, frame, parent, composition);
      break;
    case 'note':
      composeNote(block, frame, parent, composition);
      break;
    case 'code-block':
      composeCodeBlock(block, frame, parent, composition);
      break;
    case 'image':
      composePicture(block, frame, parent, composition);
      break;
    case 'rule':
      composeRule(frame, composition);
      break;
    case 'landscape':
      composeRange(block, frame, parent, composition);
      break;
    case 'page-break':
      composition.galley.breakPage();
      break;
    default:
      unreachable(block);
  }
}

/** A range begins a page and ends one, on sheets turned on their side. */
function composeRange(range: Landscape, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, theme } = composition;
  const turned = { ...composition, pageHeight: textHeights(theme).turned };
  galley.turn(true);
  composeBlocks(
    rangeBlocks(range),
    { ...frame, ...textColumn(textWidth(theme, true), composition.measure) },
    parent,
    turned,
  );
  composition.headings = turned.headings;
  galley.turn(false);
}

/** The attribute of a paragraph's tag (ISO 32000-1, 14.8.5.4.3). */
const TEXT_ALIGN: Readonly<Record<Alignment, string>> = {
  centre: '/A<</O/Layout/TextAlign/Center>>',
  right: '/A<</O/Layout/TextAlign/End>>',
};

function composeParagraph(block: Paragraph, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags } = composition;
  galley.space(frame.gap);
  const tag = tags.element('P', parent, block.align === undefined ? '' : TEXT_ALIGN[block.align]);
  composeLines(block.children, styles.body, frame, tag, composition, undefined, block.align);
  galley.space(frame.gap);
}

/** Composes a numbered paragraph; what belongs to it is set in as its words are. */
function composeClause(
  block: Paragraph,
  clause: string,
  frame: Frame,
  parent: Element,
  composition: Composition,
): Frame {
  const { galley, styles, tags } = composition;
  const { body } = styles;
  const { hanging: number, children } = setNumber(clause, block.children, body, frame, galley);
  const column = NUMBER_COLUMN[clause.split('.').length - 1] ?? 0;
  const step = number ? indent(Math.max(column, number.width + NUMBER_GAP), frame) : 0;
  const inner: Frame = { ...frame, left: frame.left + step, width: frame.width - step };
  const tag = tags.element('P', parent);
  galley.space(frame.gap);
  if (number) galley.mark({ type: 'line', line: number, x: frame.left, baseline: body.baseline, tag }, body.leading);
  composeLines(children, body, inner, tag, composition);
  galley.space(frame.gap);
  return inner;
}

/** Where the words of a heading start, after its number, by level, in points. */
const NUMBER_COLUMN: readonly number[] = [24, 32, 40, 46, 54];
const NUMBER_GAP = 8;

function composeHeading(block: Heading, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, outline } = composition;
  const style = styles.headings[block.level - 1] ?? styles.body;
  const index = composition.headings++;
  const { hanging: number, children } = setNumber(
    outline[index]?.number ?? '',
    block.children,
    style,
    frame,
    galley,
    'the number of a heading',
  );
  const indent = number ? Math.max(NUMBER_COLUMN[block.level - 1] ?? 0, number.width + NUMBER_GAP) : 0;
  const tag = tags.element(`H${block.level + 1}`, parent);
  const baseline = style.baseline;
  galley.space(styles.body.leading * (HEADING_ABOVE[block.level - 1] ?? 1));
  galley.setBalanced(children, style, frame.width - indent).forEach((line, n) => {
    const words = { type: 'line', line, x: frame.left + indent, baseline, tag } as const;
    const drawings =
      n === 0 && number ? [{ type: 'line', line: number, x: frame.left, baseline, tag } as const, words] : [words];
    if (n > 0) galley.hold('lonely');
    galley.push({ height: style.leading, drawings, bars: frame.bars, ...(n === 0 ? { heading: index } : {}) });
  });
  galley.hold('lonely');
  galley.space(styles.body.leading * HEADING_BELOW);
}

const QUOTE_INDENT = 16;
const QUOTE_BAR = 2.5;

function composeQuote(block: Quote, frame: Frame, parent: Element, composition: Composition): void {
  const bar: Bar = { x: frame.left, width: QUOTE_BAR, colour: colourOperands(composition.theme.colours.accent) };
  const step = indent(QUOTE_INDENT, frame);
  const inner: Frame = {
    ...frame,
    left: frame.left + step,
    width: frame.width - step,
    bars: [...frame.bars, bar],
  };
  composition.galley.space(frame.gap * 1.5);
  composeBlocks(block.blocks, inner, composition.tags.element('BlockQuote', parent), composition);
  composition.galley.space(frame.gap * 1.5);
}

function composePicture(block: Image, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, pageHeight, theme } = composition;
  const size = fitPicture(
    block,
    frame.width + frame.beyond,
    block.isLogo ? theme.logo.height : pageHeight * HIGHEST_PICTURE,
  );
  const tag = figure(block, parent, composition.tags);
  const drawing = { type: 'picture', image: block, x: frame.left, y: 0, ...size, tag } as const;
  galley.space(frame.gap * 1.5);
  galley.push({ height: size.height, drawings: [drawing], bars: frame.bars });
  galley.space(frame.gap * 1.5);
}

const HAIRLINE = 0.6;

function composeRule(frame: Frame, { galley, styles, theme }: Composition): void {
  const colour = colourOperands(theme.colours.line);
  const costBefore = galley.holding;
  galley.space(styles.body.leading * 0.8);
  galley.push({
    height: HAIRLINE,
    drawings: [{ type: 'fill', x: frame.left, y: 0, width: frame.width, height: HAIRLINE, colour }],
    bars: frame.bars,
  });
  // A heading must not be left at the foot of a page with only a rule below it.
  if (costBefore !== 'always') galley.hold(costBefore);
  galley.space(styles.body.leading * 0.8);
}
