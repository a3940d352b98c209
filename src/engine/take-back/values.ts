/** Gathers the values whose words a customer changed, and writes them into an organisation's file. */

import { hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import { yamlPathOf } from '../../model/placeholders.js';
import { pointAt, type SourceText, type Span } from '../../model/source.js';
import { nameTyped } from '../../model/typed-values.js';
import { textsIn } from '../../model/walk.js';
import { editValues, type ValueChange, type ValueChanges } from '../../read/organisation/value-edit.js';
import { formerName } from '../../read/spreadsheet/former-name.js';
import { examplesChange } from '../../read/spreadsheet/remaining-examples.js';
import { canonical } from '../../read/yaml/canonical.js';
import { applyEdits, scalarEdit } from '../../read/yaml/edit.js';
import { parseYaml } from '../../read/yaml/index.js';
import { nodeAt, plainValue, type YamlMap, type YamlNode } from '../../read/yaml/node.js';
import type { FieldChange } from './value-changes.js';

/** A value with other words. */
export interface ChangedValue {
  /** The placeholder, as the text has it: `org_field_phone`, or `phone` within a list. */
  readonly name: string;
  /** `phone`, `registered_manager.name`, `local_authorities[2].phone`. */
  readonly key: string;
  readonly places: readonly Span[];
  readonly before: string;
  readonly after: string;
  /** In how many places of the document it was changed, of how many. */
  readonly changedPlaces: number;
  readonly allPlaces: number;
}

/** How often a value is in a document, by the place where it is written. */
export function countValues({ title, blocks, masthead }: Document): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const texts = [
    ...textsIn([...title, ...blocks]),
    masthead.organisation,
    ...(masthead.registration ? [masthead.registration] : []),
  ];
  let last: { readonly places: readonly Span[] } | undefined;
  for (const text of texts) {
    const { places } = text;
    // The lines of a value are texts one after the other with the same places.
    const isMore = last !== undefined && places !== undefined && places === last.places && text.apart === undefined;
    last = places ? { places } : undefined;
    if (!places || isMore) continue;
    const mark = placesMark(places);
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

export function placesMark(places: readonly Span[]): string {
  return places.map(({ source, start }) => `${source.path}:${start}`).join(' ');
}

/** What fields' changes come to. */
export class ValueLedger {
  private readonly wide = new Map<string, FieldChange[]>();
  private readonly changes = new Map<
    string,
    { readonly places: readonly Span[]; readonly name: string; readonly before: string; readonly after: string[] }
  >();

  /** Notes a change, if the field prints a value of a file; otherwise gives false. */
  note({ field, value }: FieldChange): boolean {
    const meaning = field.within.scope.meaning(field.node.name);
    if (meaning.kind !== 'text' || !meaning.places || meaning.places.length === 0) return false;
    const mark = placesMark(meaning.places);
    const change = this.changes.get(mark) ?? {
      places: meaning.places,
      name: field.node.name,
      before: field.words,
      after: [],
    };
    change.after.push(value.replace(/[^\S\n]+/g, ' ').trim());
    this.changes.set(mark, change);
    return true;
  }

  /** Notes a field beside whose words others came. */
  noteWide(change: FieldChange): false {
    const meaning = change.field.within.scope.meaning(change.field.node.name);
    if (meaning.kind === 'text' && meaning.places && meaning.places.length > 0) {
      const mark = placesMark(meaning.places);
      this.wide.set(mark, [...(this.wide.get(mark) ?? []), change]);
    }
    return false;
  }

  /**
   * Takes for longer values those that got the same words beside them wherever they are, in two places at least; or where the value
   * stands alone, above the title.
   */
  private settleWide(counts: ReadonlyMap<string, number>): void {
    for (const [mark, changes] of this.wide) {
      const [first] = changes;
      if (!first || changes.some(({ value }) => value !== first.value)) continue;
      const alone = this.changes.get(mark);
      const isEverywhere = changes.length > 1 && changes.length >= (counts.get(mark) ?? 0);
      if (alone ? alone.after.every((words) => words === first.value.trim()) : isEverywhere)
        for (const change of changes) this.note(change);
    }
  }

  /** The values that have other words now, the same ones wherever they were changed; and the marks of those that have several. */
  settled(counts: ReadonlyMap<string, number>): {
    readonly values: readonly ChangedValue[];
    readonly ambiguous: readonly { readonly mark: string; readonly key: string }[];
  } {
    this.settleWide(counts);
    const values: ChangedValue[] = [];
    const ambiguous: { readonly mark: string; readonly key: string }[] = [];
    for (const [mark, { places, name, before, after }] of this.changes) {
      const [first = ''] = after;
      const key = keyOf(name, places);
      if (after.some((words) => words !== first)) ambiguous.push({ mark, key });
      else
        values.push({
          name,
          key,
          places,
          before,
          after: first,
          changedPlaces: after.length,
          allPlaces: Math.max(counts.get(mark) ?? 0, after.length),
        });
    }
    return { values, ambiguous };
  }
}

/** The key of a value in its file, as people name it. */
function keyOf(name: string, [place]: readonly Span[]): string {
  if (name.startsWith('org_field_')) return yamlPathOf(name);
  const path = place && pathAt(place.source, place.start);
  return path ? shownPath(path) : name;
}

type Path = readonly (string | number)[];

function shownPath(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step + 1}]` : at === 0 ? step : `.${step}`)).join('');
}

/** The keys that lead to the scalar at an offset. */
function pathAt(source: SourceText, offset: number): Path | undefined {
  const root = parseYaml(source).value;
  return root && pathIn(root, offset);
}

function pathIn(node: YamlNode, offset: number): Path | undefined {
  if (offset < node.span.start || offset > node.span.end) return undefined;
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      const path = pathIn(value, offset);
      if (path) return [key, ...path];
    }
    return undefined;
  }
  if (node.kind === 'list') {
    for (const [at, item] of node.items.entries()) {
      const path = pathIn(item, offset);
      if (path) return [at, ...path];
    }
    return undefined;
  }
  return node.span.start === offset ? [] : undefined;
}

/** The text of an organisation's file with values changed; no value where the file can't say them so. */
export function withValues(source: SourceText, values: readonly ChangedValue[]): Outcome<string> {
  let text = source.text;
  for (const value of values) {
    // Places are those of the file as it was read: each is found again by its path.
    const paths = value.places.map((place) =>
      place.source.path === source.path ? pathAt(source, place.start) : undefined,
    );
    const edited = withValue({ path: source.path, text }, value, paths);
    if (edited === undefined) return { diagnostics: [] };
    text = edited;
  }
  return { value: text, diagnostics: [] };
}

/** The file with one value changed; undefined where it can't be. */
function withValue(source: SourceText, value: ChangedValue, paths: readonly (Path | undefined)[]): string | undefined {
  const root = parseYaml(source);
  if (root.value?.kind !== 'map' || hasErrors(root.diagnostics)) return undefined;
  const scalars = scalarsFor(value, paths);
  if (!scalars) return undefined;
  let text = source.text;
  for (const [path, words] of scalars) {
    const edited = withScalar({ path: source.path, text }, path, words);
    if (edited === undefined) return undefined;
    text = edited;
  }
  return text;
}

/** Which keys say what: a name of two keys is divided between them, and a value that a group gives is the organisation's own from now on. */
function scalarsFor(
  { key, after }: ChangedValue,
  paths: readonly (Path | undefined)[],
): readonly (readonly [Path, string])[] | undefined {
  const [only, second] = paths;
  if (paths.length === 1) return [[only ?? key.split('.'), after]];
  const parts = nameTyped(after);
  if (paths.length !== 2 || !only || !second || parts.first_name === undefined || parts.last_name === undefined)
    return undefined;
  return [
    [only, parts.first_name],
    [second, parts.last_name],
  ];
}

function withScalar(source: SourceText, path: Path, words: string): string | undefined {
  const root = parseYaml(source).value;
  if (root?.kind !== 'map') return undefined;
  const keys = path.filter((step) => typeof step === 'string');
  if (keys.length < path.length) return withItem(source, root, path, words);
  const before = plainValue(root);
  const changes = nested(keys, { kind: 'set', value: words });
  const all = new Map(changes);
  if (isPlainMap(before)) {
    const former = formerName(before, changes.get('name'));
    if (former) all.set('former_names', former);
    const row = { number: 1, place: '', values: new Map([[keys.join('.'), words]]), people: new Map() };
    for (const [key, change] of examplesChange(row, before, changes)) all.set(key, change);
  }
  return editValues(source, all).value;
}

function nested([first, ...rest]: readonly string[], change: ValueChange): ValueChanges {
  if (first === undefined) return new Map();
  return new Map([[first, rest.length === 0 ? change : { kind: 'within', changes: nested(rest, change) }]]);
}

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Within a list, the words themselves are replaced; the rest of the file must then say what it did. */
function withItem(source: SourceText, root: YamlMap, path: Path, words: string): string | undefined {
  const node = nodeAt(root, path);
  if (node?.kind !== 'text') return undefined;
  const text = applyEdits(source.text, [scalarEdit(node.span, words)]);
  const edited = parseYaml({ path: source.path, text });
  if (!edited.value || hasErrors(edited.diagnostics)) return undefined;
  const expected = changedAt(plainValue(root), path, words);
  return canonical(plainValue(edited.value)) === canonical(expected) ? text : undefined;
}

function changedAt(value: unknown, [step, ...rest]: Path, words: string): unknown {
  if (step === undefined) return words;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (at === step ? changedAt(item, rest, words) : item));
  if (!isPlainMap(value)) return value;
  return { ...value, [step]: changedAt(value[step], rest, words) };
}

/** Where a value is written: `orgs/acme.yaml:14`. */
export function placeOfValue({ places }: ChangedValue): string {
  const [place] = places;
  return place ? `${place.source.path}:${pointAt(place.source, place.start).line}` : '';
}
