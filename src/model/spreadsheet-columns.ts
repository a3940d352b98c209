/**
 * The columns that lists of organisations have, and the keys that they fill: those of this program’s own export (`registered_manager.phone`),
 * those that people name (`Manager’s telephone`), and those of the CQC’s directory of locations (`Location Telephone Number`).
 */
import { PEOPLE } from './people.js';
import { SCHEMA_NAMES } from './placeholders.js';
import type { ServiceType } from './services.js';
import { isListedGroup, LISTED_GROUPS, listKeyOf } from './value-lists.js';

/** What a column fills: a path of keys, `service_type` by its heading alone, or nothing. */
export type ColumnTarget =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'service'; readonly service: ServiceType }
  | { readonly kind: 'id' }
  | { readonly kind: 'skipped' };

/** Small letters and digits with single spaces: headings are compared so. */
export function comparableHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const PERSON_WORDS: Readonly<Record<string, readonly string[]>> = {
  title: ['title'],
  first_name: ['first name', 'forename', 'given name'],
  last_name: ['last name', 'surname', 'family name'],
  role: ['role', 'job title'],
  email: ['email', 'e mail', 'email address', 'e mail address'],
  phone: ['phone', 'telephone', 'tel', 'phone number', 'telephone number', 'mobile'],
};

/** What people call a person besides the words of the key. */
const PERSON_NAMES: Readonly<Record<string, readonly string[]>> = {
  registered_manager: ['registered manager', 'manager', 'home manager', 'service manager', 'rm'],
  responsible_individual: ['responsible individual', 'ri'],
  nominated_individual: ['nominated individual', 'ni'],
  data_protection_officer: ['data protection officer', 'dpo', 'data protection lead'],
  safeguarding_lead: ['safeguarding lead', 'designated safeguarding lead', 'dsl'],
};

const SIMPLE: Readonly<Record<string, readonly string[]>> = {
  name: [
    'name',
    'organisation',
    'organisation name',
    'service',
    'service name',
    'home',
    'home name',
    'client',
    'client name',
    'location name',
  ],
  trading_name: ['trading name', 'trading as'],
  registration_no: [
    'registration no',
    'registration number',
    'reg no',
    'registration',
    'location id',
    'cqc location id',
    'ciw number',
    'sin',
    'cs number',
  ],
  'registration.provider_id': ['provider id', 'cqc provider id', 'provider number'],
  'registration.date': ['registration date', 'date of registration', 'location hsca start date', 'date registered'],
  nation: ['nation', 'country'],
  service_type: ['service type', 'kind of service', 'type of service', 'services', 'type'],
  website: ['website', 'web address', 'web site', 'url', 'location web address'],
  email: ['email', 'e mail', 'email address', 'office email'],
  phone: ['phone', 'telephone', 'tel', 'phone number', 'telephone number', 'location telephone number', 'office phone'],
  out_of_hours_phone: [
    'out of hours phone',
    'out of hours',
    'out of hours number',
    'on call',
    'on call number',
    'emergency phone',
  ],
  company_no: ['company no', 'company number', 'companies house number', 'company registration number', 'crn'],
  charity_no: ['charity no', 'charity number'],
  ico_registration_no: ['ico', 'ico no', 'ico number', 'ico registration', 'ico registration number'],
  vat_no: ['vat', 'vat no', 'vat number'],
  'address.line_1': [
    'address',
    'address 1',
    'address line 1',
    'line 1',
    'street',
    'street address',
    'location street address',
  ],
  'address.line_2': ['address 2', 'address line 2', 'line 2'],
  'address.town': ['town', 'city', 'town city', 'town or city', 'location city'],
  'address.county': ['county', 'location county'],
  'address.postcode': ['postcode', 'post code', 'postal code', 'location postal code'],
  'local_authority.authority_name': ['local authority', 'council', 'la', 'location local authority'],
  'fields.provider_name': ['provider name'],
  pack: ['pack'],
  extends: ['extends', 'base', 'group'],
};

/** The headings of the CQC’s directory that say which services a location has (CQC, “Care directory with filters”). */
const SERVICES: Readonly<Record<string, ServiceType>> = {
  'care home service with nursing': 'care_home_nursing',
  'care home service without nursing': 'care_home',
  'domiciliary care service': 'domiciliary_support',
  'supported living service': 'supported_living',
  'shared lives': 'shared_lives',
};

const BY_HEADING: ReadonlyMap<string, ColumnTarget> = new Map<string, ColumnTarget>([
  ['id', { kind: 'id' }],
  ...[...SCHEMA_NAMES.values()].map((path) => [comparableHeading(path), { kind: 'path', path }] as const),
  ...LISTED_GROUPS.flatMap((group) => [group, listKeyOf(group)]).map(
    (path) => [comparableHeading(path), { kind: 'path', path }] as const,
  ),
  ...PEOPLE.flatMap((person) =>
    (PERSON_NAMES[person] ?? [comparableHeading(person)]).flatMap((name) => [
      [name, { kind: 'path', path: person }] as const,
      [`${name} name`, { kind: 'path', path: person }] as const,
      ...Object.entries(PERSON_WORDS).flatMap(([key, words]) =>
        words.map((word) => [`${name} ${word}`, { kind: 'path', path: `${person}.${key}` }] as const),
      ),
    ]),
  ),
  ...Object.entries(SIMPLE).flatMap(([path, headings]) =>
    headings.map((heading) => [heading, { kind: 'path', path }] as const),
  ),
  ...Object.entries(SERVICES).map(
    ([words, service]) => [`service type ${words}`, { kind: 'service', service }] as const,
  ),
]);

/** What a column with this heading fills; undefined for one that nobody has told the program about. */
export function columnTarget(heading: string): ColumnTarget | undefined {
  const own = /^fields\.([a-z][a-z0-9_]*)$/.exec(heading.trim());
  if (own) return { kind: 'path', path: heading.trim() };
  const words = comparableHeading(heading);
  const other = [turned(words), withoutOwner(words), withoutOwner(turned(words))].map((each) => BY_HEADING.get(each));
  // The id of a home in another system is none of ours.
  return BY_HEADING.get(words) ?? other.find((target) => target !== undefined && target.kind !== 'id');
}

/** `name of home` as `home name`. */
const turned = (words: string) => words.replace(/^(.+?) of (?:the |our )?(.+)$/, '$2 $1');

/** `home telephone` as `telephone`: what a list of homes says of each. */
const withoutOwner = (words: string) =>
  words.replace(/^(?:our |the )?(?:care home|home|service|organisation|client|location|site) (?=.)/, '');

/** Gives the target that a person wrote into a map: a key, `id`, or `skip`; undefined for anything else. */
export function writtenTarget(words: string): ColumnTarget | undefined {
  const path = words.trim();
  if (path === 'skip') return { kind: 'skipped' };
  if (path === 'id') return { kind: 'id' };
  const isKey =
    [...SCHEMA_NAMES.values()].includes(path) ||
    isListedGroup(path) ||
    LISTED_GROUPS.some((group) => listKeyOf(group) === path) ||
    ['pack', 'extends'].includes(path) ||
    /^fields\.[a-z][a-z0-9_]*$/.test(path);
  return isKey ? { kind: 'path', path } : undefined;
}
