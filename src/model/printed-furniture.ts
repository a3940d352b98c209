/**
 * What PDF and HTML print around the text of a document: the theme's header and footer, or those of a Word file's author. A notice and the
 * issue of a pack document come first in both.
 */
import type { AuthorsPart, AuthorsSides } from './authors-furniture.js';
import type { Properties } from './document.js';
import { firstPageHeader, type PrintedPart, pageFooter, pageHeader, type Theme } from './theme.js';

/** A part with a name, or a line of the author's. */
export type AnyPart = PrintedPart | AuthorsPart;

/** What stands at the left and at the right. */
export interface FurnitureSides {
  readonly left: readonly AnyPart[];
  readonly right: readonly AnyPart[];
}

/** The header of a document's first page, or of all others. */
export function documentHeader({ furniture }: Properties, theme: Theme, isFirst: boolean): FurnitureSides {
  if (!furniture) return isFirst ? firstPageHeader(theme) : pageHeader(theme);
  return behind('notice', isFirst ? furniture.firstHeader : furniture.header);
}

/** The footer of a document's first page, or of all others. */
export function documentFooter({ furniture }: Properties, theme: Theme, isFirst: boolean): FurnitureSides {
  if (!furniture) return pageFooter(theme);
  return behind('issue', isFirst ? furniture.firstFooter : furniture.footer);
}

function behind(part: PrintedPart, { left, right }: AuthorsSides): FurnitureSides {
  return { left: [part, ...left], right };
}
