/**
 * Tells what was said before with the details of today. Details don't count as differences; and a telephone number of yesterday is one
 * that nobody should ring, and may be another organisation's by now.
 */
import type { Document } from './document.js';
import { type Atom, isOwnDetail, type PracticeValues } from './passage-words.js';
import { markedPassages, type Passage } from './passages.js';

/** What values say today, by what is compared of them: the entries of a list each. */
export type CurrentDetails = ReadonlyMap<string, ReadonlySet<string>>;

/** Gathers what the details in documents of today say. */
export function currentDetails(documents: readonly Document[], practice: PracticeValues): CurrentDetails {
  const details = new Map<string, Set<string>>();
  for (const document of documents)
    for (const { atoms } of markedPassages(document, practice))
      for (const { compared, words } of atoms.filter(isOwnDetail))
        details.set(compared, (details.get(compared) ?? new Set()).add(words));
  return details;
}

/** Stands for a detail that is gone, or that several took the place of. */
const LEFT_OUT = '…';

/** The passage with details that are said today; the same object where they all are. */
export function withDetailsOfToday(passage: Passage, details: CurrentDetails): Passage {
  const ofToday = (atom: Atom): Atom => {
    const today = details.get(atom.compared);
    if (!isOwnDetail(atom) || today?.has(atom.words)) return atom;
    const [only = LEFT_OUT, ...more] = today ?? [];
    return { ...atom, words: more.length > 0 ? LEFT_OUT : only };
  };
  const atoms = passage.atoms.map(ofToday);
  return atoms.every((atom, at) => atom === passage.atoms[at]) ? passage : { ...passage, atoms };
}
