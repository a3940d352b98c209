/**
 * Blocks into the content of `w:body`. Headings take numbers from Word's own numbering, but for those that bring a label;
 * the outline beside them gives their anchors. Refuses a heading within a list, quote or cell, where no outline knows it.
 */
import {
  type Block,
  type Image,
  type List,
  type ListItem,
  type OutlineEntry,
  unreachable,
} from '../../model/document.js';
import { bookmarkName, inlineRuns, plainRunXml } from './inlines.js';
import type { Ledger } from './ledger.js';
import { bulletsId, openNumberedList } from './lists.js';
import { headingHang, indentOf, LEVELS, labelHang, NO_LIST } from './numbering.js';
import { type ParagraphLook, paragraph } from './paragraphs.js';
import { pictureRun } from './pictures.js';
import { LIST_STYLES, listStyle, QUOTE_INDENT } from './styles.js';
import { tableXml } from './tables.js';

/** Where blocks stand. */
interface Place {
  /** Lists around it, of each kind. */
  readonly bullets: number;
  readonly numbers: number;
  readonly quoted: boolean;
  /** Twips that quotes and long labels add to the style's own indent; in a cell, less what its table is indented. */
  readonly inset: number;
  /** Where it is a cell: the style of its words, and how many lists stand around its table. */
  readonly cell?: { readonly style: string; readonly depth: number };
}

/** The page's room for text. */
export interface TextArea {
  /** Twips. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  /** How high a logo stands at most, in points. */
  readonly logo: number;
  /** Mean width of a letter of body text, in twips. */
  readonly character: number;
  /** Height of a line in a table's cell, in twips. */
  readonly line: number;
  /** Mean widths of a letter of headings, by level from 0. */
  readonly headings: readonly number[];
}

const TOP: Place = { bullets: 0, numbers: 0, quoted: false, inset: 0 };

/** Writes a document's blocks; `outline` has one entry for each heading among them, in order. */
export function bodyXml(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  area: TextArea,
  ledger: Ledger,
): string {
  let xml = '';
  let headings = 0;
  for (const block of blocks) {
    if (block.type === 'heading') {
      xml += headingXml(outline[headings], area, ledger);
      headings += 1;
    } else xml += blockXml(block, TOP, area, ledger);
  }
  return xml;
}

function headingXml(entry: OutlineEntry | undefined, area: TextArea, ledger: Ledger): string {
  if (!entry) throw new Error('A heading has no entry in the outline');
  const { heading, anchor } = entry;
  ledger.bookmarks += 1;
  const id = ledger.bookmarks;
  const label = heading.label ? plainRunXml(`${heading.label}\t`, ledger) : '';
  const runs = inlineRuns(heading.children, ledger, 'set');
  return paragraph(
    `Heading${heading.level}`,
    `${label}<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`,
    ledger,
    heading.label === undefined ? {} : labelledHeading(heading.level - 1, heading.label, area),
  );
}

/** A heading whose label is text is in no list, and hangs behind the label as others do behind their numbers. */
function labelledHeading(level: number, label: string, { headings }: TextArea): ParagraphLook {
  const hang = label === '' ? 0 : Math.max(headingHang(level), labelHang(label, headings[level] ?? 0));
  return { numbering: { id: NO_LIST, level }, indent: { left: hang, hanging: hang } };
}

function blockXml(block: Block, place: Place, area: TextArea, ledger: Ledger): string {
  switch (block.type) {
    case 'heading':
      throw new Error('A heading stands within a list, a quote or a cell, where the outline does not know it');
    case 'paragraph':
      return textXml(inlineRuns(block.children, ledger), place, ledger);
    case 'list':
      return listXml(block, place, area, ledger);
    case 'table': {
      const indent = leftOf(place);
      return tableXml(
        block,
        { indent, width: area.width - indent, character: area.character, line: area.line },
        ledger,
        (blocks, style, width) => cellBlocksXml(blocks, style, place, { ...area, width }, ledger),
      );
    }
    case 'image':
      return textXml(imageRun(block, place, area, ledger), place, ledger, 'Picture');
    case 'quote': {
      const inner = { ...place, quoted: true, inset: place.inset + QUOTE_INDENT };
      return block.blocks.map((one) => blockXml(one, inner, area, ledger)).join('');
    }
    case 'page-break':
      ledger.pageBreak = true;
      return '';
    case 'rule':
      return paragraph('Rule', '', ledger, indentLook(place, 0));
    default:
      return unreachable(block);
  }
}

/** Space above a paragraph that is not the first in a cell, in twips. */
const CELL_GAP = 60;

/** Pictures in cells are at most this part of a page high, so that their row finds room below the table's head. */
const HIGHEST_IN_CELL = 0.4;

/** Blocks in a cell: their words begin at its edge, and lists go on being numbered by their depth. */
function cellBlocksXml(blocks: readonly Block[], style: string, around: Place, area: TextArea, ledger: Ledger): string {
  const place: Place = {
    bullets: around.bullets,
    numbers: around.numbers,
    quoted: false,
    inset: around.inset - leftOf(around),
    cell: { style, depth: depthOf(around) },
  };
  const inCell = { ...area, height: area.height * HIGHEST_IN_CELL };
  return blocks
    .map((block, n) =>
      block.type === 'paragraph' && n > 0
        ? paragraph(style, inlineRuns(block.children, ledger), ledger, { before: CELL_GAP })
        : blockXml(block, place, inCell, ledger),
    )
    .join('');
}

