/**
 * Compares a row of a spreadsheet with what an organisation’s file says, and gives what is to change. What says the same in another
 * way (a telephone number with other spaces, a name as text and as two keys) is no change.
 */
import { isPerson, type PersonKey } from '../../model/people.js';
import type { NameParts } from '../../model/typed-values.js';
import { nameTyped, wholeName } from '../../model/typed-values.js';
import { isListedGroup, listKeyOf, namingKey } from '../../model/value-lists.js';
import type { ValueChange, ValueChanges } from '../organisation/value-edit.js';
import type { Written, WrittenMap } from '../yaml/edit.js';
import { formerName } from './former-name.js';
import type { OrganisationRow } from './organisation-rows.js';
import { examplesChange, type PlainMap } from './remaining-examples.js';

/** Gives the changes that make a file say what a row says; empty where it does already. */
export function rowChanges(row: OrganisationRow, before: PlainMap): ValueChanges {
  const changes = new Map<string, ValueChange>();
  const groups = groupedValues(row);
  for (const [key, value] of groups.root)
    if (!saysSame(key, before[key], value)) changes.set(key, { kind: 'set', value });
  for (const [group, parts] of groups.parts) {
    const change = isPerson(group) ? undefined : groupChange(group, before[group], parts);
    if (change) changes.set(group, change);
  }
  const posts = new Set([...row.people.keys(), ...[...groups.parts.keys()].filter(isPerson)]);
  for (const post of posts)
    if (isPerson(post))
      for (const [key, change] of personChanges(post, row.people.get(post), groups.parts.get(post), before))
        changes.set(key, change);
  const former = formerName(before, changes.get('name'));
  if (former) changes.set('former_names', former);
  for (const [key, change] of examplesChange(row, before, changes)) changes.set(key, change);
  return changes;
}

type Parts = ReadonlyMap<string, string>;

/** The values of the root, and those of each group. */
function groupedValues({ values }: OrganisationRow): {
  readonly root: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, Parts>;
} {
  const root = new Map<string, string>();
  const parts = new Map<string, Map<string, string>>();
  for (const [path, value] of values) {
    const [group = '', key] = path.split('.');
    if (key === undefined && !isListedGroup(group)) root.set(group, value);
    else {
      const within = parts.get(group) ?? new Map<string, string>();
      parts.set(group, within.set(key ?? (isListedGroup(group) ? namingKey(group) : ''), value));
    }
  }
  return { root, parts };
}

function groupChange(group: string, before: unknown, parts: Parts): ValueChange | undefined {
  if (typeof before === 'string') return textChange(group, before, parts);
  const map = plainMap(before) ?? {};
  const changed = [...parts].filter(([key, value]) => !saysSame(key, map[key], value));
  if (changed.length === 0) return undefined;
  return {
    kind: 'within',
    changes: new Map(changed.map(([key, value]): [string, ValueChange] => [key, { kind: 'set', value }])),
  };
}

/** A group that is plain text: a council’s name, a whole address. */
function textChange(group: string, before: string, parts: Parts): ValueChange | undefined {
  const naming = isListedGroup(group) ? namingKey(group) : undefined;
  const squeezed = compact(before);
  const isSame = naming
    ? parts.size === 1 && compact(parts.get(naming) ?? '') === squeezed
    : [...parts.values()].every((value) => squeezed.includes(compact(value)));
  if (isSame) return undefined;
  const named = naming && !parts.has(naming) ? { [naming]: before } : {};
  return { kind: 'set', value: { ...named, ...Object.fromEntries(parts) } };
}

/** What changes about the people of a post, under the key of one or of several. */
function personChanges(
  post: PersonKey,
  names: readonly NameParts[] | undefined,
  parts: Parts | undefined,
  file: PlainMap,
): ValueChanges {
  const listKey = listKeyOf(post);
  const before = peopleOf(post, file);
  if (names && names.length > 1) {
    const isSame = names.length === before.length && names.every((name, at) => isSameName(name, before[at]));
    if (isSame) return new Map();
    return new Map<string, ValueChange>([
      ...(file[post] === undefined ? [] : [[post, { kind: 'remove' }] as const]),
      [listKey, { kind: 'set', value: names.map(writtenName) }],
    ]);
  }
  const name = names?.[0];
  const isOther = name !== undefined && !(before.length === 1 && isSameName(name, before[0]));
  if (file[listKey] !== undefined && file[listKey] !== null) {
    if (!isOther) return new Map();
    return new Map<string, ValueChange>([
      [listKey, { kind: 'remove' }],
      [post, { kind: 'set', value: { ...(name ? writtenName(name) : {}), ...Object.fromEntries(parts ?? []) } }],
    ]);
  }
  const change = onePerson(file[post], isOther ? name : undefined, parts ?? new Map());
  return new Map(change ? [[post, change]] : []);
}

