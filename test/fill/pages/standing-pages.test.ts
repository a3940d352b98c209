/** How pack documents tell where each policy stands: index, review schedule, sheets to sign and the sheet for approvals. */
import { describe, expect, it } from 'vitest';
import { approvalSheet } from '../../../src/fill/pages/approval-sheet.js';
import { packPages } from '../../../src/fill/pages/index.js';
import type { PackView, Page } from '../../../src/fill/pages/page.js';
import { inlineText } from '../../../src/model/document.js';
import type { ChangeKind, IssuedPolicy, WithdrawnPolicy } from '../../../src/model/issues.js';
import type { PackPolicy, PolicyControl } from '../../../src/model/organisation-pack.js';
import { PACK_PAGES, WHOLE_PACK } from '../../../src/model/pack.js';
import type { Standing } from '../../../src/model/standing.js';
import { headOf, organisationOf, packOf } from '../../support/organisations.js';
import { outlineText } from '../../support/outline-text.js';
import { readYaml } from '../../support/read-organisation.js';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });

const APPROVED: PolicyControl = { approvedBy: 'Owen Achebe', approvedOn: day(2026, 2, 7) };

/** A policy that was reviewed on 12 January 2026, as a pack shows it. */
function policyOf(
  code: string,
  state: Standing['state'],
  more: Partial<Standing> = {},
  control: PolicyControl = {},
  changes: PackPolicy['template']['changes'] = [],
): PackPolicy {
  const template = headOf({ code, title: `Policy ${code}`, changes });
  const standing: Standing = {
    state,
    version: '1.1',
    history: [],
    textChanged: false,
    recorded: true,
    corrections: 0,
    ...more,
  };
  return {
    template,
    standing,
    title: template.title,
    file: code,
    control: { version: '1.1', ...control },
    review: { last: day(2026, 1, 12), cycle: { months: 12 }, next: day(2027, 1, 12) },
  };
}

function viewOf(policies: readonly PackPolicy[], more: Partial<PackView> = {}): PackView {
  return {
    organisation: organisationOf(),
    pack: { ...packOf(), definition: { ...WHOLE_PACK, pages: PACK_PAGES }, policies },
    log: [],
    withdrawn: [],
    issue: { number: 3 },
    firstIssued: () => undefined,
    fileOf: () => undefined,
    noteOf: () => undefined,
    has: () => false,
    ...more,
  };
}

function pageOf(view: PackView, path: string): Page {
  const found = packPages(view).find((page) => page.path('pdf') === `pdf/${path}.pdf`);
  if (!found) throw new Error(`There is no page ${path}`);
  return found;
}

const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const said = (view: PackView, path: string) => outlineText(pageOf(view, path).document('pdf')).map(plain);
const controlOf = (view: PackView, path: string) =>
  pageOf(view, path)
    .document('pdf')
    .control.map(({ label, value }) => plain(`${label}: ${value}`));

const ALL = [
  policyOf('DC1', 'approved', {}, APPROVED),
  policyOf('DC2', 'awaiting', {
    version: '2.0',
    review: { on: day(2026, 1, 12), ofOlderText: true, ofVersion: '1.1' },
  }),
  policyOf('DC3', 'draft', { version: '1.0' }),
  policyOf('DC4', 'unrecorded'),
  policyOf('DC5', 'awaiting'),
];

