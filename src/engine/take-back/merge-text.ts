/**
 * Compares a document as it was sent with what came back, and says what becomes of each block of the text that it was made from. Values
 * whose words were changed everywhere alike stay fields; what has no place is listed.
 */
import type { Trace, Traced, TracedLeaf } from '../../fill/trace.js';
import type { Block, Blocks, Branching, Inlines, Leaf } from '../../model/document.js';
import { withListsApart } from './apart-lists.js';
import { type FlatBlock, flatBlocks } from './flat-blocks.js';
import type { ListChange } from './list-changes.js';
import { NodeMerge } from './merge-nodes.js';
import { leavesBySent, printedLeaves } from './merged-list.js';
import { type Pairing, pairNodes } from './pairing.js';
import { plainWords } from './plain-words.js';
import type { RunMerging } from './run-merging.js';
import { sayingOf } from './shapes.js';
import { NoPlace, type Unplaceable } from './unplaced.js';

/** A block of the text, with what it prints. */
export type BlockLeaf = TracedLeaf<Block<Leaf>, Block>;
export type OpenBlock = Branching<Leaf, Block<Leaf>>;

/** An edit without a place: the words of the block that it is in, or that came. */
export interface UnplacedEdit {
  readonly reason: Unplaceable;
  readonly words: string;
}

/** What becomes of a text. */
export interface MergedText {
  /** By the leaf of the text: absent where it stays. */
  readonly becomes: ReadonlyMap<BlockLeaf, readonly OpenBlock[]>;
  /** What came behind a leaf; behind nothing: at the start. */
  readonly behind: ReadonlyMap<BlockLeaf | undefined, readonly OpenBlock[]>;
  /** What came behind the landscape range that a leaf ends. */
  readonly behindRange: ReadonlyMap<BlockLeaf, readonly OpenBlock[]>;
  readonly unplaced: readonly UnplacedEdit[];
  /** Blocks that look different and say the same. */
  readonly restyled: number;
  /** What the blocks say that aren't of the text: the program's own tables and lists. */
  readonly around: ReadonlySet<string>;
}

/** What merging a whole text needs. */
export interface TextMerging {
  readonly trace: Trace;
  readonly traced: readonly Traced<Block<Leaf>, Block>[];
  /** The blocks of the file as it was sent, and as it came back. */
  readonly sent: Blocks;
  readonly came: Blocks;
  readonly changed: RunMerging['changed'];
  readonly widened: RunMerging['widened'];
  readonly listChanged: (change: ListChange) => boolean;
  readonly adoptRun: (run: Inlines) => Inlines<Leaf>;
  readonly adopt: (blocks: Blocks) => Blocks<Leaf>;
}

/** Merges them. */
export function mergeText(merging: TextMerging): MergedText {
  return new TextMerge(merging).merged();
}

class TextMerge {
  private readonly merging: TextMerging;
  private readonly leafOf: ReadonlyMap<number, BlockLeaf>;
  private readonly inEach: ReadonlySet<BlockLeaf>;
  private readonly becomes = new Map<BlockLeaf, readonly OpenBlock[]>();
  private readonly behind = new Map<BlockLeaf | undefined, OpenBlock[]>();
  private readonly behindRange = new Map<BlockLeaf, OpenBlock[]>();
  private readonly sent: readonly Block[];
  private readonly came: readonly FlatBlock[];
  private readonly inRange: ReadonlySet<BlockLeaf>;
  private readonly unplaced: UnplacedEdit[] = [];
  private readonly moved = new Map<string, BlockLeaf[]>();
  private restyled = 0;

  constructor(merging: TextMerging) {
    this.merging = merging;
    const leaves = printedLeaves(merging.traced);
    const files = withListsApart(
      leaves.flatMap(({ closed }) => closed ?? []),
      { sent: flatBlocks(merging.sent).map(({ block }) => block), came: flatBlocks(merging.came) },
    );
    this.sent = files.sent;
    this.came = files.came;
    this.leafOf = leavesBySent(leaves, this.sent);
    this.inRange = new Set(leavesInRanges(merging.traced));
    this.inEach = new Set(leavesInEach(merging.traced));
  }

