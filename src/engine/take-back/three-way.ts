/**
 * Brings the edits of an earlier document into the one of today: what only the customer changed is the customer's, what only the master or
 * its values changed since is today's. Where both changed the same words, today's stay and the edit is told.
 */
import { align } from '../../model/alignment.js';
import type { Block, Blocks, Cell, Inlines, ListItem, Row } from '../../model/document.js';
import type { AnyNode } from '../../model/walk.js';
import { pairNodes } from './pairing.js';
import { sayingOf } from './shapes.js';
import { type Piece, piecesOf, runOf } from './tokens.js';

/** The document of today with a customer's edits in it, and the blocks in which that is not all of them. */
export interface BroughtForward {
  readonly blocks: Blocks;
  readonly conflicts: readonly Block[];
}

/** Brings them forward; `sent` is the document that the customer had. */
export function broughtForward(sent: Blocks, came: Blocks, today: Blocks): BroughtForward {
  const conflicts: Block[] = [];
  const blocks = mergedNodes<Block>(sent, came, today, {
    deeper: (before, edited, now) => mergedBlock(before, edited, now),
    conflict: (edited) => conflicts.push(edited),
  });
  return { blocks, conflicts };
}

interface Work<Node> {
  /** Merges what is within three nodes; undefined where both changed the same. */
  readonly deeper: (before: Node, edited: Node, now: Node) => Node | undefined;
  readonly conflict: (edited: Node) => void;
}

/** What became of each node on one side, and what came behind it; first: before all. */
interface Side<Node> {
  readonly became: readonly (Node | undefined)[];
  readonly behind: readonly (readonly Node[])[];
}

function sideOf<Node extends AnyNode>(before: readonly Node[], after: readonly Node[]): Side<Node> {
  const became: (Node | undefined)[] = before.map(() => undefined);
  const behind: Node[][] = Array.from({ length: before.length + 1 }, () => []);
  let last = 0;
  for (const pair of pairNodes(before, after)) {
    if (pair.kind === 'new') {
      const node = after[pair.after];
      if (node) behind[last]?.push(node);
      continue;
    }
    last = pair.before + 1;
    if (pair.kind !== 'gone') became[pair.before] = after[pair.after];
  }
  return { became, behind };
}

function mergedNodes<Node extends AnyNode>(
  before: readonly Node[],
  edited: readonly Node[],
  now: readonly Node[],
  work: Work<Node>,
): readonly Node[] {
  const [theirs, todays] = [sideOf(before, edited), sideOf(before, now)];
  const result: Node[] = [];
  const addBehind = (at: number) => {
    const added = todays.behind[at] ?? [];
    const sayings = new Set(added.map(sayingOf));
    result.push(...added, ...(theirs.behind[at] ?? []).filter((node) => !sayings.has(sayingOf(node))));
  };
  addBehind(0);
  for (const [at, node] of before.entries()) {
    const merged = mergedNode(node, theirs.became[at], todays.became[at], work);
    if (merged) result.push(merged);
    addBehind(at + 1);
  }
  return result;
}

function mergedNode<Node extends AnyNode>(
  before: Node,
  edited: Node | undefined,
  now: Node | undefined,
  { deeper, conflict }: Work<Node>,
): Node | undefined {
  const saying = sayingOf(before);
  const [theirs, todays] = [edited && sayingOf(edited), now && sayingOf(now)];
  if (theirs === saying || theirs === todays) return now;
  if (todays === saying) return edited;
  const merged = edited && now ? deeper(before, edited, now) : undefined;
  if (merged) return merged;
  conflict(edited ?? before);
  return now;
}

