/** Turns an outline into a contents list of links, for documents that ask for one or are long. */
import { type Document, inlineText, type OutlineEntry } from '../../model/document.js';
import { isLong } from '../../model/length.js';
import { escapeHtml, numberMarkup } from './escape.js';

/** Levels of headings that the list names. */
const LEVELS = 2;

/** A folded list of the first two levels of headings. Empty for a document that needs none. */
export function contentsMarkup(document: Document): string {
  const entries = document.outline.filter(({ heading }) => heading.level <= LEVELS);
  if (entries.length === 0 || !(document.contents ?? isLong(document))) return '';
  const title = escapeHtml(document.wording.page.contents);
  return [
    `<nav aria-label="${title}">`,
    '<details>',
    `<summary>${title}</summary>`,
    `<ol>${chapters(entries)}</ol>`,
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
