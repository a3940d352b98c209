/** Shared passages in a workspace: rendered, kept with issues, and seen by the commands that look at texts. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPolicy } from '../support/printed-policy.js';

const front = (title: string, code: string) =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nreview: {last: 2026-01-12}\nchanges:\n  - {version: "1.0", date: 2026-01-12, note: First version.}\n---\n\n`;

const RAISE = '# Raise a concern\n\nTell <<org_field_registered_manager_name>> at once.\n';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'templates/_passages/raise.md': RAISE,
  'templates/DC1-keys.md': `${front('Keys', 'DC1')}Keep keys safe.\n\n<<passage raise>>\n`,
  'templates/staff/DC2-pets.md': `${front('Pets', 'DC2')}Pets stay at home.\n\n{{> raise}}\n`,
  'templates/DC3-visits.md': `${front('Visits', 'DC3')}Visitors sign.\n`,
  'orgs/acme.yaml':
    'name: Acme\nregistered_manager: {name: Ann Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
  'orgs/bala.yaml':
    'name: Bala\nregistered_manager: {name: Bo Example}\napproved_by: Owen Achebe\napproved_on: 2026-02-01\n',
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

describe('a workspace with passages', () => {
  it('renders them for each organisation, and a file of a passage is no template', async () => {
    const world = memoryWorld(FILES);
    expect(await policy('render --all', world)).toMatchObject({ code: 0, err: '' });
    expect(bodyOf(world, 'out/acme/html/DC1-keys.html')).toContain('Tell Ann Example at once.');
    expect(bodyOf(world, 'out/bala/html/DC2-pets.html')).toContain('Tell Bo Example at once.');
    expect([...world.disk.keys()].filter((path) => path.includes('raise'))).toEqual([
      '/workspace/templates/_passages/raise.md',
    ]);
  });

  it('has the documents and the fingerprints of the same text written out', async () => {
    const used = memoryWorld(FILES);
    await policy('render --all', used);
    const { 'templates/_passages/raise.md': passage = '', ...rest } = FILES;
    const written = memoryWorld(
      Object.fromEntries(
        Object.entries(rest).map(([path, text]) => [
          path,
          text.replace(/(?:<<passage raise>>|\{\{> raise\}\})\n/, passage),
        ]),
      ),
    );
    await policy('render --all', written);
    for (const path of ['out/acme/html/DC1-keys.html', 'out/bala/html/DC2-pets.html'])
      expect(textOf(used, path)).toBe(textOf(written, path));
    for (const world of [used, written]) expect((await policy('issue --all --on 2026-03-01', world)).code).toBe(0);
    const texts = (world: MemoryWorld) =>
      [...textOf(world, 'orgs/acme.issues.yaml').matchAll(/text: +(\S+)/gi)].map(([, text]) => text);
    expect(texts(used)).toEqual(texts(written));
    expect(texts(used).length).toBeGreaterThan(3);
  });

  it('keeps the passage with an issue, so that the old words are shown after a change', async () => {
    const world = memoryWorld(FILES);
    await policy('render --all', world);
    await policy('issue --all --on 2026-03-01', world);
    const kept = [...world.disk.keys()].filter((path) => path.includes('/issues/texts/') && path.includes('_passages'));
    expect(kept).toHaveLength(2);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    await policy('render --all', world);
    const now = await policy('show --org acme --on 2026-03-02 --policy DC1', world);
    expect(now).toMatchObject({ code: 0, err: '' });
    expect(now.out).toContain('Tell Ann Example at once.');
    expect(now.out).not.toContain('within a day');
  });

  it('warns of passages that no template uses, and says what is wrong with them', async () => {
    const world = memoryWorld({
      ...FILES,
      'templates/_passages/old.md': 'Old words of <<org_field_nmae>>.\n\n<<#if x>>\nOpen.\n',
      'templates/_passages/within.md': '<<passage old>>\n',
    });
    const { err, code } = await policy('check --all', world);
    expect(code).toBe(1);
    expect(err.match(/\[passage-unused\]/g)).toHaveLength(2);
    expect(err).toContain('templates/_passages/old.md:3:1 error');
    expect(err).toContain('templates/_passages/old.md:1:14 error');
    expect(err).not.toContain('raise.md');
  });

  it('refuses exactly the templates that use a broken passage, with one error', async () => {
    const world = memoryWorld({ ...FILES, 'templates/_passages/raise.md': `${RAISE}\n<<#if x>>\nOpen.\n` });
    const { err, out } = await policy('check --all', world);
    expect((out + err).match(/\[block-unclosed\]/g)).toHaveLength(1);
    expect((await policy('check --all --policy DC3', world)).code).toBe(0);
    expect((await policy('check --all --policy DC2', world)).code).toBe(1);
  });

  it('counts a changed passage as changed text of the policies that use it, and of no other', async () => {
    const world = memoryWorld({ ...FILES, 'templates/DC3-visits.md': `${FILES['templates/DC3-visits.md']}Sign.\n` });
    for (const code of ['DC1', 'DC2', 'DC3'])
      await policy(`approve ${code} --org acme --by Owen_Achebe --on 2026-02-01`, world);
    write(world, 'templates/_passages/raise.md', RAISE.replace('at once', 'within a day'));
    await policy('render --org acme', world);
    const states = ['DC1-keys', 'DC2-pets', 'DC3-visits'].map((name) =>
      readPolicy(textOf(world, `out/acme/html/${name}.html`)).control.get('Version'),
    );
    expect(states).toEqual(['2.0, awaiting approval', '2.0, awaiting approval', '1.0']);
  });

  it('takes the correction of a passage into the history of each policy that uses it', async () => {
    const world = memoryWorld(FILES);
    for (const code of ['DC1', 'DC2', 'DC3'])
      await policy(`approve ${code} --org acme --by Owen_Achebe --on 2026-02-01`, world);
    const note = '---\nchanges:\n  - {date: 2026-04-01, note: Spelling corrected., kind: correction}\n---\n';
    write(world, 'templates/_passages/raise.md', note + RAISE.replace('at once', 'at once,'));
    expect((await policy('check --org acme', world)).err).toBe('');
    await policy('render --org acme', world);
    const read = (name: string) => readPolicy(textOf(world, `out/acme/html/${name}.html`));
    expect(read('DC1-keys').control.get('Version')).toBe('1.0.1');
    expect(read('DC1-keys').history[0]).toEqual({
      version: '1.0.1',
      date: '1 April 2026',
      note: 'Spelling corrected.',
    });
    expect(read('DC2-pets').control.get('Version')).toBe('1.0.1');
    expect(read('DC3-visits').control.get('Version')).toBe('1.0');
  });
});
