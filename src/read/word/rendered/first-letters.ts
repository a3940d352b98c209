/** Cuts the text of a mark, and the box of a task, from the words that they stand before. */
import type { Branching, Inline, Inlines, Leaf } from '../../../model/document.js';

/** The words without so many of their first letters; a box to tick counts as one. White space that is then first goes too. */
export function withoutFirst(words: Inlines<Leaf>, letters: number): Inlines<Leaf> {
  let left = letters;
  const cut = (node: Branching<Leaf, Inline<Leaf>>): Inlines<Leaf> => {
    if (left <= 0) return [node];
    if (node.type === 'text') {
      const value = node.value.slice(left);
      left -= node.value.length;
      return value === '' ? [] : [{ ...node, value }];
    }
    if (node.type === 'tick-box') {
      left -= 1;
      return [];
    }
    if (!('children' in node)) return [node];
    const children = node.children.flatMap(cut);
    return children.length === 0 ? [] : [{ ...node, children }];
  };
  return words.flatMap(cut);
}
