/**
 * Turns a document into one self-contained HTML page, without requests to anywhere: its own Content-Security-Policy forbids them,
 * and allows no script but that of an index or of a table that is sorted. Refuses a document with blocks that can't be written, with one reason for each.
 */
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { ControlEntry, Document, Masthead } from '../../model/document.js';
import { numberFootnotes } from '../../model/footnotes.js';
import type { Wording } from '../../model/wording/wording.js';
import { bodyParts } from './body.js';
import { contentsPart } from './contents.js';
import { contextOf } from './context.js';
import { escapeHtml } from './escape.js';
import { withMarks } from './footnote-marks.js';
import { footnotesMarkup } from './footnotes.js';
import { footerLine, statusMark } from './furniture.js';
import { headParts, type StyledTheme } from './head.js';
import { inlineMarkup } from './inlines.js';
import { joinParts } from './join.js';
import { documentNeeds } from './needed-rules.js';
import { logoPiece } from './pictures.js';
import type { PagePart } from './pieces.js';
import { attempt } from './refusal.js';
import { SORTING_RULES } from './register.js';
import { endLinks, topLinks } from './site/links.js';
import type { Script } from './site/scripts.js';
import { SEARCH_RULES, searchMarkup, searchTexts } from './site/search.js';

/** The target of the skip link. No heading's anchor has a capital letter. */
export const TEXT_ID = 'Text';

/** Writes the whole page, or reports why it can't; `script` is that of a page that is searched, or whose table is sorted. */
export function pageBytes(document: Document, styledTheme: StyledTheme, script?: Script): Outcome<Uint8Array> {
  const { wording } = document;
  const reasons: Diagnostic[] = [];
  const needs = documentNeeds(document);
  const footnotes = needs.constructs.has('footnotes') ? numberFootnotes(document) : NO_FOOTNOTES;
  const { searched } = document;
  const rules = searched ? `${SEARCH_RULES}\n${SORTING_RULES}` : SORTING_RULES;
  const more = script ? { rules, script } : {};
  const head = attempt(reasons, headParts, document, needs, styledTheme, more);
  const masthead = attempt(reasons, mastheadParts, document.masthead, statusMark(document));
  const text = [
    attempt(reasons, titleMarkup, document),
    attempt(reasons, controlMarkup, document),
    attempt(reasons, contentsPart, document),
    ...bodyParts(document, reasons),
  ];
  const notes = attempt(reasons, footnotesMarkup, footnotes, contextOf(wording));
  const footer = attempt(reasons, footerMarkup, document);
  if (reasons.length > 0 || !head) return { diagnostics: reasons };
  const before = [...head, skipMarkup(wording), topLinks(document), ...(masthead ?? [])];
  const field = searched ? searchMarkup(wording, true) : '';
  const after = [endLinks(document), footer, searched ? searchTexts(searched) : '', script?.element];
  const main = [`<main id="${TEXT_ID}">`, ...withMarks(text, footnotes, wording), notes, '</main>'];
  const parts = [...before, field, ...main, ...after, '</body>\n</html>\n'];
  return { value: joinParts(parts), diagnostics: [] };
}

/** Of a document without any. */
export const NO_FOOTNOTES = numberFootnotes({ title: [], blocks: [] });

const titleMarkup = ({ title, wording }: Document): string => `<h1>${inlineMarkup(title, contextOf(wording))}</h1>`;

/** The beginning of the body: a link past the head of the page. */
export function skipMarkup({ page }: Wording): string {
  return `<body>\n<a class="skip" href="#${TEXT_ID}">${escapeHtml(page.skip)}</a>`;
}

/** The head of the first page, with the mark of a document that isn't in force. */
export function mastheadParts({ logo, organisation, registration }: Masthead, mark?: string): readonly PagePart[] {
  const number = registration ? line('registration', escapeHtml(registration.value, registration)) : '';
  const standing = mark === undefined ? '' : line('mark', `<span>${escapeHtml(mark)}</span>`);
  const name = line('organisation', escapeHtml(organisation.value, organisation));
  return ['<header>', logo ? logoPiece(logo) : '', `${name}${number}${standing}</header>`];
}

const line = (kind: string, markup: string): string => `<p class="${kind}">${markup}</p>\n`;

/** Two pairs of label and value in each row, read row by row. */
export function controlMarkup({ control: entries, wording }: Document): string {
  if (entries.length === 0) return '';
  let rows = '';
  for (let at = 0; at < entries.length; at += 2) {
    const [left, right] = [entries[at], entries[at + 1]];
    if (left) rows += `<tr>${pairMarkup(left, right || entries.length === 1 ? '' : ' colspan="3"')}`;
    rows += `${right ? pairMarkup(right, '') : ''}</tr>\n`;
  }
  return `<table class="control" aria-label="${escapeHtml(wording.page.control)}">\n<tbody>\n${rows}</tbody>\n</table>`;
}

function pairMarkup({ label, value }: ControlEntry, span: string): string {
  return `<th scope="row">${escapeHtml(label)}</th><td${span}>${escapeHtml(value)}</td>`;
}

/** The foot of a page; empty where it would say nothing. */
export function footerMarkup(document: Document): string {
  const lines = [footerLine(document), document.properties.footer ?? ''].filter((words) => words !== '');
  return lines.length === 0 ? '' : `<footer>${lines.map((words) => `<p>${escapeHtml(words)}</p>`).join('')}</footer>`;
}
