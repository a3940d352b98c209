/** Where a text says something else than its control table: another person, or a date in typed words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const PROJECT = resolve(import.meta.dirname, '../..');

const ACME = `name: Acme
reviewed_on: 2026-09-14
registered_manager: {first_name: Bethan, last_name: Rowlands}
responsible_individual: {name: Owen Achebe}
data_protection_officer: {name: Marged O’Shea}
safeguarding_lead: {name: Bethan Rowlands, role: Safeguarding Lead}
policies: {DC1: {owner: data_protection_officer}}
`;

interface Said {
  readonly code: string;
  readonly line: number;
  readonly message: string;
}

/** What `check` says of it, approvals left aside. */
async function said(body: string, acme = ACME, head = ''): Promise<readonly Said[]> {
  const world = memoryWorld({
    'templates/a.md': `---\ntitle: Sample Policy\ncode: DC1\nowner: registered_manager\n${head}---\n\n${body}\n`,
    'orgs/acme.yaml': acme,
  });
  await run(['check', '--json'], world, '1.2.3');
  const { diagnostics }: { readonly diagnostics: readonly Said[] } = JSON.parse(world.printed.out);
  return diagnostics.filter(({ code }) => code === 'person-differs' || code === 'record-typed');
}

const MANAGER = '<<org_field_registered_manager_first_name>> <<org_field_registered_manager_last_name>>';

const codes = async (...args: Parameters<typeof said>) => (await said(...args)).map(({ code }) => code);

describe('another person than the record names', () => {
  it.each([
    ['in a line', `Responsible person: ${MANAGER}`],
    ['in a marked line', `**Policy owner:** ${MANAGER}`],
    ['with a marked label', `**Policy lead**: ${MANAGER}`],
    ['in a line of several', `Copies: the office\\\nResponsible person: ${MANAGER}`],
    ['in a table', `| Who | What |\n|---|---|\n| Person responsible | ${MANAGER} |`],
    ['in a table of four columns', `| A | B | C | D |\n|---|---|---|---|\n| Code | DC1 | Policy owner | ${MANAGER} |`],
    [
      'as a duty in a table',
      `| Who | What |\n|---|---|\n| Registered Manager, ${MANAGER} | Owns this policy and the list of devices |`,
    ],
    ['in a sentence', `${MANAGER} is responsible for this policy.`],
    ['by a role in typed words', 'Responsible person: the Registered Manager'],
    ['by a name in typed words', 'Policy owner: Bethan Rowlands'],
  ])('is warned of %s', async (_, body) => {
    const [first, ...others] = await said(`Words.\n\n${body}`);
    expect(first).toMatchObject({ code: 'person-differs' });
    expect(first?.message).toBe(
      'The text of DC1 names "registered_manager" as responsible for it, but the control table names another policy owner',
    );
    expect(others).toEqual([]);
  });

  it('points at the line', async () => {
    expect((await said(`Words.\n\nResponsible person: ${MANAGER}`))[0]?.line).toBe(9);
  });

  it.each([
    ['the owner', 'Responsible person: <<org_field_data_protection_officer_name>>', ACME],
    [
      'a person who holds both posts',
      `Responsible person: ${MANAGER}`,
      ACME.replace('owner: data_protection_officer', 'owner: safeguarding_lead'),
    ],
    [
      'an owner by name',
      `Responsible person: ${MANAGER}`,
      ACME.replace('owner: data_protection_officer', 'owner: Bethan Rowlands'),
    ],
    [
      'the Responsible Individual, who is another thing',
      'Responsible Individual: <<org_field_responsible_individual_name>>',
      ACME,
    ],
    ['somebody responsible for something else', `${MANAGER} is responsible for the rota.`, ACME],
    ['two people', `Policy owner: ${MANAGER} and <<org_field_responsible_individual_name>>`, ACME],
    ['nobody in particular', 'Responsible person: see the rota', ACME],
    ['nobody yet', 'Responsible person: ________', ACME],
    ['the head of a table', '| Responsible person | Registered Manager |\n|---|---|\n| Jo | Rota |', ACME],
    [
      'people in a larger table',
      `| Action | Responsible person | By |\n|---|---|---|\n| Lock | ${MANAGER} | Friday |`,
      ACME,
    ],
    ['a branch that doesn’t print', `<<#if org_field_email>>\nResponsible person: ${MANAGER}\n<</if>>`, ACME],
  ])('is not %s', async (_, body, acme) => {
    expect(await said(body, acme)).toEqual([]);
  });

  it('says who approved, though no approval is recorded, or that of another', async () => {
    const body = 'Approved by: <<org_field_responsible_individual_name>>';
    expect((await said(body)).map(({ message }) => message)).toEqual([
      'The text of DC1 names "responsible_individual" as its approver, but no approval of this text is recorded',
    ]);
    const other = `${ACME}approved_by: registered_manager\napproved_on: 2026-09-20\n`;
    expect((await said(body, other)).map(({ message }) => message)).toEqual([
      'The text of DC1 names "responsible_individual" as its approver, but the control table names another',
    ]);
  });

  it('can be silenced', async () => {
    expect(await codes(`Responsible person: ${MANAGER}`, ACME, 'silence: [person-differs]\n')).toEqual([]);
  });
});

