/** Pairs the nodes of a document as it was sent with those that came back: the same, changed, gone and new ones, in order. */
import { align } from '../../model/alignment.js';
import type { AnyNode } from '../../model/walk.js';
import { likeness, sayingOf, wordsOf } from './shapes.js';

/** What became of a node; `before` and `after` are places in the two lists. */
export type Pairing =
  | { readonly kind: 'same' | 'changed'; readonly before: number; readonly after: number }
  | { readonly kind: 'gone'; readonly before: number }
  | { readonly kind: 'new'; readonly after: number };

/** Below it, two nodes are two texts. */
const ALIKE = 0.4;

/** More pairs than that aren't compared one by one. */
const MOST_COMPARED = 40_000;

/** Pairs two lists of nodes. */
export function pairNodes(before: readonly AnyNode[], after: readonly AnyNode[]): readonly Pairing[] {
  const stretches = align(before.map(sayingOf), after.map(sayingOf));
  return stretches.flatMap((stretch): readonly Pairing[] => {
    const { start, end } = stretch.before;
    if (stretch.isSame)
      return before
        .slice(start, end)
        .map((_, at) => ({ kind: 'same', before: start + at, after: stretch.after.start + at }));
    return pairChanged(before, after, stretch);
  });
}

function pairChanged(
  before: readonly AnyNode[],
  after: readonly AnyNode[],
  stretch: ReturnType<typeof align>[number],
): readonly Pairing[] {
  const [b, a] = [stretch.before, stretch.after];
  const gone = (from: number, to: number): Pairing[] => range(from, to).map((at) => ({ kind: 'gone', before: at }));
  const added = (from: number, to: number): Pairing[] => range(from, to).map((at) => ({ kind: 'new', after: at }));
  if (b.start === b.end || a.start === a.end) return [...gone(b.start, b.end), ...added(a.start, a.end)];
  const pairs = bestPairs(before.slice(b.start, b.end), after.slice(a.start, a.end));
  const result: Pairing[] = [];
  let [fromBefore, fromAfter] = [b.start, a.start];
  for (const [atBefore, atAfter] of pairs) {
    result.push(...gone(fromBefore, b.start + atBefore), ...added(fromAfter, a.start + atAfter));
    result.push({ kind: 'changed', before: b.start + atBefore, after: a.start + atAfter });
    [fromBefore, fromAfter] = [b.start + atBefore + 1, a.start + atAfter + 1];
  }
  return [...result, ...gone(fromBefore, b.end), ...added(fromAfter, a.end)];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

/** The pairs, in order, that are most alike together. */
function bestPairs(before: readonly AnyNode[], after: readonly AnyNode[]): readonly (readonly [number, number])[] {
  if (before.length * after.length > MOST_COMPARED) return [];
  const [words, others] = [before.map(wordsOf), after.map(wordsOf)];
  const isLone = before.length === 1 && after.length === 1;
  // Where both end, what follows is the same.
  const nextAlike = (b: number, a: number): number => {
    const [next, other] = [words[b + 1], others[a + 1]];
    return next && other ? likeness(next, other) : next === other ? 1 : 0;
  };
  const worth = (b: number, a: number): number => {
    if (!mayPair(before[b], after[a])) return 0;
    const alike = likeness(words[b] ?? [], others[a] ?? []);
    const isSameKind = before[b]?.type === after[a]?.type;
    if (alike >= ALIKE) return alike + (isSameKind ? 0.1 : 0);
    if (isRename(before[b], after[a])) return RENAMED + nextAlike(b, a) / 4;
    // Of two rows or items in one place, the one became the other if they have anything in common, or are all that there is.
    return isSameKind && isLone && (alike > 0.2 || (words[b] ?? []).length <= 3) ? 0.1 : 0;
  };
  const best: number[][] = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (b: number, a: number) => best[b]?.[a] ?? 0;
  for (let b = before.length - 1; b >= 0; b--)
    for (let a = after.length - 1; a >= 0; a--) {
      const together = worth(b, a);
      const row = best[b];
      if (row) row[a] = Math.max(at(b + 1, a), at(b, a + 1), together > 0 ? together + at(b + 1, a + 1) : 0);
    }
  const pairs: [number, number][] = [];
  for (let [b, a] = [0, 0]; b < before.length && a < after.length; ) {
    const together = worth(b, a);
    if (together > 0 && at(b, a) === together + at(b + 1, a + 1)) pairs.push([b++, a++]);
    else if (at(b, a) === at(b + 1, a)) b++;
    else a++;
  }
  return pairs;
}

/** What a heading with wholly other words is worth: less than any block whose words are alike, and more with what follows it. */
const RENAMED = 0.05;

/** Whether a heading may have got wholly other words: what became of its section is told by the blocks beside it. */
function isRename(before: AnyNode | undefined, after: AnyNode | undefined): boolean {
  return before?.type === 'heading' && after?.type === 'heading' && before.level === after.level;
}

/** Words of their own kind each: a heading may become a paragraph, but a table no list. */
function mayPair(before: AnyNode | undefined, after: AnyNode | undefined): boolean {
  if (before?.type === after?.type) return true;
  const isRun = (node: AnyNode | undefined) => node?.type === 'heading' || node?.type === 'paragraph';
  return isRun(before) && isRun(after);
}
