/**
 * Finds the values of other organisations in a text: in any spelling, and only where the organisation doesn't have them itself. All
 * organisations' values are found in one pass over the words.
 */
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { anchorTable, mayBeAnchor, placesAt } from './anchor-table.js';
import { comparable } from './comparable.js';
import { type IdentifyingValues, identifyingValues } from './identifying-values.js';
import { type Certainty, type Match, matchAt } from './match-forms.js';
import { ownText } from './own-text.js';
import { marksOfText, type TextMarks } from './text-marks.js';
import { formsOf, type ValueForm } from './value-forms.js';
import type { IdentifyingValue } from './value-kinds.js';
import { cutIntoWords } from './words.js';

export { type IdentifyingValue, VALUE_KINDS } from './value-kinds.js';
export { type IdentifyingValues, identifyingValues };

/** Where a value of another organisation was found. */
export interface ForeignValue {
  readonly value: IdentifyingValue;
  readonly start: number;
  readonly end: number;
  readonly certainty: Certainty;
}

/**
 * Finds other organisations' values that this one does not have itself; `start` and `end` are offsets into the text. `onMatch` is
 * called where one is found, and where one may be that the organisation has itself without being its owner.
 */
export function foreignValues(
  text: string,
  values: IdentifyingValues,
  organisation: Organisation,
  marks: TextMarks = marksOfText(text),
  onMatch?: () => void,
): readonly ForeignValue[] {
  const own = ownValues(values)(organisation);
  const matches = find(marks, values, organisation.id, (place, form) => {
    const isOwn =
      own.has(place) || (form.kind === 'surname' && form.hashes.every((word) => ownWords(organisation).has(word)));
    if (isOwn) onMatch?.();
    return !isOwn;
  });
  if (matches.length > 0) onMatch?.();
  const telling = values.common.size > 0 ? matches.filter((match) => !isCommon(text, match, values)) : matches;
  return telling.length > 1 ? withoutParts(telling) : telling;
}

/** Whether the workspace says that these words are anybody’s, or the value as its file spells it. */
function isCommon(text: string, { value, start, end }: ForeignValue, { common }: IdentifyingValues): boolean {
  return common.has(comparable(text.slice(start, end))) || common.has(comparable(value.spelling));
}

/** Finds the values of any organisation. */
export function valuesIn(text: string, values: IdentifyingValues): readonly ForeignValue[] {
  return find(marksOfText(text), values, undefined, () => true);
}

/** A value that was found, with its place among all. */
interface PlacedValue extends ForeignValue {
  readonly place: number;
}

/** Finds values, but for those that an organisation owns: their forms needn't be made. */
function find(
  { anchors: { hashes, places }, words }: TextMarks,
  values: IdentifyingValues,
  owner: string | undefined,
  isWanted: (place: number, form: ValueForm) => boolean,
): readonly PlacedValue[] {
  const table = anchorTable(values);
  if (table.anchors.length === 0) return [];
  const matches: PlacedValue[] = [];
  for (let n = 0; n < hashes.length; n++) {
    const hash = hashes[n] ?? 0;
    if (!mayBeAnchor(table, hash)) continue;
    for (const place of placesAt(table, hash)) {
      if (owner !== undefined && table.values.isOf(place, owner)) continue;
      const value = table.values.at(place);
      if (!value) continue;
      for (const form of formsOf(value)) {
        if (form.anchor !== hash || !isWanted(place, form)) continue;
        const match = matchAt(form, words(), places[n] ?? 0, value.kind === 'person');
        if (match) matches.push({ place, value, ...match, certainty: certaintyOf(value, match) });
      }
    }
  }
  return matches;
}

/** A field of an organisation’s own may be anybody’s name. */
function certaintyOf({ isOwnField }: IdentifyingValue, { certainty }: Match): Certainty {
  return isOwnField && certainty === 'certain' ? 'likely' : certainty;
}

const BY_CERTAINTY: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** Of matches that lie within one another, the longest: a name within an e-mail address isn’t a second leak. */
function withoutParts(matches: readonly ForeignValue[]): readonly ForeignValue[] {
  const inOrder = matches.toSorted(
    (a, b) =>
      a.start - b.start || b.end - a.end || BY_CERTAINTY.indexOf(a.certainty) - BY_CERTAINTY.indexOf(b.certainty),
  );
  const kept: ForeignValue[] = [];
  let end = -1;
  for (const match of inOrder) {
    if (match.end <= end) continue;
    kept.push(match);
    end = match.end;
  }
  return kept;
}

/** The places of the values that an organisation's own file contains: homes of a group may share a telephone number or part of a name. */
const ownValues = remember((values: IdentifyingValues) =>
  remember((organisation: Organisation): ReadonlySet<number> => {
    const matches = find(
      marksOfText(ownText(organisation)),
      values,
      organisation.id,
      (_, form) => form.kind !== 'surname',
    );
    return new Set(matches.map(({ place }) => place));
  }),
);

const ownWords = remember(
  (organisation: Organisation): ReadonlySet<number> => new Set(cutIntoWords(ownText(organisation)).hashes),
);

/** Whether front matter allows these words of a text, or the value as its file spells it; capitals don’t matter. */
export function isMentioned(words: string, { spelling }: IdentifyingValue, mentions: readonly string[]): boolean {
  if (mentions.length === 0) return false;
  const allowed = mentions.map(comparable);
  return allowed.includes(comparable(words)) || allowed.includes(comparable(spelling));
}
