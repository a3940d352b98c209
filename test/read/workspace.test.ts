/** policy.yaml: the settings of a workspace. */

import { describe, expect, test } from 'vitest';
import { USUAL_SETTINGS } from '../../src/model/record-settings.js';
import { readWorkspace } from '../../src/read/workspace.js';
import { memoryWorld } from '../support/memory-world.js';
import { complaints, layersOf } from '../support/read-organisation.js';

const read = (text: string, files: Readonly<Record<string, string>> = {}) =>
  readWorkspace({ path: 'policy.yaml', text }, layersOf(memoryWorld(files).files), async () => '0.2.0');

test('every setting', async () => {
  const { value, diagnostics } = await read(`# Settings
templates: ../library/templates
organisations: clients
out: packs
formats: [html, docx, html]
theme:
  accent: "#0B5F66"
`);
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    templates: '../library/templates',
    organisations: 'clients',
    out: 'packs',
    formats: ['docx', 'html'],
    theme: [{ colours: { accent: '#0b5f66' } }],
  });
});

test.each(['# nothing but words\n', '{}', 'templates:\nformats: ~\ntheme:\n'])('%j sets nothing', async (text) => {
  expect(await read(text)).toEqual({ value: { theme: [], records: USUAL_SETTINGS }, diagnostics: [] });
});

test('settings about records, with values by their placeholders', async () => {
  const { value, diagnostics } = await read(
    [
      'template_source: supplied',
      'pending: keep',
      'approve_every_review: yes',
      'version_after_review: keep',
      'text_fields: [fields.visit_minutes, registered_manager.phone, phone, org_field_lift]',
      'issues: kept',
    ].join('\n'),
  );
  expect(diagnostics).toEqual([]);
  expect(value?.issues).toBe('kept');
  expect(value?.records).toEqual({
    templateSource: 'supplied',
    pending: 'keep',
    approveEveryReview: true,
    versionAfterReview: 'keep',
    textFields: ['org_field_visit_minutes', 'org_field_registered_manager_phone', 'org_field_phone', 'org_field_lift'],
  });
});

test('what is common, with who decided that and why', async () => {
  const { value, diagnostics } = await read(
    'common_values:\n  - {value: The Grange, added_by: Siân Example, why: A street.}\n  - {value: 020 3117 2520, added_by: Siân Example, why: A helpline.}\n',
  );
  expect(diagnostics).toEqual([]);
  expect(value?.commonValues).toEqual(['The Grange', '020 3117 2520']);
});

test.each([
  ['common_values: The Grange', '1:16 error wrong-type'],
  ['common_values:\n  - {value: The Grange, why: A street.}', '2:5 error missing-key'],
  ['common_values:\n  - {value: The Grange, added_by: Siân}', '2:5 error missing-key'],
  ['common_values:\n  - {value: "!", added_by: Siân, why: None.}', '2:13 error invalid-value'],
  ['common_values:\n  - {value: The Grange, added_by: Siân, because: A street.}', '2:5 error missing-key'],
])('common values must say who and why: %j', async (text, complaint) => {
  expect(complaints(await read(text))).toContain(complaint);
});

describe('refused, at its place', () => {
  test.each([
    ['template: x', '1:1 error unknown-key'],
    ['templates: [a]', '1:12 error wrong-type'],
    ['out: "a\\nb"', '1:6 error invalid-value'],
    ['formats: pdf', '1:10 error wrong-type'],
    ['template_source: mine', '1:18 error invalid-value'],
    ['approve_every_review: sometimes', '1:23 error invalid-value'],
    ['text_fields: [phone, manager.phone]', '1:22 error invalid-value'],
    ['formats: []', '1:10 error invalid-value'],
    ['formats: [pdf, odt]', '1:16 error invalid-value'],
    ['theme: {accent: "#ffd700"}', '1:17 error invalid-value'],
    ['theme:\n  accent: #1d5a84', '2:11 error invalid-value'],
    ['- a', '1:1 error wrong-type'],
    ['templates: "x', '1:12 error yaml-syntax'],
  ])('%s', async (text, complaint) => {
    expect(complaints(await read(text))).toEqual([complaint]);
  });

  test('what is sound is given beside the errors', async () => {
    const { value } = await read('out: packs\nformats: [odt]\ntheme: {accent: "#000", tint: x}\n');
    expect(value).toMatchObject({
      out: 'packs',
      theme: [{ colours: { accent: '#000000' } }],
    });
  });

  test('the nearest known key is named', async () => {
    expect((await read('formts: [pdf]')).diagnostics[0]?.hint).toBe('Did you mean "formats"?');
  });
});
