/** Sets lists in a Word file: bullets as the file's own, numbers as PDF and HTML have them, tasks with their boxes. */
import { isWordsMark } from '../../../formats/word/list-marks.js';
import { type Block, inlineText, type List, type ListItem } from '../../../model/document.js';
import { listMark, marksOfList } from '../../../model/list-marks.js';
import { DEEPEST_LEVEL, LIST_STEP } from './added-lists.js';
import { tickBoxXml } from './controls.js';
import { runProperties, withProperties } from './properties.js';
import { textRun } from './runs.js';
import type { Setting } from './setting.js';
import { indentXml, markXml, type Spot } from './spot.js';

/** Writes blocks one below the other. */
export type WriteBlocks = (blocks: readonly Block[], spot: Spot, setting: Setting) => string;

/** How the items of a list begin. */
interface Marks {
  /** The mark of an item that Word doesn't give it itself. */
  text(n: number): string | undefined;
  /** The list's id in Word; asked for once for each item with a mark of Word's. */
  numId(n: number): string;
  /** Twips. */
  readonly left: number;
  readonly hanging: number;
  /** Whether the file's own list says where words stand. */
  readonly isFileOwn: boolean;
}

/** Writes a list. */
export function listXml(list: List, spot: Spot, setting: Setting, writeBlocks: WriteBlocks): string {
  const level = Math.min(spot.bullets + spot.numbers, DEEPEST_LEVEL);
  const marks = list.ordered ? numbersOf(list, spot, level, setting) : bulletsOf(spot, level, setting);
  const fileLook = list.ordered ? setting.look.numbered : setting.look.bullets?.paragraph;
  const bar = spot.paragraph.get('pBdr');
  const look = spot.isInTable ? spot.paragraph : (fileLook ?? spot.paragraph);
  const base = bar === undefined ? look : withProperties(look, { pBdr: bar });
  const inner: Spot = {
    ...spot,
    left: marks.left,
    paragraph: withProperties(spot.paragraph, { ind: indentXml(marks.left) }),
    ...(list.ordered ? { numbers: spot.numbers + 1 } : { bullets: spot.bullets + 1 }),
  };
  return list.items
    .map((item, n) => {
      const text = item.label ?? marks.text(n);
      const isWords = text === undefined && (list.ordered || item.checked === undefined);
      const numbering = isWords ? { numId: marks.numId(n), level } : { numId: '0', level: 0 };
      const paragraph = withProperties(base, {
        numPr: `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.numId}"/></w:numPr>`,
        ind: isWords && marks.isFileOwn ? undefined : indentXml(marks.left, marks.hanging),
        // A mark looks as the end of its paragraph.
        rPr: isWords && marks.isFileOwn ? base.get('rPr') : runProperties(spot.run) || undefined,
      });
      const runs =
        (text === undefined ? '' : textRun(`${text}\t`, spot.run)) + boxXml(item, list.ordered, spot, setting);
      const itemSpot: Spot = { ...inner, first: { paragraph, runs } };
      return item.blocks.length === 0 ? markXml(itemSpot, setting) : writeBlocks(item.blocks, itemSpot, setting);
    })
    .join('');
}

/** The box of a task, in the place of a bullet or behind a number. */
function boxXml({ checked, blocks }: ListItem, ordered: boolean, spot: Spot, setting: Setting): string {
  if (checked === undefined) return '';
  const [first] = blocks;
  const words = first?.type === 'paragraph' ? inlineText(first.children) : '';
  return tickBoxXml(checked, words, spot.run, setting) + textRun(ordered ? ' ' : '\t', spot.run);
}

function bulletsOf(spot: Spot, level: number, { look, lists }: Setting): Marks {
  const own = spot.isInTable ? undefined : look.bullets;
  const ownLeft = own?.indents[level];
  const isFileOwn = ownLeft !== undefined && ownLeft > spot.left;
  return {
    text: () => undefined,
    numId: () => (own && ownLeft !== undefined ? own.numId : String(lists.bullets())),
    left: isFileOwn ? ownLeft : spot.left + LIST_STEP,
    hanging: LIST_STEP,
    isFileOwn,
  };
}

/** The width of a letter and of the gap behind a mark, in twips. */
const LETTER = 120;
const MARK_GAP = 120;

function numbersOf(list: List, spot: Spot, level: number, { lists }: Setting): Marks {
  const marks = marksOfList(list, spot.numbers);
  const markAt = (n: number) => listMark(marks, list.start + n);
  const longest = Math.max(...list.items.map((_, n) => markAt(n).length));
  const hanging = Math.max(LIST_STEP, longest * LETTER + MARK_GAP);
  const text = (n: number) => (isWordsMark(marks, list.start + n) ? undefined : markAt(n));
  let id: number | undefined;
  return {
    text,
    numId: (n) => {
      // Word doesn't count an item with a mark of text, so the next begins a list at its own number.
      if (id === undefined || text(n - 1) !== undefined || list.items[n - 1]?.label !== undefined)
        id = lists.numbered(marks, level, list.start + n);
      return String(id);
    },
    left: spot.left + hanging,
    hanging,
    isFileOwn: false,
  };
}
