/**
 * Makes the head of a page: its Content-Security-Policy, which allows nothing but its two style sheets and, where it has one, its script;
 * its title and the sheets.
 */
import { hash } from 'node:crypto';
import type { Document } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import { escapeHtml } from './escape.js';
import { furnitureSheet } from './furniture.js';
import { type Needs, neededRules } from './needed-rules.js';
import { type PagePart, Piece } from './pieces.js';
import type { Script } from './site/scripts.js';

/** A style element, and the source by which the policy allows it. */
export interface Sheet {
  readonly element: string;
  /** `'sha256-…'` (Content Security Policy 3, 2.3.1). */
  readonly source: string;
}

/** Makes the style element of some CSS, which must not hold `</style`. */
export function sheetOf(css: string): Sheet {
  const content = `\n${css}\n`;
  return { element: `<style>${content}</style>`, source: `'sha256-${hash('sha256', content, 'base64')}'` };
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

/** What a kind of page has besides what its document needs. */
export interface HeadExtras {
  readonly rules?: string;
  readonly script?: Script;
}

/** The lines from the doctype to the end of the head. Throws an HtmlRefusal. */
export function headParts(
  document: Document,
  needs: Needs,
  styledTheme: StyledTheme,
  { rules: more = '', script }: HeadExtras = {},
): readonly PagePart[] {
  const { theme, source, element } = styledTheme;
  const { wording, properties } = document;
  const rules = [neededRules(needs, theme), more].filter((each) => each !== '').join('\n');
  const sheet = sheetOf(`${furnitureSheet(document, theme)}${rules === '' ? '' : `\n${rules}`}`);
  const scripts = script ? ` script-src ${script.source};` : '';
  const policy = `default-src 'none';${scripts} style-src ${source} ${sheet.source}; img-src data:; base-uri 'none'; form-action 'none'`;
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
<meta name="format-detection" content="telephone=no">`,
    `<title>${title} – ${organisation}</title>`,
    `<meta name="author" content="${organisation}">`,
    element,
    `${sheet.element}\n</head>`,
  ];
}