function mergedBlock(before: Block, edited: Block, now: Block): Block | undefined {
  if (isRun(before) && isRun(edited) && isRun(now)) {
    const children = mergedRun(before.children, edited.children, now.children);
    return children && { ...(edited.type === before.type ? now : edited), children };
  }
  if (before.type === 'list' && edited.type === 'list' && now.type === 'list') {
    const items = whole<ListItem>(before.items, edited.items, now.items, mergedItem);
    return items && { ...now, items };
  }
  if (before.type === 'table' && edited.type === 'table' && now.type === 'table') {
    const rows = whole<Row>(before.rows, edited.rows, now.rows, mergedRow);
    const [head, editedHead, nowHead] = [before.header, edited.header, now.header];
    const header = head && editedHead && nowHead ? mergedOne(head, editedHead, nowHead, mergedRow) : nowHead;
    return rows && { ...now, rows, ...(header ? { header } : {}) };
  }
  if ('blocks' in before && 'blocks' in edited && 'blocks' in now && before.type === now.type) {
    const blocks = whole<Block>(before.blocks, edited.blocks, now.blocks, mergedBlock);
    return blocks && ({ ...now, blocks } as Block);
  }
  return undefined;
}

function isRun(block: Block): block is Extract<Block, { readonly type: 'heading' | 'paragraph' }> {
  return block.type === 'heading' || block.type === 'paragraph';
}

/** Merges lists of nodes, if nothing in them was changed on both sides. */
function whole<Node extends AnyNode>(
  before: readonly Node[],
  edited: readonly Node[],
  now: readonly Node[],
  deeper: Work<Node>['deeper'],
): readonly Node[] | undefined {
  let isWhole = true;
  const merged = mergedNodes(before, edited, now, {
    deeper,
    conflict: () => {
      isWhole = false;
    },
  });
  return isWhole ? merged : undefined;
}

function mergedOne<Node extends AnyNode>(
  before: Node,
  edited: Node,
  now: Node,
  deeper: Work<Node>['deeper'],
): Node | undefined {
  return whole([before], [edited], [now], deeper)?.[0];
}

function mergedItem(before: ListItem, edited: ListItem, now: ListItem): ListItem | undefined {
  const blocks = whole<Block>(before.blocks, edited.blocks, now.blocks, mergedBlock);
  return blocks && { ...now, blocks };
}

function mergedRow(before: Row, edited: Row, now: Row): Row | undefined {
  const count = before.cells.length;
  if (edited.cells.length !== count || now.cells.length !== count) return undefined;
  const cells: Cell[] = [];
  for (const [at, cell] of before.cells.entries()) {
    const [theirs, todays] = [edited.cells[at], now.cells[at]];
    const merged = theirs && todays && mergedCellOf(cell, theirs, todays);
    if (!merged) return undefined;
    cells.push(merged);
  }
  return { ...now, cells };
}

function mergedCellOf(before: Cell, edited: Cell, now: Cell): Cell | undefined {
  if (sayingOf(edited) === sayingOf(before) || sayingOf(edited) === sayingOf(now)) return now;
  if (sayingOf(now) === sayingOf(before)) return edited;
  if (before.type !== 'cell' || edited.type !== 'cell' || now.type !== 'cell') return undefined;
  const children = mergedRun(before.children, edited.children, now.children);
  return children && { ...now, children };
}

/** Merges words; undefined where both changed the same ones, or words beside one another. */
function mergedRun(before: Inlines, edited: Inlines, now: Inlines): Inlines | undefined {
  const [old, theirs, todays] = [before, edited, now].map((run) => piecesOf(run, false));
  if (!old || !theirs || !todays) return undefined;
  const keys = (pieces: readonly Piece[]) => pieces.map(({ key }) => key);
  const changes = [
    ...align(keys(old), keys(theirs))
      .filter(({ isSame }) => !isSame)
      .map((stretch) => ({ ...stretch, pieces: theirs })),
    ...align(keys(old), keys(todays))
      .filter(({ isSame }) => !isSame)
      .map((stretch) => ({ ...stretch, pieces: todays })),
  ].sort((a, b) => a.before.start - b.before.start || a.before.end - b.before.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, { before: range, after, pieces: from }] of changes.entries()) {
    const last = changes[index - 1];
    const isTwice = last !== undefined && range.start === last.before.start && range.end === last.before.end;
    if (
      isTwice &&
      keys(from.slice(after.start, after.end)).join() ===
        keys(last.pieces.slice(last.after.start, last.after.end)).join()
    )
      continue;
    if (last && range.start <= last.before.end) return undefined;
    pieces.push(...old.slice(at, range.start), ...from.slice(after.start, after.end));
    at = range.end;
  }
  return runOf([...pieces, ...old.slice(at)], []);
}
