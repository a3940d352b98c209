/** Tells of what moved together once: the first passage of a move stands for all that say the same as before. */
import type { ChangedPassage, ChangedSection } from '../../model/changed-words.js';

/**
 * The sections without passages that only moved with others; of one that changed on the way only the change is left. A section in which
 * nothing else changed is left out.
 */
export function onceForMoves(sections: readonly ChangedSection[]): readonly ChangedSection[] {
  const told = new Set<string>();
  const once = (passage: ChangedPassage): readonly ChangedPassage[] => {
    const { kind, place, words, move } = passage;
    if (!move) return [passage];
    const end = `${kind} ${move.number}`;
    const isTold = told.has(end);
    told.add(end);
    if (!isTold) return [passage];
    return words.some(({ mark }) => mark !== undefined) ? [{ kind: 'changed', place, words }] : [];
  };
  return sections
    .map(({ name, passages }) => ({ name, passages: passages.flatMap(once) }))
    .filter(({ passages }) => passages.length > 0);
}
