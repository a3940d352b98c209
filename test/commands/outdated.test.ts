/** `render --fail-on-outdated`: what is out of date and why, without writing anything. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const TEMPLATE = (words: string) =>
  `---\ntitle: First Policy\ncode: DC1\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\n${words}\n`;

const FILES = {
  'orgs/acme.yaml': 'name: Acme Home Care\nnation: wales\n',
  'orgs/bala.yaml': 'name: Bala Home Care\nnation: wales\nphone: 01678 520000\n',
  'templates/DC1.md': TEMPLATE('Welcome.<<#if org_field_phone>> Ring <<org_field_phone>>.<</if>>'),
};

const DOCUMENT = '/workspace/out/acme/html/DC1-first.html';

async function policy(line: string, world: MemoryWorld, version = '1.2.3') {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, version);
  return { code, out: world.printed.out.replace(/ \(\d+\.\d s\)/, ''), err: world.printed.err };
}

const bytesIn = (world: MemoryWorld) => JSON.stringify([...world.disk].map(([path, bytes]) => [path, bytes.length]));
const write = (world: MemoryWorld, path: string, text: string) =>
  void world.disk.set(`/workspace/${path}`, Buffer.from(text));

async function rendered() {
  const world = memoryWorld(FILES);
  expect((await policy('render --all --format html', world)).code).toBe(0);
  return world;
}

const outdated = (world: MemoryWorld, options = '--all') =>
  policy(`render ${options} --format html --fail-on-outdated`, world);

describe('render --fail-on-outdated', () => {
  it('says that nothing is out of date after a render', async () => {
    const { code, out } = await outdated(await rendered());
    expect(out).toBe('acme  up to date\nbala  up to date\nNothing is out of date\n');
    expect(code).toBe(0);
  });

  it('names every file of a pack that was never rendered, and makes none', async () => {
    const world = memoryWorld(FILES);
    const before = bytesIn(world);
    const { code, out } = await outdated(world);
    expect(code).toBe(1);
    expect(out).toContain('  out/acme/html/DC1-first.html: not there\n');
    expect(bytesIn(world)).toBe(before);
  });

  it('says why: the template, who gives a value, an edit, a file that is gone', async () => {
    const world = await rendered();
    write(world, 'templates/DC1.md', TEMPLATE('Welcome to us.<<#if org_field_phone>> <<org_field_phone>><</if>>'));
    write(world, 'orgs/acme.yaml', `${FILES['orgs/acme.yaml']}phone: 029 2018 0451\n`);
    const before = bytesIn(world);
    const { code, out } = await outdated(world);
    expect(code).toBe(1);
    expect(out).toContain(
      'out/acme/html/DC1-first.html: the template has changed; other placeholders have a value: org_field_phone\n',
    );
    expect(out).toContain('out/bala/html/DC1-first.html: the template has changed\n');
    expect(bytesIn(world)).toBe(before);
  });

  it('names an edited document and a missing one', async () => {
    const world = await rendered();
    world.disk.set(DOCUMENT, Buffer.from('by hand'));
    world.disk.delete(DOCUMENT.replace('acme', 'bala'));
    const { out } = await outdated(world);
    expect(out).toBe(
      'acme  1 file out of date\n  out/acme/html/DC1-first.html: edited since it was rendered\n' +
        'bala  1 file out of date\n  out/bala/html/DC1-first.html: not there\n2 files out of date\n',
    );
  });

  it('tells a changed value from a changed template, and a review from both', async () => {
    const world = await rendered();
    write(world, 'orgs/bala.yaml', FILES['orgs/bala.yaml'].replace('520000', '520111'));
    const content = 'a value, the theme or something it refers to has changed';
    expect((await outdated(world, '--org bala')).out).toContain(`out/bala/html/DC1-first.html: ${content}\n`);
    await policy('render --all --format html', world);
    await policy('review DC1 --org acme --on 2026-10-01 --by Joe', world);
    expect((await outdated(world, '--org acme')).out).toContain(
      'out/acme/html/DC1-first.html: the title, version or review dates have changed\n',
    );
  });

  it('names what is no longer part of the pack', async () => {
    const world = await rendered();
    write(world, 'templates/DC1.md', TEMPLATE('Welcome.').replace('DC1', 'DC9'));
    expect((await outdated(world)).out).toContain('out/acme/html/DC1-first.html: no longer part of the pack\n');
  });

  it('says it as data', async () => {
    const world = await rendered();
    world.disk.set(DOCUMENT, Buffer.from('by hand'));
    const { code, out } = await policy('render --org acme --format html --fail-on-outdated --json', world);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 1,
      organisations: [
        { id: 'acme', outdated: [{ path: 'out/acme/html/DC1-first.html', reasons: ['altered'] }], status: 'planned' },
      ],
    });
  });

  it('needs nothing written after a render with the same request', async () => {
    const world = await rendered();
    for (const option of ['--loose', '--policy DC1', '--combined']) {
      await policy(`render --org acme --format pdf ${option}`, world);
      const { code, out } = await policy(`render --org acme --format pdf ${option} --fail-on-outdated`, world);
      expect([option, code, out]).toEqual([option, 0, 'acme  up to date\nNothing is out of date\n']);
    }
  });
});
