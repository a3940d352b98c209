import { describe, expect, test } from 'vitest';
import { organisationKeys } from '../../src/model/organisation-schema.js';
import { PEOPLE } from '../../src/model/people.js';
import {
  CONDITION_NAMES,
  GROUPS,
  placeholderName,
  SCHEMA_NAMES,
  WHOLE_NAMES,
  yamlPathOf,
} from '../../src/model/placeholders.js';
import { LISTED_GROUPS, listKeyOf } from '../../src/model/value-lists.js';

/** Keys at a file's root that fill no placeholder. */
const OTHERS = [
  'extends',
  'headed_by',
  'pack',
  'left',
  'former_names',
  'shares_contacts_with',
  'examples',
  'fields',
  'theme',
  'reviewed_on',
  'approved_by',
  'approved_on',
  'approver',
  'record_format',
  'policies',
  'attachments',
];

test('the schema of the file and the names of placeholders hold the same keys', () => {
  const groups = Object.keys(GROUPS).filter((group) => group !== '');
  const wholes = [...WHOLE_NAMES.values()];
  expect(new Set(organisationKeys([]))).toEqual(new Set([...(GROUPS[''] ?? []), ...groups, ...wholes, ...OTHERS]));
  for (const group of LISTED_GROUPS)
    expect(organisationKeys([listKeyOf(group), 0]), group).toEqual(organisationKeys([group]));
  for (const group of groups) {
    const isPost = PEOPLE.some((person) => person === group);
    expect(organisationKeys([group]), group).toEqual([
      ...(GROUPS[group] ?? []),
      ...(isPost ? ['vacant_from', 'covered_by'] : []),
    ]);
  }
});

test('no two paths of the schema give one placeholder', () => {
  const paths = Object.values(GROUPS).flat();
  expect(SCHEMA_NAMES.size).toBe(paths.length);
  expect([...WHOLE_NAMES.keys()].filter((name) => SCHEMA_NAMES.has(name))).toEqual([]);
});

describe('names and paths', () => {
  test.each([
    ['org_field_name', 'name'],
    ['org_field_registration_no', 'registration_no'],
    ['org_field_registered_manager_first_name', 'registered_manager.first_name'],
    ['org_field_data_protection_officer_email', 'data_protection_officer.email'],
    ['org_field_local_authority_authority_name', 'local_authority.authority_name'],
    ['org_field_registered_managers', 'registered_managers'],
    ['org_field_address', 'address'],
    ['org_field_ombudsmen', 'ombudsmen'],
    ['org_field_lift', 'fields.lift'],
  ])('%s is filled by %s', (name, path) => {
    expect(yamlPathOf(name)).toBe(path);
    expect(placeholderName(...path.replace('fields.', '').split('.'))).toBe(name);
  });

  test('conditions are computed for each nation and service', () => {
    expect(CONDITION_NAMES).toEqual(expect.arrayContaining(['nation_wales', 'service_care_home']));
    expect(CONDITION_NAMES).toHaveLength(16);
  });
});
