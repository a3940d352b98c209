/** Writes one document as a PDF: the steps in order. */
import type { Outcome } from '../../model/diagnostic.js';
import { type Document, inlineText, type OutlineEntry } from '../../model/document.js';
import { assemblePdf, type Typography } from './container/assemble.js';
import { layOut } from './lay-out.js';
import type { BookmarkEntry } from './pages/bookmarks.js';
import type { Destinations } from './pages/links.js';
import { overOnePage } from './refusals.js';
import { tornTables } from './torn-tables.js';

/** Writes a document, or reports what can't be written. */
export function writePdf(document: Document, typography: Typography): Outcome<Uint8Array> {
  const { tags, layouts, furniture, refusals, torn } = layOut(document, typography);
  if (refusals.length > 0) return { diagnostics: refusals };

  const { outline } = document;
  const find: Destinations['find'] = (target) =>
    target.kind === 'heading' ? outline.findIndex(({ anchor }) => anchor === target.anchor) : undefined;
  const bytes = assemblePdf({
    layouts,
    furniture,
    tags,
    find,
    bookmarks: outline.map(bookmarkOf),
    anchors: outline.map(({ anchor }) => anchor),
    wording: document.wording,
    properties: document.properties,
    typography,
  });
  return {
    value: bytes,
    diagnostics: [...overOnePage(document, layouts.length), ...tornTables(torn, document, typography.theme)],
  };
}

/** The bookmark of a heading. */
export function bookmarkOf({ heading, number }: OutlineEntry): BookmarkEntry {
  return { title: `${number} ${inlineText(heading.children)}`.trim(), level: heading.level };
}
