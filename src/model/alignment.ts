/** Aligns two lists: what stands in both, in order, and what stands in one of them only. The one home of the package `diff`. */
import { diffArrays } from 'diff';

/** A stretch of two lists; `end` is the first place behind it. In a stretch that is the same, both are equally long. */
export interface Stretch {
  readonly isSame: boolean;
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** A place of the first list with its place in the second. */
export type Pair = readonly [before: number, after: number];

/**
 * Above this many additions and removals among what both lists hold, lists are aligned by what stands once in each: the longest
 * common sequence costs the square of it.
 */
const MOST_EDITS = 400;

/** Aligns by the longest common sequence; stretches that are the same and others take turns. */
export function align(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const pairs: Pair[] = [];
  for (let n = 0; n < start; n++) pairs.push([n, n]);
  pairs.push(...pairsBetween(before, after, start, end));
  for (let n = end; n > 0; n--) pairs.push([before.length - n, after.length - n]);
  return stretchesOf(pairs, before.length, after.length);
}

/** The stretches of pairs that are in the order of both lists. */
export function stretchesOf(pairs: readonly Pair[], beforeLength: number, afterLength: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [before, after] = [0, 0];
  const add = (isSame: boolean, beforeEnd: number, afterEnd: number) => {
    if (beforeEnd > before || afterEnd > after)
      stretches.push({ isSame, before: { start: before, end: beforeEnd }, after: { start: after, end: afterEnd } });
    [before, after] = [beforeEnd, afterEnd];
  };
  for (let n = 0; n < pairs.length; ) {
    const [from, to] = pairs[n] ?? [0, 0];
    add(false, from, to);
    let length = 1;
    while (pairs[n + length]?.[0] === from + length && pairs[n + length]?.[1] === to + length) length++;
    add(true, from + length, to + length);
    n += length;
  }
  add(false, beforeLength, afterLength);
  return stretches;
}

/** The pairs of two lists without their first and last few; what only one of them holds can't be in a pair. */
function pairsBetween(
  before: readonly string[],
  after: readonly string[],
  start: number,
  end: number,
): readonly Pair[] {
  const places = (list: readonly string[], other: readonly string[]) => {
    const held = new Set(other.slice(start, other.length - end));
    const kept: number[] = [];
    for (let n = start; n < list.length - end; n++) if (held.has(list[n] ?? '')) kept.push(n);
    return kept;
  };
  if (before.length - end <= start || after.length - end <= start) return [];
  const [inBefore, inAfter] = [places(before, after), places(after, before)];
  if (inBefore.length === 0) return [];
  const [words, others] = [inBefore.map((n) => before[n] ?? ''), inAfter.map((n) => after[n] ?? '')];
  const pairs = longestCommon(words, others) ?? uniqueCommon(words, others);
  return pairs.map(([from, to]): Pair => [inBefore[from] ?? 0, inAfter[to] ?? 0]);
}

/** The longest common sequence; undefined where it would cost too much. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly Pair[] | undefined {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!changes) return undefined;
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const { removed, added, count } of changes) {
    if (!removed && !added) for (let n = 0; n < count; n++) pairs.push([from + n, to + n]);
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
}

/** Of what stands once in each list, the longest sequence that is in the order of both. */
function uniqueCommon(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const [inBefore, inAfter] = [onlyPlaces(before), onlyPlaces(after)];
  const pairs: Pair[] = [];
  for (const [key, from] of inBefore) {
    const to = inAfter.get(key) ?? -1;
    if (from >= 0 && to >= 0) pairs.push([from, to]);
  }
  return longestRising(pairs);
}

/** The place of each thing of a list; -1 for what stands there more than once. */
function onlyPlaces(list: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  list.forEach((key, at) => {
    places.set(key, places.has(key) ? -1 : at);
  });
  return places;
}

/** The longest sequence of pairs, given in the order of the first list, whose places in the second rise too. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  /** The last pair of the best sequence of each length, and the pair before each pair. */
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, to], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const rising: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}
