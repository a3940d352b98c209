/**
 * Turns lists into boxes and tags. Marks hang before the words, and L, LI, Lbl and LBody are nested as the list is (ISO
 * 32000-1, 14.8.4.3.3). Ordered lists are numbered 1. a. i. by their depth among ordered lists. An item's own label takes the
 * place of its mark.
 */
import type { List, ListItem } from '../../../model/document.js';
import { letters } from '../../../model/letters.js';
import { formatNumber } from '../../../model/word-numbering.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';
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

const NUMBERS = [
  { write: (n: number) => `${n}`, numbering: 'Decimal' },
  { write: letters, numbering: 'LowerAlpha' },
  { write: (n: number) => formatNumber(n, 'lowerRoman'), numbering: 'LowerRoman' },
] as const;

/** Composes a list and everything in it. */
export function composeList(list: List, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags } = composition;
  const tag = tags.element('L', parent, `/A<</O/List/ListNumbering/${numberingOf(list, frame)}>>`);
  const marks = marksOf(list, frame, composition);
  const widths = marks.flatMap(({ lines: [mark, ...more] }) => (mark && more.length === 0 ? [mark.width] : []));
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
    composeMark(list, item, marks[n] ?? NO_MARK, step, frame, element, composition);
    composeItem(item, inner, tags.element('LBody', element), composition);
  });
  galley.space(frame.gap);
}

/** The kind of numbering that assistive technology is told. With labels there is none (ISO 32000-1, table 347). */
function numberingOf({ ordered, items }: List, { numberDepth, bulletDepth }: Frame): string {
  if (items.some(({ label }) => label !== undefined)) return 'None';
  const kind = ordered ? NUMBERS[numberDepth % NUMBERS.length] : BULLETS[bulletDepth % BULLETS.length];
  return kind?.numbering ?? 'None';
}

/** An item's mark: usually one line, none for an empty label, several if it is wider than the column. */
interface Mark {
  readonly words: string;
  readonly lines: readonly Line[];
}

const NO_MARK: Mark = { words: '', lines: [] };

function marksOf(list: List, frame: Frame, { galley, styles }: Composition): readonly Mark[] {
  const usualMark = (n: number): string =>
    list.ordered
      ? `${NUMBERS[frame.numberDepth % NUMBERS.length]?.write(list.start + n)}.`
      : (BULLETS[frame.bulletDepth % BULLETS.length]?.mark ?? '•');
  return list.items.map(({ label }, n) => {
    if (label === '') return NO_MARK;
    const place = label === undefined ? undefined : 'the mark of a list item';
    const words = `${label ?? usualMark(n)} `;
    return { words, lines: galley.set(galley.text(words), styles.body, frame.width, place).lines };
  });
}

/** Puts an item's mark before its words, or above them if it is too wide. */
function composeMark(
  list: List,
  { label }: ListItem,
  { words, lines }: Mark,
  step: number,
  frame: Frame,
  item: Element,
  composition: Composition,
): void {
  const [line, ...more] = lines;
  if (!line) return;
  const { galley, styles, tags } = composition;
  const tag = tags.element('Lbl', item);
  if (more.length > 0 || line.width + LABEL_GAP > step) {
    galley.space(styles.body.leading * ITEM_GAP);
    composeLines(galley.text(words), styles.body, frame, tag, composition);
    galley.hold('lonely');
    return;
  }
  const hang = list.ordered
    ? Math.max(0, step - MARK_GAP - line.width)
    : Math.min(BULLET_INDENT, step - LABEL_GAP - line.width);
  const x = frame.left + (label === undefined ? hang : 0);
  galley.mark({ type: 'line', line, x, baseline: styles.body.baseline, tag }, styles.body.leading);
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
