/** Sets the lines of a whole address apart where it stands alone in its paragraph or cell; among other words it stays on one. */
import type { Inline, Inlines, Text } from '../model/document.js';
import { changeParts } from '../model/walk.js';

/** Gives the words of a paragraph or cell. Where there is no address alone, the same words come back. */
export function withLoneAddress(words: Inlines): Inlines {
  const [only, another] = words.filter((node) => !isSpace(node));
  if (!only || another) return words;
  const apart = setApart(only);
  return apart.length === 1 && apart[0] === only ? words : apart;
}

function isSpace(node: Inline): boolean {
  return node.type === 'text' && node.value.trim() === '';
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
