/**
 * Writes blocks as the content of `w:body`, a cell or a footnote. Headings are numbered by Word, except those with a label of
 * their own, and the outline gives their anchors. Refuses a heading within a list, quote or cell, where no outline knows it.
 */
import { type Block, type Document, unreachable } from '../../model/document.js';
import type { NumberedFootnote } from '../../model/footnotes.js';
import { rangeBlocks } from '../../model/landscape.js';
import { withoutIdleColumns } from '../../model/table-spans.js';
import { type DocumentContext, startOf } from './document-context.js';
import { FOOTNOTE_NUMBER } from './footnotes.js';
import { clauseXml, headingXml } from './headings.js';
import { inlineRuns } from './inlines.js';
import { listXml } from './list-items.js';
import { headingHang } from './numbering.js';
import { paragraphXml } from './paragraphs.js';
import { imageRun } from './pictures.js';
import {
  alignFormat,
  depthOf,
  indentFormat,
  leftOf,
  type Place,
  settingOf,
  type TextArea,
  TOP,
  textXml,
  type WriteBlocks,
} from './place.js';
import { registerXml } from './register.js';
import { type BodyPart, partEnd } from './sections.js';
import { codeXml, noteXml } from './set-apart.js';
import { QUOTE_INDENT } from './styles.js';
import { gap, tableXml } from './tables.js';
import type { WrittenOnce } from './written-once.js';
import { type XmlPart, xmlOf } from './xml-pieces.js';

/** The room for text on upright pages, and on pages turned on their side. */
export interface TextAreas {
  readonly upright: TextArea;
  readonly turned: TextArea;
}

/**
 * Writes a document's blocks below its head, those of landscape ranges in parts of their own. `outline` has one entry for each heading
 * among them, in order.
 */
export function bodyParts(
  head: readonly XmlPart[],
  { blocks, outline }: Pick<Document, 'blocks' | 'outline'>,
  areas: TextAreas,
  once: WrittenOnce,
  context: DocumentContext,
): readonly BodyPart[] {
  const parts: BodyPart[] = [];
  let upright = [...head];
  const above: Above = { headings: 0, inset: 0 };
  const write = (block: Block, next: Block | undefined, area: TextArea): XmlPart =>
    topBlock({ block, next, isTurned: area === areas.turned }, area, { outline, above, once }, context);
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'landscape') {
      upright.push(write(block, blocks[at + 1], areas.upright));
      continue;
    }
    const turned = rangeBlocks(block);
    if (turned.length === 0) continue;
    if (hasXml(upright)) parts.push({ xml: [...upright, partEnd(context)], isTurned: false });
    upright = [];
    context.pageBreak = false;
    const xml = turned.map((inner, n) => write(inner, turned[n + 1], areas.turned));
    parts.push({ xml: [...xml, partEnd(context)], isTurned: true });
  }
  const last = { xml: [...upright, partEnd(context)], isTurned: false };
  return parts.length > 0 && !hasXml(upright) ? parts : [...parts, last];
}

/** What is above a block at the top of a text. */
export interface Above {
  /** The number of headings. */
  headings: number;
  /** How far blocks below a numbered paragraph are set in. */
  inset: number;
}

/** A block at the top of a text, the block below it, and the kind of page that it stands on. */
interface TopBlock {
  readonly block: Block;
  readonly next: Block | undefined;
  readonly isTurned: boolean;
}

/** What is known of the text that the block stands in. */
interface TopText {
  readonly outline: Document['outline'];
  readonly above: Above;
  readonly once: WrittenOnce;
}

/** Writes a block at the top of a text, and counts it among what is above the next. */
export function topBlock(
  { block, next, isTurned }: TopBlock,
  area: TextArea,
  { outline, above, once }: TopText,
  context: DocumentContext,
): XmlPart {
  const clauseLevel = block.type === 'paragraph' ? block.clause?.split('.').length : undefined;
  if (clauseLevel !== undefined) above.inset = headingHang(clauseLevel - 1);
  if (block.type === 'heading') {
    above.inset = 0;
    above.headings += 1;
  }
  const { inset } = above;
  const standing = { isTurned, inset, introduces: introducesList(block, next) };
  const entry = block.type === 'heading' ? outline[above.headings - 1] : undefined;
  context.beside = area.beside;
  const xml = once(entry ?? block, standing, context, () => {
    if (block.type === 'heading') return startOf(block, context) + headingXml(block, entry, area, context);
    const place = placeAbove(block, next, clauseLevel === undefined ? { ...TOP, inset } : TOP);
    return block.type === 'paragraph' && clauseLevel !== undefined
      ? startOf(block, context) + clauseXml(block, clauseLevel - 1, place, area, context)
      : blockXml(block, place, area, context);
  });
  context.beside = undefined;
  return xml;
}

