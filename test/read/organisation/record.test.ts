/** `record:`, what happened to a policy: read as it was written that day, or refused at its place. */
import { describe, expect, it, test } from 'vitest';
import type { CalendarDate } from '../../../src/model/calendar.js';
import type { SourceText } from '../../../src/model/source.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { readOrganisation } from '../../../src/read/organisation/index.js';
import { complaints, readYaml } from '../../support/read-organisation.js';

const day = (year: number, month: number, date: number): CalendarDate => ({ year, month, day: date });
const WORDS = 'a'.repeat(32);
const MARK = `1-${WORDS}-${'b'.repeat(12)}`;

const FILE = `name: Acme
record_format: 2
approver: responsible_individual
policies:
  DCW34:
    approver: {body: Board of Acme}
    record:
      - adopted: 2026-09-01
        version: "1.0"
        master: "1.3"
        text: ${MARK}
        master_text: 1-${WORDS}
        note: First text.
      - reviewed: 2026-10-05
        by: Marged O’Shea, Data Protection Officer
        changed: no
        version: "1.10"
      - approved: 2026-10-07
        by: Owen Achebe
        role: Responsible Individual
        body: Board of Acme
        minute: 2026/14
        in_force: 2026-11-01
        version: "1.10"
      - revoked: 2026-11-02
        version: "1.10"
        reason: The minute names another policy.
      - withdrawn: 2026-12-01
        reason: Merged.
        replaced_by: [DCW40, DCW41]
`;

test('every kind of event is read', async () => {
  const { value, diagnostics } = await readYaml(FILE);
  expect(diagnostics).toEqual([]);
  expect(value?.approver).toEqual({ kind: 'person', person: 'responsible_individual' });
  expect(value?.policies[0]?.approver).toEqual({ kind: 'body', body: 'Board of Acme' });
  const events = (value?.policies[0]?.events ?? []).map(({ span, level, ...event }) => event);
  expect(events).toEqual([
    {
      kind: 'adopted',
      on: day(2026, 9, 1),
      version: '1.0',
      master: '1.3',
      text: MARK,
      masterText: `1-${WORDS}`,
      note: 'First text.',
    },
    {
      kind: 'reviewed',
      on: day(2026, 10, 5),
      by: 'Marged O’Shea, Data Protection Officer',
      changed: false,
      version: '1.10',
    },
    {
      kind: 'approved',
      on: day(2026, 10, 7),
      by: { name: 'Owen Achebe', role: 'Responsible Individual', body: 'Board of Acme', minute: '2026/14' },
      inForce: day(2026, 11, 1),
      version: '1.10',
    },
    { kind: 'revoked', on: day(2026, 11, 2), version: '1.10', reason: 'The minute names another policy.' },
    { kind: 'withdrawn', on: day(2026, 12, 1), reason: 'Merged.', replacedBy: ['DCW40', 'DCW41'] },
  ]);
});

test('each event has the place of its date', async () => {
  const { value } = await readYaml(FILE);
  const places = value?.policies[0]?.events.map(({ span }) => span.source.text.slice(span.start, span.end));
  expect(places).toEqual(['2026-09-01', '2026-10-05', '2026-10-07', '2026-11-02', '2026-12-01']);
});

const NO_PICTURES = async () => ({ diagnostics: [] });

async function withGroup(organisation: string, group: string) {
  const text: SourceText = { path: 'orgs/_group.yaml', text: group };
  return readOrganisation(
    { path: 'orgs/acme.yaml', text: organisation },
    {
      loadPicture: NO_PICTURES,
      readTheme: async () => ({ value: DEFAULT_THEME, diagnostics: [] }),
      loadBase: async (name) => ({
        names: ['_group'],
        ...(name === '_group' ? { text: { value: text, diagnostics: [] } } : {}),
      }),
    },
  );
}

