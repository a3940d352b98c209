/** Writes the footnotes at the end of the text, each with links back to its marks. */
import type { Footnotes, NumberedFootnote } from '../../model/footnotes.js';
import type { Wording } from '../../model/wording/wording.js';
import { nested } from './blocks.js';
import { escapeHtml } from './escape.js';
import { markId, noteId } from './footnote-marks.js';
import { inlineMarkup } from './inlines.js';

/** The notes under a heading that no contents list names. Empty for a document without footnotes. Throws an HtmlRefusal. */
export function footnotesMarkup({ notes }: Footnotes, wording: Wording): string {
  if (notes.length === 0) return '';
  return [
    '<section class="footnotes" role="doc-endnotes" aria-labelledby="Notes">',
    `<h2 id="Notes" class="unnumbered">${escapeHtml(wording.page.footnotes)}</h2>`,
    '<ol>',
    ...notes.map((note) => `<li id="${noteId(note.number)}">${noteMarkup(note, wording)}</li>`),
    '</ol>',
    '</section>',
  ].join('\n');
}

/** The links back stand in the note's last paragraph, or in one of their own behind a list or table. */
function noteMarkup(note: NumberedFootnote, wording: Wording): string {
  const { blocks } = note.footnote;
  const last = blocks.at(-1);
  const back = linksBack(note, wording);
  if (last?.type !== 'paragraph') return `${nested(blocks, wording)}\n<p>${back}</p>`;
  const words = `<p>${inlineMarkup(last.children, wording)} ${back}</p>`;
  return blocks.length === 1 ? words : `${nested(blocks.slice(0, -1), wording)}\n${words}`;
}

function linksBack({ number, marks }: NumberedFootnote, { page }: Wording): string {
  if (marks === 1) return linkBack(markId(number, 1), page.fromFootnote(number), '↩');
  return Array.from({ length: marks }, (_, at) => at + 1)
    .map((occurrence) =>
      linkBack(markId(number, occurrence), page.fromFootnote(number, occurrence), `↩<sup>${occurrence}</sup>`),
    )
    .join(' ');
}

const linkBack = (mark: string, name: string, arrow: string): string =>
  `<a href="#${mark}" role="doc-backlink" aria-label="${escapeHtml(name)}">${arrow}</a>`;
