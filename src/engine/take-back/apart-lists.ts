/**
 * Takes lists apart that follow one another in a text: in a Word file, where all bullets are of one list, nothing stands between them, so
 * that they are read as one.
 */
import type { Block, List } from '../../model/document.js';
import type { FlatBlock } from './flat-blocks.js';
import { pairNodes } from './pairing.js';
import { wordsOf } from './shapes.js';

/** The blocks of a file as it was sent, and as it came back. */
export interface BothFiles {
  readonly sent: readonly Block[];
  readonly came: readonly FlatBlock[];
}

/** The same blocks, with lists apart as they are in what the text printed. What came into a list belongs to the one that it stands in. */
export function withListsApart(printed: readonly Block[], { sent, came }: BothFiles): BothFiles {
  const parts = new Map<Block, readonly number[]>();
  const rows = listsInARow(printed);
  for (const block of sent) {
    const row = block.type === 'list' && rows.find((lists) => saysSame(lists, block));
    if (row) parts.set(block, endsOf(row));
  }
  if (parts.size === 0) return { sent, came };
  const cameParts = new Map<Block, readonly number[]>();
  const pairs = pairNodes(
    sent,
    came.map(({ block }) => block),
  );
  for (const pair of pairs) {
    if (pair.kind === 'gone' || pair.kind === 'new') continue;
    const [before, after] = [sent[pair.before], came[pair.after]?.block];
    const ends = before && parts.get(before);
    if (ends && before.type === 'list' && after?.type === 'list') cameParts.set(after, endsIn(before, after, ends));
  }
  return {
    sent: sent.flatMap((block) => apart(block, parts.get(block))),
    came: came.flatMap(({ block, isInRange }) =>
      apart(block, cameParts.get(block)).map((part): FlatBlock => ({ block: part, isInRange })),
    ),
  };
}

/** The lists that directly follow others of their kind, with those. */
function listsInARow(blocks: readonly Block[]): readonly (readonly List[])[] {
  const rows: List[][] = [];
  let row: List[] = [];
  for (const block of blocks) {
    if (block.type !== 'list') {
      row = [];
      continue;
    }
    if (row.at(-1)?.ordered !== block.ordered) row = [];
    if (row.length === 1) rows.push(row);
    row.push(block);
  }
  return rows;
}

function saysSame(lists: readonly List[], list: List): boolean {
  const items = lists.flatMap((each) => each.items);
  return (
    lists[0]?.ordered === list.ordered &&
    items.length === list.items.length &&
    items.every((item, at) => wordsOf(item).join(' ') === wordsOf(list.items[at] ?? item).join(' '))
  );
}

/** How many items are in each list and those before it. */
function endsOf(lists: readonly List[]): readonly number[] {
  let count = 0;
  return lists.map(({ items }) => {
    count += items.length;
    return count;
  });
}

/** Where the same lists end among the items that came. */
function endsIn(before: List, after: List, ends: readonly number[]): readonly number[] {
  const counts = ends.map(() => 0);
  let part = 0;
  for (const pair of pairNodes(before.items, after.items)) {
    if (pair.kind !== 'new')
      part = Math.max(
        part,
        ends.findIndex((end) => pair.before < end),
      );
    if (pair.kind !== 'gone') counts[part] = (counts[part] ?? 0) + 1;
  }
  let count = 0;
  return counts.map((each) => {
    count += each;
    return count;
  });
}

/** A list cut where its parts end; parts without items are left out. */
function apart(block: Block, ends: readonly number[] | undefined): readonly Block[] {
  if (block.type !== 'list' || !ends) return [block];
  return ends.flatMap((end, at): readonly Block[] => {
    const items = block.items.slice(ends[at - 1] ?? 0, end);
    return items.length > 0 ? [{ ...block, items }] : [];
  });
}
