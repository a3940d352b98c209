/** What is warned of policies whose text nobody has approved: one line for an organisation, whatever the number. */
import { describe, expect, it } from 'vitest';
import { approvalWarnings, draftWarnings } from '../../src/check/approvals.js';
import type { Standing } from '../../src/model/standing.js';
import { headOf, jobOf, organisationOf } from '../support/organisations.js';

const STANDING: Standing = {
  state: 'approved',
  history: [],
  textChanged: false,
  recorded: true,
  corrections: 0,
};
const REVIEWED = { year: 2026, month: 1, day: 12 };

const acme = organisationOf();

function jobs(count: number, standing: Partial<Standing>, organisation = acme) {
  return Array.from({ length: count }, (_, at) =>
    jobOf(organisation, headOf({ code: `DC${at + 1}` }), { standing: { ...STANDING, ...standing } }),
  );
}

const said = (warnings: ReturnType<typeof approvalWarnings>) =>
  warnings.map(({ code, message, organisation }) => `${organisation}: ${message} [${code}]`);

describe('a warning', () => {
  it('is none of what is approved, nor of what stands nowhere', () => {
    const pages = [jobOf(acme)];
    expect([...approvalWarnings([...jobs(3, {}), ...pages]), ...draftWarnings([...jobs(3, {}), ...pages])]).toEqual([]);
  });

  it.each<readonly [Partial<Standing>, string]>([
    [{ state: 'awaiting' }, 'acme: The text of DC1 awaits approval [approval-awaited]'],
    [
      { state: 'awaiting', textChanged: true },
      'acme: The text of DC1 has changed since it was reviewed, and awaits review and approval [review-awaited]',
    ],
    [
      { state: 'awaiting', review: { on: REVIEWED, ofOlderText: true } },
      'acme: The text of DC1 has changed since it was reviewed, and awaits review and approval [review-awaited]',
    ],
    [
      { review: { on: REVIEWED, ofOlderText: true } },
      'acme: The text of DC1 is approved, but has changed since it was reviewed [review-awaited]',
    ],
    [{ state: 'unrecorded' }, 'acme: No approval of DC1 is recorded with a person and a day [approval-unrecorded]'],
  ])('says what is awaited: %j', (standing, words) => {
    expect(said(approvalWarnings(jobs(1, standing)))).toEqual([words]);
    expect(draftWarnings(jobs(1, standing))).toEqual([]);
  });

  it('names many policies in one line for each organisation and each kind', () => {
    const bala = organisationOf({}, { id: 'bala' });
    const all = [
      ...jobs(14, { state: 'awaiting' }),
      ...jobs(2, { state: 'unrecorded' }),
      ...jobs(1, { state: 'awaiting' }, bala),
    ];
    expect(said(approvalWarnings(all))).toEqual([
      'acme: The text of 14 policies (DC1, DC2, DC3, DC4, DC5, DC6, DC7, DC8, DC9, DC10, DC11, DC12 and 2 more) awaits approval [approval-awaited]',
      'acme: No approval of 2 policies (DC1, DC2) is recorded with a person and a day [approval-unrecorded]',
      'bala: The text of DC1 awaits approval [approval-awaited]',
    ]);
  });

  it('of a draft alone points at its template, of several at the organisation', () => {
    const head = headOf({ code: 'DC1', status: 'draft' });
    const draft = jobOf(acme, { ...head, statusSpan: head.titleSpan }, { standing: { ...STANDING, state: 'draft' } });
    expect(draftWarnings([draft])).toMatchObject([
      { message: 'DC1 is a draft, and its pages say so', path: 'templates/sample.md' },
    ]);
    expect(draftWarnings(jobs(2, { state: 'draft' }))).toMatchObject([
      { message: '2 policies (DC1, DC2) are drafts, and their pages say so', path: 'orgs/acme.yaml' },
    ]);
  });

  it.each(['draft-policy', 'approval-unrecorded'] as const)('%s can be silenced', (code) => {
    const state = code === 'draft-policy' ? 'draft' : 'unrecorded';
    const job = jobOf(acme, headOf({ silence: [code] }), { standing: { ...STANDING, state } });
    expect([...draftWarnings([job]), ...approvalWarnings([job])]).toEqual([]);
  });
});
