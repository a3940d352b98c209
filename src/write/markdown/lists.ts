/** How a list is marked in Markdown, and what becomes of lists whose marks can't be read back. */
import type { Block, Blocks, Leaf, List, ListItem, ListMarks } from '../../model/document.js';
import { countsAlone, typedMark } from '../../model/typed-marks.js';
import { changeBranched, changeParts } from '../../model/walk.js';
import { Losses } from './losses.js';

/** The mark of an item: `- `, `2. `, `(b) `; `bullet` is the sign of a list without numbers. */
export function itemMark(list: List<Leaf>, number: number, bullet: string): string {
  if (!list.ordered) return `${bullet} `;
  return `${(list.marks && typedMark(list.marks, number)) ?? `${number}.`} `;
}

/** Whether a list has marks that Markdown itself doesn't know. */
export function isTyped({ marks }: List<Leaf>): boolean {
  return marks !== undefined && !isPlain(marks);
}

function isPlain({ numbers, around }: ListMarks): boolean {
  return numbers === 'decimal' && around !== '()';
}

/**
 * A list as it can be read back. A mark alone could be a word, so a list of one item becomes words behind its mark; numbers that
 * have no letter become plain, and so do those of a list without any words.
 */
export function readableList(list: List<Leaf>, depth: number, losses: Losses): Blocks<Leaf> {
  const { marks, start, items } = list;
  if (!marks || isPlain(marks)) return [list];
  const count = itemCount(items);
  const last = typedMark(marks, start + Math.max(count - 1, 0));
  if (last === undefined || !holdsWords(items)) return [plainList(list, losses)];
  const plainItems = items.filter(({ type }) => type === 'item').length;
  if (plainItems > 1 || (depth > 0 && countsAlone(marks.around, { numbers: marks.numbers, value: start })))
    return [list];
  const [item, second] = items;
  if (item?.type !== 'item' || second) return [plainList(list, losses)];
  losses.add(`A list of one item, ${last}, became a paragraph, because its mark alone could be a word`);
  return asWords(item, last);
}

/** Blocks whose lists are as they can be read back; `depth` counts the lists and quotations around them, within a table's cell none. */
export function withReadableLists(blocks: Blocks<Leaf>, depth = 0): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => {
    const readable = block.type === 'list' ? readableList(block, depth, new Losses(undefined)) : [block];
    const within = block.type === 'table' ? 0 : depth + 1;
    return changeBranched<Block<Leaf>>(readable, (part) => [
      changeParts(part, { blocks: (inner) => withReadableLists(inner, within) }),
    ]);
  });
}

function holdsWords(items: List<Leaf>['items']): boolean {
  return items.some((entry) => {
    if (entry.type === 'item') return entry.blocks.length > 0 || entry.checked !== undefined;
    return holdsWords(entry.type === 'if' ? entry.then : entry.body) || holdsWords(entry.otherwise);
  });
}

function itemCount(items: List<Leaf>['items']): number {
  return items.reduce((count, entry) => {
    if (entry.type === 'item') return count + 1;
    const first = entry.type === 'if' ? entry.then : entry.body;
    return count + itemCount(first) + itemCount(entry.otherwise);
  }, 0);
}

function plainList({ marks: _, ...list }: List<Leaf>, losses: Losses): List<Leaf> {
  losses.add('The marks of a list became plain numbers');
  return list;
}

function asWords({ blocks }: ListItem<Leaf>, mark: string): Blocks<Leaf> {
  const [first, ...others] = blocks;
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', children: [{ type: 'text', value: mark }] }, ...blocks];
  return [{ ...first, children: [{ type: 'text', value: `${mark} ` }, ...first.children] }, ...others];
}
