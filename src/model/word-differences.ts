/**
 * What a compared document says differently, in reading order, for staff: what it said, and what it says. The marks of the tree are
 * its source, as they are that of every other list of differences. But values that are details, dates of the record, looks and
 * numbers of headings never count here: where all that is marked in a passage is of that kind, the passage says the same.
 */
import { align } from './alignment.js';
import { currentDetails, withDetailsOfToday } from './current-details.js';
import type { Document } from './document.js';
import { pairsWithin } from './pairing.js';
import {
  type Atom,
  isValue,
  keyOf as keyOfAtoms,
  LONGEST_ENTRY,
  markedPassages,
  NO_PRACTICE,
  type Passage,
  type Place,
  type PracticeValues,
  type Section,
  withoutRepeats,
  wordsOf,
} from './passages.js';

/** Some words of a passage, whether they are those that differ, and whether they are struck out. */
export interface MarkedWords {
  readonly words: string;
  readonly isChanged: boolean;
  readonly isStruck?: true;
}

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

/** The words of one side of a difference. */
export function saidIn(marked: readonly MarkedWords[]): string {
  return marked.map(({ words }) => words).join('');
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

function allOf({ atoms }: Passage, isChanged: boolean): readonly MarkedWords[] {
  return marked(atoms, [{ isSame: !isChanged, start: 0, end: atoms.length }]);
}

function whole(kind: 'added' | 'removed', passage: Passage): WordDifference {
  const words = allOf(passage, true);
  return { kind, ...about(passage), before: kind === 'added' ? [] : words, after: kind === 'added' ? words : [] };
}

function moved(passage: Passage, origin: Passage): WordDifference {
  const isElsewhere = origin.section !== undefined && origin.section.words !== passage.section?.words;
  return {
    kind: 'moved',
    ...about(passage),
    ...(isElsewhere && origin.section ? { movedFrom: sectionName(origin.section) } : {}),
    before: allOf(origin, false),
    after: allOf(passage, false),
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

/** A word that stayed, as both documents have it; or one that came or went. */
interface Step {
  readonly before?: Atom;
  readonly after?: Atom;
}

const SIDES = ['before', 'after'] as const;

function changed(before: Passage, after: Passage): WordDifference {
  const steps = stepsOf(before.atoms, after.atoms);
  const parts = before.place === 'row' ? [steps] : sentences(steps);
  const told = toldParts(parts);
  const result = { before: [] as MarkedWords[], after: [] as MarkedWords[] };
  parts.forEach((part, at) => {
    for (const side of SIDES) {
      const words = result[side];
      if (told.has(at)) pushWords(words, markedSide(part, side));
      else if (at === 0 || told.has(at - 1)) words.push({ words: words.length === 0 ? '… ' : ' …', isChanged: false });
    }
  });
  return { kind: 'changed', ...about(after), before: result.before, after: result.after };
}

/** The words of both sides in one order. What the marks say stayed is the same; where words came in place of others, so are those that say the same. */
function stepsOf(before: readonly Atom[], after: readonly Atom[]): readonly Step[] {
  const places = new Map(before.map((atom, at) => [atom, at]));
  const steps: Step[] = [];
  let [from, to] = [0, 0];
  after.forEach((atom, at) => {
    const stayed = places.get(atom);
    if (stayed === undefined) return;
    steps.push(...alignedSteps(before.slice(from, stayed), after.slice(to, at)), { before: atom, after: atom });
    [from, to] = [stayed + 1, at + 1];
  });
  return [...steps, ...alignedSteps(before.slice(from), after.slice(to))];
}

function alignedSteps(before: readonly Atom[], after: readonly Atom[]): readonly Step[] {
  if (before.length + after.length === 0) return [];
  return align(before.map(comparedOf), after.map(comparedOf)).flatMap(
    ({ isSame, before: from, after: to }): readonly Step[] => {
      const [went, came] = [before.slice(from.start, from.end), after.slice(to.start, to.end)];
      if (!isSame) return [...went.map((atom) => ({ before: atom })), ...came.map((atom) => ({ after: atom }))];
      return came.map((atom, at) => ({ before: went[at] ?? atom, after: atom }));
    },
  );
}

/** The parts to show: those with changes. One on whose one side nothing stands goes with the part before it, or else the one after it, so that both sides say where. */
function toldParts(parts: readonly (readonly Step[])[]): ReadonlySet<number> {
  const isChanged = parts.map((part) => part.some(({ before, after }) => !before || !after));
  const told = new Set<number>();
  for (let at = 0; at < parts.length; at++) {
    if (!isChanged[at]) continue;
    let end = at + 1;
    while (isChanged[end]) end++;
    const steps = parts.slice(at, end).flat();
    if (SIDES.some((side) => !steps.some((step) => step[side]))) told.add(at > 0 ? at - 1 : end);
    for (; at < end; at++) told.add(at);
  }
  return told;
}

function markedSide(part: readonly Step[], side: (typeof SIDES)[number]): readonly MarkedWords[] {
  const present = part.flatMap((step) => {
    const atom = step[side];
    return atom ? [{ atom, isSame: step.before !== undefined && step.after !== undefined }] : [];
  });
  return marked(
    present.map(({ atom }) => atom),
    present.map(({ isSame }, at) => ({ isSame, start: at, end: at + 1 })),
  );
}

/** Adds words behind others, apart from them. */
function pushWords(side: MarkedWords[], words: readonly MarkedWords[]): void {
  const last = side.at(-1)?.words ?? ' ';
  if (words.length > 0 && !last.endsWith(' ')) side.push({ words: ' ', isChanged: false });
  side.push(...words);
}

function comparedOf({ compared }: Atom): string {
  return compared;
}

function comparedIn(atoms: readonly Atom[]): string {
  return atoms.map(comparedOf).join(' ');
}

/** Steps in sentences: one begins where, on each side that has the word, the word before it ends one. */
function sentences(steps: readonly Step[]): readonly (readonly Step[])[] {
  const parts: Step[][] = [];
  const last: { before?: Atom; after?: Atom } = {};
  for (const step of steps) {
    const isFirst = SIDES.every((side) => {
      const [atom, previous] = [step[side], last[side]];
      return !atom || !previous || (atom.isApart && !previous.isLabel && /[.!?;:]["”’)]*$/.test(previous.words));
    });
    if (isFirst || parts.length === 0) parts.push([step]);
    else parts.at(-1)?.push(step);
    Object.assign(last, step);
  }
  return parts;
}

/** White space between words that differ and others belongs to the others. */
function marked(
  atoms: readonly Atom[],
  parts: readonly { readonly isSame: boolean; readonly start: number; readonly end: number }[],
): readonly MarkedWords[] {
  const sides: MarkedWords[] = [];
  for (const { isSame, start, end } of parts)
    for (const stretch of stretchesOf(atoms.slice(start, end))) {
      const [words, look] = [wordsOf(stretch), lookOf(stretch, !isSame)];
      const last = sides.at(-1);
      const space = last && stretch[0]?.isApart ? ' ' : '';
      if (last && hasLook(last, look)) sides.splice(-1, 1, { ...last, words: last.words + space + words });
      else if (last && isPlain(last) && !isPlain(look))
        sides.splice(-1, 1, { ...last, words: last.words + space }, { ...look, words });
      else sides.push({ ...look, words: space + words });
    }
  return sides;
}

type Look = Omit<MarkedWords, 'words'>;

function lookOf([first]: readonly Atom[], isChanged: boolean): Look {
  return { isChanged, ...(first?.isStruck ? { isStruck: true } : {}) };
}

function hasLook(a: Look, b: Look): boolean {
  return a.isChanged === b.isChanged && a.isStruck === b.isStruck;
}

function isPlain({ isChanged, isStruck }: Look): boolean {
  return !isChanged && !isStruck;
}

/** Atoms in stretches that are struck out as a whole, or not at all. */
function stretchesOf(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const stretches: Atom[][] = [];
  for (const atom of atoms) {
    const last = stretches.at(-1);
    if (last && last[0]?.isStruck === atom.isStruck) last.push(atom);
    else stretches.push([atom]);
  }
  return stretches;
}
