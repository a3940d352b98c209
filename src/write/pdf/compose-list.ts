/**
 * Lists to boxes and tags: marks hang, nested lists step equally, L, LI, Lbl and LBody are nested as written (ISO 32000-1,
 * 14.8.4.3.3). Ordered lists are numbered 1. a. i. by their depth among ordered lists.
 */
import type { List, ListItem } from '../../model/document.js';
import { formatNumber } from '../../model/word-numbering.js';
import { type Composing, introduces } from './composing.js';
import { type Frame, indent } from './galley.js';
import type { Element } from './tags.js';

/** From the edge of a list to its words, in points. */
const STEP = 20;
/** Between a mark and the words. */
const MARK_GAP = 7;
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

/** 1 is `a`, 26 `z`, 27 `aa`. */
export function letters(n: number): string {
  let word = '';
  for (let left = n; left > 0; left = Math.floor((left - 1) / 26))
    word = String.fromCharCode(0x61 + ((left - 1) % 26)) + word;
  return word || `${n}`;
}

/** Composes a list and all that is in it. */
export function composeList(list: List, frame: Frame, parent: Element, composing: Composing): void {
  const { galley, styles, tags } = composing;
  const depth = list.ordered ? frame.numberDepth : frame.bulletDepth;
  const kind = list.ordered ? NUMBERS[depth % NUMBERS.length] : BULLETS[depth % BULLETS.length];
  // Marks that are the author's follow no order that a reader could know.
  const isLabelled = list.items.some(({ label }) => label !== undefined);
  const tag = tags.element(
    'L',
    parent,
    `/A<</O/List/ListNumbering/${(isLabelled ? undefined : kind?.numbering) ?? 'None'}>>`,
  );
  const marks = list.items.map((item, n) => {
    const own = list.ordered
      ? `${NUMBERS[depth % NUMBERS.length]?.write(list.start + n)}.`
      : (BULLETS[depth % BULLETS.length]?.mark ?? '•');
    const words = item.label ?? own;
    return galley.set(galley.text(`${words} `), styles.body, frame.width).lines[0];
  });
  const widest = Math.max(0, ...marks.map((mark) => mark?.width ?? 0));
  const step = indent(Math.max(STEP, widest + MARK_GAP), frame);
  const inner: Frame = {
    ...frame,
    left: frame.left + step,
    width: frame.width - step,
    bulletDepth: frame.bulletDepth + (list.ordered ? 0 : 1),
    numberDepth: frame.numberDepth + (list.ordered ? 1 : 0),
    whole: true,
    gap: styles.body.leading * ITEM_GAP,
  };
  galley.space(frame.gap);
  list.items.forEach((item, n) => {
    const element = tags.element('LI', tag);
    const label = tags.element('Lbl', element);
    const mark = marks[n];
    // Numbers stand at the right of their column; marks of the author's at its left, since they differ in length.
    const x =
      item.label !== undefined
        ? frame.left
        : list.ordered
          ? frame.left + step - MARK_GAP - (mark?.width ?? 0)
          : frame.left + BULLET_INDENT;
    if (mark)
      galley.mark({ type: 'line', line: mark, x, baseline: styles.body.baseline, tag: label }, styles.body.leading);
    composeItem(item, inner, tags.element('LBody', element), composing);
  });
  galley.space(frame.gap);
}

function composeItem(item: ListItem, frame: Frame, parent: Element, composing: Composing): void {
  const { galley, styles } = composing;
  galley.space(frame.gap);
  item.blocks.forEach((block, n) => {
    if (n > 0 && block.type !== 'list') galley.hold('torn');
    if (n > 0 && block.type === 'list' && introduces(item.blocks[n - 1])) galley.hold('lonely');
    composing.blocks([block], frame, parent, composing);
  });
  if (galley.hasMarks) galley.push({ height: styles.body.leading, drawings: [], bars: frame.bars });
  galley.space(frame.gap);
}
