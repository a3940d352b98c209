/**
 * What two finished documents say differently, in reading order, for people: what it said, and what it says. Values that are
 * details, dates of the record, looks and numbers of headings never count.
 */
import { align, type Stretch } from './alignment.js';
import type { Document } from './document.js';
import { pairsWithin } from './pairing.js';
import {
  type Atom,
  NO_PRACTICE,
  type Passage,
  type Place,
  type PracticeValues,
  passagesOf,
  type Section,
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
  /** The heading that a moved passage stood under, where that was another. */
  readonly movedFrom?: string;
  /** What it said: the sentences that differ, `…` for those left out; empty for an added passage. */
  readonly before: readonly MarkedWords[];
  /** What it says; empty for a removed passage. */
  readonly after: readonly MarkedWords[];
}

/** Says which values of the two documents count as text. */
export interface DifferenceOptions {
  readonly before?: PracticeValues;
  readonly after?: PracticeValues;
  /** The file of an organisation's additions in the later document, and the organisation's name. */
  readonly additions?: { readonly file: string; readonly by: string };
}

/** Compares two documents, the earlier one first; empty where they say the same. */
export function wordDifferences(
  before: Document,
  after: Document,
  options: DifferenceOptions = {},
): readonly WordDifference[] {
  const earlier = passagesOf(before, options.before ?? NO_PRACTICE);
  const later = passagesOf(after, options.after ?? NO_PRACTICE);
  const stretches = align(earlier.map(keyOf), later.map(keyOf)).filter(({ isSame }) => !isSame);
  const moves = movedPassages(earlier, later, stretches);
  return stretches.flatMap((stretch) => {
    const removed = earlier
      .slice(stretch.before.start, stretch.before.end)
      .filter((passage) => !moves.gone.has(passage));
    const added = later.slice(stretch.after.start, stretch.after.end);
    return differencesOf(removed, added, moves.origins, ownerOf(options));
  });
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

interface Moves {
  readonly gone: ReadonlySet<Passage>;
  /** Where passages that moved stood before. */
  readonly origins: ReadonlyMap<Passage, Passage>;
}

/** The fewest words of a passage that is said to have moved; shorter ones stand in many places. */
const FEWEST_MOVED = 3;

/** Passages that were taken out in one place and stand in another with the same words. */
function movedPassages(earlier: readonly Passage[], later: readonly Passage[], stretches: readonly Stretch[]): Moves {
  const removed = new Map<string, Passage[]>();
  for (const { before } of stretches)
    for (const passage of earlier.slice(before.start, before.end)) {
      if (passage.atoms.length < FEWEST_MOVED) continue;
      removed.set(keyOf(passage), [...(removed.get(keyOf(passage)) ?? []), passage]);
    }
  const origins = new Map<Passage, Passage>();
  for (const { after } of stretches)
    for (const passage of later.slice(after.start, after.end)) {
      const origin = removed.get(keyOf(passage))?.shift();
      if (origin) origins.set(passage, origin);
    }
  return { gone: new Set(origins.values()), origins };
}

function differencesOf(
  removed: readonly Passage[],
  added: readonly Passage[],
  origins: ReadonlyMap<Passage, Passage>,
  owner: OwnerOf,
): readonly WordDifference[] {
  const differences: WordDifference[] = [];
  const pairs = pairsOf(
    removed,
    added.filter((passage) => !origins.has(passage)),
  );
  let next = 0;
  const removeUpTo = (end: number) => {
    for (; next < end; next++) {
      const passage = removed[next];
      if (passage) differences.push(whole('removed', passage));
    }
  };
  added.forEach((passage, at) => {
    const origin = origins.get(passage);
    const pair = pairs.get(passage);
    // What was removed stands before what came in its place.
    removeUpTo(pairs.get(added.slice(at).find((later) => pairs.has(later)) ?? passage) ?? removed.length);
    if (origin) differences.push({ ...moved(passage, origin), ...owner(passage) });
    else if (pair === undefined) differences.push({ ...whole('added', passage), ...owner(passage) });
    else {
      const before = removed[pair];
      next = pair + 1;
      if (before) differences.push({ ...changed(before, passage), ...owner(passage) });
    }
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

function changed(before: Passage, after: Passage): WordDifference {
  const [earlier, later] =
    before.place === 'row' ? [[before.atoms], [after.atoms]] : [sentences(before), sentences(after)];
  const stretches = besideSentences(align(earlier.map(comparedIn), later.map(comparedIn)));
  const marked = { before: [] as MarkedWords[], after: [] as MarkedWords[] };
  for (const { isSame, before: from, after: to } of stretches) {
    if (isSame) {
      for (const side of [marked.before, marked.after])
        side.push({ words: side.length === 0 ? '… ' : ' …', isChanged: false });
      continue;
    }
    const sides = markedSides(earlier.slice(from.start, from.end).flat(), later.slice(to.start, to.end).flat());
    pushWords(marked.before, sides.before);
    pushWords(marked.after, sides.after);
  }
  return { kind: 'changed', ...about(after), before: marked.before, after: marked.after };
}

const SIDES = ['before', 'after'] as const;

/** A sentence that came or went is told with the one before it, or else the one after it, so that both sides say where. */
function besideSentences(stretches: readonly Stretch[]): readonly Stretch[] {
  const isEmpty = ({ start, end }: Stretch['before']) => start === end;
  const parts = stretches.map(({ isSame, before, after }) => ({ isSame, before: { ...before }, after: { ...after } }));
  parts.forEach((part, at) => {
    if (part.isSame || SIDES.every((side) => !isEmpty(part[side]))) return;
    const [previous, next] = [parts[at - 1], parts[at + 1]];
    const isBehind = previous !== undefined && !isEmpty(previous.before);
    for (const side of SIDES) {
      if (isBehind) {
        previous[side].end--;
        part[side].start--;
      } else if (next) {
        next[side].start++;
        part[side].end++;
      }
    }
  });
  return parts.filter((part) => SIDES.some((side) => !isEmpty(part[side])));
}

/** Adds words behind others, apart from them. */
function pushWords(side: MarkedWords[], words: readonly MarkedWords[]): void {
  const last = side.at(-1)?.words ?? ' ';
  if (words.length > 0 && !last.endsWith(' ')) side.push({ words: ' ', isChanged: false });
  side.push(...words);
}

function comparedIn(atoms: readonly Atom[]): string {
  return atoms.map(({ compared }) => compared).join(' ');
}

function sentences({ atoms }: Passage): readonly (readonly Atom[])[] {
  const parts: Atom[][] = [];
  atoms.forEach((atom, at) => {
    const last = atoms[at - 1];
    if (!last || (atom.isApart && !last.isLabel && /[.!?;:]["”’)]*$/.test(last.words))) parts.push([atom]);
    else parts.at(-1)?.push(atom);
  });
  return parts;
}

/** The words of both sides, those that differ marked. */
function markedSides(
  before: readonly Atom[],
  after: readonly Atom[],
): { readonly before: readonly MarkedWords[]; readonly after: readonly MarkedWords[] } {
  const stretches = align(
    before.map(({ compared }) => compared),
    after.map(({ compared }) => compared),
  );
  return {
    before: marked(
      before,
      stretches.map(({ isSame, before: { start, end } }) => ({ isSame, start, end })),
    ),
    after: marked(
      after,
      stretches.map(({ isSame, after: { start, end } }) => ({ isSame, start, end })),
    ),
  };
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
