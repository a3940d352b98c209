/** Documents that somebody edited in the folder of documents: named, kept, or a reason to refuse. */
import { describe, expect, it } from 'vitest';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';

const FILES = {
  'orgs/acme.yaml': 'name: Acme Home Care\nnation: wales\n',
  'orgs/bala.yaml': 'name: Bala Home Care\nnation: wales\n',
  'templates/DC1.md':
    '---\ntitle: First Policy\ncode: DC1\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\nWelcome.\n',
};

const EDITED = '/workspace/out/acme/html/DC1-first.html';
const COPY = '/workspace/.policy/altered/acme/2026-11-22/html/DC1-first.html';

const edit = (world: MemoryWorld, words: string, path = EDITED) => void world.disk.set(path, Buffer.from(words));
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(path));

async function renderedWorld() {
  const world = memoryWorld(FILES);
  expect((await policy('render --all --format html', world)).code).toBe(0);
  return world;
}

describe('a document that somebody edited', () => {
  it('is replaced and named, and a copy of it is kept for its user alone', async () => {
    const world = await renderedWorld();
    const made = textOf(world, EDITED);
    edit(world, 'by hand');
    const { code, out } = await policy('render --all --format html', world);
    expect(code).toBe(0);
    expect(out).toContain(
      '      edited since it was rendered, replaced: out/acme/html/DC1-first.html (copy: .policy/altered/acme/2026-11-22/html/DC1-first.html)\n',
    );
    expect(textOf(world, EDITED)).toBe(made);
    expect(textOf(world, COPY)).toBe('by hand');
    expect(world.system.modes.get(COPY)).toBe(0o600);
    expect(world.system.modes.get('/workspace/.policy/altered/acme')).toBe(0o700);
    expect((await policy('render --all --format html', world)).out).not.toContain('edited');
  });

  it('takes no earlier copy of the day away', async () => {
    const world = await renderedWorld();
    for (const words of ['first', 'second', 'first']) {
      edit(world, words);
      await policy('render --org acme --format html', world);
    }
    expect(textOf(world, COPY)).toBe('first');
    expect(textOf(world, COPY.replace('.html', ' (2).html'))).toBe('second');
    expect([...world.disk.keys()].filter((path) => path.includes('/altered/'))).toHaveLength(2);
  });

  it('is kept too where nothing makes it any more, and where another file took its name', async () => {
    const world = memoryWorld({ ...FILES, 'templates/DC2.md': FILES['templates/DC1.md'].replace(/First|DC1/g, 'DC2') });
    await policy('render --org acme --format html', world);
    const gone = [...world.disk.keys()].find((path) => path.includes('/html/DC2')) ?? '';
    edit(world, 'by hand', gone);
    world.disk.delete('/workspace/templates/DC2.md');
    expect((await policy('render --org acme --format html', world)).out).toContain('removed: ');
    expect(world.disk.has(gone)).toBe(false);
    expect(textOf(world, gone.replace('/out/acme/', '/.policy/altered/acme/2026-11-22/'))).toBe('by hand');
  });

  it('refuses its organisation with --keep-altered, and no other', async () => {
    const world = await renderedWorld();
    world.disk.set('/workspace/templates/DC1.md', Buffer.from(FILES['templates/DC1.md'].replace('Welcome', 'Croeso')));
    edit(world, 'by hand');
    const before = new Map(world.disk);
    const { code, out, err } = await policy('render --all --format html --keep-altered', world);
    expect(code).toBe(1);
    expect(err).toContain(
      'out/acme/html/DC1-first.html error This document was edited since it was rendered (acme) [output-altered]\n',
    );
    expect(out).toContain('acme  nothing written');
    const acme = ([path]: readonly [string, unknown]) => path.startsWith('/workspace/out/acme/');
    expect([...world.disk].filter(acme)).toEqual([...before].filter(acme));
    expect(textOf(world, '/workspace/out/bala/html/DC1-first.html')).toContain('Croeso');
  });

  it('is named by --dry-run and by verify, which change nothing', async () => {
    const world = await renderedWorld();
    edit(world, 'by hand');
    const before = new Map(world.disk);
    expect((await policy('render --org acme --format html --dry-run', world)).out).toContain(
      'edited since it was rendered, would be replaced: out/acme/html/DC1-first.html',
    );
    const dry = await policy('render --org acme --format html --dry-run --keep-altered', world);
    expect(dry.code).toBe(1);
    const verified = await policy('verify out/acme', world);
    expect(verified.code).toBe(1);
    expect(verified.out).toContain('html/DC1-first.html  has changed since it was rendered\n');
    expect(verified.out).toContain('keeps copies of them in .policy/altered/acme\n');
    expect(world.disk).toEqual(before);
  });

  it('is in the JSON, and never in a zip', async () => {
    const world = await renderedWorld();
    edit(world, 'by hand');
    const { out } = await policy('render --org acme --format html --json', world);
    expect(JSON.parse(out).organisations[0].altered).toEqual([
      { path: 'out/acme/html/DC1-first.html', kept: '.policy/altered/acme/2026-11-22/html/DC1-first.html' },
    ]);
    expect((await policy('issue --org acme --zip --with-unapproved', world)).code).toBe(0);
    const zip = [...world.disk.keys()].find((path) => path.endsWith('.zip')) ?? '';
    expect(Buffer.from(world.disk.get(zip) ?? []).includes('.policy')).toBe(false);
  });
});

describe('a run that was interrupted', () => {
  it('is undone by the next, which says so; verify says so before', async () => {
    const world = await renderedWorld();
    world.disk.set('/workspace/templates/DC1.md', Buffer.from(FILES['templates/DC1.md'].replace('Welcome', 'Croeso')));
    let renames = 0;
    world.system.fault = ({ name, path }) =>
      name === 'rename' && path.includes('/out/acme/') && ++renames === 2 ? 'killed' : undefined;
    await expect(policy('render --org acme --format html', world)).rejects.toThrow('killed');
    world.system.revive();
    const next = memoryWorld({}, { self: { machine: 'here', process: 101, started: '' }, system: world.system });
    const verified = await policy('verify out/acme', next);
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(
      /^A run was interrupted while it was writing \d files?: the next render puts them back/,
    );
    const again = await policy('render --org acme --format html', next);
    expect(again.err).toContain('note An earlier run was interrupted while it was writing');
    expect(again.err).toContain('[run-interrupted]');
    expect(again.code).toBe(0);
    expect(await policy('verify out/acme', next)).toMatchObject({ code: 0 });
    expect(
      [...world.disk.keys()].filter(
        (path) => /\.policy-|\.(?:json|done|lock|new)$/.test(path) && !path.includes('/state/'),
      ),
    ).toEqual(['/workspace/out/acme/manifest.json', '/workspace/out/bala/manifest.json']);
  });

  it('is not asked about where the state folder is another user’s', async () => {
    const world = await renderedWorld();
    world.system.fault = ({ path }) => (path.startsWith('/workspace/.policy/') ? 'EACCES' : undefined);
    expect((await policy('verify out/acme', world)).code).toBe(0);
  });

  it('does not fail --strict when it is undone', async () => {
    const world = await renderedWorld();
    world.system.fault = ({ name, path }) => (name === 'rename' && path.includes('/out/acme/') ? 'killed' : undefined);
    edit(world, 'by hand');
    await expect(policy('render --org acme --format html', world)).rejects.toThrow('killed');
    world.system.revive();
    const next = memoryWorld({}, { self: { machine: 'here', process: 101, started: '' }, system: world.system });
    expect((await policy('render --org acme --format html --strict', next)).code).toBe(0);
  });
});
