/** Vacant posts: whose name prints, what is missing without cover, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { PEOPLE } from '../../../src/model/people.js';
import { withoutLines } from '../../support/html-reader.js';
import { memoryWorld } from '../../support/memory-world.js';
import { complaints, readYaml } from '../../support/read-organisation.js';
import { runs } from '../../support/tier.js';

const TEMPLATE = `---
title: Sample Policy
code: DC1
owner: registered_manager
review: {last: 2026-09-01}
---

Ask <<org_field_registered_manager_first_name>> <<org_field_registered_manager_last_name>>: <<org_field_registered_manager_phone>>.

Or <<org_field_registered_manager_name>>, our <<org_field_registered_manager_role>>.

<<#if org_field_registered_manager_name>>There is a manager.<<else>>There is none.<</if>>
`;

const DEPUTY = 'deputy_manager: {first_name: Priya, last_name: Nandakumar, phone: 029 2018 0103}\n';
const VACANT = 'registered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager, role: Manager}\n';

async function policy(line: string, acme: string, template = TEMPLATE, more: Readonly<Record<string, string>> = {}) {
  const world = memoryWorld({
    'policy.yaml': 'formats: [html]\n',
    'templates/a.md': template,
    'orgs/acme.yaml': `name: Acme\n${acme}`,
    ...more,
  });
  const code = await run(line.split(' '), world, '1.2.3');
  const page = new TextDecoder().decode(world.disk.get('/workspace/out/acme/html/DC1-sample.html'));
  const words = withoutLines(page)
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  return { code, words, ...world.printed };
}

describe('a vacant post', () => {
  it('prints whoever covers, with “(acting)” and their telephone number, and in the control table too', async () => {
    const { words, err, code } = await policy('render --org acme', VACANT + DEPUTY);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(words).toContain('Ask Priya Nandakumar (acting): 029 2018 0103.');
    expect(words).toContain('Or Priya Nandakumar (acting), our Manager.');
    expect(words).toContain('Policy owner Priya Nandakumar (acting), Manager');
    expect(words).toContain('There is a manager.');
  });

  it('prints whoever covers in the end, where those who cover have vacant posts themselves', async () => {
    const chain = `${VACANT}deputy_manager: {vacant_from: 2026-11-05, covered_by: training_lead}\ntraining_lead: {first_name: Hana, last_name: Lind, phone: 029 2018 0104}\n`;
    const { words, err } = await policy('render --org acme', chain);
    expect(err).toBe('');
    expect(words).toContain('Ask Hana Lind (acting): 029 2018 0104.');
  });

  it('is refused without cover where its holder is named, and says that it is vacant', async () => {
    const { code, err, out } = await policy('render --org acme', 'registered_manager: {vacant_from: 2026-11-02}\n');
    expect(code).toBe(1);
    expect(err).toContain(
      'DC1 needs "registered_manager.name", but the post is vacant from 2 November 2026, and nobody covers (acme) [placeholder-missing]',
    );
    expect(err).toContain(
      'Add "covered_by" to "registered_manager" in orgs/acme.yaml, or name the new holder of the post.',
    );
    expect(out).toContain('nothing written');
  });

  it('prints as an owner without cover with the day, and as no person where a condition asks', async () => {
    const template = TEMPLATE.replace(/\nAsk[\s\S]*?Manager_role>>\.\n|\nAsk.*\n\nOr.*\n/, '\n');
    const { words, code, err } = await policy(
      'render --org acme',
      'registered_manager: {vacant_from: 2026-11-02}\n',
      template,
    );
    expect(code).toBe(0);
    expect(err).toContain('but that post is vacant, and nobody covers');
    expect(words).toContain('Policy owner Registered Manager (vacant from 2 November 2026)');
    expect(words).toContain('There is none.');
  });

  it('says what the person who covers lacks', async () => {
    const { err } = await policy('render --org acme', `${VACANT}deputy_manager: {name: Priya Nandakumar}\n`);
    expect(err).toContain(
      'DC1 needs "registered_manager.phone", but the post is vacant, and "deputy_manager", who covers, has no "phone"',
    );
    expect(err).toContain('Add "deputy_manager.phone" to orgs/acme.yaml.');
    expect(err.match(/placeholder-missing/g)).toHaveLength(1);
  });

  it('takes nothing from the base’s person', async () => {
    const base = { 'orgs/_group.yaml': 'registered_manager: {name: Grace, phone: 0117 496 0300, role: Boss}\n' };
    const { err } = await policy('render --org acme', `extends: _group\n${VACANT}${DEPUTY}`, TEMPLATE, base);
    expect(err).toBe('');
    const bare = await policy(
      'render --org acme',
      'extends: _group\nregistered_manager: {vacant_from: 2026-11-02}\n',
      TEMPLATE,
      base,
    );
    expect(bare.err).toContain('needs "registered_manager.phone", but the post is vacant');
    expect(bare.err).toContain('"registered_manager.role", which is missing');
  });

  it('of a base is filled by an organisation that names its own person', async () => {
    const base = { 'orgs/_group.yaml': VACANT + DEPUTY };
    const named =
      'extends: _group\nregistered_manager: {first_name: Bo, last_name: Li, phone: 029 2018 0105, role: Boss}\n';
    const { words, err } = await policy('render --org acme', named, TEMPLATE, base);
    expect(err).toBe('');
    expect(words).toContain('Ask Bo Li: 029 2018 0105.');
  });

  it('takes effect when it is written; a day ahead is a warning', async () => {
    const ahead = VACANT.replace('2026-11-02', '2026-11-30') + DEPUTY;
    const { words, err, code } = await policy('render --org acme', ahead);
    expect(code).toBe(0);
    expect(words).toContain('Ask Priya Nandakumar (acting)');
    expect(err).toContain('"registered_manager.vacant_from" takes effect now, though 30 November 2026 is still ahead');
    const later = await policy(
      'check --org acme --strict --as-of 2026-11-30',
      `${ahead}approved_by: Rhian Powell\napproved_on: 2026-11-01\n`,
    );
    expect(later.err).toBe('');
  });

  it('uses the values of the person who covers, so `fields` doesn’t call them unused', async () => {
    const { out } = await policy('fields --org acme --json', VACANT + DEPUTY);
    expect(JSON.parse(out).unusedValues.acme).toEqual([]);
  });
});

describe('what is refused of a vacant post', () => {
  it.each([
    ['a name', 'registered_manager: {vacant_from: 2026-11-02, name: Bo}', ['2:47 error post-vacant']],
    [
      'a first and a last name, once',
      'registered_manager: {first_name: A, last_name: B, vacant_from: 2026-11-02}',
      ['2:22 error post-vacant'],
    ],
    [
      'its old telephone number, as a warning',
      'registered_manager: {vacant_from: 2026-11-02, phone: 029 2018 0103}',
      ['2:47 warning post-vacant'],
    ],
    [
      'cover by itself',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: registered_manager}',
      ['2:59 error post-vacant'],
    ],
    [
      'cover by nobody',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager}',
      ['2:59 error post-vacant'],
    ],
    [
      'cover by a person without a name',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager}\ndeputy_manager: {phone: 029 2018 0103}',
      ['2:59 error post-vacant'],
    ],
    [
      'cover by a vacant post without cover',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager}\ndeputy_manager: {vacant_from: 2026-11-02}',
      ['2:59 error post-vacant'],
    ],
    [
      'cover in a circle, once',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager}\ndeputy_manager: {vacant_from: 2026-11-02, covered_by: registered_manager}',
      ['2:59 error post-vacant'],
    ],
    [
      'a circle further on',
      'training_lead: {vacant_from: 2026-11-02, covered_by: registered_manager}\nregistered_manager: {vacant_from: 2026-11-02, covered_by: deputy_manager}\ndeputy_manager: {vacant_from: 2026-11-02, covered_by: registered_manager}',
      ['3:59 error post-vacant'],
    ],
    [
      'cover by no person’s key',
      'registered_manager: {vacant_from: 2026-11-02, covered_by: Priya}',
      ['2:59 error invalid-value'],
    ],
    [
      'cover without a vacancy',
      'registered_manager: {name: Bo, covered_by: deputy_manager}',
      ['2:32 error post-vacant'],
    ],
    [
      'a day that is none, once',
      'registered_manager: {vacant_from: soon, covered_by: deputy_manager}',
      ['2:35 error invalid-date'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(complaints(await readYaml(`name: Acme\n${lines}\n`))).toEqual(expected);
  });

  it('no web of covers hangs the reader, and a sound one names somebody', async () => {
    const posts = PEOPLE.slice(0, 5);
    const web = fc.array(fc.option(fc.constantFrom(...posts), { nil: undefined }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(web, async (covers) => {
        const lines = posts.map((post, at) =>
          covers[at]
            ? `${post}: {vacant_from: 2026-11-02, covered_by: ${covers[at]}}`
            : `${post}: {name: Person ${at}}`,
        );
        const { value, diagnostics } = await readYaml(`name: Acme\n${lines.join('\n')}\n`);
        const named = posts.filter((post) => value?.values.has(`org_field_${post}_name`));
        if (diagnostics.length === 0) expect(named).toEqual(posts);
        else expect(named.length).toBeLessThan(posts.length);
      }),
      { numRuns: runs(40, 400) },
    );
  });
});
