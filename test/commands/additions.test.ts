/** Additions in a workspace: what an organisation adds to one policy prints for it alone, and for nobody else. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
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

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}

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
