/**
 * Writes a paragraph from a style's name and its runs. What the style can't express (a list's instance, a column's alignment,
 * a page break) is added in the order of the schema (ISO/IEC 29500-1, 17.3.1.26).
 */
import type { DocumentContext } from './document-context.js';
import { isWholeWidth } from './measure.js';
import { sizeXml, twips } from './units.js';

/** What a paragraph has besides its style. */
export interface ParagraphFormat {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly numbering?: { readonly id: number; readonly level: number };
  /** Borders and a ground of its own: `w:pBdr` and `w:shd`. */
  readonly frame?: string;
  /** A tab stop, in twips from the margin. */
  readonly tabStop?: number;
  /** Twips. */
  readonly indent?: { readonly left: number; readonly hanging: number };
  readonly align?: 'center' | 'right';
  /** The size of the list's mark, in points. */
  readonly markSize?: number;
  /** Space above instead of the style's own, in twips. */
  readonly before?: number;
}

/** The space between a table and a plain paragraph below it, in twips. */
const BELOW_TABLE = twips(8);

/** Writes a paragraph. The first after a page break starts a page. */
export function paragraphXml(
  style: string,
  content: string,
  context: DocumentContext,
  format: ParagraphFormat = {},
): string {
  const { keepNext, keepLines, numbering, frame, tabStop, indent, align, before, markSize } = format;
  let properties = style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`;
  if (keepNext) properties += '<w:keepNext/>';
  if (keepLines) properties += '<w:keepLines/>';
  // Word keeps the space above what a page break puts at the top of a page.
  const isBelowCover = context.pageBreak === 'cover';
  if (context.pageBreak) {
    properties += '<w:pageBreakBefore/>';
    context.pageBreak = false;
  }
  if (numbering)
    properties += `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>`;
  if (frame) properties += frame;
  if (tabStop) properties += `<w:tabs><w:tab w:val="left" w:pos="${tabStop}"/></w:tabs>`;
  // A table has no space below it, and a list item's space above is too small.
  if (context.belowTable && style.startsWith('List')) properties += `<w:spacing w:before="${BELOW_TABLE}"/>`;
  else if (isBelowCover) properties += '<w:spacing w:before="0"/>';
  else if (before) properties += `<w:spacing w:before="${context.belowTable ? BELOW_TABLE : before}"/>`;
  properties += indentXml(indent, rightOf(style, frame, context));
  if (align) properties += `<w:jc w:val="${align}"/>`;
  if (markSize) properties += `<w:rPr>${sizeXml(markSize)}</w:rPr>`;
  context.belowTable = false;
  context.styleAbove = style;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/** How far a paragraph stays from the right, in twips, if not as far as its style says: a picture in a frame as far as its words. */
function rightOf(style: string, frame: string | undefined, { isInCell, beside }: DocumentContext): number | undefined {
  if (isInCell) return style.startsWith('Table') ? undefined : 0;
  if (isWholeWidth(style)) return frame ? beside?.twips : undefined;
  return beside?.isDefault ? undefined : beside?.twips;
}

function indentXml(indent: ParagraphFormat['indent'], right: number | undefined): string {
  if (!indent && right === undefined) return '';
  const left = indent ? ` w:left="${indent.left}"` : '';
  return `<w:ind${left}${right === undefined ? '' : ` w:right="${right}"`}${indent ? ` w:hanging="${indent.hanging}"` : ''}/>`;
}
