/** `plan --compare`: how documents that were made before differ from those that would be made now. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const text = (body: string, category = 'Care') =>
  `---\ntitle: First Policy\ncode: DC1\ncategory: ${category}\nreview:\n  last: 2026-09-01\n---\n\n${body}\n`;

const LONG = `# Purpose\n\nWelcome to <<org_field_name>>.\n\n${'We write it down at once, and we tell somebody. '.repeat(150)}\n\n# Scope\n\nEverybody.\n`;

const FILES = {
  'policy.yaml': 'theme: plain\n',
  'themes/plain.yaml': 'accent: "#1d5a84"\n',
  'orgs/acme.yaml': 'name: Acme Home Care\n',
  'orgs/bala.yaml': 'name: Bala Home Care\n',
  'templates/DC1.md': text(LONG),
};

async function policy(line: string, world: MemoryWorld, version = '2.0.0') {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, version);
  return { code, out: world.printed.out, err: world.printed.err };
}

const write = (world: MemoryWorld, path: string, words: string) =>
  void world.disk.set(`/workspace/${path}`, Buffer.from(words));

async function rendered(options = '') {
  const world = memoryWorld(FILES);
  expect((await policy(`render --all${options}`, world)).code).toBe(0);
  return world;
}

const ALL = 'plan --compare out/acme/manifest.json out/bala';

/** The documents of the policy itself, by format. */
async function changes(world: MemoryWorld) {
  const { out } = await policy(`${ALL} --json`, world);
  const { organisations }: Json = JSON.parse(out);
  return Object.fromEntries(
    (organisations[0]?.documents ?? []).flatMap(({ path, change }) =>
      path.includes('DC1-first') ? [[path.split('/')[0], change]] : [],
    ),
  );
}

interface Json {
  readonly organisations: readonly {
    readonly status: string;
    readonly documents: readonly { readonly path: string; readonly change: string; readonly because?: string }[];
  }[];
  readonly documents: Readonly<Record<string, number>>;
  readonly diagnostics: readonly { readonly code: string }[];
}

describe('plan --compare', () => {
  it('says that all is the same after a render, and touches no file', async () => {
    const world = await rendered();
    const before = JSON.stringify([...world.disk.keys()]);
    const { code, out } = await policy(ALL, world);
    expect(out).toMatch(
      /^acme {2}made by policy [\d.]+: 19 documents the same\nbala {2}made by .*\nWith policy [\d.]+: 38 documents the same\n$/,
    );
    expect(code).toBe(0);
    expect(JSON.stringify([...world.disk.keys()])).toBe(before);
  });

  it('tells other words from another layout and from metadata, in each format', async () => {
    const world = await rendered(' --combined');
    write(world, 'templates/DC1.md', text(LONG.replace('Everybody', 'All of us')));
    expect(await changes(world)).toEqual({ docx: 'words', pdf: 'words', html: 'words' });
    write(world, 'templates/DC1.md', text(LONG, 'Safety'));
    expect(await changes(world)).toEqual({ docx: 'metadata', pdf: 'metadata', html: 'same' });
    write(world, 'templates/DC1.md', text(LONG));
    for (const theme of ['accent: "#1d5a85"', 'sizes: {body: 14}']) {
      write(world, 'themes/plain.yaml', `${theme}\n`);
      const { out } = await policy(`${ALL} --json`, world);
      const { words, layout, metadata }: Json['documents'] = JSON.parse(out).documents;
      expect({ words, metadata }).toEqual({ words: 0, metadata: 0 });
      expect(layout).toBeGreaterThan(20);
    }
  });

  it('names the documents of few organisations, and those that would be new or go', async () => {
    const world = await rendered(' --format html');
    write(world, 'templates/DC1.md', text(LONG).replaceAll('First', 'Second'));
    const { out } = await policy('plan --compare out/acme', world);
    expect(out).toContain('acme  made by policy');
    expect(out).toContain('      new: html/DC1-second.html\n      no longer part: html/DC1-first.html\n');
    expect(out).not.toContain('.pdf');
  });

  it('says which documents can’t be compared, but knows equal ones by their hashes', async () => {
    const world = await rendered(' --format html');
    world.disk.delete('/workspace/out/acme/index.html');
    const first = await policy(`${ALL} --strict`, world);
    expect([first.code, first.err]).toEqual([0, '']);
    write(world, 'templates/DC1.md', text(LONG.replace('Everybody', 'All of us')).replaceAll('First', 'My First'));
    world.disk.set('/workspace/out/acme/html/change-log.html', Buffer.from('by hand'));
    const { code, out, err } = await policy(ALL, world);
    expect(err).toContain(
      'Not all documents can be compared: 1 not there, 1 edited since they were made (acme) [compare-incomplete]',
    );
    expect(out).toContain('can’t be compared: html/change-log.html, index.html');
    expect(code).toBe(0);
    expect((await policy(`${ALL} --strict`, world)).code).toBe(1);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['another form', '{"manifest": 99, "files": []}'],
    [
      'a way out',
      `{"manifest":2,"organisation":"acme","engine":"policy 1","files":[{"path":"../../orgs/acme.yaml","sha256":"${'0'.repeat(64)}","format":"html","page":"index"}]}`,
    ],
    ['nobody’s pack', '{"manifest":2,"organisation":"\\u001b[31m\\n","engine":"policy 1","files":[]}'],
  ])('goes on where a manifest is %s', async (_kind, words) => {
    const world = await rendered(' --format html');
    if (words !== undefined) write(world, 'other.json', words);
    const { code, out, err } = await policy('plan --compare other.json out/bala', world);
    expect(err).toMatch(/^other\.json error .*\[manifest-unusable\]/);
    expect(err).not.toContain('\u001b');
    expect(out).toContain('7 documents the same; 1 error above');
    expect(code).toBe(1);
  });

  it('takes a zip of an issue as well as a folder', async () => {
    const world = await rendered(' --format html');
    expect((await policy('issue --org acme --format html --zip --with-unapproved', world)).code).toBe(0);
    const zip = [...world.disk.keys()].find((path) => path.endsWith('.zip')) ?? 'none';
    expect((await policy(`plan --compare ${zip}`, world)).out).toContain('documents the same');
    write(world, 'templates/DC1.md', text(LONG.replace('Everybody', 'All of us')));
    expect((await policy(`plan --compare ${zip} --json`, world)).out).toContain('"change": "words"');
    world.disk.set(zip, Buffer.from('PK'));
    expect((await policy(`plan --compare ${zip}`, world)).err).toContain('[manifest-unusable]');
  });

  it('says which pack can’t be made now', async () => {
    const world = await rendered(' --format html');
    write(world, 'orgs/acme.yaml', 'name: [\n');
    const { code, out } = await policy(ALL, world);
    expect(out).toMatch(/acme {2}made by policy [\d.]+: can’t be made now, see the problems above\nbala .* the same\n/);
    expect(code).toBe(1);
  });
});
