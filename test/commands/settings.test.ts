/** What policy.yaml sets for a workspace, what a pack says instead, and what the command line puts before both. */
import { describe, expect, it } from 'vitest';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';

const TEMPLATE = (title: string, code: string) =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n---\n\nWelcome to <<org_field_name>>.\n`;

const FILES: Readonly<Record<string, string>> = {
  'templates/DC1.md': TEMPLATE('First Policy', 'DC1'),
  'templates/DC2.md': TEMPLATE('Second Policy', 'DC2'),
  'packs/home.yaml': 'title: Home care pack\n',
  'orgs/acme.yaml': 'name: Acme Care\npack: home\nregistered_manager: {name: Ann Example}\n',
};

const worldWith = (settings: string, files: Readonly<Record<string, string>> = {}) =>
  memoryWorld({ ...FILES, 'policy.yaml': settings, ...files });

const documents = (world: MemoryWorld) =>
  [...world.disk.keys()]
    .filter((path) => path.startsWith('/workspace/out/acme/') && !path.includes('.policy'))
    .map((path) => path.slice('/workspace/out/acme/'.length))
    .sort();

const COMBINED = 'acme-home.pdf';

describe('program', () => {
  it.each(['render --all', 'check', 'plan --all', 'due', 'review DC1 --org acme --on 2026-10-01'])(
    'another version than the workspace is for ends `%s` before it writes',
    async (line) => {
      const world = worldWith('# Ours\nprogram: 9.x\nlater_key: yes\n');
      const before = [...world.disk.keys()];
      const { code, out, err } = await policy(line, world);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(
        /^error This workspace is for version 9\.x of the program \(policy\.yaml:2:10\), and this is version \d+\.\d+\.\d+\n {2}hint: Nothing was written\. Install a version that fits, or change "program"/,
      );
      expect([...world.disk.keys()]).toEqual(before);
    },
  );

  it('is told as JSON on request, and never hides what else was typed wrongly', async () => {
    const world = worldWith('program: 9.x\n');
    const { code, out } = await policy('check --json', world);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ exitCode: 2, error: { message: expect.stringContaining('version 9.x') } });
    const wrong = await policy('render acme', world);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('too many arguments');
  });

  it('renders where it fits, and refuses a range that can’t be understood', async () => {
    expect((await policy('render --all --format html', worldWith('program: ">=0.1 <9"\n'))).code).toBe(0);
    const world = worldWith('program: newest\n');
    const { code, err } = await policy('render --all --format html', world);
    expect(code).toBe(1);
    expect(err).toContain('policy.yaml:1:10 error "program": this isn’t a version or a range of versions');
    expect(documents(world)).toEqual([]);
  });
});

describe('combined', () => {
  it('binds whole packs as one PDF where the workspace says so', async () => {
    const world = worldWith('combined: yes\nformats: [html]\n');
    expect((await policy('render --all', world)).code).toBe(0);
    expect(documents(world)).toContain(COMBINED);
    const again = await policy('render --all', world);
    expect(again.out).toContain('up to date');
  });

  it('is overridden by the pack’s file, and that by the command line', async () => {
    const packless = worldWith('combined: yes\nformats: [html]\n', {
      'packs/home.yaml': 'title: Home care pack\ncombined: no\n',
    });
    await policy('render --all', packless);
    expect(documents(packless)).not.toContain(COMBINED);
    await policy('render --all --combined', packless);
    expect(documents(packless)).toContain(COMBINED);
    await policy('render --all --no-combined', packless);
    expect(documents(packless)).not.toContain(COMBINED);

    const packed = worldWith('formats: [html]\n', { 'packs/home.yaml': 'title: Home care pack\ncombined: yes\n' });
    await policy('render --all', packed);
    expect(documents(packed)).toContain(COMBINED);
  });

  it('leaves the one PDF as it was where only some policies are rendered', async () => {
    const world = worldWith('combined: yes\nformats: [html]\n');
    await policy('render --all', world);
    const bound = world.disk.get(`/workspace/out/acme/${COMBINED}`);
    expect((await policy('render --all --policy DC1', world)).code).toBe(0);
    expect(world.disk.get(`/workspace/out/acme/${COMBINED}`)).toBe(bound);
    expect((await policy('render --all --loose', worldWith('combined: yes\n'))).code).toBe(0);
  });

  it('is said as the reason when it changes, by plan and by render', async () => {
    const world = worldWith('formats: [html]\n');
    await policy('render --all', world);
    world.disk.set('/workspace/policy.yaml', new TextEncoder().encode('combined: yes\nformats: [html]\n'));
    expect((await policy('plan --all', world)).out).toMatch(/settings/);
    await policy('render --all', world);
    expect(documents(world)).toContain(COMBINED);
    await policy('issue --org acme', world);
    expect(documents(world)).toContain(COMBINED);
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });
});

describe('formats and pack documents', () => {
  it('are those of the workspace; --format and the pack’s file come first', async () => {
    const world = worldWith('formats: [html]\npages: [index, signing-sheets]\n');
    await policy('render --all', world);
    expect(documents(world)).toEqual([
      'html/DC1-first.html',
      'html/DC2-second.html',
      'html/read-and-sign/DC1-first.html',
      'html/read-and-sign/DC2-second.html',
      'index.html',
      'manifest.json',
    ]);
    await policy('render --all --format pdf --policy DC1', world);
    expect(documents(world)).toContain('pdf/DC1-first.pdf');
  });
});