  merged(): MergedText {
    const { sent, came } = this;
    const pairs = pairNodes(
      sent,
      came.map(({ block }) => block),
    );
    for (const pair of pairs)
      if (pair.kind === 'gone') {
        const [block, leaf] = [sent[pair.before], this.leafOf.get(pair.before)];
        if (block && leaf && !this.inEach.has(leaf)) addAll(this.moved, sayingOf(block), [leaf]);
      }
    let last: BlockLeaf | undefined;
    for (const pair of pairs) {
      if (pair.kind !== 'new') last = this.leafOf.get(pair.before) ?? last;
      this.take(pair, last);
    }
    const { becomes, behind, behindRange, unplaced, restyled } = this;
    const around = new Set(sent.flatMap((block, index) => (this.leafOf.has(index) ? [] : [sayingOf(block)])));
    return { becomes, behind, behindRange, unplaced, restyled, around };
  }

  private take(pair: Pairing, last: BlockLeaf | undefined): void {
    const { sent, came } = this;
    if (pair.kind === 'new') {
      const block = came[pair.after];
      if (block) this.added(block, last);
      return;
    }
    const before = sent[pair.before];
    const after = pair.kind === 'gone' ? undefined : came[pair.after]?.block;
    if (!before) return;
    const leaf = this.leafOf.get(pair.before);
    if (pair.kind === 'same' && after) {
      if (looksOf(before) !== looksOf(after)) this.restyled++;
    } else if (!leaf) this.cant(after ?? before, 'record');
    else this.changed(leaf, before, after);
  }

  private added({ block, isInRange }: FlatBlock, last: BlockLeaf | undefined): void {
    const moved = this.moved.get(sayingOf(block))?.shift();
    const blocks = moved ? [moved.node] : this.merging.adopt([block]);
    if (last && this.inRange.has(last) && !isInRange) addAll(this.behindRange, last, blocks);
    else addAll(this.behind, last, blocks);
  }

  private changed(leaf: BlockLeaf, before: Block, after: Block | undefined): void {
    const merge = new NodeMerge({
      ...this.merging,
      restyled: () => undefined,
    });
    try {
      const blocks = after ? merge.block(leaf, before, after) : [];
      if (blocks.length === 1 && blocks[0] === leaf.node) return;
      if (this.inEach.has(leaf)) throw new NoPlace('list');
      this.becomes.set(leaf, blocks);
    } catch (cause) {
      if (!(cause instanceof NoPlace)) throw cause;
      this.cant(after ?? before, cause.reason);
    }
  }

  private cant(block: Block, reason: Unplaceable): void {
    this.unplaced.push({ reason, words: plainWords(block) });
  }
}

function addAll<Key, Value>(groups: Map<Key, Value[]>, key: Key, values: readonly Value[]): void {
  const group = groups.get(key);
  if (group) group.push(...values);
  else groups.set(key, [...values]);
}

function leavesInRanges(traced: readonly Traced<Block<Leaf>, Block>[]): readonly BlockLeaf[] {
  return traced.flatMap((node) => {
    if (node.kind === 'leaf') return [];
    return node.kind === 'range' ? printedLeaves(node.inner) : leavesInRanges(node.inner);
  });
}

function leavesInEach(traced: readonly Traced<Block<Leaf>, Block>[]): readonly BlockLeaf[] {
  return traced.flatMap((node) => {
    if (node.kind === 'leaf') return [];
    return node.kind === 'each' ? printedLeaves(node.inner) : leavesInEach(node.inner);
  });
}

const NO_LOOK = new Set(['span', 'numbering', 'label', 'anchor', 'from', 'places', 'target', 'key']);

/** How a block looks, as far as the tree says. */
function looksOf(block: Block): string {
  return JSON.stringify(block, (name, value) => (NO_LOOK.has(name) ? undefined : name === 'picture' ? '' : value));
}
