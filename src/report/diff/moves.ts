/** Tells of what moved together once: the first passage of a move stands for all that say the same as before. */
import type { ChangedPassage, ChangedSection } from '../../model/changed-words.js';

/** The sections without passages that only moved with others; a section in which nothing else changed is left out. */
export function onceForMoves(sections: readonly ChangedSection[]): readonly ChangedSection[] {
  const told = new Set<string>();
  const isTold = ({ kind, move, words }: ChangedPassage) => {
    if (!move) return false;
    const end = `${kind} ${move.number}`;
    const isKnown = told.has(end);
    told.add(end);
    return isKnown && words.every(({ mark }) => mark === undefined);
  };
  return sections
    .map(({ name, passages }) => ({ name, passages: passages.filter((passage) => !isTold(passage)) }))
    .filter(({ passages }) => passages.length > 0);
}
