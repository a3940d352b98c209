/**
 * Finds what moved: blocks and items that went in one place and came in another, with the same words or nearly. Short ones move only
 * with what stands beside them, since their words may stand anywhere.
 */
import type { Block, List, ListItem } from '../model/document.js';
import type { RevisedNode, Revision } from '../model/revisions.js';
import { changeEach } from '../model/walk.js';
import type { Comparison } from './marking.js';
import { oneSide } from './one-side.js';
import { blockKey, itemKey, likeness, wordsOf } from './printed.js';

/** The fewest words of what is said to have moved. */
const FEWEST = 4;

/** The fewest words, and the likeness, of what moved and changed. */
const [FEWEST_CHANGED, ALIKE] = [8, 0.75];

/** How alike a neighbour of what moved must be to have moved with it. */
const ALIKE_BESIDE = 0.5;

/** The most comparisons of what went with what came. */
const MOST_COMPARISONS = 2_500;

/** A block or item in the order of the tree. */
interface Place<Node> {
  readonly node: Node;
  readonly key: string;
  readonly words: number;
  readonly mark: Revision['kind'] | undefined;
}

/** The blocks with marks of moves in place of those that say that they went and came. */
export function withMoves(
  blocks: readonly Block[],
  marks: Map<RevisedNode, Revision>,
  comparison: Comparison,
): readonly Block[] {
  if (![...marks.values()].some(({ kind }) => kind === 'deleted')) return blocks;
  const numbers = { last: 0 };
  const kindOf = (node: RevisedNode) => marks.get(node)?.kind;
  const items = listsIn(blocks, marks).flatMap((list) =>
    list.items.map((node): Place<ListItem> => placeOf(node, itemKey, kindOf(node))),
  );
  const movedItems = pairsOf(items, false);
  const top = blocks.map((node): Place<Block> => placeOf(node, blockKey, kindOf(node)));
  const movedBlocks = pairsOf(top, true);
  for (const { from, to, move } of numbered(movedItems, items, numbers)) {
    marks.set(from.node, { kind: 'moved-away', move });
    marks.set(to.node, { kind: 'moved-here', move });
  }
  const changed = new Map<Block, Block>();
  for (const { from, to, move } of numbered(movedBlocks, top, numbers)) {
    const sides = from.key === to.key ? undefined : sidesOf(from.node, to.node, marks, comparison);
    if (from.key !== to.key && !sides) continue;
    for (const [place, node, kind] of [
      [from, sides?.before, 'moved-away'],
      [to, sides?.after, 'moved-here'],
    ] as const) {
      marks.delete(place.node);
      marks.set(node ?? place.node, { kind, move });
      if (node) changed.set(place.node, node);
    }
  }
  return changeEach(blocks, (block) => changed.get(block) ?? block);
}

function placeOf<Node extends Block | ListItem>(
  node: Node,
  keyOf: (node: Node) => string,
  mark: Revision['kind'] | undefined,
): Place<Node> {
  // What stays is only in the way.
  if (mark !== 'deleted' && mark !== 'inserted') return { node, key: '', words: 0, mark };
  return { node, key: keyOf(node), words: wordsOf(node).count, mark };
}

/** The lists of a tree that stay, whose items may have moved. */
function listsIn(blocks: readonly Block[], marks: ReadonlyMap<RevisedNode, Revision>): readonly List[] {
  return blocks.flatMap((block): readonly List[] => {
    if (marks.has(block)) return [];
    switch (block.type) {
      case 'list':
        return [block, ...block.items.flatMap((item) => (marks.has(item) ? [] : listsIn(item.blocks, marks)))];
      case 'quote':
      case 'note':
      case 'landscape':
        return listsIn(block.blocks, marks);
      default:
        return [];
    }
  });
}

/** What went by what came of it, both in the order of the tree. */
type Moves<Node> = ReadonlyMap<Place<Node>, Place<Node>>;

function pairsOf<Node extends Block | ListItem>(places: readonly Place<Node>[], isOfBlocks: boolean): Moves<Node> {
  const [gone, come] = [
    places.filter(({ mark }) => mark === 'deleted'),
    places.filter(({ mark }) => mark === 'inserted'),
  ];
  if (gone.length === 0 || come.length === 0) return new Map();
  const [goneOnce, comeOnce] = [onceByKey(gone), onceByKey(come)];
  const pairs = new Map<Place<Node>, Place<Node>>();
  for (const [key, from] of goneOnce) {
    const to = comeOnce.get(key);
    if (from && to && from.words >= FEWEST) pairs.set(from, to);
  }
  if (isOfBlocks) {
    pairAlike(pairs, gone, come);
    pairNeighbours(pairs, places);
  }
  return pairs;
}

