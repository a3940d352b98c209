/** The starter policies as a library: what they ask of a client, over the whole set. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const TEMPLATES = resolve(import.meta.dirname, '../templates');

const texts = readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'README.md')
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

it.each([
  'org_field_name',
  'org_field_registration_no',
  'org_field_logo',
  'org_field_registered_manager_first_name',
  'org_field_registered_manager_last_name',
  'org_field_data_protection_officer_first_name',
  'org_field_data_protection_officer_last_name',
  'org_field_data_protection_officer_email',
  'org_field_safeguarding_lead_name',
  'org_field_safeguarding_lead_role',
  'org_field_local_authority_authority_name',
  'last_update_date',
  'next_review_date',
  'current_year',
])('some policy uses %s, as policies of care providers usually do', (name) => {
  const used = new RegExp(`(?:<<|\\{\\{)\\s*(?:#if )?${name}\\s*(?:>>|\\}\\})`);
  expect(texts.filter((text) => used.test(text))).not.toEqual([]);
});

it('one policy at least is written in the other spelling, and none in both', () => {
  const curly = texts.filter((text) => text.includes('{{'));
  expect(curly).not.toEqual([]);
  expect(curly.filter((text) => text.includes('<<'))).toEqual([]);
});
