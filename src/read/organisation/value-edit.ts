/**
 * Sets and removes values of an organisation's file with as few edits as possible: comments, quotes and the order of keys stay.
 * Refuses if the edited file would not say exactly what it said before, but for that.
 */
import { error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import { canonical } from '../yaml/canonical.js';
import {
  appendEntries,
  appendItems,
  applyEdits,
  isFlow,
  type Layout,
  layoutOf,
  replaceEntries,
  replaceValue,
  type TextEdit,
  type Written,
  type WrittenMap,
} from '../yaml/edit.js';
import { parseYaml } from '../yaml/index.js';
import { entryOf, plainValue, type YamlEntry, type YamlMap } from '../yaml/node.js';

/** What keys of a map are to say: a value, nothing, changes within it, or more items of a list. */
export type ValueChanges = ReadonlyMap<string, ValueChange>;

export type ValueChange =
  | { readonly kind: 'set'; readonly value: Written }
  | { readonly kind: 'remove' }
  | { readonly kind: 'append'; readonly items: readonly string[] }
  | { readonly kind: 'within'; readonly changes: ValueChanges };

/** Gives the text of the file with its values changed. */
export function editValues(source: SourceText, changes: ValueChanges): Outcome<string> {
  const { value: root, diagnostics } = parseYaml(source);
  if (hasErrors(diagnostics) || root?.kind !== 'map') return { diagnostics };
  const text = applyEdits(source.text, editsIn(root, changes, layoutOf(root, source.text)));
  const edited = parseYaml({ path: source.path, text });
  const isRight =
    edited.value !== undefined &&
    !hasErrors(edited.diagnostics) &&
    canonical(plainValue(edited.value)) === canonical(expected(plainValue(root), changes));
  if (isRight) return { value: text, diagnostics: [] };
  return {
    diagnostics: [
      error(
        'values-unwritable',
        'The values can’t be written into this file because of how it is laid out',
        source.path,
        { hint: `Write these keys on lines of their own, without braces: ${[...changes.keys()].join(', ')}.` },
      ),
    ],
  };
}

function editsIn(map: YamlMap, changes: ValueChanges, layout: Layout): TextEdit[] {
  const added: Record<string, Written> = {};
  const removed: YamlEntry[] = [];
  const edits: TextEdit[] = [];
  for (const [key, change] of changes) {
    const entry = entryOf(map, key);
    if (change.kind === 'remove') {
      if (entry) removed.push(entry);
    } else if (!entry) {
      const value = writtenOf(change);
      if (value !== undefined) added[key] = value;
    } else if (change.kind === 'within' && entry.value.kind === 'map' && entry.value.entries.length > 0)
      edits.push(...editsIn(entry.value, change.changes, layout));
    else if (change.kind === 'append' && entry.value.kind === 'list' && entry.value.items.length > 0)
      edits.push(appendItems(entry.value, change.items, layout));
    else {
      const value = writtenOf(change);
      edits.push(
        ...(value === undefined
          ? replaceEntries(map, [entry], undefined, layout)
          : replaceValue(map, entry, value, layout)),
      );
    }
  }
  const isEmptied = removed.length > 0 && removed.length === map.entries.length && Object.keys(added).length > 0;
  if (isEmptied) return replaceEntries(map, removed, added, layout);
  if (removed.length > 0 && isFlow(map, layout.text)) return flowEdits(map, changes, layout);
  return [
    ...edits,
    ...replaceEntries(map, removed, undefined, layout),
    ...(Object.keys(added).length > 0 ? [appendEntries(map, added, layout)] : []),
  ];
}

/** Within braces, the words between them are written anew where a key goes. */
function flowEdits(map: YamlMap, changes: ValueChanges, layout: Layout): TextEdit[] {
  const changed = map.entries.filter(({ key }) => changes.has(key));
  const values = [...changes].flatMap(([key, change]): [string, Written][] => {
    const value = writtenOf(change);
    return value === undefined ? [] : [[key, value]];
  });
  return replaceEntries(map, changed, values.length > 0 ? Object.fromEntries(values) : undefined, layout);
}

/** What a change writes where there is nothing yet; undefined where it only removes. */
function writtenOf(change: ValueChange): Written | undefined {
  if (change.kind === 'append') return change.items;
  if (change.kind !== 'within') return change.kind === 'set' ? change.value : undefined;
  const map: Record<string, Written> = {};
  for (const [key, inner] of change.changes) {
    const value = writtenOf(inner);
    if (value !== undefined) map[key] = value;
  }
  return Object.keys(map).length > 0 ? map : undefined;
}

/** What the file must say after the edits, as plain values. */
function expected(before: unknown, changes: ValueChanges): unknown {
  const entries = new Map(entriesOf(before));
  for (const [key, change] of changes) {
    if (change.kind === 'remove') entries.delete(key);
    else if (change.kind === 'within' && entriesOf(entries.get(key)).length > 0)
      entries.set(key, expected(entries.get(key), change.changes));
    else if (change.kind === 'append') {
      const earlier = entries.get(key);
      entries.set(key, [...(Array.isArray(earlier) ? earlier : []), ...change.items]);
    } else {
      const value = writtenOf(change);
      if (value === undefined) entries.delete(key);
      else entries.set(key, plainWritten(value));
    }
  }
  return Object.fromEntries(entries);
}

/** A written value as a reader gives it back: every scalar is text. */
function plainWritten(value: Written): unknown {
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(plainWritten);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainWritten(part)]));
}

function isList(value: readonly Written[] | WrittenMap): value is readonly Written[] {
  return Array.isArray(value);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
