/**
 * Turns lists into boxes and tags. Marks hang before the words, and L, LI, Lbl and LBody are nested as the list is (ISO
 * 32000-1, 14.8.4.3.3). Ordered lists are numbered as their authors chose, or else 1. a. i. by their depth among ordered lists.
 * An item's own label takes the place of its mark. In a task list, a box is the mark, or comes after it.
 */
import type { List, ListItem, ListNumbers } from '../../../model/document.js';
import { listMark, marksOfList } from '../../../model/list-marks.js';
import { textString } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { Drawing } from '../pages/boxes.js';
import { type Frame, indent } from '../pages/galley.js';
import { type Composition, composeLines, introduces, WIDEST_HANG } from './composition.js';

/** From the edge of a list to its words, in points. */
export const STEP = 20;
/** Between a mark and the words. */
const MARK_GAP = 7;
/** The least of it that a label keeps. */
const LABEL_GAP = 3;
/** How far a bullet stands in. */
const BULLET_INDENT = 6;

/** Space between items, as a part of the body's leading. */
const ITEM_GAP = 0.25;

const BULLETS = [
  { mark: '•', numbering: 'Disc' },
  { mark: '–', numbering: 'None' },
  { mark: '◦', numbering: 'Circle' },
] as const;

/** The names of kinds of numbering (ISO 32000-1, table 347). */
const NUMBERINGS: Readonly<Record<ListNumbers, string>> = {
  decimal: 'Decimal',
  'lower-letter': 'LowerAlpha',
  'upper-letter': 'UpperAlpha',
  'lower-roman': 'LowerRoman',
  'upper-roman': 'UpperRoman',
};

/** The signs of a task's box, by whether it is ticked. */
const BOXES = { on: '☑ ', off: '☐ ' } as const;

/** Composes a list and everything in it. */
export function composeList(list: List, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags } = composition;
  const tag = tags.element('L', parent, `/A<</O/List/ListNumbering/${numberingOf(list, frame)}>>`);
  const marks = setMarks(list, frame, composition);
  const widths = marks.flatMap((mark) => (mark.lines.length > 1 ? [] : [widthOf(mark)]));
  const widest = Math.max(0, ...widths.filter((width) => width <= frame.width * WIDEST_HANG));
  const step = indent(Math.max(STEP, widest + MARK_GAP), frame);
  const inner: Frame = {
    ...frame,
    left: frame.left + step,
    width: frame.width - step,
    bulletDepth: frame.bulletDepth + (list.ordered ? 0 : 1),
    numberDepth: frame.numberDepth + (list.ordered ? 1 : 0),
    keepsTogether: true,
    gap: styles.body.leading * ITEM_GAP,
  };
  galley.space(frame.gap);
  list.items.forEach((item, n) => {
    const element = tags.element('LI', tag);
    composeMark(marks[n] ?? NO_MARK, item, list, step, frame, element, composition);
    composeItem(item, inner, tags.element('LBody', element), composition);
  });
  galley.space(frame.gap);
}

/** The kind of numbering that assistive technology is told. With labels there is none (ISO 32000-1, table 347). */
function numberingOf(list: List, frame: Frame): string {
  if (list.items.some(({ label, checked }) => label !== undefined || (checked !== undefined && !list.ordered)))
    return 'None';
  return list.ordered ? NUMBERINGS[marksOfList(list, frame.numberDepth).numbers] : bulletAt(frame).numbering;
}

function bulletAt({ bulletDepth }: Frame): (typeof BULLETS)[number] {
  return BULLETS[bulletDepth % BULLETS.length] ?? BULLETS[0];
}

/** An item's mark: usually one line, none for an empty label, several if it is wider than the column. */
interface Mark {
  readonly words: string;
  readonly lines: readonly Line[];
  /** The box of a task, after the words. */
  readonly box?: Box;
  /** Room for a box, where other items of a numbered list have one: so that all numbers are aligned. */
  readonly room?: number;
}

interface Box {
  readonly state: keyof typeof BOXES;
  readonly line: Line;
}

const NO_MARK: Mark = { words: '', lines: [] };

