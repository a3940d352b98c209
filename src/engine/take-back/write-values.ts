/** Writes changed values into the text of an organisation's file; the rest of the file stays as its author wrote it. */
import { hasErrors } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import { nameTyped } from '../../model/typed-values.js';
import { editValues, type ValueChange, type ValueChanges } from '../../read/organisation/value-edit.js';
import { formerName } from '../../read/spreadsheet/former-name.js';
import { examplesChange } from '../../read/spreadsheet/remaining-examples.js';
import { canonical } from '../../read/yaml/canonical.js';
import { applyEdits, scalarEdit } from '../../read/yaml/edit.js';
import { parseYaml } from '../../read/yaml/index.js';
import { nodeAt, plainValue, type YamlMap } from '../../read/yaml/node.js';
import { type ChangedList, type ChangedValue, listPath } from './changed-value.js';
import { pathAt, type YamlPath } from './value-path.js';

/** What is to be written into one file. */
export interface ValuesToWrite {
  readonly values: readonly ChangedValue[];
  readonly lists: readonly ChangedList[];
}

/** The text of an organisation's file with values changed; undefined where the file can't say them so. */
export function withValues(source: SourceText, { values, lists }: ValuesToWrite): string | undefined {
  const { path } = source;
  let text: string | undefined = source.text;
  for (const value of values) {
    // Places are those of the file as it was read: each is found again by its path.
    const paths = value.places.map((place) => (place.source.path === path ? pathAt(source, place.start) : undefined));
    text = text === undefined ? undefined : withValue({ path, text }, value, paths);
  }
  for (const list of lists) text = text === undefined ? undefined : withList({ path, text }, list);
  return text;
}

/** The file with other items of a list; one that a group gives is the organisation's own from now on. */
function withList(source: SourceText, { places, before, after }: ChangedList): string | undefined {
  const root = parseYaml(source).value;
  const keys = listPath(places);
  if (root?.kind !== 'map' || !keys) return undefined;
  const node = nodeAt(root, keys);
  const isLonger = before.every((words, at) => words === after[at]);
  // Items that come behind the others leave those as they are written.
  const change: ValueChange =
    node?.kind === 'list' && isLonger
      ? { kind: 'append', items: after.slice(before.length) }
      : { kind: 'set', value: after };
  return withKey(source, root, keys, change, after.join('\n'));
}

/** The file with one value changed; undefined where it can't be. */
function withValue(
  source: SourceText,
  value: ChangedValue,
  paths: readonly (YamlPath | undefined)[],
): string | undefined {
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
  paths: readonly (YamlPath | undefined)[],
): readonly (readonly [YamlPath, string])[] | undefined {
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

function withScalar(source: SourceText, path: YamlPath, words: string): string | undefined {
  const root = parseYaml(source).value;
  if (root?.kind !== 'map') return undefined;
  const keys = path.filter((step) => typeof step === 'string');
  if (keys.length < path.length) return withItem(source, root, path, words);
  return withKey(source, root, keys, { kind: 'set', value: words }, words);
}

/** The file with one key changed, and what goes with it: a former name, and a key that was on the list of examples. */
function withKey(
  source: SourceText,
  root: YamlMap,
  keys: readonly string[],
  change: ValueChange,
  words: string,
): string | undefined {
  const before = plainValue(root);
  const changes = nested(keys, change);
  const all = new Map(changes);
  if (isPlainMap(before)) {
    const former = formerName(before, changes.get('name'));
    if (former) all.set('former_names', former);
    const row = { number: 1, place: '', values: new Map([[keys.join('.'), words]]), people: new Map() };
    for (const [key, other] of examplesChange(row, before, changes)) all.set(key, other);
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
function withItem(source: SourceText, root: YamlMap, path: YamlPath, words: string): string | undefined {
  const node = nodeAt(root, path);
  if (node?.kind !== 'text') return undefined;
  const text = applyEdits(source.text, [scalarEdit(node.span, words)]);
  const edited = parseYaml({ path: source.path, text });
  if (!edited.value || hasErrors(edited.diagnostics)) return undefined;
  const expected = changedAt(plainValue(root), path, words);
  return canonical(plainValue(edited.value)) === canonical(expected) ? text : undefined;
}

function changedAt(value: unknown, [step, ...rest]: YamlPath, words: string): unknown {
  if (step === undefined) return words;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (at === step ? changedAt(item, rest, words) : item));
  if (!isPlainMap(value)) return value;
  return { ...value, [step]: changedAt(value[step], rest, words) };
}
