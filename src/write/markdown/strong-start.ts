/**
 * Makes words strong that would be misread where they stand: `Table:` before a table would become its caption, and a number
 * at the start of a heading would be dropped.
 */
import type { Inline, Inlines, Leaf } from '../../model/document.js';
import { normalInlines } from './normal-inlines.js';

export const CAPTION = /^Table:(?=\s|$)/;
export const TYPED_NUMBER = /^(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?)(?=[ \t\u00A0]+\S)/;

/** Makes the words strong that a pattern finds at the start of a run. Undefined if it finds none. */
export function strongStart(run: Inlines<Leaf>, pattern: RegExp): Inlines<Leaf> | undefined {
  const [first, ...following] = normalInlines(run);
  if (first?.type !== 'text') return undefined;
  // White space at the start of a line isn't written.
  const words = first.value.trimStart();
  const prefix = pattern.exec(words)?.[0];
  if (prefix === undefined) return undefined;
  const start: Inline<Leaf> = { type: 'strong', children: [{ ...first, value: prefix }] };
  return [start, { ...first, value: words.slice(prefix.length) }, ...following];
}

/** A run with spaces for its line breaks, except those within tags. Undefined if it has none. */
export function withoutBreaks(run: Inlines<Leaf>): Inlines<Leaf> | undefined {
  const normal = normalInlines(run);
  if (!normal.some(({ type }) => type === 'break')) return undefined;
  return normalInlines(normal.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)));
}