describe('the index', () => {
  it('names first what is not approved, and then says of each policy where it stands', () => {
    expect(said(viewOf(ALL), 'index')).toEqual([
      '> [!important] Needs attention',
      '> **2 policies await approval**: DC2, DC5',
      '> **1 policy is a draft**: DC3',
      '> **The approval of 1 policy is not recorded**: DC4',
      '# Policies',
      '| Policy | Owner and files | Version and status | Approved by | In force from | Next review |',
      '| DC1 Policy DC1 |  | 1.1 · Approved | Owen Achebe, 7 February 2026 | When issued | 12 January 2027 |',
      '| DC2 Policy DC2 |  | 2.0 · **Awaiting approval** | Not approved | Not in force | 12 January 2027 |',
      '| DC3 Policy DC3 |  | 1.0 · **Draft** | Not approved | Not in force | 12 January 2027 |',
      '| DC4 Policy DC4 |  | 1.1 · **Approval not recorded** | Not recorded | Not recorded | 12 January 2027 |',
      '| DC5 Policy DC5 |  | 1.1 · **Awaiting approval** | Not approved | Not in force | 12 January 2027 |',
    ]);
  });

  it('keeps the parts of a date on one line', () => {
    const rows = pageOf(viewOf(ALL), 'index')
      .document('html')
      .blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
    const dates = rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.type === 'cell' ? inlineText(cell.children) : [])),
    );
    expect(dates).toContain('12\u00a0January\u00a02027');
    expect(dates.join('\n')).not.toMatch(/\d [A-Z][a-z]+ \d{4}/);
  });

  it('groups them by category, with the others last', () => {
    const inCategory = (code: string, category: string) => policyOf(code, 'approved', {}, { ...APPROVED, category });
    const view = viewOf([
      inCategory('DC1', 'Care'),
      policyOf('DC2', 'draft'),
      inCategory('DC3', 'Staff'),
      inCategory('DC4', 'Care'),
    ]);
    const heads = said(view, 'index').flatMap(
      (line) => /^\| ([^|]+?) (?:\| < )+|^\| (DC\d)/.exec(line)?.slice(1).find(Boolean) ?? [],
    );
    expect(heads).toEqual(['Care', 'DC1', 'DC4', 'Staff', 'DC3', 'Other policies', 'DC2']);
  });

  it.each([
    ['nothing', [], 'Nothing has changed.'],
    ['some', ['added', 'text', 'record'], 'New: DC1. New text: DC2. New details or dates: DC3'],
    ['many', Array.from({ length: 7 }, () => 'correction'), 'New text: 7 policies'],
  ] satisfies [string, ChangeKind[], string][])(
    'says at its head what has changed since the last issue: %s',
    (_, kinds, expected) => {
      const changes = kinds.map((change, at) => ({
        change,
        details: [],
        policy: { policy: `DC${at + 1}`, title: `Policy DC${at + 1}`, version: '1.1' },
      }));
      const told = { since: { number: 2, date: day(2026, 5, 1) }, policies: [], attachments: [] };
      const view = viewOf(ALL, { log: [{ number: 3, changes, attachments: [] }], told });
      expect(controlOf(view, 'index')).toContain(`Changed since issue 2: ${expected}`);
    },
  );

  it('says what is due next, and how many others have the same day', () => {
    expect(controlOf(viewOf(ALL), 'index')).toContain('Due next: DC1 Policy DC1 and 4 others, 12 January 2027');
    const late = viewOf(ALL, { issue: { number: 3, date: day(2027, 2, 1) } });
    expect(controlOf(late, 'index').join()).not.toContain('Due next');
  });

  it('says nothing at its head where all is approved', () => {
    expect(said(viewOf(ALL.slice(0, 1)), 'index')[0]).toBe('# Policies');
  });

  it.each([
    ['issued later than approved', day(2026, 3, 1), {}, '1 March 2026'],
    ['approved later than issued', day(2026, 2, 1), {}, '7 February 2026'],
    ['recorded', day(2026, 3, 1), { inForce: day(2026, 4, 1) }, '1 April 2026'],
    ['never issued', undefined, {}, 'When issued'],
  ])('prints from when a policy is in force: %s', (_, issued, standing, expected) => {
    const policy = policyOf('DC1', 'approved', standing, APPROVED);
    const [, , row] = said(viewOf([policy], { firstIssued: () => issued }), 'index');
    expect(row?.split(' | ')[4]).toBe(expected);
  });

  it('names a review that was overdue on the day of the issue, and none before', () => {
    const late = viewOf(ALL.slice(0, 1), { issue: { number: 3, date: day(2027, 1, 13) } });
    expect(said(late, 'index')[1]).toBe('> **1 review was overdue on the day of issue**: DC1');
    expect(said(late, 'index').at(-1)).toContain('| **12 January 2027 (overdue)** |');
    const inTime = viewOf(ALL.slice(0, 1), { issue: { number: 3, date: day(2027, 1, 12) } });
    expect(said(inTime, 'index').join()).not.toContain('overdue');
  });
});

