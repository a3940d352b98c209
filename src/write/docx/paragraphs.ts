/**
 * Writes a paragraph from a style's name and its runs. What the style can't express (a list's instance, a column's alignment,
 * a page break) is added in the order of the schema (ISO/IEC 29500-1, 17.3.1.26).
 */
import type { DocumentContext } from './document-context.js';
import { twips } from './units.js';

/** What a paragraph has besides its style. */
export interface ParagraphFormat {
  readonly keepNext?: boolean;
  readonly numbering?: { readonly id: number; readonly level: number };
  /** Twips. */
  readonly indent?: { readonly left: number; readonly hanging: number };
  readonly align?: 'center' | 'right';
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
  const { keepNext, numbering, indent, align, before } = format;
  let properties = style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`;
  if (keepNext) properties += '<w:keepNext/>';
  if (context.pageBreak) {
    properties += '<w:pageBreakBefore/>';
    context.pageBreak = false;
  }
  if (numbering)
    properties += `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>`;
  // A table has no space below it, and a list item's space above is too small.
  if (context.belowTable && style.startsWith('List')) properties += `<w:spacing w:before="${BELOW_TABLE}"/>`;
  else if (before) properties += `<w:spacing w:before="${context.belowTable ? BELOW_TABLE : before}"/>`;
  if (indent) properties += `<w:ind w:left="${indent.left}" w:hanging="${indent.hanging}"/>`;
  if (align) properties += `<w:jc w:val="${align}"/>`;
  context.belowTable = false;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}
