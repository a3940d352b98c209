/** Placeholders of other programs in a document: those that a map gives a field are replaced, the others counted. */

import type { Blocks, Field, Inlines, Leaf } from '../model/document.js';
import { type ForeignKind, findForeignPlaceholders } from '../model/foreign-placeholders.js';
import type { MarkedWords } from '../model/imported-document.js';
import { POLICY_NAMES } from '../model/placeholders.js';
import type { Span } from '../model/source.js';
import { proposeField } from './field-names.js';
import { changeFields, changeRuns, type PlainRun, plainRun, type Replacement, replaceStretches } from './runs.js';

/** Words of a document that a field could stand for. */
export interface FoundPlaceholder {
  /** `words`: the organisation's name or a date of the policy itself; `marked`: words that the author marked. */
  readonly kind: ForeignKind | 'words' | 'marked';
  readonly spelling: string;
  readonly count: number;
  /** Where it stands first. */
  readonly first: Span | undefined;
  /** The field that took its place, or that might. */
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
 * White space of any length is one space, letters are composed: as the words of a document are read. A tag has no space in
 * its signs, `{{client}}`.
 */
export function normalSpelling(written: string): string {
  const plain = written.replace(/\s+/g, ' ').trim().normalize('NFC');
  return plain.replace(/^(\{\{|<<) ?(\w+) ?(\}\}|>>)$/, '$1$2$3');
}

/** A field that is none of this program's, as it is spelt; undefined for one that is. */
function foreignField({ name, span }: Field): string | undefined {
  if (name.startsWith('org_field_') || POLICY_NAMES.some((own) => own === name)) return undefined;
  return normalSpelling(span.source.text.slice(span.start, span.end));
}

/** Puts fields in place of what the map names, and says how often each was found. */
export function replaceMapped(
  words: Words,
  map: FieldMap,
): { readonly words: Words; readonly replaced: readonly FoundPlaceholder[] } {
  const counts = new Counts();
  const rename = (field: Field): Field => {
    const spelling = foreignField(field);
    const name = spelling && map.get(spelling);
    if (!name) return field;
    counts.add('placeholder', spelling, field.span, name);
    return { ...field, name };
  };
  const change = (written: Inlines<Leaf>, inEach: boolean) => {
    const run = inEach ? written : changeFields(written, rename);
    const plain = plainRun(run);
    const replacements = mappedIn(plain, map);
    for (const one of replacements) counts.add('words', plain.text.slice(one.start, one.end), one.span, one.field);
    return replaceStretches(run, replacements);
  };
  if (map.size === 0) return { words, replaced: [] };
  const title = words.title && change(words.title, false);
  return { words: { title, blocks: changeRuns(words.blocks, change) }, replaced: counts.all() };
}

function mappedIn(plain: PlainRun, map: FieldMap): Replacement[] {
  const found: Replacement[] = [];
  const spellings = [...map.keys()].sort((a, b) => b.length - a.length);
  for (const spelling of spellings) {
    for (const start of placesOf(spelling, plain.text)) {
      const end = start + spelling.length;
      const span = plain.placeOf(start, end);
      if (span && !found.some((one) => one.start < end && start < one.end))
        found.push({ start, end, field: map.get(spelling) ?? '', span });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where a spelling stands as a whole: no letter goes on before or behind a letter, no sign before or behind its like. */
function placesOf(spelling: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
    const goesOn = (beside: string | undefined, own: string | undefined) =>
      beside !== undefined && (beside === own ? /[\w.…]/.test(beside) : isLetter(beside) && isLetter(own ?? ''));
    if (!goesOn(text[at - 1], spelling[0]) && !goesOn(text[at + spelling.length], spelling.at(-1))) places.push(at);
  }
  return places;
}

function isLetter(sign: string): boolean {
  return /[\p{L}\p{N}_]/u.test(sign);
}

/** Finds what looks like a placeholder, and the further words that were recognised or marked, each spelling once. */
export function findUnmapped(
  words: Words,
  literals: FieldMap,
  marked: readonly MarkedWords[],
): readonly FoundPlaceholder[] {
  const names = new Map(marked.map(({ spelling, name }) => [normalSpelling(spelling), proposeField(name) ?? '']));
  const counts = new Counts();
  const countField = (field: Field): Field => {
    const spelling = foreignField(field);
    if (spelling) counts.add('placeholder', spelling, field.span, proposeField(field.name));
    return field;
  };
  const look = (run: Inlines<Leaf>, inEach: boolean): Inlines<Leaf> => {
    if (!inEach) changeFields(run, countField);
    const plain = plainRun(run);
    for (const { kind, spelling, at } of findForeignPlaceholders(plain.text))
      counts.add(kind, spelling, plain.placeOf(at, at + spelling.length), proposeField(spelling));
    for (const { start, end, field } of mappedIn(plain, literals))
      counts.add('words', plain.text.slice(start, end), plain.placeOf(start, end), field);
    for (const { start, end, field } of mappedIn(plain, names))
      counts.add('marked', plain.text.slice(start, end), plain.placeOf(start, end), field);
    return run;
  };
  if (words.title) look(words.title, false);
  changeRuns(words.blocks, look);
  return counts.all();
}

class Counts {
  private readonly found = new Map<string, { -readonly [Key in keyof FoundPlaceholder]: FoundPlaceholder[Key] }>();

  add(kind: FoundPlaceholder['kind'], spelling: string, first: Span | undefined, field: string | undefined): void {
    const known = this.found.get(spelling);
    // The same words may be found in more than one way.
    if (known?.kind === kind) known.count++;
    else if (known) return;
    else this.found.set(spelling, { kind, spelling, count: 1, first, ...(field ? { field } : {}) });
  }

  all(): readonly FoundPlaceholder[] {
    return [...this.found.values()];
  }
}
