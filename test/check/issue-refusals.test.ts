/** What keeps a pack from being issued is said once for all policies in the same state. */
import { expect, it } from 'vitest';
import { issueRefusals } from '../../src/check/issue-refusals.js';
import type { CurrentPolicy } from '../../src/model/pack-changes.js';
import { organisationOf } from '../support/organisations.js';

const STATES = ['draft', 'approved', 'draft', 'awaiting', 'draft', undefined, 'unrecorded'] as const;

const policies = STATES.map((state, at): CurrentPolicy => {
  const policy = { policy: `DC${at + 1}`, title: `Policy ${at + 1}`, file: `DC${at + 1}`, version: '1.0', text: 'a' };
  const now = { rawHashes: [], files: {}, masterChanges: [], differing: [] };
  return { ...policy, ...now, ...(state === undefined ? {} : { state }) };
});

const refusals = (withUnapproved: boolean) => {
  const current = { policies, attachments: [], withdrawals: [], engine: '1.2.3' };
  return issueRefusals(organisationOf({}), { issues: [], current, withUnapproved });
};

it('names all drafts in one error, and each other state in its own', () => {
  expect(refusals(false).map(({ message }) => message)).toEqual([
    '3 policies (DC1, DC3, DC5) are drafts: nobody has approved them',
    'Version 1.0 of DC4 awaits approval',
    'Version 1.0 of DC7 has no recorded approval: who approved it, and when',
  ]);
  expect(refusals(false).map(({ hint }) => hint?.slice(0, 50))).toEqual([
    expect.stringMatching(/^Record each approval: policy approve DC1 --org /),
    expect.stringMatching(/^Record the approval: policy approve DC4 --org /),
    expect.stringMatching(/^Record the approval: policy approve DC7 --org /),
  ]);
});

it('lets them go out marked as they are, where that is asked for', () => {
  expect(refusals(true)).toEqual([]);
});
