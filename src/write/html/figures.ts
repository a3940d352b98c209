/** Keeps telephone numbers, dates and other figures on one line: by a rule of the style sheet, so that what is copied has plain spaces. */
import type { Text } from '../../model/document.js';
import { figuresIn } from '../../model/typography/figures.js';
import { escapeHtml } from './escape.js';

/** The rule of the elements that figures stand in. */
export const FIGURES = `.one-line{white-space:nowrap}`;

/** Words with an element around each figure that has a space in it. Throws an HtmlRefusal. */
export function wordsMarkup(words: string, leaf: Text): string {
  const figures = figuresIn(words);
  if (figures.length === 0) return escapeHtml(words, leaf);
  let markup = '';
  let at = 0;
  for (const { start, end } of figures) {
    const figure = escapeHtml(words.slice(start, end), leaf);
    markup += `${escapeHtml(words.slice(at, start), leaf)}<span class="one-line">${figure}</span>`;
    at = end;
  }
  return markup + escapeHtml(words.slice(at), leaf);
}
