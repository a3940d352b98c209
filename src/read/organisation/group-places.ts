/**
 * Finds where a file gives a group: by itself, as a list, or within its locations. Refuses a file that gives one group both ways.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { saysNone } from '../../model/none.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { LISTED_GROUPS, type ListedGroup, listKeyOf } from '../../model/value-lists.js';
import type { Path } from '../schema-issues.js';
import { entryOf, nodeAt, plainValue, type YamlNode } from '../yaml/node.js';
import { inputAt } from './group-texts.js';

/** The keys of a location that a list of the organisation can be made from. */
const WITHIN_LOCATIONS: Readonly<Partial<Record<ListedGroup, string>>> = {
  registered_manager: 'manager',
  local_authority: 'local_authority',
};

/** The paths of all groups of a kind, the one first that serves where a single one is asked for. */
export function groupPlaces(file: OrganisationInput, root: YamlNode, group: ListedGroup): readonly Path[] {
  const key = listKeyOf(group);
  const list = inputAt(file, [key]);
  if (Array.isArray(list)) return list.map((_, at) => [key, at]);
  if (isGiven(file, [group])) return [[group]];
  const within = WITHIN_LOCATIONS[group];
  if (within === undefined || isWithout(root, group)) return [];
  const places = (file.locations ?? []).map((_, at): Path => ['locations', at, within]);
  return distinct(
    places.filter((path) => isGiven(file, path)),
    root,
  );
}

/** The path of the group that an address stands in: the organisation's own, or that of its first location. */
export function addressPlace(file: OrganisationInput, group: 'address' | 'registered_office'): Path {
  const isOfLocation = group === 'address' && !isGiven(file, ['address']) && isGiven(file, ['locations', 0, 'address']);
  return isOfLocation ? ['locations', 0, 'address'] : [group];
}

/** The path of a text of the organisation itself: its own, or that of its first location. */
export function rootPlace(file: OrganisationInput, key: string): Path {
  const ofLocation: Path = ['locations', 0, key];
  return key !== 'name' && !isGiven(file, [key]) && isGiven(file, ofLocation) ? ofLocation : [key];
}

/** The groups of which a file says that there are none. */
export function groupsWithout(root: YamlNode): ReadonlySet<string> {
  return new Set(LISTED_GROUPS.filter((group) => isWithout(root, group)));
}

/** An error for each group that is given both by itself and as a list, at the later of the two. */
export function givenTwice(root: YamlNode): readonly Diagnostic[] {
  return LISTED_GROUPS.flatMap((group) => {
    const list = listKeyOf(group);
    const entries = [group, list].flatMap((key) => entryOf(root, key) ?? []).filter(({ value }) => !isEmpty(value));
    const [first, second] = entries;
    if (!first || !second) return [];
    const later = first.keySpan.start > second.keySpan.start ? first : second;
    return [
      error('name-clash', `"${group}" and "${list}" are both given`, later.keySpan, {
        hint: `Remove "${group}", and put what it says first in the list "${list}".`,
      }),
    ];
  });
}

function isGiven(file: OrganisationInput, path: Path): boolean {
  const input = inputAt(file, path);
  return input !== undefined && input !== null;
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === 'text' && node.value === null;
}

function isWithout(root: YamlNode, group: ListedGroup): boolean {
  const node = nodeAt(root, [group]);
  return node?.kind === 'text' && node.value !== null && saysNone(node.value);
}

/** Without those that say the same as an earlier one: two branches may share a manager. */
function distinct(paths: readonly Path[], root: YamlNode): readonly Path[] {
  const said = new Map<string, Path>();
  for (const path of paths) {
    const node = nodeAt(root, path);
    const words = JSON.stringify(node && plainValue(node));
    if (!said.has(words)) said.set(words, path);
  }
  return [...said.values()];
}
