/**
 * Brings list items into the form that Markdown can express. A list's mark can't be followed by a line of tags, so a condition
 * around everything in an item goes around the item, and a condition around its first words goes inside them. An item that begins with
 * a box to tick is a task.
 */

import type { Block, Blocks, Branching, If, Leaf, ListItem } from '../../model/document.js';
import { asTask } from '../../model/tasks.js';

type Item = Branching<Leaf, ListItem<Leaf>>;

/** Brings an item into this form if it can. Otherwise the item stays as it is. */
export function normalItem(written: ListItem<Leaf>): Item {
  const item = asTask(written);
  const [first, ...following] = item.blocks;
  if (first?.type !== 'if') return item;
  if (following.length === 0) return { ...first, then: itemsOf(first.then), otherwise: itemsOf(first.otherwise) };
  const paragraph = conditionalWords(first);
  return paragraph ? { ...item, blocks: [paragraph, ...following] } : item;
}

function itemsOf(blocks: Blocks<Leaf>): readonly Item[] {
  return blocks.length > 0 ? [normalItem({ type: 'item', blocks })] : [];
}

/** Turns a condition with one paragraph in each branch into a paragraph with the condition inside. */
function conditionalWords({ then, otherwise, ...condition }: If<Block<Leaf>>): Block<Leaf> | undefined {
  const [words, second] = then;
  const [alternative, secondAlternative] = otherwise;
  if (words?.type !== 'paragraph' || second || secondAlternative || (alternative && alternative.type !== 'paragraph'))
    return undefined;
  return {
    type: 'paragraph',
    children: [{ ...condition, then: words.children, otherwise: alternative?.children ?? [] }],
  };
}
