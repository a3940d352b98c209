/**
 * Writes the marks of footnotes. The markup of blocks is shared between documents, but numbers belong to one document: so the
 * markup has a sign for each mark, and the page puts the marks in their places.
 */
import type { Footnotes } from '../../model/footnotes.js';
import type { Wording } from '../../model/wording/wording.js';
import { escapeHtml } from './escape.js';
import { FOOTNOTE_MARK, type PagePart, Piece } from './pieces.js';

/** A mark is a link itself, and links never nest: those within the words of a link come behind it. */
export function behindLink(words: string, link: (words: string) => string): string {
  const parts = words.split(FOOTNOTE_MARK);
  return link(parts.join('')) + FOOTNOTE_MARK.repeat(parts.length - 1);
}

/** Puts the marks of a document, in reading order, in their places in its markup; `prefix` stands before its ids. */
export function withMarks(
  parts: readonly (PagePart | undefined)[],
  { marks }: Footnotes,
  { page }: Wording,
  prefix = '',
): readonly (PagePart | undefined)[] {
  if (marks.length === 0) return parts;
  let next = 0;
  const inPlace = (markup: string): string =>
    markup.replaceAll(FOOTNOTE_MARK, () => {
      const mark = marks[next++];
      if (!mark) throw new Error('The page has more marks of footnotes than its document.');
      const { number, occurrence } = mark;
      const name = escapeHtml(page.toFootnote(number));
      return `<sup class="footnote"><a id="${prefix}${markId(number, occurrence)}" href="#${prefix}${noteId(number)}" role="doc-noteref" aria-label="${name}">[${number}]</a></sup>`;
    });
  const marked = parts.map((part) => {
    if (part instanceof Piece) return part.hasMarks ? inPlace(part.markup) : part;
    return part === undefined ? part : inPlace(part);
  });
  if (next < marks.length) throw new Error('The page has fewer marks of footnotes than its document.');
  return marked;
}

/** The ids of a note and of its marks. No heading's anchor has a capital letter. */
export const noteId = (number: number): string => `Note-${number}`;
export const markId = (number: number, occurrence: number): string =>
  occurrence === 1 ? `Mark-${number}` : `Mark-${number}-${occurrence}`;
