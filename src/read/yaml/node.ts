/**
 * The tree that YAML becomes: texts, lists and maps, each with its place; and the ways to look things up in it.
 */
import { remember } from '../../model/remember.js';
import { type Span, spanOf } from '../../model/source.js';
import type { StoredValue, StoredValues } from '../../model/stored-values.js';

/** A scalar; `plain` if it was written without quotes, so that `no` and `"no"` can be told apart. */
export interface YamlText {
  readonly kind: 'text';
  /** Null if no value was given: an empty plain scalar, `~` or `null`. */
  readonly value: string | null;
  readonly plain: boolean;
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** `key: value`; the keys of one map differ. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export type YamlNode = YamlText | YamlList | YamlMap;

/** Gives a tree's values as plain JavaScript: texts, null, arrays, and objects without a prototype. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'text') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  const object: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) object[entry.key] = plainValue(entry.value);
  return object;
}

/** Gives the values of a map as an issue keeps them; nothing for another node. */
export function storedMap(node: YamlNode): StoredValues {
  const map: Record<string, StoredValue> = Object.create(null);
  if (node.kind === 'map') for (const { key, value } of node.entries) map[key] = storedValue(value);
  return map;
}

function storedValue(node: YamlNode): StoredValue {
  if (node.kind === 'text') return node.value;
  return node.kind === 'list' ? node.items.map(storedValue) : storedMap(node);
}

/** Finds the node at a path of keys and indexes. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[]): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) node = node && childOf(node, step);
  return node;
}

/** The entries of a map by key, worked out once; if a key is there twice, the first. */
const indexOf = remember((map: YamlMap): ReadonlyMap<string, YamlEntry> => {
  const index = new Map<string, YamlEntry>();
  for (const entry of map.entries) if (!index.has(entry.key)) index.set(entry.key, entry);
  return index;
});

/** The entry of a map by its key. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? indexOf(node).get(key) : undefined;
}

function childOf(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined;
  return entryOf(node, String(step))?.value;
}

/**
 * The place of the key or the value at a path. If there is nothing at the path, the place of the nearest parent's key,
 * or the beginning of the root, since a whole map would be too much to point at.
 */
export function spanAt(root: YamlNode, path: readonly (string | number)[], side: 'key' | 'value'): Span {
  let node = root;
  let key: Span = spanOf(root.span.source, root.span.start, root.span.start);
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) return key;
    key = entryOf(node, String(step))?.keySpan ?? next.span;
    node = next;
  }
  return side === 'value' && node !== root ? node.span : key;
}