describe('every pack document', () => {
  it.each(['index', 'review-schedule', 'read-and-sign', 'read-and-sign/DC1', 'change-log'])(
    'says which issue it belongs to: %s',
    (path) => {
      const issued = viewOf(ALL, { issue: { number: 3, date: day(2026, 9, 1) } });
      expect(controlOf(issued, path)).toContain('Pack: Issue 3 · 1 September 2026');
      expect(pageOf(issued, path).document('docx').properties.issue).toBe('Issue 3 · 1 September 2026');
      expect(controlOf(viewOf(ALL), path)).toContain('Pack: Prepared for issue 3, not yet issued');
    },
  );
});

describe('the review schedule', () => {
  it('says the version and where it stands', () => {
    expect(said(viewOf(ALL), 'review-schedule')[3]).toBe(
      '| 12 January 2027 | DC2 Policy DC2 |  | 2.0 · **Awaiting approval** | 12 January 2026 (of version 1.1) | Every year |',
    );
  });

  const due = (code: string, next: ReturnType<typeof day> | undefined): PackPolicy => ({
    ...policyOf(code, 'approved', {}, APPROVED),
    review: { last: day(2026, 1, 12), cycle: { months: 12 }, ...(next ? { next } : {}) },
  });
  const headsOf = (view: PackView) =>
    said(view, 'review-schedule').flatMap((line) => /^\| ([^|]+?) (?:\| < )+/.exec(line)?.[1] ?? []);

  it('begins with what is overdue, then goes by quarter, and ends with what has no date', () => {
    const policies = [
      due('DC1', undefined),
      due('DC2', day(2027, 5, 1)),
      due('DC3', day(2026, 11, 30)),
      due('DC4', day(2026, 12, 31)),
    ];
    const issued = viewOf(policies, { issue: { number: 3, date: day(2026, 12, 1) } });
    expect(headsOf(issued)).toEqual([
      'Overdue on 1 December 2026',
      'October to December 2026',
      'April to June 2027',
      'No date set',
    ]);
    expect(controlOf(issued, 'review-schedule')).toContain('Overdue: 1');
    expect(headsOf(viewOf(policies))[0]).toBe('October to December 2026');
  });

  it('goes by month where many have a date', () => {
    const policies = Array.from({ length: 30 }, (_, n) => due(`DC${n + 1}`, day(2027, 1 + (n % 3), 1 + n)));
    expect(headsOf(viewOf(policies))).toEqual(['January 2027', 'February 2027', 'March 2027']);
  });
});

describe('a sheet to sign', () => {
  it('carries version, status and the day in force', () => {
    expect(controlOf(viewOf(ALL, { firstIssued: () => day(2026, 3, 1) }), 'read-and-sign/DC1')).toEqual([
      'Pack: Prepared for issue 3, not yet issued',
      'Version: 1.1',
      'Status: Approved',
      'In force from: 1 March 2026',
      'Last reviewed: 12 January 2026',
      'Next review: 12 January 2027',
    ]);
  });

  it.each([
    ['DC2', 'This version awaits approval. It is not in force.'],
    ['DC3', 'This policy is a draft. It is not in force.'],
    ['DC4', 'No approval of this version is recorded.'],
  ])('says first that it is not approved: %s', (code, words) => {
    expect(said(viewOf(ALL), `read-and-sign/${code}`)[0]).toBe(`> **${words}**`);
  });

  it('shows what the policy says differently, and why', () => {
    const changed = viewOf(ALL, {
      told: {
        attachments: [],
        policies: [
          {
            policy: 'DC1',
            title: 'Policy DC1',
            kind: 'text',
            why: 'Two incidents in January.',
            details: [],
            replacedBy: [],
            differences: [
              {
                kind: 'changed',
                place: 'paragraph',
                section: '4 Calls',
                before: [{ words: 'Call after.', isChanged: true }],
                after: [{ words: 'Call before.', isChanged: true }],
              },
            ],
          },
        ],
      },
    });
    expect(said(changed, 'read-and-sign/DC1').slice(0, 6)).toEqual([
      '# What has changed',
      'Why: Two incidents in January.',
      expect.stringContaining('| Where |'),
      '| 4 Calls | **Call after.** | **Call before.** |',
      '# Read and sign',
      expect.stringContaining('I have read and understood'),
    ]);
    expect(said(changed, 'read-and-sign/DC2').join()).not.toContain('incidents');
  });
});