function setMarks(list: List, frame: Frame, { galley, styles }: Composition): readonly Mark[] {
  const marks = list.items.map((item, n): Mark => {
    const place = item.label === undefined ? undefined : 'the mark of a list item';
    const mark = wordsOfMark(list, item, n, frame);
    const words = mark === '' ? '' : `${mark} `;
    const lines = words === '' ? [] : galley.set(galley.text(words), styles.body, frame.width, place).lines;
    if (item.checked === undefined) return { words, lines };
    const state = item.checked ? 'on' : 'off';
    const [line] = galley.set(galley.text(BOXES[state]), styles.body, frame.width).lines;
    return { words, lines, ...(line ? { box: { state, line } } : {}) };
  });
  const room = list.ordered ? Math.max(0, ...marks.map(({ box }) => box?.line.width ?? 0)) : 0;
  return room === 0 ? marks : marks.map((mark) => (mark.box ? mark : { ...mark, room }));
}

/** An item's label, the number of its place, or a bullet. The box of a task takes the place of the bullet. */
function wordsOfMark(list: List, { label, checked }: ListItem, n: number, frame: Frame): string {
  if (label !== undefined) return label;
  if (list.ordered) return listMark(marksOfList(list, frame.numberDepth), list.start + n);
  return checked === undefined ? bulletAt(frame).mark : '';
}

/** The width of a mark of one line, with the space between its words and its box. */
function widthOf({ lines: [line], box, room = 0 }: Mark): number {
  if (!box && room === 0) return line?.width ?? 0;
  return (line ? lengthWithSpaces(line) : 0) + (box?.line.width ?? room);
}

function lengthWithSpaces({ runs }: Line): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}

/** Puts an item's mark before its words, or above them if it is too wide. */
function composeMark(
  mark: Mark,
  { label }: ListItem,
  { ordered }: List,
  step: number,
  frame: Frame,
  element: Element,
  composition: Composition,
): void {
  const { lines, words, box } = mark;
  if (lines.length === 0 && !box) return;
  const { galley, styles, tags } = composition;
  const { leading } = styles.body;
  const tag = tags.element('Lbl', element);
  const width = widthOf(mark);
  if (lines.length > 1 || width + LABEL_GAP > step) {
    galley.space(leading * ITEM_GAP);
    if (words !== '') composeLines(galley.text(words), styles.body, frame, tag, composition);
    if (box)
      galley.push({ height: leading, drawings: [boxDrawing(box, frame.left, tag, composition)], bars: frame.bars });
    galley.hold('lonely');
    return;
  }
  const hang =
    ordered || box ? Math.max(0, step - MARK_GAP - width) : Math.min(BULLET_INDENT, step - LABEL_GAP - width);
  const x = frame.left + (label === undefined ? hang : 0);
  const [line] = lines;
  if (line) galley.mark({ type: 'line', line, x, baseline: styles.body.baseline, tag }, leading);
  if (box) galley.mark(boxDrawing(box, x + (line ? lengthWithSpaces(line) : 0), tag, composition), leading);
}

/** Draws a task's box. Its element says what it is and whether it is ticked (ISO 32000-1, 14.8.5.6). */
function boxDrawing(
  { state, line }: Box,
  x: number,
  mark: Element,
  { styles, tags, wording: { page } }: Composition,
): Drawing {
  const words = textString(state === 'on' ? page.ticked : page.notTicked);
  const tag = tags.elementBehind('Form', mark, `/A<</O/PrintField/Role/cb/checked/${state}/Desc${words}>>/Alt${words}`);
  return { type: 'line', line, x, baseline: styles.body.baseline, tag };
}

function composeItem(item: ListItem, frame: Frame, parent: Element, composition: Composition): void {
  const { galley } = composition;
  galley.space(frame.gap);
  item.blocks.forEach((block, n) => {
    if (n > 0 && block.type !== 'list') galley.hold('torn');
    if (n > 0 && block.type === 'list' && introduces(item.blocks[n - 1])) galley.hold('lonely');
    composition.blocks([block], frame, parent, composition);
  });
  if (galley.hasMarks) galley.push({ height: 0, drawings: [], bars: frame.bars });
  galley.space(frame.gap);
}
