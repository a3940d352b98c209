/** Additions in a workspace: what an organisation adds to one policy prints for it alone, and for nobody else. */
import { describe, expect, it } from 'vitest';
import { finishedWords } from '../../src/formats/finished/index.js';
import { equalForm } from '../../src/model/equal-form.js';
import { FORMATS } from '../../src/model/plan.js';
import { HOSTILE } from '../support/hostile-values.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { readPolicy } from '../support/printed-policy.js';

const MASTER = `---
title: Keys
code: DC1
version: "1.0"
review: {last: 2026-01-12}
changes:
  - {version: "1.0", date: 2026-01-12, note: First version.}
---

What this policy is about.

## Reporting

Report lost keys of <<org_field_name>>.

### Out of hours

Call the office.

## Storage

Keep keys safe. See [reporting](#reporting).
`;

const ADDED = `<<after "reporting">>

Tell <<org_field_registered_manager_name>> first.

<<at the end of "Reporting">>

### At night

- The on-call telephone
- The night team

<<at the start>>

Ours begins here.

{{ instead of “Storage” }}

Keys are in the safe.
`;

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'templates/DC1-keys.md': MASTER,
  'templates/DC2-pets.md': '---\ntitle: Pets\ncode: DC2\nreview: {last: 2026-01-12}\n---\n\nPets stay at home.\n',
  'orgs/acme.yaml':
    'name: Acme\nregistered_manager: {name: Ann Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  'orgs/bala.yaml':
    'name: Bala\nregistered_manager: {name: Bo Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  'orgs/acme/DC1.additions.md': ADDED,
};

const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const bodyOf = (world: MemoryWorld, path: string) => wordsOf(parseHtml(textOf(world, path))).join('\n');

const page = 'out/acme/html/DC1-keys.html';
const control = (world: MemoryWorld, path = page) => readPolicy(textOf(world, path)).control;
const ADDITIONS = 'orgs/acme/DC1.additions.md';

