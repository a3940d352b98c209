/**
 * What a compared document says differently, in reading order, for staff: what it said, and what it says. The marks of the tree are
 * its source, as they are that of every other list of differences. But values that are details, dates of the record, looks and
 * numbers of headings never count here: where all that is marked in a passage is of that kind, the passage says the same.
 */
import { align } from './alignment.js';
import { currentDetails, withDetailsOfToday } from './current-details.js';
import type { Document } from './document.js';
import { allWords, changedWords, type MarkedWords, SIDES } from './marked-words.js';
import { pairsWithin } from './pairing.js';
import {
  type Atom,
  isValue,
  keyOf as keyOfAtoms,
  LONGEST_ENTRY,
  NO_PRACTICE,
  type PracticeValues,
  withoutRepeats,
} from './passage-words.js';
import { markedPassages, type Passage, type Place, type Section } from './passages.js';

/** One passage that was added, removed, moved or changed. */
export interface WordDifference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly place: Place;
  /** The name of the organisation whose own words it has; absent for the template's. */
  readonly addedBy?: string;
  /** The heading that it stands under, or stood under if it was removed, `3.1 Reporting a concern`; absent before the first. */
  readonly section?: string;
  /** It's the heading of a section that moved as a whole. */
  readonly isSection?: true;
  /** The heading that a moved passage stood under, where that was another. */
  readonly movedFrom?: string;
  /** What it said: the sentences that differ, `…` for those left out; empty for an added passage. */
  readonly before: readonly MarkedWords[];
  /** What it says; empty for a removed passage. */
  readonly after: readonly MarkedWords[];
}

export interface DifferenceOptions {
  /** The values of both documents that count as text. */
  readonly practice?: PracticeValues;
  /** The file of an organisation's additions in the later document, and the organisation's name. */
  readonly additions?: { readonly file: string; readonly by: string };
  /** Documents with the details of today, which what was said before is told with; without any, it's told with its own. */
  readonly today?: readonly Document[];
}

/** Lists what a compared document says differently; empty where both say the same. */
export function wordDifferences(marked: Document, options: DifferenceOptions = {}): readonly WordDifference[] {
  const { practice = NO_PRACTICE, today } = options;
  const sides = withoutEntries(markedPassages(marked, practice).map(sidesOf)).map(toldWith(today, practice));
  return toldSides(sides, movesIn(sides), { owner: ownerOf(options), isTold: () => true });
}

/** Gives what was said before with the details of today. */
function toldWith(today: readonly Document[] | undefined, practice: PracticeValues): (sides: Sides) => Sides {
  if (!today) return (sides) => sides;
  const details = currentDetails(today, practice);
  return (sides) => (sides.before ? { ...sides, before: withDetailsOfToday(sides.before, details) } : sides);
}

/** Lists the passages that say the same but for details, such as a telephone number, with the words that differ. */
export function detailDifferences(marked: Document, options: DifferenceOptions = {}): readonly WordDifference[] {
  const practice = options.practice ?? NO_PRACTICE;
  const texts = markedPassages(marked, practice).map(sidesOf);
  const kept = new Set(withoutEntries(texts));
  // What counts changes no passage's place among the others, so that both lists have the same ones.
  const sides = markedPassages(marked, { ...practice, withDetails: true }).map(sidesOf);
  const keys = new Map<Passage, string>();
  const entries = new Set<Passage>();
  sides.forEach((each, at) => {
    const text = texts[at];
    for (const side of SIDES) {
      const [passage, said] = [each[side], text?.[side]];
      if (passage && said) keys.set(passage, keyOf(said));
      if (passage && text && !kept.has(text)) entries.add(passage);
    }
  });
  const isTold: Telling['isTold'] = (before, after) =>
    before && after
      ? keys.get(before) === keys.get(after)
      : [before, after].some((passage) => passage && entries.has(passage));
  const told = toldSides(sides, movesIn(sides), { owner: ownerOf(options), isTold });
  return told.filter(({ kind }) => kind !== 'moved');
}

/** Which differences are told, and whose words they are. */
interface Telling {
  readonly owner: OwnerOf;
  readonly isTold: (before: Passage | undefined, after: Passage | undefined) => boolean;
}

function toldSides(sides: readonly Sides[], moves: Moves, telling: Telling): readonly WordDifference[] {
  const { owner, isTold } = telling;
  const differences: WordDifference[] = [];
  let [removed, added]: [Passage[], Passage[]] = [[], []];
  const flush = () => {
    differences.push(...inOnePlace(removed, added, telling));
    [removed, added] = [[], []];
  };
  for (const each of sides) {
    const { before, after, move } = each;
    if (move) {
      if (!after) continue;
      flush();
      const told = movedDifference(each, moves);
      if (told && isTold(originOf(each, moves), after)) differences.push({ ...told, ...owner(after) });
    } else if (before && after) {
      flush();
      if (keyOf(before) !== keyOf(after) && isTold(before, after))
        differences.push({ ...changed(before, after), ...owner(after) });
    } else {
      if (before) removed.push(before);
      if (after) added.push(after);
    }
  }
  flush();
  return differences;
}

/** A passage as the earlier and the later document have it. */
interface Sides {
  readonly before?: Passage;
  readonly after?: Passage;
  /** Of a passage that moved, at one of its ends: the number of the move. */
  readonly move?: number;
}

