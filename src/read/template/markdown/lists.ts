/** Turns Markdown's lists into lists: of items, of tasks that are ticked or not, and of items that their author left empty. */
import type { ListItem as MarkdownItem, List as MarkdownList, Paragraph } from 'mdast';
import type { Block, Leaf, List, ListItem } from '../../../model/document.js';
import { Level, type Sibling } from '../enclose.js';
import { type MarkdownReading, markdownOf, nodeSpan } from './reading.js';

/** Turns the blocks of an item into a level. */
export type LevelOf = (children: MarkdownItem['children']) => Level<Block<Leaf>>;

/** Makes the sibling of a list. */
export function listSibling(node: MarkdownList, reading: MarkdownReading, levelOf: LevelOf): Sibling<Block<Leaf>> {
  const { start, end } = nodeSpan(node, reading);
  const items = new Level<ListItem<Leaf>>(node.children.map((item) => itemSibling(item, reading, levelOf)));
  return { start, end, inner: items, list: true, make: () => listOf(node, items, reading) };
}

function listOf(node: MarkdownList, items: Level<ListItem<Leaf>>, reading: MarkdownReading): List<Leaf> | undefined {
  const ordered = node.ordered === true;
  const list: List<Leaf> = {
    type: 'list',
    ordered,
    start: ordered ? (node.start ?? 1) : 1,
    items: items.nodes(),
    span: nodeSpan(node, reading),
  };
  return list.items.length > 0 ? list : undefined;
}

function itemSibling(node: MarkdownItem, reading: MarkdownReading, levelOf: LevelOf): Sibling<ListItem<Leaf>> {
  const { start, end } = nodeSpan(node, reading);
  const { checked, children } = taskOf(node, reading);
  const inner = levelOf(children);
  const make = (): ListItem<Leaf> | undefined => {
    const blocks = inner.nodes();
    if (blocks.length === 0 && children.length > 0) return undefined;
    return { type: 'item', ...(checked === undefined ? {} : { checked }), blocks };
  };
  return { start, end, inner, make };
}

/** A box with nothing behind it, `- [ ]`, which GitHub's Markdown takes for words. */
const BOX = /^\[(?<tick>[ xX])\]$/;

/** What an item holds behind its box, and whether that is ticked. */
function taskOf(
  { checked, children }: MarkdownItem,
  reading: MarkdownReading,
): { readonly checked?: boolean; readonly children: MarkdownItem['children'] } {
  if (typeof checked === 'boolean') return { checked, children };
  const [first, ...others] = children;
  const tick = first?.type === 'paragraph' ? tickAlone(first, reading) : undefined;
  return tick === undefined ? { children } : { checked: tick !== ' ', children: others };
}

function tickAlone(paragraph: Paragraph, reading: MarkdownReading): string | undefined {
  return BOX.exec(markdownOf(paragraph, reading))?.groups?.tick;
}