describe('an organisation’s additions', () => {
  it('print where they belong, for that organisation alone', async () => {
    const world = memoryWorld(FILES);
    expect(await policy('render --all', world)).toMatchObject({ code: 0, err: '' });
    const plain = memoryWorld(FILES);
    plain.disk.delete('/workspace/orgs/acme/DC1.additions.md');
    await policy('render --all', plain);
    for (const path of ['out/bala/html/DC1-keys.html', 'out/acme/html/DC2-pets.html'])
      expect(textOf(world, path)).toBe(textOf(plain, path));
    expect(bodyOf(world, page)).toContain(
      [
        'Ours begins here.',
        'What this policy is about.',
        '1 Reporting',
        'Tell Ann Example first.',
        'Report lost keys of Acme.',
        '1.1 Out of hours',
        'Call the office.',
        '1.2 At night',
        'The on-call telephone',
        'The night team',
        '2 Storage',
        'Keys are in the safe.',
        '3 Change history',
      ].join('\n'),
    );
  });

  it('count as text: what was approved awaits approval again, with every change of them', async () => {
    const world = memoryWorld({ ...FILES, [ADDITIONS]: '' });
    world.disk.delete(`/workspace/${ADDITIONS}`);
    await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-01', world);
    await policy('render --all', world);
    expect(control(world).get('Version')).toBe('1.0');
    write(world, ADDITIONS, ADDED);
    await policy('render --all', world);
    expect(control(world).get('Version')).toBe('2.0, awaiting approval');
    expect(control(world, 'out/bala/html/DC1-keys.html').get('Version')).toBe('1.0');
    expect((await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-02', world)).code).toBe(0);
    await policy('render --all', world);
    expect(control(world).get('Version')).toBe('2.0');
    // The way a file was saved is no change of its words.
    write(
      world,
      ADDITIONS,
      `\ufeff${ADDED.replace('<<after "reporting">>', '{{after ‘Reporting’}}').replaceAll('\n', '\r\n')}`,
    );
    await policy('render --all', world);
    expect(control(world).get('Version')).toBe('2.0');
    write(world, ADDITIONS, ADDED.replace('in the safe', 'in a safe'));
    await policy('render --all', world);
    expect(control(world).get('Version')).toBe('3.0, awaiting approval');
  });

  it('are no part of a correction that the template notes', async () => {
    const world = memoryWorld(FILES);
    await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-01', world);
    const corrected = MASTER.replace('lost keys', 'any lost keys')
      .replace('version: "1.0"', 'version: "1.1"')
      .replace(
        'changes:',
        'changes:\n  - {version: "1.1", date: 2026-04-01, note: Spelling corrected., kind: correction}',
      );
    write(world, 'templates/DC1-keys.md', corrected);
    await policy('render --all', world);
    expect(control(world).get('Version')).toMatch(/^\d\.0\.1$/);
    write(world, ADDITIONS, ADDED.replace('in the safe', 'in a safe'));
    await policy('render --all', world);
    expect(control(world).get('Version')).toContain('awaiting approval');
  });

  it('never get an approval that the template states, nor one of a group', async () => {
    const own = memoryWorld({
      ...FILES,
      'templates/DC1-keys.md': MASTER.replace(
        'code: DC1',
        'code: DC1\napproved_by: Owen Achebe\napproved_on: 2026-02-01',
      ),
      'orgs/acme.yaml': 'name: Acme\nregistered_manager: {name: Ann Example}\n',
    });
    await policy('render --all', own);
    expect(control(own).get('Version')).toBe('2.0, awaiting approval');
    const group = memoryWorld({
      ...FILES,
      'orgs/_north.yaml': 'nation: wales\n',
      'orgs/acme.yaml': 'name: Acme\nextends: _north\nregistered_manager: {name: Ann Example}\n',
      'orgs/bala.yaml': 'name: Bala\nextends: _north\nregistered_manager: {name: Bo Example}\n',
    });
    const { out } = await policy('approve DC1 --group _north --by Owen_Achebe --on 2026-03-01', group);
    expect(out).toContain('acme');
    await policy('render --all', group);
    expect(control(group).get('Version')).toContain('awaiting approval');
    expect(control(group, 'out/bala/html/DC1-keys.html').get('Version')).toBe('1.0');
  });

  it('are kept with an approval and an issue, and old issues show the old words', async () => {
    const world = memoryWorld(FILES);
    await policy('approve * --org acme --by Owen_Achebe --on 2026-03-01', world);
    await policy('render --org acme', world);
    expect(await policy('issue --org acme --on 2026-03-02', world)).toMatchObject({ code: 0, err: '' });
    expect((await policy('verify out/acme', world)).code).toBe(0);
    write(world, ADDITIONS, ADDED.replace('in the safe', 'with the porter'));
    write(world, 'templates/DC1-keys.md', MASTER.replace('## Storage', '## Keeping'));
    const shown = await policy('show --org acme --on 2026-03-03 --policy DC1', world);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('Keys are in the safe.');
    expect(shown.out).not.toContain('porter');
    world.disk.delete(`/workspace/${ADDITIONS}`);
    expect((await policy('show --org acme --on 2026-03-03 --policy DC1', world)).out).toContain(
      'Keys are in the safe.',
    );
  });

  it('wait in the drafts while the pack keeps the approved text, with the additions of then', async () => {
    const world = memoryWorld({ ...FILES, 'policy.yaml': 'formats: [html]\npending: keep\n' });
    await policy('approve * --org acme --by Owen_Achebe --on 2026-03-01', world);
    write(world, ADDITIONS, ADDED.replace('in the safe', 'with the porter'));
    await policy('render --org acme', world);
    expect(bodyOf(world, page)).toContain('Keys are in the safe.');
    expect(bodyOf(world, page)).not.toContain('porter');
    await policy('render --org acme --for-approval', world);
    expect(bodyOf(world, 'out/acme-for-approval/html/DC1-keys.html')).toContain('porter');
  });
});

describe('additions and a changed master', () => {
  async function checked(change: (master: string) => string, added = ADDED) {
    const world = memoryWorld({ ...FILES, [ADDITIONS]: added });
    await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-01', world);
    write(world, 'templates/DC1-keys.md', change(MASTER));
    return policy('check --all', world);
  }

  it('follow a heading that moves, or that gets a number', async () => {
    const moved = await checked((master) => {
      const [head = '', reporting = '', storage = ''] = master.split(/(?=^## )/m);
      return `${head}${storage}${reporting}`;
    });
    expect(moved.code).toBe(0);
    expect(moved.err).not.toContain('addition');
    const numbered = await checked((master) => master.replace('## Reporting', '## 1. REPORTING'));
    expect(numbered.code).toBe(0);
    expect(numbered.err).not.toContain('addition');
  });

  it('say which heading is gone, and what it may be called now', async () => {
    const { code, err } = await checked((master) => master.replace('## Storage', '## Storage of keys'));
    expect(code).toBe(1);
    expect(err).toContain('orgs/acme/DC1.additions.md:16:15 error');
    expect(err).toContain('The policy has no heading "Storage"');
    expect(err).toContain('Did you mean "Storage of keys"?');
    const removed = await checked((master) => master.replace(/## Storage[\s\S]*/, ''));
    expect(removed.err).toContain('Its headings are "Reporting", "Out of hours".');
  });

  it('say which of two headings could be meant', async () => {
    const twice = (master: string) => master.replace('### Out of hours', '### Storage');
    const { err } = await checked(twice);
    expect(err).toContain('The policy has 2 headings "Storage"');
    expect(err).toContain('"Storage" 1 for the first, "Storage" 2 for the last');
    const told = await checked(twice, ADDED.replace('“Storage”', '“Storage” 2'));
    expect(told.code).toBe(0);
    expect((await checked((master) => master, ADDED.replace('“Storage”', '“Storage” 2'))).err).toContain(
      'The policy has only one heading "Storage"',
    );
  });

  it('warn where the section that they replace has changed since the last record', async () => {
    const { code, err } = await checked((master) =>
      master.replace('Keep keys safe.', 'Keep keys safe, and sign for them.'),
    );
    expect(code).toBe(0);
    expect(err).toContain('orgs/acme/DC1.additions.md:16:1 warning');
    expect(err).toContain('The section "Storage" of the template DC1 has changed since 1 March 2026');
    expect((await checked((master) => master.replace('Call the office.', 'Call us.'))).err).not.toContain(
      'addition-beneath',
    );
    const world = memoryWorld(FILES);
    await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-01', world);
    expect(textOf(world, 'orgs/acme.yaml')).toMatch(/replaced: \[\{section: "?Storage"?, text: 1-[0-9a-f]{32}\}\]/);
    write(world, 'templates/DC1-keys.md', MASTER.replace('Keep keys safe.', 'Sign for keys.'));
    await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-04-01', world);
    expect((await policy('check --all', world)).err).not.toContain('addition-beneath');
  });
});

describe('documents with additions', () => {
  it('say the same in all formats, whatever the words are', async () => {
    const typed = Object.values(HOSTILE).filter((value) => /^[\x20-\x7a|]{1,200}$/.test(value) && !/[<>]/.test(value));
    const escaped = typed.map((value) => value.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
    const added = `<<at the end of "Storage">>\n\n${escaped.map((value) => `- ${value}`).join('\n')}\n`;
    const world = memoryWorld({ ...FILES, 'policy.yaml': 'formats: [docx, pdf, html]\n', [ADDITIONS]: added });
    expect((await policy('render --org acme', world)).err).not.toContain('error');
    const plain = (words: string) => equalForm(words).replace(/\s+/g, '');
    expect(typed.length).toBeGreaterThan(8);
    for (const format of FORMATS) {
      const bytes = world.disk.get(`/workspace/out/acme/${format}/DC1-keys.${format}`) ?? new Uint8Array();
      const said = plain(
        finishedWords(format, bytes)
          .map(({ words }) => words)
          .join(''),
      );
      for (const value of typed) expect(said).toContain(plain(value));
    }
  });
});

describe('records of additions', () => {
  it('hold sections with any heading, however long, and read them back', async () => {
    const long = 'Storage: "of" {all} \\\\ #keys, '.repeat(40).trim();
    const master = MASTER.replace('## Storage', `## ${long}`);
    const heading = long.replaceAll('\\\\', '\\');
    const added = `<<instead of "${heading}">>\n\nKeys are in the safe.\n`;
    const world = memoryWorld({ ...FILES, 'templates/DC1-keys.md': master, [ADDITIONS]: added });
    expect(await policy('approve DC1 --org acme --by Owen_Achebe --on 2026-03-01', world)).toMatchObject({ code: 0 });
    expect((await policy('check --org acme', world)).err).not.toContain('addition-');
    write(world, 'templates/DC1-keys.md', master.replace('Keep keys safe.', 'Keep keys.'));
    expect((await policy('check --org acme', world)).err).toContain('[addition-beneath]');
  });

  it('tell two sections of one heading apart', async () => {
    const master = MASTER.replace('### Out of hours', '### Storage');
    const added = '<<instead of "Storage" 1>>\n\nOne.\n\n<<instead of "Storage" 2>>\n\nTwo.\n';
    const world = memoryWorld({ ...FILES, 'templates/DC1-keys.md': master, [ADDITIONS]: added });
    await policy('review DC1 --org acme --on 2026-03-01', world);
    expect((await policy('check --org acme', world)).err).not.toContain('addition-');
    write(world, 'templates/DC1-keys.md', master.replace('Call the office.', 'Call us.'));
    const { err } = await policy('check --org acme', world);
    expect(err.match(/\[addition-beneath\]/g)).toHaveLength(1);
    expect(err).toContain('orgs/acme/DC1.additions.md:1:1 warning');
  });

  it('stay true when records of the older form are converted', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.yaml': `${FILES['orgs/acme.yaml']}policies:\n  DC1: {reviewed: 2026-02-01}\n`,
    });
    await policy('render --org acme', world);
    const before = control(world).get('Version');
    expect(before).toContain('awaiting approval');
    expect((await policy('upgrade --all', world)).code).toBe(0);
    await policy('render --org acme', world);
    expect(control(world).get('Version')).toBe(before);
  });
});

describe('the files of additions', () => {
  async function checked(files: Readonly<Record<string, string | Uint8Array>>) {
    const { [ADDITIONS]: _, ...rest } = FILES;
    return policy('check --all', memoryWorld({ ...rest, ...files }));
  }
  const PART = '<<at the start>>\n\nWords.\n';

  it('are named by code or slug, in any case, in a folder of the organisation’s id', async () => {
    for (const name of ['acme/dc1.additions.md', 'acme/keys.Additions.MD', 'ACME/DC1.additions.md'])
      expect((await checked({ [`orgs/${name}`]: PART })).err).not.toContain('[addition-policy]');
  });

  it.each([
    ['acme/DC9.additions.md', 'error "DC9" isn’t the code or slug of any policy'],
    ['acme/DC1.md', 'warning This file isn’t read: its name isn’t that of additions'],
    ['acme/DC1-additions.md', 'warning This file isn’t read'],
    ['acme/DC1.addition.md', 'warning This file isn’t read'],
    ['acme/DC1.additions.txt', 'warning This file isn’t read'],
    ['acme/drafts/DC1.additions.md', 'warning This file isn’t read'],
    ['acmee/DC1.additions.md', 'warning There is no organisation "acmee"'],
    ['DC1.additions.md', 'warning This file isn’t in any organisation’s folder'],
  ])('%s is not silent', async (name, message) => {
    const { err } = await checked({ [`orgs/${name}`]: PART });
    expect(err).toContain(`orgs/${name} ${message}`);
    expect(err.match(/\[addition-policy\]/g)).toHaveLength(1);
  });

  it('leave other files in the folder alone', async () => {
    const files = { 'orgs/acme/logo.md': 'x', 'orgs/acme/notes.txt': 'x', 'orgs/acme/_DC1.additions.md': 'x' };
    expect((await checked(files)).err).toBe((await checked({})).err);
  });

  it('are one for each policy', async () => {
    const { err, code } = await checked({ 'orgs/acme/DC1.additions.md': PART, 'orgs/acme/keys.additions.md': PART });
    expect(code).toBe(1);
    expect(err).toContain('orgs/acme/keys.additions.md error orgs/acme/DC1.additions.md adds to the same policy');
    expect(err.match(/addition-/g)).toHaveLength(1);
  });

  it('are warned of where the policy isn’t in the pack', async () => {
    const { err, code } = await checked({
      'orgs/acme/DC1.additions.md': '<<after "Gone">>\n\nWords.\n',
      'templates/DC1-keys.md': MASTER.replace('code: DC1', 'code: DC1\napplies_to: {nations: [scotland]}'),
    });
    expect(code).toBe(0);
    expect(err).toContain('orgs/acme/DC1.additions.md warning DC1 isn’t in the pack of acme');
  });

  it('stop their organisation alone where they have a mistake, and it gets nothing', async () => {
    const world = memoryWorld({ ...FILES, [ADDITIONS]: 'Words.\n' });
    expect((await policy('render --all', world)).code).toBe(1);
    expect(world.disk.has(`/workspace/${page}`)).toBe(false);
    expect(world.disk.has('/workspace/out/bala/html/DC1-keys.html')).toBe(true);
    expect((await policy('check --all', memoryWorld({ ...FILES, [ADDITIONS]: '' }))).err).toContain(
      'orgs/acme/DC1.additions.md error The file is empty',
    );
  });
});

describe('what others say of additions', () => {
  it('names missing values, unknown names, blanks and other organisations’ names at their place', async () => {
    const added = '<<at the start>>\n\n<<org_field_phone>> <<org_field_nmae>> [Name of lead] Bala Care Homes\n';
    const world = memoryWorld({ ...FILES, [ADDITIONS]: added });
    write(world, 'orgs/bala.yaml', `${FILES['orgs/bala.yaml']?.replace('Bala', 'Bala Care Homes')}`);
    const { err, code } = await policy('check --all', world);
    expect(code).toBe(1);
    expect(err).toMatch(/orgs\/acme\/DC1\.additions\.md:3:21 error .*org_field_nmae/);
    expect(err).toContain('orgs/acme/DC1.additions.md:3:40 warning This looks like another program’s placeholder');
    write(world, ADDITIONS, added.replace('<<org_field_nmae>> ', ''));
    const rest = await policy('check --all', world);
    expect(rest.err).toMatch(/orgs\/acme\/DC1\.additions\.md:3:1 error .*phone/);
    expect(rest.err).toMatch(/orgs\/acme\/DC1\.additions\.md:3:36 error .*[Nn]ame of bala/);
    const fields = await policy('fields --all', world);
    expect(fields.out).toContain('org_field_phone');
  });

  it('shows them as the organisation’s own in what has changed and in the change log', async () => {
    const world = memoryWorld(FILES);
    world.disk.delete(`/workspace/${ADDITIONS}`);
    await policy('render --org acme', world);
    await policy('issue --org acme --on 2026-03-02', world);
    write(world, ADDITIONS, ADDED);
    await policy('render --org acme', world);
    const changed = bodyOf(world, 'out/acme/html/what-has-changed.html');
    expect(changed).toContain('1 Reporting (added by Acme)');
    expect(changed).toContain('2 Storage (added by Acme)');
    expect(bodyOf(world, 'out/acme/html/change-log.html')).toContain('With words added by Acme');
  });

  it('lists in impact whom a value in them and a change of them affect', async () => {
    const world = memoryWorld(FILES);
    const by = (argument: string) => policy(`impact ${argument}`, world);
    expect((await by('--field registered_manager')).out).toBe(
      'acme  DC1  Keys  (org_field_registered_manager_name)  with words added in orgs/acme/DC1.additions.md\n' +
        '1 document of 1 organisation would change\n',
    );
    for (const path of ['orgs/acme/DC1.additions.md', 'acme/DC1.additions.md'])
      expect((await by(`--template ${path}`)).out).toContain('1 document of 1 organisation would change');
    expect((await by('--template DC1')).out).toContain('2 documents of 2 organisations would change');
  });

  it('counts a passage that only additions use as used', async () => {
    const files = { ...FILES, 'templates/_passages/night.md': 'Ring twice.\n' };
    expect((await policy('check --all', memoryWorld(files))).err).toContain('passage-unused');
    const world = memoryWorld({ ...files, [ADDITIONS]: `${ADDED}\n<<passage night>>\n` });
    expect((await policy('check --all', world)).err).not.toContain('passage-unused');
    await policy('approve * --org acme --by Owen_Achebe --on 2026-03-01', world);
    await policy('render --org acme', world);
    expect((await policy('issue --org acme --on 2026-03-02', world)).code).toBe(0);
    write(world, 'templates/_passages/night.md', 'Ring once.\n');
    expect((await policy('show --org acme --on 2026-03-03 --policy DC1', world)).out).toContain('Ring twice.');
    await policy('render --org acme', world);
    expect(control(world).get('Version')).toContain('awaiting approval');
  });
});
