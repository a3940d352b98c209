/**
 * Records that organisations keep for years hold fingerprints. Those in kept.json are of method 1 and MUST NEVER CHANGE, in no
 * version of the program: a change would say of every policy everywhere that its text is new and awaits approval. If this test
 * fails, mend the program, not the file. A better way to read a text is a method 2 beside method 1, with a file of its own.
 */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../src/formats/fingerprint.js';
import type { Organisation } from '../../../src/model/organisation.js';
import { organisationOf } from '../../support/organisations.js';
import { keptTemplate, textOf } from './open-template.js';

/** By template: the master's fingerprint, and that of each organisation below. */
type Kept = Readonly<
  Record<string, { readonly master: string; readonly organisations: Readonly<Record<string, string>> }>
>;

const KEPT: Kept = JSON.parse(readFileSync(new URL('kept.json', import.meta.url), 'utf8'));

const ORGANISATIONS: Readonly<Record<string, Organisation>> = {
  bare: organisationOf(),
  english: organisationOf({ org_field_out_of_hours_phone: 'no' }, { nation: 'england', serviceType: 'care_home' }),
  full: organisationOf({
    org_field_out_of_hours_phone: '029 2018 0199',
    org_field_phone: '029 2018 0100',
    org_field_website: 'https://acme.example',
    org_field_advocate: 'Gwen Parry',
    org_field_contacts: [{ name: 'Siân Morgan', phone: '029 2018 0101' }, { name: 'Owen Achebe' }],
    org_field_visit_team: [{ name: 'Siân Morgan', task: 'the front door' }],
    org_field_visit_minutes: '30',
    org_field_night_minutes: '60\nby arrangement',
  }),
};

const TEXT_FIELDS = ['org_field_visit_minutes', 'org_field_night_minutes', 'org_field_phone'];

describe.each(Object.entries(KEPT))('the fingerprints of %s', (name, kept) => {
  const head = keptTemplate(name);

  it('are what they were: the master text', () => {
    expect(textFingerprint(head)).toBe(kept.master);
  });

  it.each(Object.entries(kept.organisations))('are what they were: %s', (id, fingerprint) => {
    const organisation = ORGANISATIONS[id];
    expect(organisation && textOf(head, organisation, ['dcw31', 'lone-working'], TEXT_FIELDS)).toBe(fingerprint);
  });
});

it('keeps fingerprints of Markdown, text and Word files', () => {
  expect(Object.keys(KEPT).map((name) => name.replace(/^.*\./, ''))).toEqual(
    expect.arrayContaining(['md', 'txt', 'docx']),
  );
  for (const { organisations } of Object.values(KEPT))
    expect(Object.keys(organisations)).toEqual(Object.keys(ORGANISATIONS));
});