/** Places by their words; undefined for words that several have. */
function onceByKey<Node>(places: readonly Place<Node>[]): ReadonlyMap<string, Place<Node> | undefined> {
  const byKey = new Map<string, Place<Node> | undefined>();
  for (const place of places) byKey.set(place.key, byKey.has(place.key) ? undefined : place);
  return byKey;
}

function pairAlike<Node extends Block | ListItem>(
  pairs: Map<Place<Node>, Place<Node>>,
  gone: readonly Place<Node>[],
  come: readonly Place<Node>[],
): void {
  const taken = new Set(pairs.values());
  const from = gone.filter((place) => !pairs.has(place) && place.words >= FEWEST_CHANGED);
  const to = come.filter((place) => !taken.has(place) && place.words >= FEWEST_CHANGED);
  if (from.length * to.length > MOST_COMPARISONS) return;
  for (const place of from) {
    const best = to
      .filter((other) => !taken.has(other) && canChange(place.node, other.node))
      .map((other) => ({ other, score: likeness(wordsOf(place.node), wordsOf(other.node)) }))
      .reduce((a, b) => (b.score > a.score ? b : a), { other: place, score: 0 });
    if (best.score < ALIKE) continue;
    pairs.set(place, best.other);
    taken.add(best.other);
  }
}

/** What stands beside something that moved, on both sides of it, moved with it if it's the same or much alike. */
function pairNeighbours<Node extends Block | ListItem>(
  pairs: Map<Place<Node>, Place<Node>>,
  places: readonly Place<Node>[],
): void {
  const earlier = places.filter(({ mark }) => mark !== 'inserted');
  const later = places.filter(({ mark }) => mark !== 'deleted');
  const [inEarlier, inLater] = [placesIn(earlier), placesIn(later)];
  const taken = new Set(pairs.values());
  for (const step of [1, -1])
    for (const [first, second] of [...pairs]) {
      let [from, to] = [inEarlier.get(first) ?? 0, inLater.get(second) ?? 0];
      for (;;) {
        from += step;
        to += step;
        const [a, b] = [earlier[from], later[to]];
        if (!a || !b || a.mark !== 'deleted' || b.mark !== 'inserted' || pairs.has(a) || taken.has(b)) break;
        if (!areBeside(a, b)) break;
        pairs.set(a, b);
        taken.add(b);
      }
    }
}

function areBeside<Node extends Block | ListItem>(a: Place<Node>, b: Place<Node>): boolean {
  if (a.key === b.key) return true;
  return canChange(a.node, b.node) && likeness(wordsOf(a.node), wordsOf(b.node)) >= ALIKE_BESIDE;
}

function placesIn<Node>(places: readonly Place<Node>[]): ReadonlyMap<Place<Node>, number> {
  return new Map(places.map((place, at) => [place, at]));
}

/** Whether two nodes can be one that moved and changed: not tables of other columns, which have none in common places. */
function canChange(a: Block | ListItem, b: Block | ListItem): boolean {
  if (a.type === 'table' && b.type === 'table') return a.columns.length === b.columns.length;
  return a.type === b.type && a.type !== 'item' && a.type !== 'landscape' && a.type !== 'image';
}

interface Move<Node> {
  readonly from: Place<Node>;
  readonly to: Place<Node>;
  readonly move: number;
}

/** Gives numbers to moves: one to what moved together. */
function numbered<Node>(
  pairs: Moves<Node>,
  places: readonly Place<Node>[],
  numbers: { last: number },
): readonly Move<Node>[] {
  if (pairs.size === 0) return [];
  const earlier = places.filter(({ mark }) => mark !== 'inserted');
  const inLater = placesIn(places.filter(({ mark }) => mark !== 'deleted'));
  let previous: number | undefined;
  return earlier.flatMap((from): readonly Move<Node>[] => {
    const to = pairs.get(from);
    const place = to && inLater.get(to);
    if (to && (previous === undefined || place !== previous + 1)) numbers.last++;
    previous = place;
    return to ? [{ from, to, move: numbers.last }] : [];
  });
}

/** A block as it was and as it is, with marks on what was taken out of it or put in; undefined for two that can't be one. */
function sidesOf(
  before: Block,
  after: Block,
  marks: Map<RevisedNode, Revision>,
  comparison: Comparison,
): { readonly before: Block; readonly after: Block } | undefined {
  const { marking } = comparison;
  const { size } = marking;
  const both = marking.attempt(() => comparison.block(before, after));
  if (!both) return undefined;
  for (const [node, revision] of marking.since(size)) marks.set(node, revision);
  const sides = { before: oneSide(both, 'before', marks), after: oneSide(both, 'after', marks) };
  for (const [node, { kind }] of marking.since(size)) if (kind === 'restyled') marks.delete(node);
  return sides;
}
