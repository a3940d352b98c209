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

function withoutSpace([first, ...others]: Inlines<Leaf>): Inlines<Leaf> {
  if (first?.type !== 'text') return first ? [first, ...others] : [];
  const value = first.value.trimStart();
  return value === '' ? others : [{ ...first, value }, ...others];
}
