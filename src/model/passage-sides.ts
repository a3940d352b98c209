/** A passage of a compared document as each of the two documents says it. */
import { type Atom, isValue, keyOf as keyOfAtoms, LONGEST_ENTRY, withoutRepeats } from './passage-words.js';
import type { Passage } from './passages.js';

/** A passage as the earlier and the later document have it. */
export interface Sides {
  readonly before?: Passage;
  readonly after?: Passage;
  /** Of a passage that moved, at one of its ends: the number of the move. */
  readonly move?: number;
}

/** The two sides of a passage of a compared document. */
export function sidesOf(passage: Passage): Sides {
  const { within } = passage;
  if (within && 'move' in within) {
    const { kind, move } = within;
    const [side, unmarked] =
      kind === 'moved-here' ? (['after', 'inserted'] as const) : (['before', 'deleted'] as const);
    return { [side]: passage, ...(passage.atoms.every(({ mark }) => mark === unmarked) ? {} : { move }) };
  }
  const before = sideOf(passage, 'inserted');
  const after = sideOf(passage, 'deleted');
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

/** A passage without the words that have a mark; undefined where none is left. */
function sideOf(passage: Passage, without: NonNullable<Atom['mark']>): Passage | undefined {
  if (passage.atoms.every(({ mark, isApartBefore }) => mark === undefined && isApartBefore === undefined))
    return passage;
  const own = passage.atoms.filter(({ mark }) => mark !== without);
  if (own.every(({ words }) => words === '|')) return undefined;
  const atoms = wholeWords(without === 'inserted' ? own.map(asBefore) : own);
  return { ...passage, atoms, key: keyOfAtoms(atoms) };
}

function asBefore(atom: Atom): Atom {
  const { isApartBefore, ...rest } = atom;
  return isApartBefore === undefined ? atom : { ...rest, isApart: isApartBefore };
}

/** Joins the parts of words of which only some are marked. */
function wholeWords(atoms: readonly Atom[]): readonly Atom[] {
  const words: Atom[] = [];
  for (const atom of atoms) {
    const last = words.at(-1);
    const isPart = last && !atom.isApart && !isValue(last) && !isValue(atom) && last.isStruck === atom.isStruck;
    if (isPart && last)
      words.splice(-1, 1, { ...last, words: last.words + atom.words, compared: last.compared + atom.compared });
    else words.push(atom);
  }
  return words;
}

/**
 * Takes out what is only an entry more or fewer in a list of values: an entry that repeats the one before it, and the first of some
 * that stand in both documents.
 */
export function withoutEntries(sides: readonly Sides[]): readonly Sides[] {
  const further = new Set<Sides>();
  for (const side of ['before', 'after'] as const) {
    const other = side === 'before' ? 'after' : 'before';
    const own = sides.filter((each) => each[side] !== undefined);
    const kept = new Set(withoutRepeats(own, (each) => each[side]?.key ?? ''));
    own.forEach((each, at) => {
      if (each[other] !== undefined) return;
      const isRepeated = (later: Sides) =>
        !kept.has(later) && later[side]?.key === each[side]?.key && later[other] !== undefined;
      if (!kept.has(each) || own.slice(at + 1, at + 1 + LONGEST_ENTRY).some(isRepeated)) further.add(each);
    });
  }
  return sides.filter((each) => !further.has(each));
}

/** Equal for passages that say the same at places of one kind. */
export function saidKey({ place, key }: Passage): string {
  // A paragraph that becomes an item says the same; a heading is another thing.
  return `${place === 'heading' || place === 'title' ? place : ''}\n${key}`;
}