describe('the document to sign', () => {
  const signed = viewOf(ALL, { firstIssued: () => day(2026, 3, 1) });

  it('begins with a list of its pages: one for a person, and one for each policy', () => {
    const { contents, outline } = pageOf(signed, 'read-and-sign').document('pdf');
    expect(contents).toBe(true);
    expect(outline.map(({ heading, anchor }) => [inlineText(heading.children), anchor])).toEqual([
      ['For one person: all policies', 'for-one-person-all-policies'],
      ...ALL.map(({ title, file }) => [`${file} ${title}`, `${file.toLowerCase()}-policy-${file.toLowerCase()}`]),
    ]);
  });

  it('begins each of them on a new page', () => {
    const { blocks } = pageOf(signed, 'read-and-sign').document('docx');
    const headings = blocks.flatMap(({ type }, at) => (type === 'heading' ? [blocks[at - 1]?.type] : []));
    expect(headings).toEqual(['page-break', ...ALL.map(() => 'page-break')]);
  });

  it('says on the page of a policy what its own sheet says', () => {
    const pages = said(signed, 'read-and-sign').join('\n').split('\n# ').slice(1);
    for (const [at, { file, title }] of ALL.entries()) {
      const [heading, ...rest] = pages[at + 1]?.split('\n') ?? [];
      expect(heading).toBe(`${file} ${title}`);
      const facts = rest.filter((line) => /^\| [^|]+ \| [^|]+ \|$/.test(line)).map((line) => line.slice(2, -2));
      expect(['Pack: Prepared for issue 3, not yet issued', ...facts.map((line) => line.replace(' | ', ': '))]).toEqual(
        controlOf(signed, `read-and-sign/${file}`).filter((line) => !line.startsWith('Code')),
      );
      const sheet = said(signed, `read-and-sign/${file}`).filter((line) => /^>|I have read/.test(line));
      expect(rest.filter((line) => /^>|I have read/.test(line))).toEqual(sheet);
      expect(sheet.join()).toContain('I have read');
    }
  });

  it('is laid out once for all that sign the same way', () => {
    const tables = pageOf(signed, 'read-and-sign')
      .document('pdf')
      .blocks.filter((block) => block.type === 'table' && block.columns.length === 4);
    expect(tables).toHaveLength(ALL.length);
    expect(new Set(tables).size).toBe(1);
  });
});

