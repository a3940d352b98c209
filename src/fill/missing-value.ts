/** Says of a name without a value what it lacks; a person who is named without a role has the usual one. */
import type { KnownList, Organisation } from '../model/organisation.js';
import { isPerson, type PersonKey } from '../model/people.js';
import { entryKeyPath, entryKeys, GROUPS, placeholderName, yamlPathOf } from '../model/placeholders.js';
import { vacantPart } from '../model/vacancy.js';
import type { Wording } from '../model/wording/wording.js';
import type { FieldMeaning, ListEntry } from './field-meaning.js';

/** The usual words for what a person does: `org_field_safeguarding_lead_role` of one who is named. */
export function usualRole(organisation: Organisation, name: string, wording: Wording): FieldMeaning | undefined {
  const [group = '', key] = yamlPathOf(name).split('.');
  if (key !== 'role' || !isPerson(group) || !organisation.values.has(placeholderName(group, 'name'))) return undefined;
  return roleOf(group, wording);
}

function roleOf(person: PersonKey, wording: Wording): FieldMeaning {
  return { kind: 'text', lines: [wording.roles[person]] };
}

/** What the organisation's file lacks, and what to do where adding the key isn't enough. */
export function missingValue(organisation: Organisation, name: string): FieldMeaning {
  const path = yamlPathOf(name);
  const vacancy = vacantPart(name, organisation.vacancies);
  if (vacancy && vacancy.part !== 'role') return { kind: 'missing', path, vacancy };
  const [group = '', key] = path.split('.');
  if (organisation.without?.has(group)) {
    const advice = `the organisation’s file says that there is none: put the words in {{#if ${placeholderName(group)}}}, or change "${group}"`;
    return { kind: 'missing', path, advice };
  }
  if (key !== undefined && isWholeAddress(organisation, group)) {
    const advice = `in the organisation’s file, "${group}" is one text: write its keys, such as "${key}", or use {{${placeholderName(group)}}} in the template`;
    return { kind: 'missing', path, advice };
  }
  return { kind: 'missing', path };
}

/** Whether an address is given as one text, without keys. */
function isWholeAddress({ values }: Organisation, group: string): boolean {
  const whole = values.get(placeholderName(group));
  return (
    whole?.kind === 'text' &&
    whole.apart !== undefined &&
    !(GROUPS[group] ?? []).some((key) => values.has(placeholderName(group, key)))
  );
}

/** What an entry of one of the schema's lists lacks. */
export function missingInList(
  entry: Extract<ListEntry, { readonly kind: 'map' }>,
  list: KnownList,
  name: string,
  organisation: Organisation,
  wording: Wording,
): FieldMeaning {
  const role = roleInEntry(entry, list, name);
  if (role) return roleOf(role, wording);
  const path = entryKeyPath(list, entry.at, name);
  const vacancy = isPerson(list.of) && entry.at === 0 ? organisation.vacancies?.get(list.of) : undefined;
  if (vacancy && isPerson(list.of) && name !== 'role')
    return { kind: 'missing', path, vacancy: { ...vacancy, post: list.of, part: name } };
  const keys = entryKeys(list.of);
  if (keys.includes(name)) return { kind: 'missing', path };
  return { kind: 'missing', path, advice: `the entries of this list have the keys ${keys.join(', ')}` };
}

/** The person whose role a key of an entry asks for, where the entry names somebody. */
function roleInEntry(
  { keys }: Extract<ListEntry, { readonly kind: 'map' }>,
  list: KnownList,
  name: string,
): PersonKey | undefined {
  if (name === 'role' && isPerson(list.of) && keys.has('name')) return list.of;
  return list.of === 'location' && name === 'manager_role' && keys.has('manager') ? 'registered_manager' : undefined;
}
