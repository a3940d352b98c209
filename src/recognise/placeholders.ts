/**
 * Finds placeholders of other programs in a document: replaces those that a map has a field for, and counts the others.
 */

import type { Blocks, Field, Inlines, Leaf } from '../model/document.js';
import { type ForeignKind, findForeignPlaceholders } from '../model/foreign-placeholders.js';
import type { MarkedWords } from '../model/imported-document.js';
import { APPROVAL_NAMES, REVIEW_NAMES } from '../model/placeholders.js';
import { proposeField } from '../model/proposed-field.js';
import {
  changeFields,
  changeRuns,
  type PlainRun,
  plainRun,
  type Replacement,
  replaceWithFields,
} from '../model/runs.js';
import type { Span } from '../model/source.js';
import type { FactKind } from './own-facts.js';

/** Words of a document that a field could replace. */
export interface FieldCandidate {
  /** `words`: the organisation's name or a date of the policy itself; `marked`: words that the author marked. */
  readonly kind: ForeignKind | 'words' | 'marked';
  readonly spelling: string;
  readonly count: number;
  /** Its first place. */
  readonly firstPlace: Span | undefined;
  /** What it is, where it looks like the organisation's own. */
  readonly fact?: FactKind;
  /** The field that replaced it, or could replace it. */
  readonly field?: string;
}

/** Spelling → field, the spelling as `normalSpelling` gives it. */
export type FieldMap = ReadonlyMap<string, string>;

/** The title and text of a document. */
export interface Words {
  readonly title: Inlines<Leaf> | undefined;
  readonly blocks: Blocks<Leaf>;
}

/**
 * Normalises a spelling as the words of a document are: white space of any length becomes one space, letters are
 * composed. Spaces inside a tag are removed: `{{client}}`.
 */
export function normalSpelling(spelling: string): string {
  const collapsed = spelling.replace(/\s+/g, ' ').trim().normalize('NFC');
  return collapsed.replace(/^(\{\{|<<) ?(\w+) ?(\}\}|>>)$/, '$1$2$3');
}

/** Shorter names, such as `title` and `version`, are other programs' too: there they are no names of ours. */
const OF_RECORD: readonly string[] = [...REVIEW_NAMES, ...APPROVAL_NAMES];

/** The spelling of a field that isn't one of this program's; undefined for one that is. */
function foreignField({ name, span }: Field): string | undefined {
  if (name.startsWith('org_field_') || OF_RECORD.some((recordName) => recordName === name)) return undefined;
  return normalSpelling(span.source.text.slice(span.start, span.end));
}

/** Replaces the spellings of a map with fields, and says how often each was found. */
export function replaceMapped(
  words: Words,
  map: FieldMap,
): { readonly words: Words; readonly replaced: readonly FieldCandidate[] } {
  const counts = new Counts();
  const rename = (field: Field): Field => {
    const spelling = foreignField(field);
    const name = spelling && map.get(spelling);
    if (!name) return field;
    counts.add('placeholder', spelling, field.span, name);
    return { ...field, name };
  };
  const change = (original: Inlines<Leaf>, inEach: boolean) => {
    const run = inEach ? original : changeFields(original, rename);
    const plainText = plainRun(run);
    const replacements = mappedIn(plainText, map);
    for (const replacement of replacements)
      counts.add(
        'words',
        plainText.text.slice(replacement.start, replacement.end),
        replacement.span,
        replacement.field,
      );
    return replaceWithFields(run, replacements);
  };
  if (map.size === 0) return { words, replaced: [] };
  const title = words.title && change(words.title, false);
  return { words: { title, blocks: changeRuns(words.blocks, change) }, replaced: counts.all() };
}

function mappedIn(run: PlainRun, map: FieldMap): Replacement[] {
  const replacements: Replacement[] = [];
  const spellings = [...map.keys()].sort((a, b) => b.length - a.length);
  for (const spelling of spellings) {
    for (const start of placesOf(spelling, run.text)) {
      const end = start + spelling.length;
      const span = run.placeOf(start, end);
      if (span && !replacements.some((earlier) => earlier.start < end && start < earlier.end))
        replacements.push({ start, end, field: map.get(spelling) ?? '', span });
    }
  }
  return replacements.sort((a, b) => a.start - b.start);
}

/** The places of a spelling that isn't part of a longer word, or of a longer row of the same character. */
function placesOf(spelling: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
    const continues = (neighbour: string | undefined, edge: string | undefined) =>
      neighbour !== undefined &&
      (neighbour === edge ? /[\w.…]/.test(neighbour) : isLetter(neighbour) && isLetter(edge ?? ''));
    if (!continues(text[at - 1], spelling[0]) && !continues(text[at + spelling.length], spelling.at(-1)))
      places.push(at);
  }
  return places;
}

function isLetter(sign: string): boolean {
  return /[\p{L}\p{N}_]/u.test(sign);
}

/** Finds words that look like placeholders, and words that were recognised or marked, each spelling once. */
export function findUnmapped(
  words: Words,
  literals: FieldMap,
  marked: readonly MarkedWords[],
): readonly FieldCandidate[] {
  const names = new Map(marked.map(({ spelling, name }) => [normalSpelling(spelling), proposeField(name) ?? '']));
  const counts = new Counts();
  const countField = (field: Field): Field => {
    const spelling = foreignField(field);
    if (spelling) counts.add('placeholder', spelling, field.span, proposeField(field.name));
    return field;
  };
  const countRun = (run: Inlines<Leaf>, inEach: boolean): Inlines<Leaf> => {
    if (!inEach) changeFields(run, countField);
    const plainText = plainRun(run);
    for (const { kind, spelling, at } of findForeignPlaceholders(plainText.text))
      counts.add(kind, spelling, plainText.placeOf(at, at + spelling.length), proposeField(spelling));
    for (const { start, end, field } of mappedIn(plainText, literals))
      counts.add(
        'words',
        plainText.text.slice(start, end),
        plainText.placeOf(start, end),
        field === '' ? undefined : field,
      );
    for (const { start, end, field } of mappedIn(plainText, names))
      counts.add('marked', plainText.text.slice(start, end), plainText.placeOf(start, end), field);
    return run;
  };
  if (words.title) countRun(words.title, false);
  changeRuns(words.blocks, countRun);
  return counts.all();
}

class Counts {
  private readonly candidates = new Map<string, { -readonly [Key in keyof FieldCandidate]: FieldCandidate[Key] }>();

  add(kind: FieldCandidate['kind'], spelling: string, firstPlace: Span | undefined, field: string | undefined): void {
    const candidate = this.candidates.get(spelling);
    // The same words can be found in more than one way; the first counts.
    if (candidate?.kind === kind) candidate.count++;
    else if (candidate) return;
    else this.candidates.set(spelling, { kind, spelling, count: 1, firstPlace, ...(field ? { field } : {}) });
  }

  all(): readonly FieldCandidate[] {
    return [...this.candidates.values()];
  }
}
