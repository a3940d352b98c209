/** The sample clients in orgs/: invented, complete enough for every starter policy, and free of complaints. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openDisk } from '../../../src/edge/disk.js';
import { organisationJsonSchema } from '../../../src/model/organisation-schema.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { readOrganisation } from '../../../src/read/organisation/index.js';
import { pictureLoader } from '../../../src/read/picture.js';
import { themeReader } from '../../../src/read/theme/index.js';
import { layersOf, printed } from '../../support/read-organisation.js';

const ROOT = join(import.meta.dirname, '../../..');
const files = readdirSync(join(ROOT, 'orgs')).filter((file) => file.endsWith('.yaml'));
const textOf = (file: string) => readFileSync(join(ROOT, 'orgs', file), 'utf8');

const read = (file: string) => {
  const source = { path: `orgs/${file}`, text: textOf(file) };
  const disk = openDisk(ROOT, ROOT);
  return readOrganisation(source, {
    loadPicture: pictureLoader(disk, ROOT),
    readTheme: themeReader(layersOf(disk), []),
  });
};

/** What every sample gives, so that any starter policy of its nation can be filled. */
const GIVEN = [
  ...['name', 'registration_no', 'nation', 'service_type', 'email', 'phone', 'out_of_hours_phone', 'website'],
  ...['address_line_1', 'address_town', 'address_postcode', 'ico_registration_no'],
  ...['registered_manager_first_name', 'registered_manager_last_name', 'registered_manager_name'],
  ...['first_name', 'last_name', 'name', 'email', 'phone'].map((part) => `data_protection_officer_${part}`),
  ...['name', 'role', 'email', 'phone'].map((part) => `safeguarding_lead_${part}`),
  ...['name', 'role', 'email', 'phone'].map((part) => `complaints_manager_${part}`),
  ...['name', 'role', 'email', 'phone'].map((part) => `whistleblowing_contact_${part}`),
  ...['training_lead_name', 'training_lead_role'],
  ...['authority_name', 'safeguarding_phone', 'out_of_hours_phone'].map((part) => `local_authority_${part}`),
];

test('there are four', () => {
  expect(files.sort()).toEqual(['acme.yaml', 'harbour-home-care.yaml', 'three-rivers.yaml', 'ty-gwyn.yaml']);
});

describe.each(files)('%s', (file) => {
  test('is read without a complaint, in colours of its own', async () => {
    const { value, diagnostics } = await read(file);
    expect(diagnostics).toEqual([]);
    expect(value?.theme.colours.accent).not.toBe(DEFAULT_THEME.colours.accent);
  });

  test('gives what the starter policies print', async () => {
    const { value } = await read(file);
    // One organisation has what larger ones have, and leaves out what its one policy doesn't need.
    if (file === 'three-rivers.yaml') return;
    for (const name of GIVEN) expect(printed(value, `org_field_${name}`), name).toMatch(/^\S/);
    const accountable = value?.nation === 'wales' ? 'responsible_individual' : 'nominated_individual';
    expect(printed(value, `org_field_${accountable}_name`)).toMatch(/^\S/);
  });

  test('is invented, and looks it: example.org, and numbers that Ofcom keeps for drama', async () => {
    const { value } = await read(file);
    for (const name of value?.values.keys() ?? []) {
      const text = printed(value, name) ?? '';
      if (/_(?:email|website)$/.test(name)) expect(text, name).toMatch(/(?:^|[@./])example\.org$/);
      if (/phone$/.test(name)) expect(text, name).toMatch(/^(?:029 2018 0\d{3}|01632 960\d{3}|0117 496 0\d{3})$/);
    }
  });

  test('names the schema in its first line, and fits it as editors read YAML', () => {
    const text = textOf(file);
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../schema/organisation.schema.json']);
    const schema = z.fromJSONSchema(organisationJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    expect(schema.safeParse(parse(text)).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...(parse(text) as object), nmae: 'x' }).success).toBe(false);
  });
});

test('no two samples share a colour, a name or a registration number', async () => {
  const all = await Promise.all(files.map(read));
  for (const of of ['org_field_name', 'org_field_registration_no', 'org_field_email', 'org_field_ico_registration_no'])
    expect(new Set(all.map(({ value }) => printed(value, of))).size, of).toBe(files.length);
  expect(new Set(all.map(({ value }) => value?.theme.colours.accent)).size).toBe(files.length);
});

test('acme has a logo and no review of all its policies, so that --reviewed-on may say when', async () => {
  const { value } = await read('acme.yaml');
  expect(printed(value, 'org_field_logo')).toBe('orgs/logos/acme.png (Acme Home Care: a roof over a heart)');
  expect(value?.reviewedOn).toBeUndefined();
});

test('ty-gwyn prints Welsh letters and an ampersand as they are', async () => {
  const { value } = await read('ty-gwyn.yaml');
  expect(value?.name).toBe('Tŷ Gwyn & Llŷn Care');
  expect(value).toMatchObject({ nation: 'wales', serviceType: 'care_home' });
});

test('harbour-home-care is in England and has no logo', async () => {
  const { value } = await read('harbour-home-care.yaml');
  expect(value).toMatchObject({ nation: 'england', serviceType: 'domiciliary_support' });
  expect(printed(value, 'org_field_logo')).toBeUndefined();
});

test('three-rivers has two managers, three branches and councils, a company as officer, and a name that it trades under', async () => {
  const { value } = await read('three-rivers.yaml');
  expect(value).toMatchObject({ nation: 'wales', serviceType: 'supported_living' });
  expect(printed(value, 'org_field_registered_manager_name')).toBe('Bethan Makebelieve');
  expect(printed(value, 'org_field_data_protection_officer_name')).toBe('Fictional Privacy Partners LLP');
  expect(printed(value, 'org_field_phone')).toBe('029 2018 0400');
});
