/**
 * The words of a passage that differ, within those that stayed: what it said, and what it says, in the sentences that have changes.
 */
import { align } from './alignment.js';
import { type Atom, wordsOf } from './passage-words.js';

/** Some words of a passage, whether they are those that differ, and whether they are struck out. */
export interface MarkedWords {
  readonly words: string;
  readonly isChanged: boolean;
  readonly isStruck?: true;
}

/** The words of one side of a difference. */
export function saidIn(marked: readonly MarkedWords[]): string {
  return marked.map(({ words }) => words).join('');
}

/** The two documents, the earlier one first. */
export const SIDES = ['before', 'after'] as const;

/** All words of a passage, as those that differ or as those that stayed. */
export function allWords(atoms: readonly Atom[], isChanged: boolean): readonly MarkedWords[] {
  return marked(atoms, [{ isSame: !isChanged, start: 0, end: atoms.length }]);
}

/** What a passage said and says: the parts that differ, of which a row of a table has one and other passages one a sentence. */
export function changedWords(
  before: readonly Atom[],
  after: readonly Atom[],
  isRow: boolean,
): Readonly<Record<(typeof SIDES)[number], readonly MarkedWords[]>> {
  const steps = stepsOf(before, after);
  const parts = isRow ? [steps] : sentences(steps);
  const told = toldParts(parts);
  const result = { before: [] as MarkedWords[], after: [] as MarkedWords[] };
  parts.forEach((part, at) => {
    for (const side of SIDES) {
      const words = result[side];
      if (told.has(at)) pushWords(words, markedSide(part, side));
      else if (at === 0 || told.has(at - 1)) words.push({ words: words.length === 0 ? '… ' : ' …', isChanged: false });
    }
  });
  return result;
}

/** A word that stayed, as both documents have it; or one that came or went. */
interface Step {
  readonly before?: Atom;
  readonly after?: Atom;
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
