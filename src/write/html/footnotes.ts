/** Writes the footnotes at the end of the text, each with links back to its marks. */
import type { Footnotes, NumberedFootnote } from '../../model/footnotes.js';
import { nested } from './blocks.js';
import { type Context, isAmongOthers, prefixOf } from './context.js';
import { escapeHtml } from './escape.js';
import { markId, noteId } from './footnote-marks.js';
import { inlineMarkup } from './inlines.js';
import { markedWithin } from './revisions.js';

/** The notes under a heading that no contents list names. Empty for a document without footnotes. Throws an HtmlRefusal. */
export function footnotesMarkup({ notes }: Footnotes, context: Context): string {
  if (notes.length === 0) return '';
  const prefix = prefixOf(context);
  const tag = isAmongOthers(context) ? 'h3' : 'h2';
  return [
    `<section class="footnotes" role="doc-endnotes" aria-labelledby="${prefix}Notes">`,
    `<${tag} id="${prefix}Notes" class="unnumbered">${escapeHtml(context.wording.page.footnotes)}</${tag}>`,
    '<ol>',
    ...notes.map((note) => `<li id="${prefix}${noteId(note.number)}">${noteMarkup(note, context)}</li>`),
    '</ol>',
    '</section>',
  ].join('\n');
}

/** The links back stand in the note's last paragraph, or in one of their own behind a list or table. */
function noteMarkup(note: NumberedFootnote, context: Context): string {
  const { blocks } = note.footnote;
  const last = blocks.at(-1);
  const back = linksBack(note, context);
  if (last?.type !== 'paragraph') return `${nested(blocks, context)}\n<p>${back}</p>`;
  const words = `<p>${markedWithin(last, inlineMarkup(last.children, context), context)} ${back}</p>`;
  return blocks.length === 1 ? words : `${nested(blocks.slice(0, -1), context)}\n${words}`;
}

function linksBack({ number, marks }: NumberedFootnote, context: Context): string {
  const { page } = context.wording;
  const prefix = prefixOf(context);
  if (marks === 1) return linkBack(prefix + markId(number, 1), page.fromFootnote(number), '↩');
  return Array.from({ length: marks }, (_, at) => at + 1)
    .map((occurrence) =>
      linkBack(prefix + markId(number, occurrence), page.fromFootnote(number, occurrence), `↩<sup>${occurrence}</sup>`),
    )
    .join(' ');
}

const linkBack = (mark: string, name: string, arrow: string): string =>
  `<a href="#${mark}" role="doc-backlink" aria-label="${escapeHtml(name)}">${arrow}</a>`;
