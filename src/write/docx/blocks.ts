/**
 * Writes blocks as the content of `w:body`. Headings are numbered by Word, except those with a label of their own, and the
 * outline gives their anchors. Refuses a heading within a list, quote or cell, where no outline knows it.
 */
import {
  type Block,
  type Image,
  type List,
  type ListItem,
  type OutlineEntry,
  unreachable,
} from '../../model/document.js';
import type { DocumentContext } from './document-context.js';
import { bookmarkName, inlineRuns, plainRunXml } from './inlines.js';
import { bulletsId, openNumberedList } from './lists.js';
import { headingHang, indentOf, LEVELS, labelHang, NO_LIST } from './numbering.js';
import { type ParagraphFormat, paragraphXml } from './paragraphs.js';
import { pictureRun } from './pictures.js';
import { LIST_STYLES, listStyle, QUOTE_INDENT } from './styles.js';
import { tableXml } from './tables.js';

/** What is around a block. */
interface Place {
  /** The number of lists around it, of each kind. */
  readonly bullets: number;
  readonly numbers: number;
  readonly quoted: boolean;
  /** How much quotes and long labels add to the style's indent, in twips. In a cell, less the indent of its table. */
  readonly inset: number;
  /** In a cell: the style of its words, and the number of lists around its table. */
  readonly cell?: { readonly style: string; readonly depth: number };
}

/** The page's room for text. */
export interface TextArea {
  /** Twips. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  /** The greatest height of a logo, in points. */
  readonly logo: number;
  /** The mean width of a letter of body text, in twips. */
  readonly character: number;
  /** The height of a line in a table's cell, in twips. */
  readonly line: number;
  /** The mean width of a letter in headings, by level from 0, in twips. */
  readonly headings: readonly number[];
}

const TOP: Place = { bullets: 0, numbers: 0, quoted: false, inset: 0 };

/** Writes a document's blocks. `outline` has one entry for each heading among them, in order. */
export function bodyXml(
  blocks: readonly Block[],
  outline: readonly OutlineEntry[],
  area: TextArea,
  context: DocumentContext,
): string {
  let xml = '';
  let headings = 0;
  for (const block of blocks) {
    if (block.type === 'heading') {
      xml += headingXml(outline[headings], area, context);
      headings += 1;
    } else xml += blockXml(block, TOP, area, context);
  }
  return xml;
}

function headingXml(entry: OutlineEntry | undefined, area: TextArea, context: DocumentContext): string {
  if (!entry) throw new Error('A heading has no entry in the outline');
  const { heading, anchor } = entry;
  context.bookmarks += 1;
  const id = context.bookmarks;
  const label = heading.label ? plainRunXml(`${heading.label}\t`, context) : '';
  const runs = inlineRuns(heading.children, context, 'set');
  return paragraphXml(
    `Heading${heading.level}`,
    `${label}<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`,
    context,
    heading.label === undefined ? {} : labelledHeading(heading.level - 1, heading.label, area),
  );
}

/** A heading with a text label is in no list. Its words are indented after the label, as others are after their numbers. */
function labelledHeading(level: number, label: string, { headings }: TextArea): ParagraphFormat {
  const hang = label === '' ? 0 : Math.max(headingHang(level), labelHang(label, headings[level] ?? 0));
  return { numbering: { id: NO_LIST, level }, indent: { left: hang, hanging: hang } };
}

function blockXml(block: Block, place: Place, area: TextArea, context: DocumentContext): string {
  switch (block.type) {
    case 'heading':
      throw new Error('A heading stands within a list, a quote or a cell, where the outline does not know it');
    case 'paragraph':
      return textXml(inlineRuns(block.children, context), place, context);
    case 'list':
      return listXml(block, place, area, context);
    case 'table': {
      const indent = leftOf(place);
      return tableXml(
        block,
        { indent, width: area.width - indent, character: area.character, line: area.line },
        context,
        (blocks, style, width) => cellBlocksXml(blocks, style, place, { ...area, width }, context),
      );
    }
    case 'image':
      return textXml(imageRun(block, place, area, context), place, context, 'Picture');
    case 'quote': {
      const inner = { ...place, quoted: true, inset: place.inset + QUOTE_INDENT };
      return block.blocks.map((child) => blockXml(child, inner, area, context)).join('');
    }
    case 'note': {
      const inner = { ...place, quoted: true, inset: place.inset + QUOTE_INDENT };
      const title = block.title ?? [{ type: 'text', value: context.wording.page.notes[block.kind] }];
      return [{ type: 'paragraph' as const, children: [{ type: 'strong' as const, children: title }] }, ...block.blocks]
        .map((child) => blockXml(child, inner, area, context))
        .join('');
    }
    case 'code-block':
      return textXml(inlineRuns([{ type: 'code', children: block.children }], context), place, context);
    case 'page-break':
      context.pageBreak = true;
      return '';
    case 'rule':
      return paragraphXml('Rule', '', context, indentFormat(place, 0));
    default:
      return unreachable(block);
  }
}

/** Space above a paragraph that isn't the first in a cell, in twips. */
const CELL_GAP = 60;

/** The greatest height of a picture in a cell, as a part of the page, so that there is room for the table's header. */
const HIGHEST_IN_CELL = 0.4;

