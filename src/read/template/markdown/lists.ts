/**
 * Turns Markdown's lists into lists, numbered as their author numbers them: of items, of tasks that are ticked or not, and of
 * items that their author left empty.
 */
import type { ListItem as MarkdownItem, List as MarkdownList, Paragraph } from 'mdast';
import type { Block, Leaf, List, ListItem, ListMarks } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { Level, type Sibling } from '../enclose.js';
import { type Entry, type Group, isSame, nestedGroups } from './nested-lists.js';
import { type MarkdownReading, markdownOf, nodeSpan } from './reading.js';

/** Turns the blocks of an item into a level. */
export type LevelOf = (children: MarkdownItem['children']) => Level<Block<Leaf>>;

/** Makes the siblings of a list: one, or more where its author numbers in several ways or goes back or ahead in numbers. */
export function listSiblings(node: MarkdownList, reading: MarkdownReading, levelOf: LevelOf): Sibling<Block<Leaf>>[] {
  return siblingsOf(node.children, 0, node, reading, levelOf);
}

function siblingsOf(
  children: readonly MarkdownItem[],
  under: number,
  list: MarkdownList,
  reading: MarkdownReading,
  levelOf: LevelOf,
): Sibling<Block<Leaf>>[] {
  const itemOf = ({ item, below, groups }: Entry): Sibling<ListItem<Leaf>> => {
    const inner = [...siblingsOf(below, under + 1, list, reading, levelOf), ...groups.map(listSibling)];
    return itemSibling(item, inner, reading, levelOf);
  };
  const listSibling = (group: Group): Sibling<Block<Leaf>> => {
    const items = new Level<ListItem<Leaf>>(group.entries.map(itemOf));
    const start = items.siblings[0]?.start ?? 0;
    const end = items.siblings.at(-1)?.end ?? start;
    const span = spanOf(reading.source, start, end);
    return { start, end, inner: items, list: true, make: () => listOf(list, group, items, span) };
  };
  return nestedGroups(groupsOf(children, under, list, reading), reading).map(listSibling);
}

function groupsOf(
  children: readonly MarkdownItem[],
  under: number,
  list: MarkdownList,
  reading: MarkdownReading,
): readonly Group[] {
  const groups: Group[] = [];
  for (const item of children) {
    const typed = reading.marks.get(item.position?.start.offset ?? -1);
    const last = groups.at(-1);
    const above = last?.entries.at(-1);
    if (typed && above && typed.under > under) {
      above.below.push(item);
      continue;
    }
    const { marks, value } = typed ?? numberOf(item, list, reading);
    // Markdown counts its own numbers from the first of a list, whatever the others are.
    const follows = last && isSame(last.marks, marks) && (!typed || value === last.start + last.entries.length);
    if (follows) last.entries.push({ item, below: [], groups: [] });
    else groups.push({ marks, start: value, entries: [{ item, below: [], groups: [] }] });
  }
  return groups;
}

const PARENTHESIS: ListMarks = { numbers: 'decimal', around: ')' };

function numberOf(
  item: MarkdownItem,
  list: MarkdownList,
  reading: MarkdownReading,
): { readonly marks: ListMarks | undefined; readonly value: number } {
  if (list.ordered !== true) return { marks: undefined, value: 1 };
  const start = item.position?.start.offset ?? 0;
  const [, digits = '1', sign] = /^(\d+)([.)])/.exec(reading.masked.slice(start, start + 12)) ?? [];
  return { marks: sign === ')' ? PARENTHESIS : undefined, value: Number(digits) };
}

function listOf(
  { ordered }: MarkdownList,
  { marks, start }: Group,
  items: Level<ListItem<Leaf>>,
  span: Span,
): List<Leaf> | undefined {
  const list: List<Leaf> = {
    type: 'list',
    ordered: ordered === true,
    ...(marks ? { marks } : {}),
    start,
    items: items.nodes(),
    span,
  };
  return list.items.length > 0 ? list : undefined;
}

function itemSibling(
  node: MarkdownItem,
  below: readonly Sibling<Block<Leaf>>[],
  reading: MarkdownReading,
  levelOf: LevelOf,
): Sibling<ListItem<Leaf>> {
  const { start, end: ownEnd } = nodeSpan(node, reading);
  const end = below.at(-1)?.end ?? ownEnd;
  const { checked, children } = taskOf(node, reading);
  const own = levelOf(children);
  const inner = below.length > 0 ? new Level([...own.siblings, ...below]) : own;
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