describe('a group', () => {
  const group = `policies:
  DCW34:
    record:
      - {approved: 2026-10-07, by: Ann Group, version: "2.0"}
      - {adopted: 2026-01-01, version: "1.0"}
`;

  it('has its events among the organisation’s, by day, and first on the same day', async () => {
    const { value, diagnostics } = await withGroup(
      `extends: _group
name: Acme
policies:
  DCW34:
    record:
      - {reviewed: 2026-10-07, version: "2.0"}
      - {adopted: 2026-05-01, version: "1.5"}
`,
      group,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.policies[0]?.events.map(({ kind, level, on }) => `${kind} ${on.month} ${level}`)).toEqual([
      'adopted 1 group',
      'adopted 5 organisation',
      'approved 10 group',
      'reviewed 10 organisation',
    ]);
  });

  it('has its events alone where the organisation recorded nothing', async () => {
    const { value } = await withGroup('extends: _group\nname: Acme\n', group);
    expect(value?.policies[0]?.events.map(({ level }) => level)).toEqual(['group', 'group']);
  });

  it('with records of a newer version is refused', async () => {
    const outcome = await withGroup('extends: _group\nname: Acme\n', 'record_format: 3\npolicies: {A: {recrod: []}}\n');
    expect(complaints(outcome)).toEqual(['1:16 error newer-format']);
  });
});

describe('refused, at its place', () => {
  const event = (words: string) => readYaml(`name: Acme\npolicies:\n  DCW34:\n    record:\n      - ${words}\n`);

  test.each([
    ['{reviewed: 2026-02-30, version: "1.0"}', '5:20 error invalid-date'],
    ['{reviewed: TBC, version: "1.0"}', '5:20 error invalid-date'],
    ['{reviewd: 2026-02-03, version: "1.0"}', '5:10 error unknown-key'],
    ['{version: "1.0"}', '5:9 error missing-key'],
    ['{reviewed: , version: "1.0"}', '5:9 error missing-key'],
    ['{reviewed: 2026-02-03}', '5:20 error missing-key'],
    ['{approved: 2026-02-03, version: "1.0"}', '5:20 error missing-key'],
    ['{approved: 2026-02-03, version: "1.0", by: ""}', '5:20 error missing-key'],
    ['{revoked: 2026-02-03, version: "1.0"}', '5:19 error missing-key'],
    ['{withdrawn: 2026-02-03}', '5:21 error missing-key'],
    ['{withdrawn: 2026-02-03, reason: Old, by: Ann}', '5:50 error unknown-key'],
    ['{adopted: 2026-02-03, reviewed: 2026-02-03, version: "1.0"}', '5:41 error invalid-value'],
    ['{adopted: 2026-02-03, version: "1.0", text: abc}', '5:53 error invalid-value'],
    ['{reviewed: 2026-02-03, version: "1.0", changed: perhaps}', '5:57 error invalid-value'],
    ['{reviewed: 2026-02-03, version: "1.0", note: <<org_field_name>>}', '5:54 error value-placeholder'],
    ['reviewed', '5:9 error wrong-type'],
  ])('%s', async (words, complaint) => {
    expect(complaints(await event(words))).toEqual([complaint]);
  });

  test.each([
    ['record_format: 3', '2:16 error newer-format'],
    ['record_format: 1', '2:16 error invalid-value'],
    ['record_format: two', '2:16 error invalid-value'],
    ['approver: [Ann]', '2:11 error wrong-type'],
    ['approver: {board: Acme}', '2:12 error unknown-key'],
  ])('%s', async (line, complaint) => {
    expect(complaints(await readYaml(`name: Acme\n${line}\n`))).toEqual([complaint]);
  });

  it('says only that the file is of a newer version, whatever else is new in it', async () => {
    const outcome = await readYaml('name: Acme\nrecord_format: 3\npolicies: {A: {ledger: []}}\nnews: x\n');
    expect(complaints(outcome)).toEqual(['2:16 error newer-format']);
    expect(outcome.value).toBeUndefined();
  });
});
