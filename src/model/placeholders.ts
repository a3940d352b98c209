/**
 * The names of placeholders, apart from those under an organisation's `fields:`.
 */

import { PEOPLE } from './people.js';
import { NATIONS, SERVICE_TYPES } from './services.js';
import {
  ADDRESSES,
  BODIES,
  LISTED_GROUPS,
  LOCATION_GROUP_KEYS,
  LOCATION_GROUPS,
  LOCATION_TEXTS,
  listKeyOf,
} from './value-lists.js';

/** Names of the policy's review dates. */
export const REVIEW_NAMES = ['last_update_date', 'next_review_date', 'current_year'] as const;

/** Names of its approval. Within an each, an entry's own key of such a name wins. */
export const APPROVAL_NAMES = ['approved_by', 'approved_on', 'in_force_from'] as const;

/** Names of what stands at its head. Within an each, an entry's own key of such a name wins. */
export const HEAD_NAMES = ['title', 'code', 'version', 'status', 'owner', 'reviewed', 'next_review'] as const;

/** Names of what the program lists itself: each is a table or a list, in a paragraph of its own. */
export const LISTING_NAMES = ['change_history', 'related_policies'] as const;

export type ListingName = (typeof LISTING_NAMES)[number];

/** Whether a name is that of a table or a list of the program's. */
export function isListingName(name: string): name is ListingName {
  return LISTING_NAMES.some((listing) => listing === name);
}

/** Names of the policy's record: its reviews and approvals, never from the clock. */
export const POLICY_NAMES = [...REVIEW_NAMES, ...APPROVAL_NAMES, ...HEAD_NAMES, ...LISTING_NAMES] as const;

/** Names for conditions: `nation_wales`, `service_care_home`. */
export const CONDITION_NAMES: readonly string[] = [
  ...NATIONS.map((nation) => `nation_${nation}`),
  ...SERVICE_TYPES.map((service) => `service_${service}`),
];

/** The code in a condition such as `policy_dcw31`, in capitals; undefined for any other name. */
export function policyOfCondition(name: string): string | undefined {
  return /^policy_([a-z]{2,5}\d{1,4}[a-z]?)$/.exec(name)?.[1]?.toUpperCase();
}

const PERSON_PARTS = ['title', 'first_name', 'last_name', 'name', 'role', 'email', 'phone'];
const ADDRESS_PARTS = ['line_1', 'line_2', 'town', 'county', 'postcode'];
const BODY_PARTS = ['name', 'phone', 'email', 'website'];

/** Every group in an organisation file, and its text keys; '' is for the keys at the root. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'name',
    'trading_name',
    'registration_no',
    'logo',
    'logo_alt',
    'nation',
    'service_type',
    'website',
    'email',
    'phone',
    'out_of_hours_phone',
    'company_no',
    'charity_no',
    'ico_registration_no',
    'vat_no',
  ],
  address: ADDRESS_PARTS,
  registered_office: ADDRESS_PARTS,
  registration: ['regulator', 'provider_id', 'service_id', 'date'],
  ...Object.fromEntries(PEOPLE.map((person) => [person, PERSON_PARTS])),
  local_authority: ['authority_name', 'safeguarding_phone', 'out_of_hours_phone', 'email'],
  ...Object.fromEntries(BODIES.map((body) => [body, BODY_PARTS])),
  insurance: ['provider', 'policy_no', 'expiry'],
};

/** `registered_manager`, `first_name` → `org_field_registered_manager_first_name` */
export function placeholderName(...path: readonly string[]): string {
  return `org_field_${path.filter((part) => part !== '').join('_')}`;
}

/** Every `org_field_…` name of the schema, with the YAML path that fills it. */
export const SCHEMA_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(GROUPS).flatMap(([group, keys]) =>
    keys.map((key): [string, string] => [placeholderName(group, key), group === '' ? key : `${group}.${key}`]),
  ),
);

/**
 * The names that are made of whole groups and lists, with their YAML paths: `org_field_address`, `org_field_registered_manager`,
 * `org_field_registered_managers`, `org_field_locations`. They are newer than the others: where an organisation has a field of its
 * own of such a name, the field wins.
 */
export const WHOLE_NAMES: ReadonlyMap<string, string> = new Map(
  [...ADDRESSES, ...LISTED_GROUPS, ...LISTED_GROUPS.map((group) => listKeyOf(group)), 'locations'].map((path) => [
    placeholderName(path),
    path,
  ]),
);

/** The YAML path that fills a placeholder: `registered_manager.first_name`, or `fields.lift` for an organisation's own field. */
export function yamlPathOf(name: string): string {
  return SCHEMA_NAMES.get(name) ?? WHOLE_NAMES.get(name) ?? `fields.${name.replace(/^org_field_/, '')}`;
}

interface ListOfEntries {
  readonly of: string;
  readonly paths: readonly string[];
}

/** The YAML path of a key of one entry: `locations[2].manager.email` for `manager_email` of the second location. */
export function entryKeyPath({ of, paths }: ListOfEntries, at: number, key: string): string {
  const path = paths[at] ?? '';
  const group =
    of === 'location' ? LOCATION_GROUP_KEYS.find((name) => key === name || key.startsWith(`${name}_`)) : undefined;
  if (group === undefined) return [path, of === 'local_authority' ? ofAuthority(key) : key].filter(Boolean).join('.');
  const part = key.slice(group.length + 1);
  const within = path === '' ? LOCATION_GROUPS[group] : group;
  return [path, within, group === 'local_authority' ? ofAuthority(part) : part].filter(Boolean).join('.');
}

/** A local authority answers to `name` too. */
function ofAuthority(key: string): string {
  return key === 'name' ? 'authority_name' : key;
}

/** The keys that each entry of a list can have, by the kind of its entries. */
export function entryKeys(of: string): readonly string[] {
  if (of !== 'location') return [...new Set([...(GROUPS[of] ?? []), 'name'])];
  return [
    ...LOCATION_TEXTS,
    ...LOCATION_GROUP_KEYS.flatMap((key) => [
      key,
      ...(GROUPS[LOCATION_GROUPS[key]] ?? []).map((part) => `${key}_${part}`),
    ]),
  ];
}
