/**
 * Makes the values that stand for whole groups: each group under its own name, the list of each group of which there may be
 * several, and the locations. One entry or a list of one come to the same.
 */
import type { KnownList, ListedMap, ListedText, Value } from '../../model/organisation.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { isPerson } from '../../model/people.js';
import { GROUPS, placeholderName } from '../../model/placeholders.js';
import { spanOf } from '../../model/source.js';
import type { Vacancies } from '../../model/vacancy.js';
import {
  ADDRESSES,
  LISTED_GROUPS,
  type ListedGroup,
  LOCATION_GROUP_KEYS,
  LOCATION_GROUPS,
  LOCATION_TEXTS,
  type LocationGroup,
  listKeyOf,
  namingKey,
} from '../../model/value-lists.js';
import { nameOf, type Path } from '../schema-issues.js';
import { spanAt, type YamlNode } from '../yaml/node.js';
import { addressPlace, groupPlaces } from './group-places.js';
import { type GroupTexts, inputAt } from './group-texts.js';
import { addressOfParts, addressOfText } from './whole-address.js';

/** A checked file, its tree, and the values of its single texts, with the cover of vacant posts. */
export interface SingleValues {
  readonly file: OrganisationInput;
  readonly root: YamlNode;
  readonly texts: GroupTexts;
  readonly values: ReadonlyMap<string, Value>;
  readonly vacancies: Vacancies;
}

/** Gives the values by placeholder name. */
export function wholeValues(single: SingleValues): Map<string, Value> {
  const whole = new Map<string, Value>();
  const add = (key: string, value: Value | undefined) => value && whole.set(placeholderName(key), value);
  for (const group of ADDRESSES) {
    const address = addressAt(group, addressPlace(single.file, group), single);
    if (address) add(group, { kind: 'text', ...address });
  }
  for (const group of LISTED_GROUPS) {
    const name = textOf(single, group, namingKey(group));
    if (name) add(group, { kind: 'text', ...name, parts: name.parts ?? [name.span] });
    add(listKeyOf(group), listOf(group, single));
  }
  add('locations', locationsOf(single, whole));
  return whole;
}

function textOf({ values }: SingleValues, ...path: readonly string[]): ListedText | undefined {
  const value = values.get(placeholderName(...path));
  if (value?.kind !== 'text') return undefined;
  const { kind, ...text } = value;
  return text;
}

/** The texts of the group that serves where a single one is asked for. */
function servingTexts(group: string, single: SingleValues): ListedMap {
  return new Map(
    (GROUPS[group] ?? []).flatMap((key): [string, ListedText][] => {
      const text = textOf(single, group, key);
      return text ? [[key, text]] : [];
    }),
  );
}

function addressAt(group: string, path: Path, { file, texts }: SingleValues): ListedText | undefined {
  if (typeof inputAt(file, path) !== 'string') return addressOfParts(texts.group('address', path));
  const text = texts.text(group, '', path);
  return text && addressOfText(text);
}

function listOf(group: ListedGroup, single: SingleValues): Value | undefined {
  const { file, root, texts, vacancies } = single;
  const places = groupPlaces(file, root, group);
  const entries = places.map((path, at) => ({
    path,
    texts: withName(group, at === 0 ? servingTexts(group, single) : texts.group(group, path)),
  }));
  // A vacant post that nobody covers keeps its entry, so that printing the name of its holder is an error.
  const isThere = (at: number, map: ListedMap) => map.size > 0 || (at === 0 && isPerson(group) && vacancies.has(group));
  const there = entries.filter((entry, at) => isThere(at, entry.texts));
  const [first] = there;
  if (!first) return undefined;
  const list: KnownList = {
    of: group,
    paths: there.map(({ path }) => pathName(path)),
    isWritten: first.path[0] === listKeyOf(group),
  };
  const span = spanAt(root, first.path.slice(0, 1), 'value');
  return { kind: 'maps', items: there.map((entry) => entry.texts), span, list };
}