const hasXml = (parts: readonly XmlPart[]): boolean => parts.some((part) => xmlOf(part) !== '');

/** The style of the words of footnotes. */
const NOTE_STYLE = 'FootnoteText';

/** Writes the content of a footnote: its number, then its words, in lines as long as those of the page that it’s first marked on. */
export function footnoteXml(
  { number, footnote: { blocks } }: Pick<NumberedFootnote, 'number' | 'footnote'>,
  areas: TextAreas,
  context: DocumentContext,
): string {
  const area = context.markedFootnotes.get(number) ? areas.turned : areas.upright;
  context.belowTable = false;
  context.beside = area.beside;
  const [first, ...following] = blocks;
  const opens = first?.type === 'paragraph';
  const words = opens ? inlineRuns(first.children, context) : '';
  const xml =
    paragraphXml(NOTE_STYLE, FOOTNOTE_NUMBER + words, context) +
    cellBlocksXml(opens ? following : blocks, NOTE_STYLE, { ...TOP, letters: area.small }, area, context) +
    gap(context);
  context.beside = undefined;
  return xml;
}

/** The place of a block, by the block below it. */
function placeAbove(block: Block, next: Block | undefined, place: Place): Place {
  return introducesList(block, next) ? { ...place, introduces: true } : place;
}

/** A paragraph directly above a list introduces it, whether it ends in a colon or not. */
function introducesList(block: Block, next: Block | undefined): boolean {
  return block.type === 'paragraph' && next?.type === 'list';
}

function blockXml(block: Block, place: Place, area: TextArea, context: DocumentContext): string {
  return context.pairing
    ? context.pairing.startOf(block) + anyBlock(block, place, area, context)
    : anyBlock(block, place, area, context);
}

function anyBlock(block: Block, place: Place, area: TextArea, context: DocumentContext): string {
  const writeBlocks: WriteBlocks = (children, inner) =>
    children.map((child, n) => blockXml(child, placeAbove(child, children[n + 1], inner), area, context)).join('');
  switch (block.type) {
    case 'heading':
    case 'landscape':
      throw new Error(`A ${block.type} stands within a list, a quote or a cell, where it can’t be`);
    case 'paragraph':
      return textXml(inlineRuns(block.children, context, settingOf(place)), place, context, 'Normal', block.align);
    case 'list':
      return listXml(block, place, area, context, writeBlocks);
    case 'table': {
      const indent = leftOf(place);
      const table = withoutIdleColumns(block);
      context.pairing?.standsFor(table, block);
      const tablePlace = { indent, width: area.width - indent, letters: area.cells, height: area.height };
      if (table.printed) return registerXml(table, table.printed, tablePlace, context);
      return tableXml(table, tablePlace, context, (blocks, { style, width, size }) =>
        cellBlocksXml(blocks, style, size ? { ...place, letters: size } : place, { ...area, width }, context),
      );
    }
    case 'image':
      return textXml(imageRun(block, place, area, context), place, context, 'Picture');
    case 'quote': {
      const set = { style: 'Quote', indent: QUOTE_INDENT };
      const inner = { ...place, set, inset: place.inset + QUOTE_INDENT };
      return writeBlocks(block.blocks, inner);
    }
    case 'note':
      return noteXml(block, place, context, writeBlocks);
    case 'code-block':
      return codeXml(block, place, area, context);
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
    inset: outer.inset - leftOf(outer),
    cell: { style, depth: depthOf(outer) },
    ...(outer.letters ? { letters: outer.letters } : {}),
  };
  context.styleAbove = '';
  const inCell = { ...area, height: area.height * HIGHEST_IN_CELL };
  const wasInCell = context.isInCell;
  context.isInCell = style !== NOTE_STYLE;
  const written = blocks
    .map((block, n) =>
      block.type === 'paragraph' && n > 0
        ? startOf(block, context) +
          paragraphXml(style, inlineRuns(block.children, context), context, {
            before: CELL_GAP,
            ...alignFormat(block.align),
          })
        : blockXml(block, place, inCell, context),
    )
    .join('');
  context.isInCell = wasInCell;
  return written;
}