/**
 * The change of one person. How to reach somebody goes with the person: the address and number of a predecessor aren’t the
 * successor’s.
 */
function onePerson(before: unknown, name: NameParts | undefined, parts: Parts): ValueChange | undefined {
  const map = plainMap(before);
  if (!map) {
    const isNamed = typeof before === 'string' && before.trim() !== '';
    if (!name && parts.size === 0) return undefined;
    const written = name ? writtenName(name) : isNamed ? { name: before } : {};
    return { kind: 'set', value: { ...written, ...Object.fromEntries(parts) } };
  }
  const changes = new Map<string, ValueChange>();
  if (name) {
    const written = writtenName(name);
    for (const key of OF_A_PERSON) {
      const value = written[key];
      if (value !== undefined) changes.set(key, { kind: 'set', value });
      else if (map[key] !== undefined) changes.set(key, { kind: 'remove' });
    }
  }
  for (const [key, value] of parts)
    if (name || !saysSame(key, map[key], value)) changes.set(key, { kind: 'set', value });
  return changes.size > 0 ? { kind: 'within', changes } : undefined;
}

/** What goes with somebody who leaves. The title of the job stays with the post. */
const OF_A_PERSON = [
  'title',
  'first_name',
  'last_name',
  'name',
  'email',
  'phone',
  'vacant_from',
  'covered_by',
] as const;

/** A name by the keys of a person. */
export function writtenName({ title, first_name, last_name, name }: NameParts): WrittenMap {
  const parts: Record<string, Written> = {};
  if (title !== undefined) parts.title = title;
  if (first_name !== undefined) parts.first_name = first_name;
  if (last_name !== undefined) parts.last_name = last_name;
  if (name !== undefined) parts.name = name;
  return parts;
}

function peopleOf(post: PersonKey, file: PlainMap): readonly NameParts[] {
  const list = file[listKeyOf(post)];
  const people: readonly unknown[] = Array.isArray(list) ? list : file[post] === undefined ? [] : [file[post]];
  return people.map(personOf);
}

function personOf(value: unknown): NameParts {
  if (typeof value === 'string') return nameTyped(value);
  const map = plainMap(value) ?? {};
  const part = (key: 'title' | 'first_name' | 'last_name' | 'name') => {
    const text = map[key];
    return typeof text === 'string' && text !== '' ? { [key]: text } : {};
  };
  return { ...part('title'), ...part('first_name'), ...part('last_name'), ...part('name') };
}

/** A title that only one side has makes nobody another person. */
function isSameName(a: NameParts, b: NameParts | undefined): boolean {
  if (!b) return false;
  const titles = [a.title, b.title].map((title) => title?.replace(/\.$/, '').toLowerCase());
  const isOtherTitle = titles[0] !== undefined && titles[1] !== undefined && titles[0] !== titles[1];
  return !isOtherTitle && compact(bareName(a)) === compact(bareName(b));
}

/** A name that was written as one text may begin with its title. */
function bareName(parts: NameParts): string {
  const whole = wholeName(parts);
  return parts.title === undefined ? wholeName(nameTyped(whole)) : whole;
}

function saysSame(key: string, before: unknown, value: string): boolean {
  if (typeof before !== 'string') return false;
  if (/phone$/.test(key)) return digitsOf(before) === digitsOf(value);
  if (key === 'website') return bareAddress(before) === bareAddress(value);
  if (/(?:_no|_id|postcode)$/.test(key)) return compact(before) === compact(value);
  return before.replace(/\s+/g, ' ').trim().normalize('NFC') === value.replace(/\s+/g, ' ').trim();
}

const digitsOf = (words: string) => words.replace(/^\s*(?:\+44|0044)\s*(?:\(0\))?/, '0').replace(/\D/g, '');

const bareAddress = (words: string) =>
  words
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();

const compact = (words: string) =>
  words
    .replace(/[\s,.]+/g, '')
    .normalize('NFC')
    .toLowerCase();

function plainMap(value: unknown): PlainMap | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
