/** Headings of two documents: which are the same section's, and what links to them say in the tree that holds both. */
import type { Pair } from '../model/alignment.js';
import type { Block } from '../model/document.js';
import { runKey } from './printed.js';

/** Pairs of headings with the same words that keep their order, the longest sections first; of words that stand once in each part. */
export function headingPairs(before: readonly Block[], after: readonly Block[]): readonly Pair[] {
  return pairsBetween(headingsOf(before), headingsOf(after));
}

interface SectionHead {
  readonly words: string;
  readonly at: number;
  /** How many blocks its section has. */
  readonly size: number;
}

function headingsOf(blocks: readonly Block[]): readonly SectionHead[] {
  const places = blocks.flatMap(({ type }, at) => (type === 'heading' ? [at] : []));
  return places.flatMap((at, n): readonly SectionHead[] => {
    const block = blocks[at];
    if (block?.type !== 'heading') return [];
    return [{ words: runKey(block.children), at, size: (places[n + 1] ?? blocks.length) - at }];
  });
}

function pairsBetween(before: readonly SectionHead[], after: readonly SectionHead[]): readonly Pair[] {
  const pairs = heaviestRising(uniquePairs(before, after));
  if (pairs.length === 0) return [];
  const result: Pair[] = [];
  let [from, to] = [0, 0];
  for (const { before: head, after: laterHead } of pairs) {
    const [at, laterAt] = [before.indexOf(head), after.indexOf(laterHead)];
    result.push(...pairsBetween(before.slice(from, at), after.slice(to, laterAt)), [head.at, laterHead.at]);
    [from, to] = [at + 1, laterAt + 1];
  }
  result.push(...pairsBetween(before.slice(from), after.slice(to)));
  return result;
}

interface HeadPair {
  readonly before: SectionHead;
  readonly after: SectionHead;
}

/** Headings whose words stand once in each list, in the order of the first. */
function uniquePairs(before: readonly SectionHead[], after: readonly SectionHead[]): readonly HeadPair[] {
  const [inBefore, inAfter] = [byWords(before), byWords(after)];
  return [...inBefore].flatMap(([words, head]) => {
    const other = inAfter.get(words);
    return head && other ? [{ before: head, after: other }] : [];
  });
}

/** Headings by their words; undefined for words of several. */
function byWords(heads: readonly SectionHead[]): ReadonlyMap<string, SectionHead | undefined> {
  const byWords = new Map<string, SectionHead | undefined>();
  for (const head of heads) byWords.set(head.words, byWords.has(head.words) ? undefined : head);
  return byWords;
}

/** Of pairs in the order of the first list, those in the order of the second too whose sections are longest together. */
function heaviestRising(pairs: readonly HeadPair[]): readonly HeadPair[] {
  const weights: number[] = [];
  const previous: number[] = [];
  let heaviest = -1;
  pairs.forEach(({ before, after }, at) => {
    let [weight, behind] = [0, -1];
    for (let n = 0; n < at; n++)
      if ((pairs[n]?.after.at ?? 0) < after.at && (weights[n] ?? 0) > weight) [weight, behind] = [weights[n] ?? 0, n];
    weights[at] = weight + Math.min(before.size, after.size);
    previous[at] = behind;
    if (heaviest < 0 || (weights[at] ?? 0) > (weights[heaviest] ?? 0)) heaviest = at;
  });
  const rising: HeadPair[] = [];
  for (let at = heaviest; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}
