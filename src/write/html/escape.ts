/**
 * Turns words into HTML text, attribute values and CSS strings in which every character stands for itself. Refuses control
 * characters, lone surrogates and noncharacters, which no HTML document may contain (WHATWG HTML, 13.1.4).
 */
import { findForbidden } from '../../model/characters.js';
import type { Text } from '../../model/document.js';
import { rememberByValue } from '../../model/remember.js';
import { HtmlRefusal } from './refusal.js';

/** Words of which each character stands for itself, as nearly all do: no signs of markup, controls, surrogates or noncharacters. */
const PLAIN = /^[ !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function printable(words: string, leaf?: Text): string {
  const forbidden = findForbidden(words, '\t');
  if (forbidden) throw HtmlRefusal.character(forbidden.codePoint, leaf?.from, leaf?.span);
  return words;
}

/** Escapes words for use between tags or within a double-quoted attribute; throws an HtmlRefusal. */
export function escapeHtml(words: string, leaf?: Text): string {
  if (PLAIN.test(words)) return words;
  return printable(words, leaf).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A heading's number, before its words. Empty for a heading without one. Throws an HtmlRefusal. */
export function numberMarkup(number: string): string {
  return number === '' ? '' : `<span class="number">${escapeHtml(number)} </span>`;
}

/**
 * Makes a double-quoted CSS string (CSS Syntax 3, 4.3.7). All but ASCII letters, digits and spaces become `\hex `, so the
 * words can't close the string, the rule or the style element around them. Throws an HtmlRefusal.
 */
export const cssString = rememberByValue(
  (words: string): string =>
    `"${printable(words).replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`,
  'small',
);
