/** Which passages came in place of which: those that are most alike. */
import { pairsWithin } from './pairing.js';
import type { Atom } from './passage-words.js';
import type { Passage } from './passages.js';

/** Added passages with the place of the removed one that each replaces, in order, so that the pairs are most alike. */
export function pairsOf(removed: readonly Passage[], added: readonly Passage[]): ReadonlyMap<Passage, number> {
  const [only, first] = [removed[0], added[0]];
  // One passage in place of another changed, however little is left of it.
  if (removed.length === 1 && added.length === 1 && only && first && sameKind(only, first))
    return new Map([[first, 0]]);
  const whole = { before: { start: 0, end: removed.length }, after: { start: 0, end: added.length } };
  const pairs = pairsWithin(removed, added, whole, { likeness, hints: [firstWords, lastWords] });
  return new Map(
    pairs.flatMap(([from, to]) => {
      const passage = added[to];
      return passage ? [[passage, from] as const] : [];
    }),
  );
}

function firstWords({ atoms }: Passage): string {
  return comparedIn(atoms.slice(0, 3));
}

function lastWords({ atoms }: Passage): string {
  return comparedIn(atoms.slice(-3));
}

function sameKind(a: Passage, b: Passage): boolean {
  const kindOf = ({ place }: Passage) => (place === 'item' || place === 'paragraph' ? 'words' : place);
  return kindOf(a) === kindOf(b);
}

/** The share of words that two passages have in common, from 0 to 1. */
function likeness(a: Passage, b: Passage): number {
  if (!sameKind(a, b)) return 0;
  const counts = new Map<string, number>();
  for (const { compared } of a.atoms) counts.set(compared, (counts.get(compared) ?? 0) + 1);
  let common = 0;
  for (const { compared } of b.atoms) {
    const count = counts.get(compared) ?? 0;
    if (count === 0) continue;
    counts.set(compared, count - 1);
    common++;
  }
  return (2 * common) / (a.atoms.length + b.atoms.length);
}

function comparedIn(atoms: readonly Atom[]): string {
  return atoms.map(({ compared }) => compared).join(' ');
}
