/** The starter policies as a library: what they ask of a client, over the whole set. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const TEMPLATES = resolve(import.meta.dirname, '../templates');

const texts = readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'README.md')
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const bodies = texts.map((text) => text.replace(/^---\n.*?\n---\n/s, ''));

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
  'current_year',
])('some policy uses %s, as policies of care providers usually do', (name) => {
  const used = new RegExp(`(?:<<|\\{\\{)\\s*(?:#if )?${name}\\s*(?:>>|\\}\\})`);
  expect(texts.filter((text) => used.test(text))).not.toEqual([]);
});

it.each([
  [
    'prints a date or an approval of its own record',
    /last_update_date|next_review_date|approved_by>|approved_on|in_force_from/,
  ],
  [
    'names its owner or approver again',
    /^\W*(?:responsible person|(?:policy )?owner|approved by|reviewed (?:on|by))\W*:/im,
  ],
  ['gives its owner as a duty', /\bowns this policy\b/i],
  ['says again how often it is reviewed', /\breviews? (?:of )?this policy (?:is reviewed )?(?:every|each|once)\b/i],
])('no policy %s', (_, words) => {
  expect(bodies.filter((body) => words.test(body))).toEqual([]);
});

it('one policy at least is written in the other spelling, and none in both', () => {
  const curly = texts.filter((text) => text.includes('{{'));
  expect(curly).not.toEqual([]);
  expect(curly.filter((text) => text.includes('<<'))).toEqual([]);
});
