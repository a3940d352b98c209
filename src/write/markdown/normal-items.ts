/**
 * List items in the form that Markdown can hold: no line of tags can stand behind a list's mark, so a condition around all of
 * an item goes around the item, and one around its first words goes into these words.
 */
import type { Block, Blocks, Branching, If, Leaf, ListItem } from '../../model/document.js';

type Item = Branching<Leaf, ListItem<Leaf>>;

/** Brings an item into this form, where there is one; any other is as it was. */
export function normalItem(item: ListItem<Leaf>): Item {
  const [first, ...others] = item.blocks;
  if (first?.type !== 'if') return item;
  if (others.length === 0) return { ...first, then: itemsOf(first.then), otherwise: itemsOf(first.otherwise) };
  const paragraph = conditionalWords(first);
  return paragraph ? { ...item, blocks: [paragraph, ...others] } : item;
}

function itemsOf(blocks: Blocks<Leaf>): readonly Item[] {
  return blocks.length > 0 ? [normalItem({ type: 'item', blocks })] : [];
}

/** A condition around paragraphs, one a branch, as a paragraph with the condition inside. */
function conditionalWords({ then, otherwise, ...condition }: If<Block<Leaf>>): Block<Leaf> | undefined {
  const [words, more] = then;
  const [others, evenMore] = otherwise;
  if (words?.type !== 'paragraph' || more || evenMore || (others && others.type !== 'paragraph')) return undefined;
  return {
    type: 'paragraph',
    children: [{ ...condition, then: words.children, otherwise: others?.children ?? [] }],
  };
}
