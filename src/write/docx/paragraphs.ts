/**
 * One paragraph element from a style's name and its runs. What a style cannot say alone (a list's instance, a column's
 * alignment, a page break) is added in the order that the schema wants (ISO/IEC 29500-1, 17.3.1.26).
 */
import type { Ledger } from './ledger.js';
import { twips } from './units.js';

/** What a paragraph has beside its style. */
export interface ParagraphLook {
  readonly keepNext?: boolean;
  readonly numbering?: { readonly id: number; readonly level: number };
  /** Twips. */
  readonly indent?: { readonly left: number; readonly hanging: number };
  readonly align?: 'center' | 'right';
  /** Space above instead of the style's own, in twips. */
  readonly before?: number;
}

/** What a plain paragraph keeps from a table above it, in twips. */
const BELOW_TABLE = twips(8);

/** Writes a paragraph; the first after a page break begins a page. */
export function paragraph(style: string, content: string, ledger: Ledger, look: ParagraphLook = {}): string {
  const { keepNext, numbering, indent, align, before } = look;
  let properties = style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`;
  if (keepNext) properties += '<w:keepNext/>';
  if (ledger.pageBreak) {
    properties += '<w:pageBreakBefore/>';
    ledger.pageBreak = false;
  }
  if (numbering)
    properties += `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>`;
  // A table has no space below it, and a list item's own is too small to part the two.
  if (ledger.belowTable && style.startsWith('List')) properties += `<w:spacing w:before="${BELOW_TABLE}"/>`;
  else if (before) properties += `<w:spacing w:before="${ledger.belowTable ? BELOW_TABLE : before}"/>`;
  if (indent) properties += `<w:ind w:left="${indent.left}" w:hanging="${indent.hanging}"/>`;
  if (align) properties += `<w:jc w:val="${align}"/>`;
  ledger.belowTable = false;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}