/** A local authority answers to `name` too, like every other entry. */
function withName(group: ListedGroup, texts: ListedMap): ListedMap {
  const name = texts.get(namingKey(group));
  return name && !texts.has('name') ? new Map([...texts, ['name', name]]) : texts;
}

function locationsOf(single: SingleValues, whole: ReadonlyMap<string, Value>): Value | undefined {
  const { file, root } = single;
  const locations = file.locations ?? [];
  if (locations.length > 1) {
    const items = locations.map((_, at) => locationAt(['locations', at], single));
    return {
      kind: 'maps',
      items,
      span: spanAt(root, ['locations'], 'value'),
      list: { of: 'location', paths: items.map((_, at) => pathName(['locations', at])), isWritten: true },
    };
  }
  const organisation = organisationAsLocation(single, whole);
  const items = [locations.length === 1 ? withOwn(organisation, locationAt(['locations', 0], single)) : organisation];
  const isWritten = locations.length === 1;
  const span = isWritten
    ? spanAt(root, ['locations'], 'value')
    : spanOf(root.span.source, root.span.start, root.span.start);
  return items[0]?.size === 0
    ? undefined
    : { kind: 'maps', items, span, list: { of: 'location', paths: [isWritten ? 'locations[1]' : ''], isWritten } };
}

/** `["locations", 0, "phone"]` → `locations[1].phone` */
function pathName(path: Path): string {
  return nameOf(path).replaceAll('"', '');
}

type LocationTexts = Map<string, ListedText>;

/** Puts a group within a location into its entry: under the group's name as a whole, and each of its texts. */
function addGroup(entry: LocationTexts, key: LocationGroup, whole: ListedText | undefined, texts: ListedMap): void {
  if (whole) entry.set(key, whole);
  for (const [part, text] of texts) entry.set(`${key}_${part}`, text);
}

function locationAt(path: Path, { file, texts }: SingleValues): LocationTexts {
  const entry: LocationTexts = new Map();
  for (const key of LOCATION_TEXTS) {
    const text = texts.text('', key, [...path, key]);
    if (text) entry.set(key, text);
  }
  const addressPath = [...path, 'address'];
  const addressInput = inputAt(file, addressPath);
  const parts = texts.group('address', addressPath);
  const addressText = typeof addressInput === 'string' ? texts.text('', 'address', addressPath) : undefined;
  addGroup(entry, 'address', addressText ? addressOfText(addressText) : addressOfParts(parts), parts);
  for (const key of ['manager', 'local_authority'] as const) {
    const group = LOCATION_GROUPS[key];
    const groupTexts = withName(group, texts.group(group, [...path, key]));
    addGroup(entry, key, groupTexts.get('name'), groupTexts);
  }
  return entry;
}

/** The organisation as a location: what it has of what a location can have. */
function organisationAsLocation(single: SingleValues, whole: ReadonlyMap<string, Value>): LocationTexts {
  const entry: LocationTexts = new Map();
  for (const key of LOCATION_TEXTS) {
    const text = textOf(single, key);
    if (text) entry.set(key, text);
  }
  for (const key of LOCATION_GROUP_KEYS) {
    const group = LOCATION_GROUPS[key];
    const value = whole.get(placeholderName(group));
    const texts = servingTexts(group, single);
    addGroup(
      entry,
      key,
      value?.kind === 'text' ? value : undefined,
      group === 'address' ? texts : withName(group, texts),
    );
  }
  return entry;
}

/** The only location has of the organisation what it doesn't say itself, but never a part of a group that it says itself. */
function withOwn(organisation: LocationTexts, own: LocationTexts): LocationTexts {
  const ownGroups = LOCATION_GROUP_KEYS.filter((key) => [...own.keys()].some((name) => isPartOf(name, key)));
  const kept = [...organisation].filter(([name]) => !ownGroups.some((key) => isPartOf(name, key)));
  return new Map([...kept, ...own]);
}

function isPartOf(name: string, group: string): boolean {
  return name === group || name.startsWith(`${group}_`);
}
