/**
 * Turns a document into one self-contained HTML page, without scripts or requests to anywhere: its own
 * Content-Security-Policy forbids them. Refuses a document with blocks that can't be written, with one reason for each.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic, Outcome } from '../../model/diagnostic.js';
import type { Block, Document, Heading, Masthead } from '../../model/document.js';
import { numberFootnotes } from '../../model/footnotes.js';
import { rangeBlocks } from '../../model/landscape.js';
import type { Theme } from '../../model/theme.js';
import { blockMarkup, headingMarkup } from './blocks.js';
import { contentsMarkup } from './contents.js';
import { escapeHtml } from './escape.js';
import { withMarks } from './footnote-marks.js';
import { footnotesMarkup } from './footnotes.js';
import { footerLine, furnitureSheet, statusMark } from './furniture.js';
import { inlineMarkup } from './inlines.js';
import { neededRules } from './needed-rules.js';
import { imageMarkup } from './pictures.js';
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

/** A theme and its style sheet. */
export interface StyledTheme {
  readonly theme: Theme;
  readonly sheet: Sheet;
}

/** The target of the skip link. No heading's anchor has a capital letter. */
const TEXT_ID = 'Text';

/** Writes the whole page, or reports why it can't. */
export function pageMarkup(document: Document, styledTheme: StyledTheme): Outcome<string> {
  const reasons: Diagnostic[] = [];
  const attempt = (make: () => string): string => {
    try {
      return make();
    } catch (reason) {
      if (!(reason instanceof HtmlRefusal)) throw reason;
      reasons.push(reason.diagnostic);
      return '';
    }
  };
  const { wording } = document;
  const footnotes = numberFootnotes(document);
  const before = [
    attempt(() => headMarkup(document, styledTheme)),
    `<body>\n<a class="skip" href="#${TEXT_ID}">${escapeHtml(wording.page.skip)}</a>`,
    attempt(() => mastheadMarkup(document.masthead, statusMark(document))),
    `<main id="${TEXT_ID}">`,
  ];
  const text = [
    attempt(() => `<h1>${inlineMarkup(document.title, wording)}</h1>`),
    attempt(() => controlMarkup(document)),
    attempt(() => contentsMarkup(document)),
    ...bodyMarkup(document, attempt),
  ];
  const after = [
    attempt(() => footnotesMarkup(footnotes, wording)),
    '</main>',
    attempt(() => footerMarkup(document)),
    '</body>\n</html>\n',
  ];
  if (reasons.length > 0) return { diagnostics: reasons };
  const parts = [...before, ...withMarks(text, footnotes, wording), ...after];
  return { value: parts.filter((part) => part !== '').join('\n'), diagnostics: [] };
}

function headMarkup(document: Document, { theme, sheet: themeSheet }: StyledTheme): string {
  const { wording, properties } = document;
  const documentSheet = sheetOf([furnitureSheet(document, theme), ...neededRules(document, theme)].join('\n'));
  const policy = `default-src 'none'; style-src ${themeSheet.source} ${documentSheet.source}; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${wording.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="format-detection" content="telephone=no">',
    `<title>${escapeHtml(properties.title)} – ${escapeHtml(properties.organisation)}</title>`,
    `<meta name="author" content="${escapeHtml(properties.organisation)}">`,
    themeSheet.element,
    documentSheet.element,
    '</head>',
  ].join('\n');
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

function bodyMarkup({ blocks, outline, wording }: Document, attempt: (make: () => string) => string): string[] {
  let headings = 0;
  /** Whether a numbered paragraph is above, to which lists and tables belong. */
  let isBelowClause = false;
  const markup = (block: Block): string[] => {
    if (block.type === 'heading') isBelowClause = false;
    if (block.type === 'landscape') {
      const inner = rangeBlocks(block).flatMap(markup);
      return inner.length === 0 ? [] : ['<div class="landscape">', ...inner, '</div>'];
    }
    return [
      attempt(() => {
        if (block.type !== 'heading') return plainMarkup(block);
        const entry = outline[headings++];
        if (entry?.heading !== block) throw new Error('The outline does not match the headings of its document.');
        return headingMarkup(entry, wording);
      }),
    ];
  };
  const plainMarkup = (block: Exclude<Block, Heading>): string => {
    if (block.type === 'paragraph' && block.clause !== undefined) isBelowClause = true;
    else if (isBelowClause && block.type !== 'page-break')
      return `<div class="below-clause">\n${blockMarkup(block, wording)}\n</div>`;
    return blockMarkup(block, wording);
  };
  return blocks.flatMap(markup);
}

function footerMarkup(document: Document): string {
  const line = footerLine(document);
  return line === '' ? '' : `<footer><p>${escapeHtml(line)}</p></footer>`;
}