/**
 * Text within a list continues the item above it; within a quote it is quoted; in a cell it is the cell's; else it is a plain
 * paragraph.
 */
function textXml(content: string, place: Place, ledger: Ledger, style = 'Normal'): string {
  const depth = depthOf(place);
  if (place.cell && place.cell.depth === depth && !place.quoted) return paragraph(place.cell.style, content, ledger);
  if (depth > 0 && !place.quoted)
    return paragraph(listStyle('ListContinue', depth - 1), content, ledger, deepLook(place));
  if (style === 'Normal' && place.quoted) {
    const nested = depth > 0 || place.inset > QUOTE_INDENT;
    return paragraph('Quote', content, ledger, nested ? indentLook(place, 0) : {});
  }
  return paragraph(style, content, ledger, indentLook(place, 0));
}

function listXml(list: List, place: Place, area: TextArea, ledger: Ledger): string {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const style = listStyle(list.ordered ? 'ListNumber' : 'ListBullet', depth);
  const room = labelRoom(list, level, place, area);
  const own = indentOf(depth);
  const indent = { left: own.left + place.inset + room, hanging: own.hanging + room };
  const lookOf = marksOf(list, place, ledger);
  const inner: Place = {
    ...place,
    quoted: false,
    inset: place.inset + room,
    ...(list.ordered ? { numbers: place.numbers + 1 } : { bullets: place.bullets + 1 }),
  };
  return list.items
    .map((item, n) => {
      const { label } = item;
      if (label !== undefined) {
        const look = { numbering: { id: NO_LIST, level }, indent: label === '' ? { ...indent, hanging: 0 } : indent };
        return itemXml(item, style, look, inner, area, ledger);
      }
      const look = { ...lookOf(n), ...(place.inset + room !== 0 ? { indent } : {}) };
      return itemXml(item, style, look, inner, area, ledger);
    })
    .join('');
}

/** What gives items without a label their marks, by their place in the list. */
function marksOf(list: List, place: Place, ledger: Ledger): (n: number) => ParagraphLook {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const shift = (list.ordered ? place.bullets : place.numbers) % 3;
  if (!list.ordered) {
    // The style says the list itself where it can: a consultant's change to it then reaches every item.
    const bySelf = shift === 0 && depth < LIST_STYLES;
    return () => (bySelf ? {} : { numbering: { id: bulletsId(shift), level } });
  }
  let id: number | undefined;
  return (n) => {
    // Word does not count an item whose label is text: the next begins a list with its own number.
    if (id === undefined || list.items[n - 1]?.label !== undefined)
      id = openNumberedList(ledger, { shift, level, start: list.start + n });
    return { numbering: { id, level } };
  };
}

/** Words stand in no narrower column than this for the sake of long labels, in twips. */
const NARROWEST = 2400;

/** What a list's longest label needs beyond the usual room before the words, in twips. */
function labelRoom({ items }: List, level: number, place: Place, area: TextArea): number {
  const longest = items.reduce((most, { label = '' }) => Math.max(most, labelHang(label, area.character)), 0);
  const { left, hanging } = indentOf(level);
  return Math.max(0, Math.min(longest - hanging, area.width - place.inset - left - NARROWEST));
}

/** An item's mark needs a paragraph to stand at: that of its first block, or an empty one above a list, table or quote. */
function itemXml(
  item: ListItem,
  style: string,
  look: ParagraphLook,
  inner: Place,
  area: TextArea,
  ledger: Ledger,
): string {
  const [first, ...others] = item.blocks;
  const content =
    first?.type === 'paragraph'
      ? inlineRuns(first.children, ledger)
      : first?.type === 'image'
        ? imageRun(first, inner, area, ledger)
        : undefined;
  const rest = content === undefined ? item.blocks : others;
  const label = item.label ? plainRunXml(`${item.label}\t`, ledger) : '';
  const marked = paragraph(style, label + (content ?? ''), ledger, look);
  return marked + rest.map((block) => blockXml(block, inner, area, ledger)).join('');
}

function imageRun(image: Image, place: Place, area: TextArea, ledger: Ledger): string {
  const height = image.isLogo ? area.logo : area.height * 0.9;
  return pictureRun(image, { width: (area.width - leftOf(place)) / 20, height }, ledger);
}

function depthOf({ bullets, numbers }: Place): number {
  return bullets + numbers;
}

/** Twips from the margin to where words stand. */
function leftOf(place: Place): number {
  const depth = depthOf(place);
  return place.inset + (depth > 0 ? indentOf(depth - 1).left : 0);
}

function indentLook(place: Place, hanging: number): ParagraphLook {
  const left = leftOf(place);
  return left > 0 ? { indent: { left, hanging } } : {};
}

/** The style's own indent serves unless a quote or a depth beyond the styles adds to it. */
function deepLook(place: Place): ParagraphLook {
  return place.inset !== 0 || depthOf(place) > LIST_STYLES ? indentLook(place, 0) : {};
}
