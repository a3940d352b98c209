/** Tells tasks among list items: those that begin with a box. */
import type { Blocks, Inlines, Leaf, ListItem } from './document.js';

/** An item whose words begin with a box to tick as a task; any other item, or a task, itself. */
export function asTask(item: ListItem<Leaf>): ListItem<Leaf> {
  const [first, ...following] = item.blocks;
  if (item.checked !== undefined || first?.type !== 'paragraph') return item;
  const [box, ...words] = first.children;
  if (box?.type !== 'tick-box') return item;
  const children = withoutSpace(words);
  const paragraph: Blocks<Leaf> = children.length === 0 ? [] : [{ ...first, children }];
  return { ...item, checked: box.checked, blocks: [...paragraph, ...following] };
}

/** The words behind a box, without the white space and line breaks that part them from it. */
function withoutSpace(words: Inlines<Leaf>): Inlines<Leaf> {
  const [first, ...others] = words;
  if (first?.type === 'break') return withoutSpace(others);
  if (first?.type !== 'text') return words;
  const value = first.value.trimStart();
  return value === '' ? withoutSpace(others) : [{ ...first, value }, ...others];
}
