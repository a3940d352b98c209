/**
 * The groups of which an organisation may have several, and the key of the list in place of the single one: `registered_managers`
 * for `registered_manager`. A template can go through any of them with #each, whichever way they are given.
 */
import { PEOPLE, type PersonKey } from './people.js';

/** The bodies that an organisation may name; each is a group of name, phone, email, website. */
export const BODIES = ['safeguarding_board', 'health_board', 'regulator', 'ombudsman', 'commissioner'] as const;

export type BodyKey = (typeof BODIES)[number];

/** The groups that hold an address. */
export const ADDRESSES = ['address', 'registered_office'] as const;

/** A group of which there may be several. */
export type ListedGroup = PersonKey | BodyKey | 'local_authority';

export const LISTED_GROUPS: readonly ListedGroup[] = [...PEOPLE, 'local_authority', ...BODIES];

/** Plurals that don't only add an s. */
const PLURALS = { local_authority: 'local_authorities', ombudsman: 'ombudsmen' } as const;

type Plural<Group extends ListedGroup> = Group extends keyof typeof PLURALS ? (typeof PLURALS)[Group] : `${Group}s`;

/** Gives the key of the list of a group. */
export function listKeyOf<Group extends ListedGroup>(group: Group): Plural<Group>;
export function listKeyOf(group: ListedGroup): string {
  const irregular: Readonly<Record<string, string>> = PLURALS;
  return irregular[group] ?? `${group}s`;
}

const GROUP_OF_LIST: ReadonlyMap<string, ListedGroup> = new Map(
  LISTED_GROUPS.map((group) => [listKeyOf(group), group] as const),
);

/** Gives the group whose list a key is. */
export function groupOfList(key: string): ListedGroup | undefined {
  return GROUP_OF_LIST.get(key);
}

/** Whether a key is that of a group of which there may be several. */
export function isListedGroup(key: string): key is ListedGroup {
  return LISTED_GROUPS.some((group) => group === key);
}

/** The key that names a group: what plain text in place of the group is, and what the group prints as under its own name. */
export function namingKey(group: ListedGroup): 'name' | 'authority_name' {
  return group === 'local_authority' ? 'authority_name' : 'name';
}

/** The key under which a file says the same in the other form: the list for the single one, and the other way round. */
export function otherForm(key: string): string | undefined {
  return isListedGroup(key) ? listKeyOf(key) : groupOfList(key);
}

/** The texts of a location that the organisation itself has too, under the same keys. */
export const LOCATION_TEXTS = ['name', 'registration_no', 'phone', 'out_of_hours_phone', 'email'] as const;

/** The groups within a location, and those of the organisation that they are like. */
export const LOCATION_GROUPS = {
  address: 'address',
  manager: 'registered_manager',
  local_authority: 'local_authority',
} as const;

export type LocationGroup = keyof typeof LOCATION_GROUPS;

export const LOCATION_GROUP_KEYS: readonly LocationGroup[] = ['address', 'manager', 'local_authority'];