function sidesOf(passage: Passage): Sides {
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
function withoutEntries(sides: readonly Sides[]): readonly Sides[] {
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

/** Says whose own words a passage has. */
type OwnerOf = (passage: Passage) => Pick<WordDifference, 'addedBy'>;

function ownerOf({ additions }: DifferenceOptions): OwnerOf {
  return ({ file }) => (additions && file === additions.file ? { addedBy: additions.by } : {});
}

function keyOf({ place, key }: Passage): string {
  // A paragraph that becomes an item says the same; a heading is another thing.
  return `${place === 'heading' || place === 'title' ? place : ''}\n${key}`;
}

/** The passages at the ends of each move, in order; and whether a move has been told. */
interface Moves {
  readonly away: ReadonlyMap<number, readonly Passage[]>;
  readonly here: ReadonlyMap<number, readonly Passage[]>;
}

function movesIn(sides: readonly Sides[]): Moves {
  const ends = (side: 'before' | 'after') => {
    const passages = new Map<number, Passage[]>();
    for (const { move, [side]: passage } of sides)
      if (move !== undefined && passage) passages.set(move, [...(passages.get(move) ?? []), passage]);
    return passages;
  };
  return { away: ends('before'), here: ends('after') };
}

/** What a passage that moved was in its earlier place. */
function originOf({ after, move = 0 }: Sides, { away, here }: Moves): Passage | undefined {
  return after && away.get(move)?.[here.get(move)?.indexOf(after) ?? 0];
}

/** What moved together is told once, by its first passage; of the others only what changed on the way. */
function movedDifference(sides: Sides, moves: Moves): WordDifference | undefined {
  const { after, move = 0 } = sides;
  if (!after) return undefined;
  const { here } = moves;
  const at = here.get(move)?.indexOf(after) ?? 0;
  const origin = originOf(sides, moves);
  if (origin && keyOf(origin) !== keyOf(after)) return changed(origin, after);
  if (at > 0 || !origin) return undefined;
  const isSection = after.place === 'heading' && (here.get(move)?.length ?? 0) > 1;
  if (!isSection || !after.section) return moved(after, origin);
  return { ...moved(after, origin), isSection, section: sectionName(after.section) };
}

/** What was taken out and put in at one place; a paragraph that became an item says the same. */
function inOnePlace(
  removed: readonly Passage[],
  added: readonly Passage[],
  telling: Telling,
): readonly WordDifference[] {
  if (removed.length === 0 || added.length === 0) return differencesOf(removed, added, telling);
  return align(removed.map(keyOf), added.map(keyOf))
    .filter(({ isSame }) => !isSame)
    .flatMap(({ before, after }) =>
      differencesOf(removed.slice(before.start, before.end), added.slice(after.start, after.end), telling),
    );
}

function differencesOf(
  removed: readonly Passage[],
  added: readonly Passage[],
  { owner, isTold }: Telling,
): readonly WordDifference[] {
  const differences: WordDifference[] = [];
  const pairs = pairsOf(removed, added);
  let next = 0;
  const removeUpTo = (end: number) => {
    const gone = removed.slice(next, end).filter((passage) => isTold(passage, undefined));
    differences.push(...gone.map((passage) => whole('removed', passage)));
    next = Math.max(next, end);
  };
  added.forEach((passage, at) => {
    const pair = pairs.get(passage);
    // What was removed stands before what came in its place.
    removeUpTo(pairs.get(added.slice(at).find((later) => pairs.has(later)) ?? passage) ?? removed.length);
    const before = pair === undefined ? undefined : removed[pair];
    if (before) next++;
    if (isTold(before, passage))
      differences.push({ ...(before ? changed(before, passage) : whole('added', passage)), ...owner(passage) });
  });
  removeUpTo(removed.length);
  return differences;
}

function about({ place, section }: Passage): Pick<WordDifference, 'place' | 'section'> {
  // A heading is not under itself.
  return { place, ...(section === undefined || place === 'heading' ? {} : { section: sectionName(section) }) };
}

function sectionName({ number, words }: Section): string {
  return number === '' ? words : `${number} ${words}`;
}

function whole(kind: 'added' | 'removed', passage: Passage): WordDifference {
  const words = allWords(passage.atoms, true);
  return { kind, ...about(passage), before: kind === 'added' ? [] : words, after: kind === 'added' ? words : [] };
}

function moved(passage: Passage, origin: Passage): WordDifference {
  const isElsewhere = origin.section !== undefined && origin.section.words !== passage.section?.words;
  return {
    kind: 'moved',
    ...about(passage),
    ...(isElsewhere && origin.section ? { movedFrom: sectionName(origin.section) } : {}),
    before: allWords(origin.atoms, false),
    after: allWords(passage.atoms, false),
  };
}

/** Added passages with the place of the removed one that each replaces, in order, so that the pairs are most alike. */
function pairsOf(removed: readonly Passage[], added: readonly Passage[]): ReadonlyMap<Passage, number> {
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

function changed(before: Passage, after: Passage): WordDifference {
  return { kind: 'changed', ...about(after), ...changedWords(before.atoms, after.atoms, before.place === 'row') };
}

function comparedIn(atoms: readonly Atom[]): string {
  return atoms.map(({ compared }) => compared).join(' ');
}
