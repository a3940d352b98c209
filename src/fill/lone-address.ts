/** Sets the lines of a whole address apart where it stands alone in its paragraph or cell; among other words it stays on one. */
import type { Inline, Inlines, Text } from '../model/document.js';
import { changeParts } from '../model/walk.js';

/** Gives the words of a paragraph or cell. Where there is no address alone, the same words come back. */
export function withLoneAddress(words: Inlines): Inlines {
  const only = loneNode(words);
  if (!only) return words;
  const apart = setApart(only);
  return apart.length === 1 && apart[0] === only ? words : apart;
}

/** The one node that isn't white space; undefined where there are several or none. */
function loneNode(words: Inlines): Inline | undefined {
  let only: Inline | undefined;
  for (const node of words) {
    if (isSpace(node)) continue;
    if (only) return undefined;
    only = node;
  }
  return only;
}

const VISIBLE = /\S/;

/** Whether a node is words that nobody sees. */
export function isSpace(node: Inline): boolean {
  return node.type === 'text' && !VISIBLE.test(node.value);
}

/** Of strong words and the like, the address may be within. */
function setApart(node: Inline): readonly Inline[] {
  if (node.type === 'text') return node.apart ? linesOf(node, node.apart) : [node];
  return [node.type === 'footnote' ? node : changeParts(node, { inlines: withLoneAddress })];
}

function linesOf(address: Text, lines: readonly string[]): readonly Inline[] {
  const { apart, ...text } = address;
  return lines.flatMap((line, at): Inline[] => [
    ...(at === 0 ? [] : [{ type: 'break' } as const]),
    { ...text, value: line },
  ]);
}
