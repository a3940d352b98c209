/**
 * Words that would be read as something else at their place become strong: `Table:` before a table would be its caption, a
 * number at the head of a heading would be dropped.
 */
import type { Inline, Inlines, Leaf } from '../../model/document.js';
import { normalInlines } from './normal-inlines.js';

export const CAPTION = /^Table:(?=\s|$)/;
export const TYPED_NUMBER = /^(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?)(?=[ \t\u00A0]+\S)/;

/** Makes the words strong that a pattern finds at the start of a run; undefined where it finds none. */
export function strongStart(run: Inlines<Leaf>, pattern: RegExp): Inlines<Leaf> | undefined {
  const [first, ...others] = run;
  const found = first?.type === 'text' ? pattern.exec(first.value)?.[0] : undefined;
  if (first?.type !== 'text' || found === undefined) return undefined;
  const start: Inline<Leaf> = { type: 'strong', children: [{ ...first, value: found }] };
  return [start, { ...first, value: first.value.slice(found.length) }, ...others];
}

/** A run without line breaks of its own, but for those in block tags; undefined where it has none. */
export function withoutBreaks(run: Inlines<Leaf>): Inlines<Leaf> | undefined {
  const normal = normalInlines(run);
  if (!normal.some(({ type }) => type === 'break')) return undefined;
  return normalInlines(normal.map((node) => (node.type === 'break' ? { type: 'text', value: ' ' } : node)));
}
