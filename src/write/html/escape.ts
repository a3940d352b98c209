/**
 * Turns words into HTML text, attribute values and CSS strings in which every character stands for itself. Refuses
 * control characters, lone surrogates and noncharacters, which no HTML document may hold (WHATWG HTML, 13.1.4).
 */
import { findForbidden } from '../../model/characters.js';
import type { Text } from '../../model/document.js';
import { HtmlRefusal } from './refusal.js';

const MARKUP = /[&<>"]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function printable(words: string, leaf?: Text): string {
  const found = findForbidden(words, '\t');
  if (found) throw HtmlRefusal.character(found.codePoint, leaf?.from, leaf?.span);
  return words;
}

/** Escapes words for use between tags or within a double-quoted attribute; throws a Refusal. */
export function escapeHtml(words: string, leaf?: Text): string {
  printable(words, leaf);
  return MARKUP.test(words) ? words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : words;
}

/** A heading's number before its words; nothing for a heading without one; throws a Refusal. */
export function numberMarkup(number: string): string {
  return number === '' ? '' : `<span class="number">${escapeHtml(number)} </span>`;
}

/**
 * Makes a double-quoted CSS string (CSS Syntax 3, 4.3.7). All but ASCII letters, digits and spaces become `\hex `, so
 * that neither the string, nor the rule, nor the style element around it can be closed from within; throws a Refusal.
 */
export function cssString(words: string): string {
  return `"${printable(words).replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
