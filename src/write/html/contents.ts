/** Turns an outline into a contents list of links, for documents that ask for one or are long. */
import { type Document, inlineText, type OutlineEntry } from '../../model/document.js';
import { isLong } from '../../model/length.js';
import { remember, rememberIfShared } from '../../model/remember.js';
import type { Wording } from '../../model/wording/wording.js';
import { escapeHtml, numberMarkup } from './escape.js';
import { type PagePart, Piece } from './pieces.js';

/** The id of the list. No heading's anchor has a capital letter. */
export const CONTENTS_ID = 'Contents';

/** Levels of headings that the list names. */
const LEVELS = 2;

/** Tells whether the page of a document has a list of contents. */
export function hasContents(document: Document): boolean {
  return document.outline.some(isListed) && (document.contents ?? isLong(document));
}

/** A folded list of the first two levels of headings. Empty for a document that needs none. */
export function contentsPart(document: Document): PagePart {
  const { outline, wording } = document;
  if (!hasContents(document)) return '';
  return piecesIn(wording)(outline) ?? contentsMarkup(outline, wording);
}

const isListed = ({ heading }: OutlineEntry): boolean => heading.level <= LEVELS;

const piecesIn = remember((wording: Wording) =>
  rememberIfShared((outline: Document['outline']) => new Piece(contentsMarkup(outline, wording))),
);

function contentsMarkup(outline: Document['outline'], wording: Wording): string {
  const title = escapeHtml(wording.page.contents);
  return [
    `<nav id="${CONTENTS_ID}" aria-label="${title}">`,
    '<details>',
    `<summary>${title}</summary>`,
    `<ol>${chapters(outline.filter(isListed))}</ol>`,
    '</details>',
    '</nav>',
  ].join('\n');
}

/** One item for each heading of level 1, with its headings of level 2 below. A level 2 that comes first has its own item. */
function chapters(entries: readonly OutlineEntry[]): string {
  let markup = '';
  let open: 'none' | 'item' | 'list' = 'none';
  for (const entry of entries) {
    if (entry.heading.level === 1 || open === 'none') {
      markup += open === 'none' ? '' : open === 'list' ? '</ol></li>' : '</li>';
      open = 'item';
    } else if (open === 'item') {
      markup += '<ol>';
      open = 'list';
    }
    markup += `\n<li>${entryLink(entry)}${open === 'list' ? '</li>' : ''}`;
  }
  return `${markup}${open === 'list' ? '</ol></li>' : '</li>'}\n`;
}

function entryLink({ heading, number, anchor }: OutlineEntry): string {
  const words = escapeHtml(inlineText(heading.children));
  return `<a href="#${escapeHtml(anchor)}">${numberMarkup(number)}<span class="words">${words}</span></a>`;
}
