/** What is around a block (lists, quotes, notes, cells), and how a paragraph of words stands there. */
import type { Alignment, Block } from '../../model/document.js';
import type { NoteKind } from '../../model/note-kinds.js';
import { BAR_GAP, noteFrame } from './construct-styles.js';
import type { DocumentContext } from './document-context.js';
import type { CellLetters } from './fitting.js';
import type { Setting } from './inlines.js';
import type { Beside } from './measure.js';
import { indentOf } from './numbering.js';
import { type ParagraphFormat, paragraphXml } from './paragraphs.js';
import { LIST_STYLES, listStyle } from './styles.js';

/** What is around a block. */
export interface Place {
  /** The number of lists around it, of each kind. */
  readonly bullets: number;
  readonly numbers: number;
  /** Directly in a quote or a note: the style of its words, and how far that sets them in, in twips. */
  readonly set?: { readonly style: string; readonly indent: number };
  /** In a note, however deep: its kind, and where the words of its paragraphs begin, in twips. */
  readonly note?: { readonly kind: NoteKind; readonly edge: number };
  /** How much quotes, notes and long labels add to the style's indent, in twips. In a cell, less the indent of its table. */
  readonly inset: number;
  /** In a cell or a footnote: the style of its words, and the number of lists around its table. */
  readonly cell?: { readonly style: string; readonly depth: number };
  /** Of the paragraph that stands here: the list below it must begin on the same page. */
  readonly introduces?: boolean;
  /** In a footnote or a narrow table: the size of its letters, in points, where their styles are those of the text. */
  readonly letters?: number;
}

/** The page's room for text. */
export interface TextArea {
  /** Twips. */
  readonly width: number;
  /** How far running text stays from the right margin. */
  readonly beside?: Beside;
  /** Points. */
  readonly height: number;
  /** The greatest height of a logo, in points. */
  readonly logo: number;
  /** The mean width of a letter of body text, in twips. */
  readonly character: number;
  /** The size of the title, in points. */
  readonly title: number;
  /** The letters in the cells of tables. */
  readonly cells: CellLetters;
  /** The size of code in blocks, in points. */
  readonly code: number;
  /** The size of footnotes, in points. */
  readonly small: number;
  /** The mean width of a letter in headings, by level from 0, in twips. */
  readonly headings: readonly number[];
}

/** Writes blocks, one below the other, in a place. */
export type WriteBlocks = (blocks: readonly Block[], place: Place) => string;

/** At the top of a text. */
export const TOP: Place = { bullets: 0, numbers: 0, inset: 0 };

/** How the words of items, and of paragraphs in them, are set: in a footnote in its size, which their styles don't have. */
export function settingOf(place: Place): Setting {
  return place.letters && !place.set && depthOf(place) > 0 ? { size: place.letters } : 'plain';
}

/** The number of lists around a block. */
export function depthOf({ bullets, numbers }: Place): number {
  return bullets + numbers;
}

/** The distance from the margin to the words, in twips. */
export function leftOf(place: Place): number {
  const depth = depthOf(place);
  return place.inset + (depth > 0 ? indentOf(depth - 1).left : 0);
}

/** The indent of a paragraph, where there is any. */
export function indentFormat(place: Place, hanging: number): ParagraphFormat {
  const left = leftOf(place);
  return left > 0 ? { indent: { left, hanging } } : {};
}

/** A paragraph that introduces a list stays with it. */
export function keepFormat({ introduces }: Place): ParagraphFormat {
  return introduces ? { keepNext: true } : {};
}

/** The style's indent will do unless a quote, or a depth beyond the styles, adds to it. */
function deepFormat(place: Place): ParagraphFormat {
  return place.inset !== 0 || depthOf(place) > LIST_STYLES ? indentFormat(place, 0) : {};
}

/** Text within a list continues the item above, in a quote or a note has its style, in a cell too; any other is plain. */
export function textXml(
  content: string,
  place: Place,
  context: DocumentContext,
  style = 'Normal',
  align?: Alignment,
): string {
  const depth = depthOf(place);
  const keep = keepFormat(place);
  const aligned = alignFormat(align);
  if (place.cell && place.cell.depth === depth && !place.set)
    return paragraphXml(place.cell.style, content, context, aligned);
  if (depth > 0 && !place.set)
    return paragraphXml(listStyle('ListContinue', depth - 1), content, context, {
      ...keep,
      ...deepFormat(place),
      ...frameFormat(place, leftOf(place), context),
      ...(place.letters ? { markSize: place.letters } : {}),
      ...aligned,
    });
  if (style === 'Normal' && place.set)
    return setXml(place.set.style, content, place, place.set.indent, context, aligned);
  const format = { ...keep, ...indentFormat(place, 0), ...frameFormat(place, leftOf(place), context), ...aligned };
  return paragraphXml(style, content, context, format);
}

/** How a paragraph stands that isn't at the left. */
export function alignFormat(align: Alignment | undefined): ParagraphFormat {
  return align === undefined ? {} : { align: align === 'centre' ? 'center' : 'right' };
}

/** A paragraph of a quote or a note. Its style's indent will do unless something else around it adds to it. */
export function setXml(
  style: string,
  content: string,
  place: Place,
  indent: number,
  context: DocumentContext,
  format: ParagraphFormat = {},
): string {
  const isNested = depthOf(place) > 0 || place.inset > indent;
  const indented = isNested ? indentFormat(place, 0) : {};
  return paragraphXml(style, content, context, { ...keepFormat(place), ...indented, ...format });
}

/** Word takes a border no further from the words, in points (ISO/IEC 29500-1, 17.18.68). */
const FURTHEST_BAR = 31;

/** A note's bar before a paragraph that begins at an edge, in twips, and its ground, if the edge is not too far from the bar. */
export function frameFormat({ note }: Place, edge: number, { tint }: DocumentContext): ParagraphFormat {
  if (!note) return {};
  const space = BAR_GAP + (edge - note.edge) / 20;
  return space >= 0 && space <= FURTHEST_BAR ? { frame: noteFrame(note.kind, Math.round(space), tint) } : {};
}
