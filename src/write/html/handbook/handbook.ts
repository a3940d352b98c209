/**
 * Writes a whole pack as one page: its head, its search, its contents, and every document after the other. The markup of blocks is that
 * of the documents' own pages; only headings, footnotes and links know where they stand.
 */
import type { Diagnostic, Outcome } from '../../../model/diagnostic.js';
import type { Document } from '../../../model/document.js';
import { numberFootnotes } from '../../../model/footnotes.js';
import { type Handbook, type HandbookPart, partId } from '../../../model/handbook.js';
import type { Wording } from '../../../model/wording/wording.js';
import { bodyParts } from '../body.js';
import { CONTENTS_ID } from '../contents.js';
import { contextOf } from '../context.js';
import { escapeHtml } from '../escape.js';
import { withMarks } from '../footnote-marks.js';
import { footnotesMarkup } from '../footnotes.js';
import { footerLine, statusMark } from '../furniture.js';
import { headParts, type StyledTheme } from '../head.js';
import { inlineMarkup } from '../inlines.js';
import { joinParts } from '../join.js';
import { documentNeeds, joinedNeeds, type Needs } from '../needed-rules.js';
import { controlMarkup, footerMarkup, mastheadParts, NO_FOOTNOTES, skipMarkup, TEXT_ID } from '../page.js';
import type { PagePart } from '../pieces.js';
import { attempt } from '../refusal.js';
import { SORTING_RULES } from '../register.js';
import type { Script } from '../site/scripts.js';
import { SEARCH_ID, SEARCH_RULES, searchMarkup, searchTexts } from '../site/search.js';
import { handbookContents } from './contents.js';
import { HANDBOOK_RULES } from './rules.js';

/** Writes the page, or reports why it can't. */
export function handbookBytes(handbook: Handbook, styledTheme: StyledTheme, script: Script): Outcome<Uint8Array> {
  const { front, groups, searched } = handbook;
  const { wording } = front;
  const reasons: Diagnostic[] = [];
  const parts = groups.flatMap((group) => group.parts);
  const needs = parts.map(({ document }) => documentNeeds(document));
  const more = { rules: `${SEARCH_RULES}\n${SORTING_RULES}\n${HANDBOOK_RULES}`, script };
  const head = attempt(reasons, headParts, front, joinedNeeds([documentNeeds(front), ...needs]), styledTheme, more);
  const masthead = attempt(reasons, mastheadParts, front.masthead, statusMark(front));
  const main = [
    attempt(reasons, () => `<h1>${inlineMarkup(front.title, contextOf(wording))}</h1>`),
    attempt(reasons, controlMarkup, front),
    ...bodyParts(front, reasons),
    attempt(reasons, handbookContents, handbook),
    ...parts.flatMap((part, at) => partMarkup(part, needs[at] ?? documentNeeds(part.document), handbook, reasons)),
  ];
  const footer = attempt(reasons, footerMarkup, front);
  if (reasons.length > 0 || !head) return { diagnostics: reasons };
  const texts = searchTexts(searched, { page: (path) => `#${partId(path)}`, place: (anchor) => `/${anchor}` });
  const before = [...head, skipMarkup(wording), topMarkup(wording), ...(masthead ?? []), searchMarkup(wording, false)];
  const after = ['</main>', footer, texts, script.element, '</body>\n</html>\n'];
  return { value: joinParts([...before, `<main id="${TEXT_ID}">`, ...main, ...after]), diagnostics: [] };
}

/** The line that stays at the top. Only the script shows the search, and so the way to it. */
function topMarkup({ page, site }: Wording): string {
  const contents = `<a href="#${CONTENTS_ID}">${escapeHtml(page.contents)}</a>`;
  const search = `<a href="#${SEARCH_ID}" id="To-search" hidden="">${escapeHtml(site.toSearch)}</a>`;
  return `<nav class="around top" aria-label="${escapeHtml(site.top)}">${contents} ${search}</nav>`;
}

/** One document, as an article with its title as h2. */
function partMarkup(
  { path, document }: HandbookPart,
  { constructs }: Needs,
  { front }: Handbook,
  reasons: Diagnostic[],
): readonly (PagePart | undefined)[] {
  const { wording } = document;
  const id = escapeHtml(partId(path));
  const prefix = `${id}/`;
  const context = { ...contextOf(wording), part: prefix };
  const footnotes = constructs.has('footnotes') ? numberFootnotes(document) : NO_FOOTNOTES;
  const text = [
    attempt(reasons, () => `<h2 id="${prefix}Title">${inlineMarkup(document.title, contextOf(wording))}</h2>`),
    attempt(reasons, controlMarkup, document),
    ...bodyParts(document, reasons, context),
  ];
  const isWide = constructs.has('register') || constructs.has('stacks') || constructs.has('landscape');
  return [
    `<article class="part${isWide ? ' wide' : ''}" id="${id}" aria-labelledby="${prefix}Title">`,
    attempt(reasons, standingMarkup, document),
    ...withMarks(text, footnotes, wording, prefix),
    attempt(reasons, footnotesMarkup, footnotes, context),
    attempt(reasons, footOf, document, front),
    '</article>',
  ];
}

/** The mark of a document that isn't in force. */
function standingMarkup(document: Document): string {
  const mark = statusMark(document);
  return mark === undefined ? '' : `<p class="mark"><span>${escapeHtml(mark)}</span></p>`;
}

/** What stands at the foot of the document's own page, and not at the foot of this one. */
function footOf(document: Document, front: Document): string {
  const lines = new Set([footerLine(document), document.properties.footer ?? '']);
  for (const words of ['', footerLine(front), front.properties.footer ?? '']) lines.delete(words);
  return [...lines].map((words) => `<p class="part-foot">${escapeHtml(words)}</p>`).join('\n');
}
