/** What `due` says of a policy beside the day of its next review: a new text, a missing approval, a vacant post, a withdrawn master. */
import { describe, expect, it } from 'vitest';
import { DUE_BANDS, isDueWithin, isReviewDue } from '../../src/model/due-bands.js';
import type { TextPiece } from '../../src/model/master-text.js';
import type { Job } from '../../src/model/plan.js';
import type { Standing } from '../../src/model/standing.js';
import { duePolicies } from '../../src/plan/due.js';
import { headOf, jobOf, organisationOf, sourceOf } from '../support/organisations.js';

const TODAY = { year: 2026, month: 11, day: 22 };
const REVIEWED = { year: 2026, month: 1, day: 12 };
const LATER = { year: 2027, month: 6, day: 12 };

const STANDING: Standing = {
  version: '1.0',
  state: 'approved',
  history: [],
  textChanged: false,
  recorded: true,
  corrections: 0,
};

const span = { source: sourceOf('orgs/acme.yaml'), start: 0, end: 1 };
const VACANT = organisationOf({}, { vacancies: new Map([['registered_manager', { from: TODAY, span }]]) });

const review = { last: REVIEWED, next: LATER, cycle: { months: 17 } };

/** The only row of a job. */
function rowOf(changes: Partial<Job> = {}, template = headOf(), organisation = organisationOf()) {
  const [row] = duePolicies([jobOf(organisation, template, { review, standing: STANDING, ...changes })], TODAY);
  if (!row) throw new Error('There is no row.');
  return row;
}

describe('the band', () => {
  it.each<readonly [string, Partial<Standing>, string, readonly string[]]>([
    ['nothing else', {}, 'later', []],
    [
      'a text that changed since its review',
      { textChanged: true, state: 'awaiting' },
      'text_changed',
      ['text_changed', 'approval_awaited'],
    ],
    [
      'a review of an older text',
      { state: 'awaiting', review: { on: REVIEWED, ofOlderText: true } },
      'text_changed',
      ['text_changed', 'approval_awaited'],
    ],
    ['a text that awaits approval', { state: 'awaiting' }, 'approval_awaited', ['approval_awaited']],
    ['an approval that nobody recorded', { state: 'unrecorded' }, 'later', []],
  ])('of %s', (_, standing, band, marks) => {
    expect(rowOf({ standing: { ...STANDING, ...standing } })).toMatchObject({ band, marks });
  });

  it('is overdue first, whatever else is to be done', () => {
    const overdue = { last: REVIEWED, next: { year: 2026, month: 11, day: 21 }, cycle: { months: 10 } };
    const row = rowOf({ review: overdue, standing: { ...STANDING, state: 'awaiting' } });
    expect(row).toMatchObject({ band: 'overdue', days: -1, marks: ['approval_awaited'] });
  });

  it('of a draft without a review is never reviewed, even if its text changed', () => {
    const standing: Standing = { ...STANDING, state: 'draft', textChanged: true, recorded: false };
    expect(rowOf({ standing, review: { cycle: 'on_change' } })).toMatchObject({ band: 'never_reviewed', marks: [] });
  });

  it('of a master text that was withdrawn stays, with a mark', () => {
    expect(rowOf({}, headOf({ status: 'withdrawn' }))).toMatchObject({ band: 'later', marks: ['master_withdrawn'] });
  });
});

describe('a vacant post', () => {
  const named = (pieces: readonly TextPiece[]) => headOf({ text: { method: 1, pieces } });
  const manager: TextPiece = { kind: 'field', name: 'org_field_registered_manager_phone' };
  const branch = (name: string, negated: boolean): TextPiece => ({
    kind: 'if',
    name,
    negated,
    then: [manager],
    otherwise: [],
  });

  it.each<readonly [string, ReturnType<typeof headOf>, boolean]>([
    ['as its owner', headOf({ owner: 'registered_manager' }), true],
    ['in its text', named(['Ask ', manager]), true],
    ['in a branch that prints', named([branch('nation_wales', false)]), true],
    ['in a branch that prints for others', named([branch('nation_england', false)]), false],
    [
      'where its holder is asked for, and nobody covers',
      named([branch('org_field_registered_manager_name', false)]),
      false,
    ],
    [
      'in a list without entries',
      named([{ kind: 'each', name: 'org_field_places', body: [manager], otherwise: [] }]),
      false,
    ],
    ['nowhere', headOf({ owner: 'deputy_manager' }), false],
  ])('marks a policy that names it %s', (_, template, isMarked) => {
    const row = rowOf({}, template, VACANT);
    expect(row).toMatchObject(
      isMarked
        ? { band: 'post_vacant', marks: ['post_vacant'], vacant: ['registered_manager'] }
        : { band: 'later', marks: [], vacant: [] },
    );
  });

  it('is that of the organisation’s own record, where that names another owner', () => {
    const policies = [{ key: 'sample', keySpan: span, owner: 'Jo Sample', events: [] }];
    const organisation = organisationOf({}, { ...VACANT, values: new Map(), policies });
    expect(rowOf({}, headOf({ owner: 'registered_manager' }), organisation).vacant).toEqual([]);
  });
});

it('what needs somebody now is listed whatever the days, and a new text is a review that is due', () => {
  const entry = { band: 'later' as const, days: 300 };
  expect(isDueWithin({ ...entry, marks: [] }, 90)).toBe(false);
  for (const mark of ['text_changed', 'approval_awaited', 'post_vacant', 'master_withdrawn'] as const)
    expect(isDueWithin({ ...entry, marks: [mark] }, 90)).toBe(true);
  const due = (['text_changed', 'approval_awaited', 'post_vacant', 'master_withdrawn'] as const).filter((mark) =>
    isReviewDue({ ...entry, marks: [mark] }, 90),
  );
  expect(due).toEqual(['text_changed', 'approval_awaited']);
});

it('the list begins with what presses most', () => {
  const standing = { ...STANDING, state: 'awaiting' as const };
  const jobs = [
    jobOf(organisationOf(), headOf({ slug: 'later' }), { review, standing: STANDING }),
    jobOf(organisationOf(), headOf({ slug: 'awaits' }), { review, standing }),
    jobOf(organisationOf(), headOf({ slug: 'never' }), { review: { cycle: 'on_change' }, standing: STANDING }),
    jobOf(organisationOf(), headOf({ slug: 'overdue' }), { review: { ...review, next: REVIEWED }, standing: STANDING }),
  ];
  const rows = duePolicies(jobs, TODAY);
  expect(rows.map(({ job }) => job.template.slug)).toEqual(['overdue', 'awaits', 'later', 'never']);
  expect(rows.map(({ band }) => DUE_BANDS.indexOf(band))).toEqual([0, 2, 6, 8]);
});