describe('the change log', () => {
  const issued = (policy: string, more: Partial<IssuedPolicy> = {}): IssuedPolicy => ({
    policy,
    title: `Policy ${policy}`,
    version: '1.1',
    ...more,
  });
  const withdrawn = (policy: string, on: string, replacedBy: readonly string[] = []): WithdrawnPolicy => ({
    policy,
    title: `Policy ${policy}`,
    on,
    reason: 'Merged.',
    replacedBy,
  });
  const logOf = (...policies: readonly WithdrawnPolicy[]) => said(viewOf(ALL, { withdrawn: policies }), 'change-log');

  it('says of each version that it was not approved', () => {
    const change = 'text' as const;
    const changes = [
      { change, details: [], policy: issued('DC2', { state: 'awaiting', version: '2.0' }) },
      { change, details: [], policy: issued('DC1', { state: 'approved' }) },
    ];
    expect(said(viewOf(ALL, { log: [{ number: 3, changes, attachments: [] }] }), 'change-log')).toEqual([
      '# Issue 3, not yet issued',
      '| Policy | Version and status | What has changed |',
      '| DC2 Policy DC2 | 2.0 / **Awaiting approval** | The text has changed |',
      '| DC1 Policy DC1 | 1.1 | The text has changed |',
    ]);
  });

  it('lists what was withdrawn, the latest first, with the reason and what takes its place', () => {
    const log = logOf(withdrawn('DC8', '2026-03-01'), withdrawn('DC9', '2026-05-01', ['dc1', 'DC40']));
    expect(log.slice(log.indexOf('# Withdrawn'))).toEqual([
      '# Withdrawn',
      '| Policy | Withdrawn on | Reason | Replaced by |',
      '| DC9 Policy DC9 | 1 May 2026 | Merged. | DC1 Policy DC1 / DC40 |',
      '| DC8 Policy DC8 | 1 March 2026 | Merged. | Nothing |',
    ]);
  });

  it('leaves out what is in the pack again', () => {
    expect(logOf(withdrawn('DC1', '2026-03-01'))).not.toContain('# Withdrawn');
  });

  it('lists what the record withdraws before any issue had it', async () => {
    const text =
      'name: Acme\nrecord_format: 2\npolicies:\n  DC7:\n    record: [{withdrawn: 2026-06-01, reason: No longer used.}]\n';
    const { value: organisation } = await readYaml(text);
    if (!organisation) throw new Error('The file cannot be read.');
    const absent = [{ template: headOf({ code: 'DC7', title: 'Policy DC7' }), why: 'withdrawn' as const }];
    const view = viewOf(ALL, { organisation });
    expect(said({ ...view, pack: { ...view.pack, absent } }, 'change-log').at(-1)).toBe(
      '| DC7 Policy DC7 | 1 June 2026 | No longer used. | Nothing |',
    );
  });
});

describe('the sheet for approvals', () => {
  const note = (version: string, date: ReturnType<typeof day>) => ({ version, date, note: `Note on ${version}.` });
  const NOTES = [note('1.4', day(2026, 5, 1)), note('1.3', day(2026, 4, 1)), note('1.2', day(2026, 1, 1))];
  const lastApproved = (master?: string): Partial<Standing> => ({
    lastApproved: {
      approval: { on: day(2026, 2, 7), by: {}, level: 'organisation' },
      history: [],
      ...(master === undefined ? {} : { master }),
    },
  });
  const sheetOf = (...policies: readonly PackPolicy[]) => {
    const { control } = approvalSheet(viewOf(policies), policies).document('html');
    const lines = outlineText(approvalSheet(viewOf(policies), policies).document('html'));
    return { control: control.map(({ label, value }) => `${label}: ${value}`), lines };
  };
  const changesOf = (policy: PackPolicy) => sheetOf(policy).lines.at(-1)?.split(' | ')[2];

  it.each([
    ['the master’s version that was approved', lastApproved('1.3'), 'Note on 1.4.'],
    ['the day of the approval', lastApproved(), 'Note on 1.4. / Note on 1.3.'],
    ['no approval', {}, 'Not approved before'],
  ])('lists the notes since %s', (_, standing, expected) => {
    expect(changesOf(policyOf('DC2', 'awaiting', standing, {}, NOTES))).toBe(expected);
  });

  it('takes the note of the policy’s own history where the master has none', () => {
    const history = [{ version: '2.0', date: day(2026, 3, 1), note: 'Numbers added.' }];
    expect(changesOf(policyOf('DC2', 'awaiting', { ...lastApproved(), history }))).toBe('Numbers added.');
  });

  it('names who may approve: once for all, or each where they differ', () => {
    const board = policyOf('DC2', 'awaiting', {}, { approver: 'Board of Acme' });
    expect(sheetOf(board, { ...board }).control).toContain('May be approved by: Board of Acme');
    const { control, lines } = sheetOf(board, policyOf('DC3', 'draft'));
    expect(control.join()).not.toContain('May be approved');
    expect(lines.join('\n')).toContain('DC2 Policy DC2 / May be approved by: Board of Acme');
    expect(lines.join('\n')).toContain('DC3 Policy DC3 / May be approved by: Not set');
  });
});
