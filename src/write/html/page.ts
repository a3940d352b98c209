/**
 * Turns a document into one self-contained HTML page, without scripts or requests to anywhere: its own
 * Content-Security-Policy forbids them. Refuses a document with blocks that can't be written, with one reason for each.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { Block, Document, Masthead } from '../../model/document.js';
import { numberFootnotes } from '../../model/footnotes.js';
import { rangeBlocks } from '../../model/landscape.js';
import type { Theme } from '../../model/theme.js';
import { blockPiece, headingPiece, type PlainBlock } from './blocks.js';
import { contentsPiece } from './contents.js';
import { escapeHtml } from './escape.js';
import { withMarks } from './footnote-marks.js';
import { footnotesMarkup } from './footnotes.js';
import { footerLine, furnitureSheet, statusMark } from './furniture.js';
import { inlineMarkup } from './inlines.js';
import { documentNeeds, type Needs, neededRules } from './needed-rules.js';
import { imageMarkup } from './pictures.js';
import { joinParts, type PagePart, Piece } from './pieces.js';
import { HtmlRefusal } from './refusal.js';

/** A style element, and the source by which the policy allows it. */
export interface Sheet {
  readonly element: string;
  /** `'sha256-…'` (Content Security Policy 3, 2.3.1). */
  readonly source: string;
}

/** Makes the style element of some CSS, which must not hold `</style`. */
export function sheetOf(css: string): Sheet {
  const content = `\n${css}\n`;
  const hash = createHash('sha256').update(content, 'utf8').digest('base64');
  return { element: `<style>${content}</style>`, source: `'sha256-${hash}'` };
}

/** A theme and its style sheet, which stands in all its pages. */
export interface StyledTheme {
  readonly theme: Theme;
  readonly source: string;
  readonly element: Piece;
}

/** Makes the theme's style sheet. */
export function styled(theme: Theme, css: string): StyledTheme {
  const { source, element } = sheetOf(css);
  return { theme, source, element: new Piece(element) };
}

/** The target of the skip link. No heading's anchor has a capital letter. */
const TEXT_ID = 'Text';

/** Tries to make something. Where it can't be written, the reason is noted. */
type Attempt = <Made>(make: () => Made) => Made | undefined;

/** Writes the whole page, or reports why it can't. */
export function pageBytes(document: Document, styledTheme: StyledTheme): Outcome<Uint8Array> {
  const reasons: Diagnostic[] = [];
  const attempt: Attempt = (make) => {
    try {
      return make();
    } catch (reason) {
      if (!(reason instanceof HtmlRefusal)) throw reason;
      reasons.push(reason.diagnostic);
      return undefined;
    }
  };
  const { wording } = document;
  const needs = documentNeeds(document);
  const footnotes = needs.constructs.has('footnotes') ? numberFootnotes(document) : NO_FOOTNOTES;
  const head = attempt(() => headParts(document, needs, styledTheme));
  const masthead = attempt(() => mastheadMarkup(document.masthead, statusMark(document)));
  const text = [
    attempt(() => `<h1>${inlineMarkup(document.title, wording)}</h1>`),
    attempt(() => controlMarkup(document)),
    attempt(() => contentsPiece(document)),
    ...bodyParts(document, attempt),
  ];
  const notes = attempt(() => footnotesMarkup(footnotes, wording));
  const footer = attempt(() => footerMarkup(document));
  if (reasons.length > 0 || !head) return { diagnostics: reasons };
  const skip = `<body>\n<a class="skip" href="#${TEXT_ID}">${escapeHtml(wording.page.skip)}</a>`;
  const before = [...head, skip, masthead, `<main id="${TEXT_ID}">`];
  const parts = [...before, ...withMarks(text, footnotes, wording), notes, '</main>', footer, '</body>\n</html>\n'];
  return { value: joinParts(parts), diagnostics: [] };
}

const NO_FOOTNOTES = numberFootnotes({ title: [], blocks: [] });

function headParts(document: Document, needs: Needs, { theme, source, element }: StyledTheme): readonly PagePart[] {
  const { wording, properties } = document;
  const documentSheet = sheetOf([furnitureSheet(document, theme), ...neededRules(needs, theme)].join('\n'));
  const policy = `default-src 'none'; style-src ${source} ${documentSheet.source}; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = escapeHtml(properties.title);
  const organisation = escapeHtml(properties.organisation);
  return [
    `<!DOCTYPE html>
<html lang="${wording.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title} – ${organisation}</title>
<meta name="author" content="${organisation}">`,
    element,
    `${documentSheet.element}\n</head>`,
  ];
}

function mastheadMarkup({ logo, organisation, registration }: Masthead, mark: string | undefined): string {
  return [
    '<header>',
    ...(logo ? [imageMarkup(logo)] : []),
    `<p class="organisation">${escapeHtml(organisation.value, organisation)}</p>`,
    ...(registration ? [`<p class="registration">${escapeHtml(registration.value, registration)}</p>`] : []),
    ...(mark === undefined ? [] : [`<p class="mark"><span>${escapeHtml(mark)}</span></p>`]),
    '</header>',
  ].join('\n');
}

/** Two pairs of label and value in each row, read row by row. */
function controlMarkup({ control: entries, wording }: Document): string {
  if (entries.length === 0) return '';
  const rows: string[] = [];
  for (let at = 0; at < entries.length; at += 2) {
    const pair = entries.slice(at, at + 2);
    const span = pair.length === 1 && entries.length > 1 ? ' colspan="3"' : '';
    const cells = pair.map(
      ({ label, value }) => `<th scope="row">${escapeHtml(label)}</th><td${span}>${escapeHtml(value)}</td>`,
    );
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  return `<table class="control" aria-label="${escapeHtml(wording.page.control)}">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function bodyParts({ blocks, outline, wording }: Document, attempt: Attempt): readonly (PagePart | undefined)[] {
  const parts: (PagePart | undefined)[] = [];
  let headings = 0;
  /** Whether a numbered paragraph is above, to which lists and tables belong. */
  let isBelowClause = false;
  const add = (block: Block): void => {
    switch (block.type) {
      case 'heading': {
        isBelowClause = false;
        const entry = outline[headings++];
        if (entry?.heading !== block) throw new Error('The outline does not match the headings of its document.');
        parts.push(attempt(() => headingPiece(entry, wording)));
        return;
      }
      case 'landscape': {
        const inner = rangeBlocks(block);
        if (inner.length === 0) return;
        parts.push('<div class="landscape">');
        inner.forEach(add);
        parts.push('</div>');
        return;
      }
      default:
        addPlain(block);
    }
  };
  const addPlain = (block: PlainBlock): void => {
    const isClause = block.type === 'paragraph' && block.clause !== undefined;
    if (isClause) isBelowClause = true;
    const belongs = isBelowClause && !isClause && block.type !== 'page-break';
    if (belongs) parts.push('<div class="below-clause">');
    parts.push(attempt(() => blockPiece(block, wording)));
    if (belongs) parts.push('</div>');
  };
  blocks.forEach(add);
  return parts;
}

function footerMarkup(document: Document): string {
  const line = footerLine(document);
  return line === '' ? '' : `<footer><p>${escapeHtml(line)}</p></footer>`;
}
