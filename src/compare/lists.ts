/** Puts two lists together: items that stay, came, went or changed, and the lists within them. */
import type { Block, List, ListItem } from '../model/document.js';
import type { Comparison, Sided } from './marking.js';
import { mergeParagraphs } from './paragraphs.js';
import { itemForm, itemKey, likeness, listForm, wordsOf } from './printed.js';
import { mergeSequences } from './sequences.js';

/** One list of two; undefined where they are marked otherwise or have no item in common. */
export function mergeLists(before: List, after: List, comparison: Comparison): List | undefined {
  if (before.ordered !== after.ordered || listForm(before) !== listForm(after)) return undefined;
  const items = mergeSequences(before.items, after.items, {
    marking: comparison.marking,
    key: itemKey,
    likeness: (a, b) => (itemForm(a) === itemForm(b) ? likeness(wordsOf(a), wordsOf(b)) : 0),
    hints: [firstWords],
    merge: (a, b) => mergeItems(a, b, comparison),
    only: (side, item) => comparison.marking.only(side, item),
  });
  if (!items.some(({ side }) => side === 'both')) return undefined;
  return { ...after, items: items.map(({ node }) => node) };
}

function firstWords(item: ListItem): string {
  return [...wordsOf(item).counts.keys()].slice(0, 3).join(' ');
}

/** One item of two; undefined where they don't begin alike, since the first paragraph has the item's mark. */
function mergeItems(before: ListItem, after: ListItem, comparison: Comparison): ListItem | undefined {
  const { marking } = comparison;
  const blocks =
    marking.attempt(() => besideMark(comparison.blocks(before.blocks, after.blocks))) ??
    marking.attempt(() => withOneLead(before.blocks, after.blocks, comparison));
  return blocks && { ...after, blocks };
}

function besideMark(blocks: readonly Sided<Block>[]): readonly Block[] | undefined {
  return blocks[0]?.side === 'both' ? blocks.map(({ node }) => node) : undefined;
}

/** The blocks of an item whose first paragraph says something else now, while what is below it stays. */
function withOneLead(
  [lead, ...below]: readonly Block[],
  [laterLead, ...laterBelow]: readonly Block[],
  comparison: Comparison,
): readonly Block[] | undefined {
  if (lead?.type !== 'paragraph' || laterLead?.type !== 'paragraph') return undefined;
  const rest = comparison.blocks(below, laterBelow);
  if (!rest.some(({ side }) => side === 'both')) return undefined;
  const first = mergeParagraphs(lead, laterLead, comparison, { isForced: true });
  return first && [first, ...rest.map(({ node }) => node)];
}