describe('a date of the record in typed words', () => {
  it.each([
    'Next review date: 12 July 2027',
    'Reviewed on: 3rd March 2026',
    'Last reviewed: 2026-03-03',
    'Date of review: March 2026',
    'Approved on: 3/3/26',
    'Approved by: the Board, 3 March 2026',
    'In force from: 1 April 2026',
    '**Effective date:** 1 April 2026',
    '| Document | Control |\n|---|---|\n| Next review | 12.07.2027 |',
  ])('is warned of: %s', async (body) => {
    expect(await codes(body)).toEqual(['record-typed']);
  });

  it.each([
    'Next review date: <<next_review_date>>',
    'Reviewed on: <<last_update_date>>',
    'Next review date: ________',
    'The Act came into force on 1 April 2026.',
    'Review of the care plan: 1 April 2026',
    'Review: we meet each month.',
    'Date: 3 March 2026',
  ])('is not: %s', async (body) => {
    expect(await codes(body)).toEqual([]);
  });

  it('is said once for all organisations, and can be silenced', async () => {
    const body = 'Next review date: 12 July 2027';
    expect(await codes(body, ACME, 'silence: [record-typed]\n')).toEqual([]);
    const world = memoryWorld({
      'templates/a.md': `---\ntitle: Sample Policy\n---\n\n${body}\n`,
      'orgs/acme.yaml': ACME,
      'orgs/bala.yaml': ACME.replace('name: Acme', 'name: Bala'),
    });
    await run(['check', '--json'], world, '1.2.3');
    expect(world.printed.out.match(/record-typed/g)).toHaveLength(1);
  });
});

it('the starters say nothing of the kind, whoever owns them', async () => {
  const starters = (folder: string, into: string) =>
    readdirSync(join(PROJECT, folder)).map((name): [string, string] => [
      `${into}/${name}`,
      readFileSync(join(PROJECT, folder, name), 'utf8').replace(/^owner: .*$/m, 'owner: Jo Nobody'),
    ]);
  const templates = [
    ...starters('templates/home-care-wales', 'templates'),
    ...starters('templates/_passages', 'templates/_passages'),
  ];
  const world = memoryWorld({
    ...Object.fromEntries(templates),
    'orgs/acme.yaml': readFileSync(join(PROJECT, 'orgs/acme.yaml'), 'utf8').replace(/^ +owner: .*\n|^logo: .*\n/gm, ''),
  });
  await run(['check', '--json'], world, '1.2.3');
  const { diagnostics, organisations } = JSON.parse(world.printed.out);
  expect(organisations).toEqual([{ id: 'acme', policies: 8, fine: true }]);
  expect(diagnostics.filter(({ code }: Said) => /person-differs|record-typed/.test(code))).toEqual([]);
});
