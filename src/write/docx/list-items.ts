/** Writes lists: each item with its mark, the box of a task, and what else it holds. */

import { isWordsMark } from '../../formats/word/list-marks.js';
import { type Block, inlineText, type List, type ListItem, type ListMarks } from '../../model/document.js';
import { listMark, marksOfList } from '../../model/list-marks.js';
import { boxXml } from './controls.js';
import { type DocumentContext, startOf } from './document-context.js';
import { inlineRuns, plainRunXml } from './inlines.js';
import { bulletsId, openNumberedList } from './lists.js';
import { indentOf, LEVELS, labelHang, NO_LIST } from './numbering.js';
import { type ParagraphFormat, paragraphXml } from './paragraphs.js';
import { imageRun } from './pictures.js';
import { depthOf, frameFormat, type Place, settingOf, type TextArea, type WriteBlocks } from './place.js';
import { LIST_STYLES, listStyle } from './styles.js';
import { twips } from './units.js';

/** Writes a list. Its items are numbered by Word, unless they have a text for a mark. */
export function listXml(
  list: List,
  place: Place,
  area: TextArea,
  context: DocumentContext,
  writeBlocks: WriteBlocks,
): string {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const style = listStyle(list.ordered ? 'ListNumber' : 'ListBullet', depth);
  const ownMarks = list.ordered ? list.marks : undefined;
  const shownMarks = list.ordered ? marksOfList(list, place.numbers) : undefined;
  const labels = list.items.map(({ label }, n) => label ?? (shownMarks && markAsText(shownMarks, list.start + n)));
  const marks = labels.map((label, n) => label ?? (ownMarks ? listMark(ownMarks, list.start + n) : ''));
  const isNumbered = list.ordered || labels.some((label) => label !== undefined && label !== '');
  const boxes = isNumbered && list.items.some(({ checked }) => checked !== undefined) ? BOX_ROOM : 0;
  const room = markRoom(marks, level, place, area) + boxes;
  const usual = indentOf(depth);
  const indent = { left: usual.left + place.inset + room, hanging: usual.hanging + room };
  const formatOf = marksOf(list, labels, place, context);
  const { set: _, ...unset } = place;
  const inner: Place = {
    ...unset,
    inset: place.inset + room,
    ...(list.ordered ? { numbers: place.numbers + 1 } : { bullets: place.bullets + 1 }),
  };
  const around = {
    ...frameFormat(place, indent.left - indent.hanging, context),
    ...(place.letters ? { markSize: place.letters } : {}),
  };
  return list.items
    .map((item, n) => {
      const label = labels[n];
      const hasBox = item.checked !== undefined;
      const tab = hasBox && isNumbered ? { tabStop: indent.left - BOX_ROOM } : {};
      if (label !== undefined || (hasBox && !list.ordered)) {
        const hanging = label === '' && !hasBox ? 0 : indent.hanging;
        const format = { numbering: { id: NO_LIST, level }, indent: { ...indent, hanging }, ...around, ...tab };
        return itemXml({ item, label, style, format }, inner, area, context, writeBlocks);
      }
      const format = { ...formatOf(n), ...(place.inset + room !== 0 ? { indent } : {}), ...around, ...tab };
      return itemXml({ item, label: undefined, style, format }, inner, area, context, writeBlocks);
    })
    .join('');
}

/** The room for a box between an item's number and its words, in twips. */
const BOX_ROOM = twips(20);

/** The mark of an item that Word would number otherwise. */
function markAsText(marks: ListMarks, n: number): string | undefined {
  return isWordsMark(marks, n) ? undefined : listMark(marks, n);
}

/** How items without a text for a label get their marks, by their place in the list. */
function marksOf(
  list: List,
  labels: readonly (string | undefined)[],
  place: Place,
  context: DocumentContext,
): (n: number) => ParagraphFormat {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const shift = (list.ordered ? place.bullets : place.numbers) % 3;
  if (!list.ordered) {
    // If possible the style puts items in the list: when a consultant changes the style, every item follows.
    const isInStyle = shift === 0 && depth < LIST_STYLES;
    return () => (isInStyle ? {} : { numbering: { id: bulletsId(context, shift), level } });
  }
  let id: number | undefined;
  return (n) => {
    // Word doesn't count an item with a text label, so the next item starts a new list at its own number.
    if (id === undefined || labels[n - 1] !== undefined)
      id = openNumberedList(context, {
        list,
        shift,
        level,
        start: list.start + n,
        ...(list.marks ? { marks: list.marks } : {}),
      });
    return { numbering: { id, level } };
  };
}

/** Long marks may not make the column of words narrower than this, in twips. */
const NARROWEST = 2400;

/** How much more than the usual room a list's longest mark needs, in twips. */
function markRoom(marks: readonly string[], level: number, place: Place, area: TextArea): number {
  const longest = marks.reduce((most, mark) => Math.max(most, labelHang(mark, area.character)), 0);
  const { left, hanging } = indentOf(level);
  return Math.max(0, Math.min(longest - hanging, area.width - place.inset - left - NARROWEST));
}

/** An item with the text for its mark, if it has one, and the looks of its first paragraph. */
interface MarkedItem {
  readonly item: ListItem;
  readonly label: string | undefined;
  readonly style: string;
  readonly format: ParagraphFormat;
}

/** An item's mark needs a paragraph: its first block, or an empty one above a list, table or quote. A task's box follows it. */
function itemXml(
  { item, label, style, format }: MarkedItem,
  inner: Place,
  area: TextArea,
  context: DocumentContext,
  writeBlocks: WriteBlocks,
): string {
  const [first, ...following] = item.blocks;
  const content =
    first?.type === 'paragraph'
      ? inlineRuns(first.children, context, settingOf(inner))
      : first?.type === 'image'
        ? imageRun(first, inner, area, context)
        : undefined;
  const blocksBelow = content === undefined ? item.blocks : following;
  const mark = label ? plainRunXml(`${label}\t`, context) : '';
  const box = item.checked === undefined ? '' : boxXml(item, wordsOf(first), inner.letters, context) + TAB;
  // Words stay with the list that they introduce, and a mark with what it marks.
  const keep = inner.cell === undefined && (content === undefined || following[0]?.type === 'list');
  const marked = paragraphXml(style, mark + box + (content ?? ''), context, { ...format, keepNext: keep });
  return startOf(item, context) + marked + writeBlocks(blocksBelow, inner);
}

const TAB = '<w:r><w:tab/></w:r>';

/** The words of a task, which are the title of its box. */
function wordsOf(block: Block | undefined): string {
  return block?.type === 'paragraph' ? inlineText(block.children) : '';
}
