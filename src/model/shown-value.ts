/** How an organisation's text value prints in a document's language. */
import type { Lines, ListedText } from './organisation.js';
import type { Wording } from './wording/wording.js';

/** The lines that print: a date in words, and after the name of a person who is covering that they are acting. */
export function shownLines(value: ListedText, wording: Wording): Lines {
  if (value.date) return [wording.date(value.date)];
  return value.isActing ? [wording.acting(value.lines.join(' '))] : value.lines;
}
