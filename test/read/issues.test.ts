/** Issue records: what is written is read back, whatever the values; old records are read for ever; a spoilt file says where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_KINDS } from '../../src/model/attachment.js';
import type { IssuedAttachment } from '../../src/model/attachment-changes.js';
import { issuesHead, issueText, withFormat } from '../../src/model/issue-text.js';
import { type Issue, valuesAt } from '../../src/model/issues.js';
import { foldValues, type StoredValue, type StoredValues, valuesDifference } from '../../src/model/stored-values.js';
import { readIssues } from '../../src/read/issues.js';
import { HOSTILE } from '../support/hostile-values.js';

const HASH = 'a'.repeat(64);
const TEXT = `1-${'b'.repeat(32)}-${'c'.repeat(12)}`;
const MASTER = `1-${'b'.repeat(32)}`;

const issue = (changes: Partial<Issue> = {}): Issue => ({
  format: 2,
  number: 1,
  date: '2026-09-01',
  pack: 'policies',
  engine: 'policy 0.1.0',
  policies: [],
  withdrawn: [],
  ...changes,
});

const LISTED = `issues:
  - issue: 1
    date: 2026-09-01
    pack: "policies"
    engine: "policy 0.1.0"
    policies:
      - policy: "DC1"
        title: "First Policy"
        version: "1.0"
        reviewed: 2026-09-01
        template: ${HASH}
        files:
          "docx/DC1-first.docx": ${HASH}
    pages:
      "docx/index.docx": ${HASH}
`;

const read = (text: string) => readIssues({ path: 'orgs/acme.issues.yaml', text });
const written = (issues: readonly Issue[]) =>
  issues.reduce((text, each, at) => text + issueText(each, issues[at - 1]), issuesHead('acme'));
const firstError = (text: string) => {
  const [found] = read(text).diagnostics;
  const before = text.slice(0, found?.span?.start).split('\n');
  return `${before.length}: ${found?.message}`;
};

describe('an issue record', () => {
  it('is short: a line a policy and a line a value', () => {
    const first = issue({
      manifest: HASH,
      values: { name: 'Acme', address: { line_1: '1 High Street', town: 'Cardiff' } },
      policies: [
        {
          policy: 'DCW34',
          title: 'Confidentiality',
          version: '1.1',
          state: 'approved',
          change: 'added',
          reviewed: '2026-08-30',
          nextReview: '2027-08-30',
          approvedBy: 'Owen Achebe, Responsible Individual',
          approvedOn: '2026-08-31',
          history: [{ version: '1.1', date: { year: 2026, month: 8, day: 30 }, note: 'Reviewed.' }],
          master: '1.3',
          file: 'DCW34-confidentiality',
          text: TEXT,
          masterText: MASTER,
        },
      ],
    });
    expect(written([first])).toBe(`# The issues of acme’s pack. Keep this file in version control.
format: 2
issues:
  - issue: 1
    date: 2026-09-01
    pack: "policies"
    engine: "policy 0.1.0"
    manifest: ${HASH}
    values:
      name: "Acme"
      address: {line_1: "1 High Street", town: "Cardiff"}
    policies:
      DCW34: {title: "Confidentiality", version: "1.1", status: approved, change: added, reviewed: 2026-08-30, next_review: 2027-08-30, approved_by: "Owen Achebe, Responsible Individual", approved_on: 2026-08-31, history: [{version: "1.1", date: 2026-08-30, note: "Reviewed."}], master: "1.3", file: "DCW34-confidentiality", text: ${TEXT}, master_text: ${MASTER}}
`);
    expect(read(written([first]))).toEqual({ value: [first], diagnostics: [] });
  });

  it('repeats of a history only what is new, and gives it whole', () => {
    const row = (version: string, month: number) => ({
      version,
      date: { year: 2026, month, day: 1 },
      note: `To ${version}.`,
    });
    const policy = { policy: 'DC1', title: 'First' };
    const issues = [
      issue({ policies: [{ ...policy, history: [row('1.0', 1)] }] }),
      issue({ number: 2, policies: [{ ...policy, history: [row('2.0', 5), row('1.0', 1)] }] }),
      issue({ number: 3, policies: [{ ...policy, history: [row('2.0', 5), row('1.0', 1)] }] }),
      issue({ number: 4, policies: [{ ...policy, history: [row('2.0', 6)] }] }),
    ];
    const text = written(issues);
    expect(text.match(/To 1\.0/g)).toHaveLength(1);
    expect(read(text)).toEqual({ value: issues, diagnostics: [] });
  });

  it('gives back any words, as values, titles, notes and reasons', () => {
    const words = fc.oneof(fc.constantFrom(...Object.values(HOSTILE)), fc.string({ unit: 'binary', maxLength: 40 }));
    const key = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), fc.constantFrom('null', 'yes', 'constructor'));
    const { value } = fc.letrec<{ value: StoredValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        words,
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), words, (values, note) => {
        const written2 = issue({
          values,
          reason: note || 'x',
          replaces: 1,
          number: 2,
          policies: [
            { policy: 'DC1', title: note, history: [{ version: note, date: { year: 2026, month: 1, day: 1 }, note }] },
          ],
          withdrawn: [{ policy: 'DC2', title: note, on: '2026-02-03', reason: note, replacedBy: [note] }],
        });
        const { value: back, diagnostics } = read(written([issue(), written2]));
        expect(diagnostics).toEqual([]);
        expect(back?.[1]).toEqual(written2);
      }),
      { numRuns: 200 },
    );
  });
});

describe('records of the first form', () => {
  it('reads back attachments, whatever their titles', () => {
    const words = fc.oneof(fc.constantFrom(...Object.values(HOSTILE)), fc.string({ unit: 'binary', maxLength: 40 }));
    const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
    const day = fc.constantFrom('2026-03-02', '2027-03-02');
    const attachment: fc.Arbitrary<IssuedAttachment> = fc.record(
      {
        path: fc.stringMatching(/^attachments\/[A-Za-z0-9][A-Za-z0-9-]{0,20}\.(?:docx|xlsx|pdf)$/),
        title: words,
        kind: fc.constantFrom(...ATTACHMENT_KINDS),
        version: words.filter((version) => version !== ''),
        reviewed: day,
        nextReview: day,
        policies: fc.array(words, { maxLength: 3 }),
        ofOlderText: fc.constant(true),
        sha256: hash,
        source: hash,
      },
      { requiredKeys: ['path', 'title', 'policies', 'sha256', 'source'], noNullPrototype: true },
    );
    const attachments = fc.uniqueArray(attachment, { selector: ({ path }) => path, minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(attachments, (listed) => {
        expect(read(written([issue({ attachments: listed })])).value?.[0]?.attachments).toEqual(listed);
      }),
      { numRuns: 60 },
    );
  });

  it('are read as they were, also where a newer issue follows', () => {
    const listed = read(LISTED);
    expect(listed.diagnostics).toEqual([]);
    const [first] = listed.value ?? [];
    expect(first).toMatchObject({
      format: 1,
      policies: [{ policy: 'DC1', version: '1.0', raw: { template: HASH, files: { 'docx/DC1-first.docx': HASH } } }],
    });
    const second = issue({ number: 2, date: '2026-10-01', values: { name: 'Acme' } });
    const both = read(withFormat(LISTED) + issueText(second, first));
    expect(both).toEqual({ value: [first, second], diagnostics: [] });
    expect(valuesAt(both.value ?? [], 1)).toBeUndefined();
    expect(valuesAt(both.value ?? [], 2)).toEqual({ name: 'Acme' });
  });
});

describe('an issue record that somebody changed by hand', () => {
  const TWO = written([
    issue({ policies: [{ policy: 'DC1', title: 'First', text: TEXT, masterText: MASTER, file: 'DC1-first' }] }),
    issue({ number: 2, date: '2026-10-01' }),
  ]);

  it.each<[string, [string | RegExp, string], string]>([
    [
      'of a newer program',
      ['format: 2', 'format: 3'],
      '2: This file was made by a newer version of the program: its format is 3',
    ],
    ['with a format that never was', ['format: 2', 'format: two'], '2: "format" must be'],
    ['with a number out of order', ['issue: 2', 'issue: 7'], '10: This is issue 2, but the file numbers it 7'],
    ['with a day out of order', ['2026-10-01', '2026-08-01'], '11: Issue 2 is older than issue 1'],
    ['with a day that is none', ['2026-10-01', '2026-13-01'], '11: "issues[2].date": this isn’t a real date'],
    [
      'that replaces a later one',
      ['    date: 2026-10-01', '    replaces: 2\n    date: 2026-10-01'],
      '11: Issue 2 can only replace',
    ],
    ['with an unknown key', ['title: "First"', 'titel: "First"'], '9: "issues[1].policies.DC1.title" is missing'],
    ['with a mark that is none', [TEXT, '1-xyz'], '9: "issues[1].policies.DC1.text": this isn’t the mark of a text'],
    [
      'with a file that leads out',
      ['"DC1-first"', '"../../x"'],
      '9: "issues[1].policies.DC1.file": this isn’t the name of a document',
    ],
    [
      'with a list of issues that is none',
      [/issues:[\s\S]*/, 'issues: none\n'],
      '3: "issues" must be a list, not text',
    ],
    ['with a policy twice', [/( {6}DC1: .*\n)/, '$1$1'], '10: '],
  ])('%s gives an error at its place', (_, [from, to], message) => {
    const text = TWO.replace(from, to);
    expect(text).not.toBe(TWO);
    expect(firstError(text)).toContain(message);
    expect(read(text).value).toBeUndefined();
  });
});

describe('values', () => {
  it('as of an issue are all differences up to it', () => {
    const name = fc.constantFrom('name', 'phone', 'address', 'fields');
    const some: fc.Arbitrary<StoredValues> = fc.dictionary(
      name,
      fc.oneof(fc.constantFrom('1', '2'), fc.dictionary(name, fc.constantFrom('1', '2'))),
    );
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), (states) => {
        const differences = states.map((state, at) => valuesDifference(states[at - 1] ?? {}, state) ?? {});
        expect(foldValues(differences)).toEqual(states.at(-1));
      }),
    );
  });
});
