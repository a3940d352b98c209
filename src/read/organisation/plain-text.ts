/**
 * Turns plain text in place of a person, body or local authority into the group that it stands for: `registered_manager: Bethan
 * Rowlands` names her. Words that name nobody (`none`, `yes`, a person’s key) stay, for the schema to judge.
 */
import { saysNone } from '../../model/none.js';
import { isPerson } from '../../model/people.js';
import { groupOfList, isListedGroup, type ListedGroup, LOCATION_GROUPS, namingKey } from '../../model/value-lists.js';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.js';

/** A file's tree in which each person, body and local authority is a group of keys. */
export function withGroups(root: YamlNode): YamlNode {
  return root.kind === 'map' ? { ...root, entries: root.entries.map(rootEntry) } : root;
}

/** The group that stands at a key, for combining it with another file's. */
export function asGroup(key: string, value: YamlNode): YamlNode {
  return isListedGroup(key) ? groupOf(key, value) : value;
}

function rootEntry(entry: YamlEntry): YamlEntry {
  const { key, value } = entry;
  if (isListedGroup(key)) return { ...entry, value: groupOf(key, value) };
  const group = groupOfList(key);
  if (value.kind !== 'list') return entry;
  if (group) return { ...entry, value: { ...value, items: value.items.map((item) => groupOf(group, item)) } };
  return key === 'locations' ? { ...entry, value: { ...value, items: value.items.map(locationOf) } } : entry;
}

function locationOf(node: YamlNode): YamlNode {
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry): YamlEntry => {
    if (entry.key !== 'manager' && entry.key !== 'local_authority') return entry;
    return { ...entry, value: groupOf(LOCATION_GROUPS[entry.key], entry.value) };
  });
  return { ...node, entries };
}

function groupOf(group: ListedGroup, node: YamlNode): YamlNode {
  if (node.kind !== 'text' || node.value === null || !isName(node.value.trim())) return node;
  const name: YamlEntry = { key: namingKey(group), keySpan: node.span, value: node };
  const map: YamlMap = { kind: 'map', entries: [name], span: node.span };
  return map;
}

function isName(words: string): boolean {
  return words !== '' && !saysNone(words) && !/^(?:yes|true)$/i.test(words) && !isPerson(words);
}
