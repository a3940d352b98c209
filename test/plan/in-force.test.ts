/** What was in force on a day, from issues and the record. */
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/model/calendar.js';
import type { Issue, IssuedPolicy } from '../../src/model/issues.js';
import type { RecordEvent } from '../../src/model/policy-record.js';
import { inForceOn } from '../../src/plan/in-force.js';

const date = (text: string) => {
  const day = parseDate(text);
  if (!day) throw new Error(text);
  return day;
};

const span = { source: { path: 'orgs/acme.yaml', text: '' }, start: 0, end: 0 };
const dated = (on: string) => ({ on: date(on), span, level: 'organisation' as const });

const policy = (version: string, more: Partial<IssuedPolicy> = {}): IssuedPolicy => ({
  policy: 'DCW34',
  title: 'Confidentiality',
  version,
  text: `text of ${version}`,
  ...more,
});

const approved = (version: string, on: string, more: Partial<IssuedPolicy> = {}) =>
  policy(version, { state: 'approved', approvedBy: 'Ann', approvedOn: on, ...more });

const issue = (number: number, day: string, policies: readonly IssuedPolicy[], more: Partial<Issue> = {}): Issue => ({
  format: 2,
  number,
  date: day,
  pack: 'policies',
  engine: 'policy 1',
  policies,
  withdrawn: [],
  ...more,
});

function on(day: string, issues: readonly Issue[], events: readonly RecordEvent[] = []) {
  const { inForce, notInForce } = inForceOn(issues, () => events, date(day));
  return [
    ...inForce.map(({ policy: { version }, issue: { number }, approval, from }) =>
      [version, `issue ${number}`, approval ? `${approval.by}, ${approval.on}` : 'approval not recorded', from].join(
        '; ',
      ),
    ),
    ...notInForce.map(({ why }) => Object.values(why).join(' ')),
  ];
}

describe('in force on a day', () => {
  const issues = [
    issue(1, '2026-03-01', [approved('1.0', '2026-02-20')]),
    issue(2, '2026-06-01', [approved('2.0', '2026-05-20', { inForce: '2026-07-01' })]),
  ];

  it('is nothing before the first issue, and the newest text from its issue on', () => {
    expect(on('2026-02-28', issues)).toEqual([]);
    expect(on('2026-03-01', issues)).toEqual(['1.0; issue 1; Ann, 2026-02-20; 2026-03-01']);
  });

  it('is the earlier text until the recorded day of the newer', () => {
    expect(on('2026-06-30', issues)).toEqual(['1.0; issue 1; Ann, 2026-02-20; 2026-03-01']);
    expect(on('2026-07-01', issues)).toEqual(['2.0; issue 2; Ann, 2026-05-20; 2026-07-01']);
    expect(on('2026-06-30', issues.slice(1))).toEqual(['not-yet 2026-07-01']);
  });

  it('is no text that was issued unapproved, until it is approved', () => {
    const unapproved = [
      issue(1, '2026-03-01', [approved('1.0', '2026-02-20')]),
      issue(2, '2026-06-01', [policy('2.0', { state: 'awaiting' })]),
    ];
    const approval: RecordEvent = {
      ...dated('2026-06-10'),
      kind: 'approved',
      version: '2.0',
      text: 'text of 2.0',
      by: { name: 'Owen', role: 'Responsible Individual' },
    };
    expect(on('2026-12-01', unapproved)).toEqual(['1.0; issue 1; Ann, 2026-02-20; 2026-03-01']);
    expect(on('2026-06-09', unapproved, [approval])).toEqual(['1.0; issue 1; Ann, 2026-02-20; 2026-03-01']);
    expect(on('2026-06-10', unapproved, [approval])).toEqual([
      '2.0; issue 2; Owen, Responsible Individual, 2026-06-10; 2026-06-10',
    ]);
    expect(on('2026-12-01', unapproved.slice(1))).toEqual(['not-approved']);
  });

  it('ends with a revoked approval, and with a withdrawal until the policy is issued again', () => {
    const revoked: RecordEvent = { ...dated('2026-08-01'), kind: 'revoked', version: '2.0', reason: 'Wrong figure' };
    expect(on('2026-07-31', issues, [revoked])[0]).toContain('2.0');
    expect(on('2026-08-01', issues, [revoked])[0]).toContain('1.0');
    const withdrawn: RecordEvent = { ...dated('2026-09-01'), kind: 'withdrawn', reason: 'Merged', replacedBy: [] };
    const adopted: RecordEvent = { ...dated('2026-10-01'), kind: 'adopted', version: '3.0' };
    expect(on('2026-08-31', issues, [withdrawn, adopted])[0]).toContain('2.0');
    expect(on('2026-09-01', issues, [withdrawn, adopted])).toEqual(['withdrawn 2026-09-01']);
    expect(on('2026-10-01', issues, [withdrawn, adopted])).toEqual(['withdrawn 2026-09-01']);
    const back = [...issues, issue(3, '2026-10-05', [approved('3.0', '2026-10-04')])];
    expect(on('2026-10-05', back, [withdrawn, adopted])[0]).toContain('3.0');
  });

  it('is nothing that the last issue left out, or said was withdrawn', () => {
    const left = [...issues, issue(3, '2026-08-01', [])];
    expect(on('2026-08-01', left)).toEqual(['left-pack 3']);
    const withdrawn = { policy: 'DCW34', title: 'Confidentiality', on: '2026-07-20', reason: 'Merged', replacedBy: [] };
    expect(on('2026-08-01', [...issues, issue(3, '2026-08-01', [], { withdrawn: [withdrawn] })])).toEqual([
      'withdrawn 2026-07-20',
    ]);
  });

  it('is no mistaken issue, from the day on which it was replaced', () => {
    const replaced = [
      ...issues,
      issue(3, '2026-08-01', [approved('3.0', '2026-07-20')]),
      issue(4, '2026-08-03', [approved('2.0', '2026-05-20', { inForce: '2026-07-01' })], { replaces: 3 }),
    ];
    expect(on('2026-08-02', replaced)[0]).toContain('3.0; issue 3');
    expect(on('2026-08-03', replaced)[0]).toContain('2.0; issue 4');
  });

  it('counts from the first issue of a text, whatever later issues hold it', () => {
    const again = [issues[0], issue(2, '2026-04-01', [approved('1.0', '2026-02-20')])].flatMap((one) => one ?? []);
    expect(on('2026-05-01', again)).toEqual(['1.0; issue 2; Ann, 2026-02-20; 2026-03-01']);
  });

  it('is told of issues of the first form, whose approvals nobody recorded', () => {
    const old = issue(1, '2026-03-01', [policy('1.0')], { format: 1 });
    expect(on('2026-05-01', [old])).toEqual(['1.0; issue 1; approval not recorded; ']);
  });
});