/** Blocks in a cell: their words begin at its edge, and lists go on being numbered by their depth. */
function cellBlocksXml(
  blocks: readonly Block[],
  style: string,
  outer: Place,
  area: TextArea,
  context: DocumentContext,
): string {
  const place: Place = {
    bullets: outer.bullets,
    numbers: outer.numbers,
    quoted: false,
    inset: outer.inset - leftOf(outer),
    cell: { style, depth: depthOf(outer) },
  };
  const inCell = { ...area, height: area.height * HIGHEST_IN_CELL };
  return blocks
    .map((block, n) =>
      block.type === 'paragraph' && n > 0
        ? paragraphXml(style, inlineRuns(block.children, context), context, { before: CELL_GAP })
        : blockXml(block, place, inCell, context),
    )
    .join('');
}

/** Text within a list continues the item above, within a quote is quoted, in a cell has its style; any other is plain. */
function textXml(content: string, place: Place, context: DocumentContext, style = 'Normal'): string {
  const depth = depthOf(place);
  if (place.cell && place.cell.depth === depth && !place.quoted)
    return paragraphXml(place.cell.style, content, context);
  if (depth > 0 && !place.quoted)
    return paragraphXml(listStyle('ListContinue', depth - 1), content, context, deepFormat(place));
  if (style === 'Normal' && place.quoted) {
    const nested = depth > 0 || place.inset > QUOTE_INDENT;
    return paragraphXml('Quote', content, context, nested ? indentFormat(place, 0) : {});
  }
  return paragraphXml(style, content, context, indentFormat(place, 0));
}

function listXml(list: List, place: Place, area: TextArea, context: DocumentContext): string {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const style = listStyle(list.ordered ? 'ListNumber' : 'ListBullet', depth);
  const room = labelRoom(list, level, place, area);
  const usual = indentOf(depth);
  const indent = { left: usual.left + place.inset + room, hanging: usual.hanging + room };
  const formatOf = marksOf(list, place, context);
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
        const format = { numbering: { id: NO_LIST, level }, indent: label === '' ? { ...indent, hanging: 0 } : indent };
        return itemXml(item, style, format, inner, area, context);
      }
      const format = { ...formatOf(n), ...(place.inset + room !== 0 ? { indent } : {}) };
      return itemXml(item, style, format, inner, area, context);
    })
    .join('');
}

/** How items without a label get their marks, by their place in the list. */
function marksOf(list: List, place: Place, context: DocumentContext): (n: number) => ParagraphFormat {
  const depth = depthOf(place);
  const level = Math.min(depth, LEVELS - 1);
  const shift = (list.ordered ? place.bullets : place.numbers) % 3;
  if (!list.ordered) {
    // If possible the style puts items in the list: when a consultant changes the style, every item follows.
    const isInStyle = shift === 0 && depth < LIST_STYLES;
    return () => (isInStyle ? {} : { numbering: { id: bulletsId(shift), level } });
  }
  let id: number | undefined;
  return (n) => {
    // Word doesn't count an item with a text label, so the next item starts a new list at its own number.
    if (id === undefined || list.items[n - 1]?.label !== undefined)
      id = openNumberedList(context, { shift, level, start: list.start + n });
    return { numbering: { id, level } };
  };
}

/** Long labels may not make the column of words narrower than this, in twips. */
const NARROWEST = 2400;

/** How much more than the usual room a list's longest label needs, in twips. */
function labelRoom({ items }: List, level: number, place: Place, area: TextArea): number {
  const longest = items.reduce((most, { label = '' }) => Math.max(most, labelHang(label, area.character)), 0);
  const { left, hanging } = indentOf(level);
  return Math.max(0, Math.min(longest - hanging, area.width - place.inset - left - NARROWEST));
}

/** An item's mark needs a paragraph: its first block, or an empty one above a list, table or quote. */
function itemXml(
  item: ListItem,
  style: string,
  format: ParagraphFormat,
  inner: Place,
  area: TextArea,
  context: DocumentContext,
): string {
  const [first, ...following] = item.blocks;
  const content =
    first?.type === 'paragraph'
      ? inlineRuns(first.children, context)
      : first?.type === 'image'
        ? imageRun(first, inner, area, context)
        : undefined;
  const blocksBelow = content === undefined ? item.blocks : following;
  const label = item.label ? plainRunXml(`${item.label}\t`, context) : '';
  const marked = paragraphXml(style, label + (content ?? ''), context, format);
  return marked + blocksBelow.map((block) => blockXml(block, inner, area, context)).join('');
}

function imageRun(image: Image, place: Place, area: TextArea, context: DocumentContext): string {
  const height = image.isLogo ? area.logo : area.height * 0.9;
  return pictureRun(image, { width: (area.width - leftOf(place)) / 20, height }, context);
}

function depthOf({ bullets, numbers }: Place): number {
  return bullets + numbers;
}

/** The distance from the margin to the words, in twips. */
function leftOf(place: Place): number {
  const depth = depthOf(place);
  return place.inset + (depth > 0 ? indentOf(depth - 1).left : 0);
}

function indentFormat(place: Place, hanging: number): ParagraphFormat {
  const left = leftOf(place);
  return left > 0 ? { indent: { left, hanging } } : {};
}

/** The style's indent will do unless a quote, or a depth beyond the styles, adds to it. */
function deepFormat(place: Place): ParagraphFormat {
  return place.inset !== 0 || depthOf(place) > LIST_STYLES ? indentFormat(place, 0) : {};
}
