/** Which policy goes to whom, with which dates, to which file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type CalendarDate, compareDates, daysInMonth } from '../../src/model/calendar.js';
import type { Organisation, PolicyRecord } from '../../src/model/organisation.js';
import type { TemplateHead } from '../../src/model/template.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import { planRender, type RenderChoice } from '../../src/plan/plan-render.js';
import { headOf, organisationOf, sourceOf } from '../support/organisations.js';

const day = (year: number, month: number, date: number): CalendarDate => ({ year, month, day: date });
const record = (key: string, changes: Partial<PolicyRecord> = {}): PolicyRecord => ({
  key,
  keySpan: { source: sourceOf('orgs/acme.yaml'), start: 0, end: key.length },
  events: [],
  ...changes,
});
const template = (code: string, changes: Partial<TemplateHead> = {}): TemplateHead =>
  headOf({
    code,
    slug: `policy-${code.toLowerCase()}`,
    source: sourceOf(`templates/${code}.md`),
    reviewLast: day(2026, 1, 12),
    ...changes,
  });

function plan(organisation: Organisation, templates: readonly TemplateHead[], changes: Partial<RenderChoice> = {}) {
  const outcome = planRender([organisation], templates, {
    patterns: [],
    formats: ['docx', 'pdf', 'html'],
    wording: ENGLISH,
    asOf: day(2026, 11, 22),
    ...changes,
  });
  return {
    jobs: outcome.value.jobs,
    refused: outcome.value.refused,
    codes: outcome.value.jobs.map((job) => job.template.code),
    problems: outcome.diagnostics.map((one) => `${one.severity} ${one.code}`),
    diagnostics: outcome.diagnostics,
  };
}

describe('which policies a client has', () => {
  const welsh = template('DCW1', { nations: ['wales'], services: ['domiciliary_support'] });
  const english = template('DC1', { nations: ['england'] });
  const anyone = template('NA1');

  it('follows nation and service; what says nothing applies to everybody', () => {
    expect(plan(organisationOf(), [welsh, english, anyone]).codes).toEqual(['DCW1', 'NA1']);
  });

  it('leaves out what a client that gives no nation cannot be known to need, and says which key is wanted', () => {
    const { nation: _, serviceType: __, ...bare } = organisationOf();
    const result = plan(bare, [welsh, english]);
    expect(result.codes).toEqual([]);
    expect(result.problems).toEqual(['error nothing-applies']);
    expect(result.diagnostics[0]?.hint).toBe(
      'Nation and service decide which policies apply. Add "nation" and "service_type". The nearest templates are for wales, domiciliary_support: DCW1.',
    );
  });

  it('names the nearest templates where none suits, and those that were left out', () => {
    const scottish = organisationOf({}, { nation: 'scotland' });
    expect(plan(scottish, [english, welsh]).diagnostics[0]?.hint).toBe(
      'Its file says scotland and domiciliary_support. The nearest templates are for wales, domiciliary_support: DCW1. "policy starters --org acme" copies starter policies for it, if there are any. Or bring in your own with "policy import", or add what the file says to "applies_to" in templates that suit.',
    );
    const without = organisationOf({}, { policies: [record('dcw1', { include: false })] });
    expect(plan(without, [english, welsh]).diagnostics[0]?.hint).toBe(
      'Its file, its pack or a withdrawal leaves out those that suit: DCW1.',
    );
  });

  it('obeys the client’s record, by code or by slug, in any case', () => {
    const organisation = organisationOf(
      {},
      {
        policies: [record('dcw1', { include: false }), record('policy-dc1', { include: true })],
      },
    );
    expect(plan(organisation, [welsh, english, anyone]).codes).toEqual(['DC1', 'NA1']);
  });

  it('takes patterns for codes and slugs', () => {
    expect(plan(organisationOf(), [welsh, english, anyone], { patterns: ['dcw*'] }).codes).toEqual(['DCW1']);
    expect(plan(organisationOf(), [welsh, english, anyone], { patterns: ['*-na?'] }).codes).toEqual(['NA1']);
    expect(plan(organisationOf(), [welsh, english, anyone], { patterns: ['D*'] }).codes).toEqual(['DCW1']);
  });

  it('renders a policy that is named though it does not apply, with a warning', () => {
    const result = plan(organisationOf(), [welsh, english], { patterns: ['dc1'] });
    expect(result.codes).toEqual(['DC1']);
    expect(result.problems).toEqual(['warning applies-override']);
  });

  it('does not render what the record excludes, even when named', () => {
    const organisation = organisationOf({}, { policies: [record('DCW1', { include: false })] });
    const result = plan(organisation, [welsh], { patterns: ['DCW1'] });
    expect(result.codes).toEqual([]);
    expect(result.problems).toContain('warning applies-override');
  });

  it('warns of a record that matches no policy, with the nearest', () => {
    const result = plan(organisationOf({}, { policies: [record('DCW11')] }), [welsh]);
    expect(result.problems).toEqual(['warning unknown-policy']);
    expect(result.diagnostics[0]?.hint).toBe('Did you mean "DCW1"?');
  });

  it('refuses two records of one policy', () => {
    const result = plan(organisationOf({}, { policies: [record('DCW1'), record('policy-dcw1')] }), [welsh]);
    expect(result.problems).toEqual(['error invalid-value']);
    expect(result.jobs).toEqual([]);
    expect(result.refused).toEqual(['acme']);
  });
});

describe('file names', () => {
  it('are code and slug, in a folder for each format', () => {
    const [job] = plan(organisationOf(), [template('DCW34', { slug: 'confidentiality-and-data-protection' })]).jobs;
    expect(job?.outputs.map((output) => output.path)).toEqual([
      'docx/DCW34-confidentiality-and-data-protection.docx',
      'pdf/DCW34-confidentiality-and-data-protection.pdf',
      'html/DCW34-confidentiality-and-data-protection.html',
    ]);
  });

  it('are the slug alone without a code, and never longer than 100 characters', () => {
    const { code: _, ...uncoded } = template('X1', { slug: `${'long-'.repeat(18)}end` });
    const [job] = plan(organisationOf(), [uncoded]).jobs;
    const name = job?.outputs[0]?.path.split('/').at(-1) ?? '';
    expect(name).toMatch(/^long-long-.*\.docx$/);
    expect(name.length).toBeLessThanOrEqual(100);
  });

  it('refuses two policies with one code, and two with one file name', () => {
    const twice = [template('DCW1'), template('DCW1', { slug: 'other', source: sourceOf('templates/b.md') })];
    expect(plan(organisationOf(), twice).problems).toEqual(['error template-duplicate']);
    const { code: _, ...first } = template('A1', { slug: 'same' });
    const second = { ...first, source: sourceOf('templates/b.md') };
    const result = plan(organisationOf(), [first, second]);
    expect(result.problems).toEqual(['error path-clash']);
    expect(result.jobs).toEqual([]);
  });

  it('lets two families share a slug', () => {
    const pair = [template('DCW13', { slug: 'safeguarding' }), template('CHW13', { slug: 'safeguarding' })];
    expect(plan(organisationOf(), pair).problems).toEqual([]);
  });
});

describe('review dates', () => {
  const dates = (organisation: Organisation, head: TemplateHead, changes: Partial<RenderChoice> = {}) =>
    plan(organisation, [head], changes).jobs[0]?.review;

  it('take the first that was recorded: policy record, client, template, command line', () => {
    const recorded = { policies: [record('DCW1', { reviewed: day(2026, 5, 5) })], reviewedOn: day(2026, 4, 4) };
    const line = { reviewedOn: day(2026, 2, 2) };
    const { reviewLast: _, ...unreviewed } = template('DCW1');
    expect(dates(organisationOf({}, recorded), template('DCW1'), line)?.last).toEqual(day(2026, 5, 5));
    expect(dates(organisationOf({}, { reviewedOn: day(2026, 4, 4) }), template('DCW1'), line)?.last).toEqual(
      day(2026, 4, 4),
    );
    expect(dates(organisationOf(), template('DCW1'), line)?.last).toEqual(day(2026, 1, 12));
    expect(dates(organisationOf(), unreviewed, line)?.last).toEqual(day(2026, 2, 2));
  });

  it('add the cycle of the record, else of the template, else twelve months', () => {
    const own = organisationOf({}, { policies: [record('DCW1', { every: { months: 6 } })] });
    expect(dates(own, template('DCW1', { reviewEvery: { months: 24 } }))?.next).toEqual(day(2026, 7, 12));
    expect(dates(organisationOf(), template('DCW1', { reviewEvery: { months: 24 } }))?.next).toEqual(day(2028, 1, 12));
    expect(dates(organisationOf(), template('DCW1'))?.next).toEqual(day(2027, 1, 12));
    expect(dates(organisationOf(), template('DCW1', { reviewEvery: 'on_change' }))?.next).toBeUndefined();
  });

  it('do not depend on today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(dates(organisationOf(), template('DCW1'), { asOf: day(year, month, 1) })).toEqual(
          dates(organisationOf(), template('DCW1')),
        );
      }),
    );
  });

  it('lie a cycle apart, on the same day or the last of a shorter month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 120 }),
        (year, month, date, months) => {
          const last = day(year, month, Math.min(date, daysInMonth(year, month)));
          const next = addMonths(last, months);
          expect(next.year * 12 + next.month).toBe(last.year * 12 + last.month + months);
          expect(next.day).toBe(Math.min(last.day, daysInMonth(next.year, next.month)));
          expect(compareDates(last, next)).toBeLessThan(0);
        },
      ),
    );
  });

  it('warn of a review in the future, of one that has passed, and of none', () => {
    const { reviewLast: _, ...unreviewed } = template('DCW1');
    expect(plan(organisationOf(), [template('DCW1', { reviewLast: day(2026, 11, 23) })]).problems).toEqual([
      'warning review-future',
    ]);
    expect(plan(organisationOf(), [template('DCW1', { reviewLast: day(2026, 11, 22) })]).problems).toEqual([]);
    expect(plan(organisationOf(), [template('DCW1', { reviewLast: day(2025, 11, 21) })]).problems).toEqual([
      'warning review-overdue',
    ]);
    expect(plan(organisationOf(), [template('DCW1', { reviewLast: day(2025, 11, 22) })]).problems).toEqual([]);
    expect(plan(organisationOf(), [unreviewed]).problems).toEqual(['warning review-unknown']);
  });
});

describe('what a policy says of itself', () => {
  const control = (organisation: Organisation, head: TemplateHead) => plan(organisation, [head]).jobs[0]?.control;

  it('names the owner by the person the client gives, the role alone where nobody is named, else the words themselves', () => {
    const named = organisationOf({ org_field_registered_manager_name: 'Siân Morgan' });
    const owned = template('DCW1', { owner: 'registered_manager' });
    expect(control(named, owned)?.owner).toBe('Siân Morgan, Registered Manager');
    expect(control(organisationOf(), owned)?.owner).toBe('Registered Manager');
    expect(control(organisationOf(), template('DCW1', { owner: 'The Board' }))?.owner).toBe('The Board');
  });

  it('prefers the client’s version and approval; a draft is approved by nobody', () => {
    const organisation = organisationOf(
      {},
      {
        approvedBy: 'The Board',
        approvedOn: day(2026, 2, 1),
        policies: [record('DCW1', { version: '2.1', approvedOn: day(2026, 3, 1) })],
      },
    );
    expect(control(organisation, template('DCW1', { version: '1.0', status: 'approved' }))).toMatchObject({
      code: 'DCW1',
      version: '2.1',
      status: 'approved',
      approvedBy: 'The Board',
      approvedOn: day(2026, 3, 1),
    });
    expect(control(organisation, template('DCW2', { status: 'draft' }))).toEqual({ code: 'DCW2', status: 'draft' });
  });
});
