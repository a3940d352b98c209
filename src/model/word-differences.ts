/**
 * What a compared document says differently, in reading order, for staff: what it said, and what it says. The marks of the tree are
 * its source, as they are that of every other list of differences. But values that are details, dates of the record, looks and
 * numbers of headings never count here: where all that is marked in a passage is of that kind, the passage says the same.
 */
import { align } from './alignment.js';
import { currentDetails, withDetailsOfToday } from './current-details.js';
import type { Document } from './document.js';
import { allWords, changedWords, type MarkedWords, SIDES } from './marked-words.js';
import { pairsOf } from './passage-pairs.js';
import { type Sides, saidKey, sidesOf, withoutEntries } from './passage-sides.js';
import { NO_PRACTICE, type PracticeValues } from './passage-words.js';
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
      if (passage && said) keys.set(passage, saidKey(said));
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
      if (saidKey(before) !== saidKey(after) && isTold(before, after))
        differences.push({ ...changed(before, after), ...owner(after) });
    } else {
      if (before) removed.push(before);
      if (after) added.push(after);
    }
  }
  flush();
  return differences;
}

/** Says whose own words a passage has. */
type OwnerOf = (passage: Passage) => Pick<WordDifference, 'addedBy'>;

function ownerOf({ additions }: DifferenceOptions): OwnerOf {
  return ({ file }) => (additions && file === additions.file ? { addedBy: additions.by } : {});
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
  if (origin && saidKey(origin) !== saidKey(after)) return changed(origin, after);
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
  return align(removed.map(saidKey), added.map(saidKey))
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

function changed(before: Passage, after: Passage): WordDifference {
  return { kind: 'changed', ...about(after), ...changedWords(before.atoms, after.atoms, before.place === 'row') };
}
