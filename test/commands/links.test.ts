/** One rule of links: inputs may lie anywhere, the user's files are written where they are, out/ is written through none. */
import { describe, expect, it } from 'vitest';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { picture } from '../support/sample-document.js';

const ACME = 'name: Acme Home Care\nnation: wales\n';
const TEMPLATE = '---\ntitle: First Policy\ncode: DC1\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\nWelcome.\n';
const FILES = { 'orgs/acme.yaml': ACME, 'templates/DC1.md': TEMPLATE };

const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(path));

describe('inputs that are links', () => {
  it('are read wherever they lead, pictures too, with a note where that is outside', async () => {
    const world = memoryWorld(
      {
        '/shared/acme.yaml': `${ACME}logo: logo.png\napproved_by: Jo Li\napproved_on: 2026-11-01\n`,
        '/shared/logo.png': picture(4, 2).bytes,
        '/library/DC1.md': TEMPLATE,
        'house/settings.yaml': 'formats: [html]\n',
      },
      {
        links: {
          'orgs/acme.yaml': '/shared/acme.yaml',
          'orgs/logo.png': '../../shared/logo.png',
          'templates/library': '/library',
          'policy.yaml': 'house/settings.yaml',
        },
      },
    );
    const { code, err, out } = await policy('render --all --strict', world);
    expect(err.split('\n').filter((line) => line.includes('[link-outside]'))).toEqual([
      'orgs/acme.yaml note This is a link to something outside the workspace [link-outside]',
      'orgs/acme.yaml:3:7 note The picture is a link to a file outside the workspace [link-outside]',
      'templates/library note This is a link to something outside the workspace [link-outside]',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('1 policy');
    expect((await policy('check --strict', world)).code).toBe(0);
  });

  it('are noted once where a whole folder leads outside', async () => {
    const world = memoryWorld(
      { ...FILES, '/shared/bala.yaml': ACME, '/shared/cefn.yaml': ACME },
      { links: { clients: '/shared' } },
    );
    const { err } = await policy('check --orgs clients', world);
    expect(err.match(/link-outside/g)).toHaveLength(1);
    expect(err).toContain('clients note This is a link');
    expect((await policy('check --orgs /shared', world)).err).not.toContain('link-outside');
  });
});

describe('a file of the user’s own', () => {
  it('is written where its link leads, and keeps its mode', async () => {
    const world = memoryWorld(
      { '/shared/acme.yaml': ACME, 'templates/DC1.md': TEMPLATE },
      { links: { 'orgs/acme.yaml': '/shared/acme.yaml' } },
    );
    world.system.modes.set('/shared/acme.yaml', 0o600);
    expect((await policy('review DC1 --org acme --on 2026-11-20', world)).code).toBe(0);
    expect(textOf(world, '/shared/acme.yaml')).toContain('reviewed: 2026-11-20');
    expect(world.system.modes.get('/shared/acme.yaml')).toBe(0o600);
    expect(world.system.links.get('/workspace/orgs/acme.yaml')).toBe('/shared/acme.yaml');
    expect(world.disk.has('/workspace/orgs/acme.yaml')).toBe(false);
  });

  it('may be the record of issues', async () => {
    const world = memoryWorld(FILES);
    await policy('render --all --format html', world);
    await policy('issue --org acme --on 2026-11-20 --with-unapproved', world);
    const path = '/workspace/orgs/acme.issues.yaml';
    world.disk.set('/shared/issues.yaml', world.disk.get(path) ?? new Uint8Array());
    world.disk.delete(path);
    world.system.links.set(path, '/shared/issues.yaml');
    world.disk.set('/workspace/templates/DC1.md', Buffer.from(TEMPLATE.replace('Welcome', 'Croeso')));
    await policy('render --all --format html', world);
    expect((await policy('issue --org acme --on 2026-11-21 --with-unapproved', world)).code).toBe(0);
    expect(textOf(world, '/shared/issues.yaml')).toContain('issue: 2');
    expect(world.disk.has(path)).toBe(false);
  });
});

describe('in the folder of documents', () => {
  const outside = { '/private/html/old.html': 'mine', '/private/DC1-first.html': 'mine' };

  it.each([
    ['out/acme', '/private'],
    ['out/acme/html', '/private/html'],
    ['out/acme/html/DC1-first.html', '/private/DC1-first.html'],
    ['out/acme/manifest.json', '/private/DC1-first.html'],
  ])('the link %s is named, and nothing behind it is written or removed', async (link, target) => {
    const world = memoryWorld({ ...FILES, ...outside }, { links: { [link]: target } });
    const before = [...world.disk];
    const { code, err } = await policy('render --org acme --format html', world);
    expect(code).toBe(3);
    expect(err).toContain(`${link} error Couldn’t write the file: it is a link`);
    expect([...world.disk].filter(([path]) => !path.startsWith('/workspace/.policy'))).toEqual(before);
  });

  it('a document that is made no longer is not removed through a link', async () => {
    const second = TEMPLATE.replace('First', 'Second').replace('DC1', 'DC2');
    const world = memoryWorld({ ...FILES, ...outside, 'templates/DC2.md': second });
    await policy('render --org acme --format html,docx', world);
    for (const path of [...world.disk.keys()].filter((one) => one.startsWith('/workspace/out/acme/docx/'))) {
      world.disk.set(path.replace('/workspace/out/acme', '/private'), world.disk.get(path) ?? new Uint8Array());
      world.disk.delete(path);
    }
    world.system.folders.delete('/workspace/out/acme/docx');
    world.system.links.set('/workspace/out/acme/docx', '/private/docx');
    world.disk.delete('/workspace/templates/DC2.md');
    const before = [...world.disk].filter(([path]) => path.startsWith('/private/'));
    const { code, err } = await policy('render --org acme --format docx', world);
    expect(code).toBe(3);
    expect(err).toContain('out/acme/docx error Couldn’t write the file: it is a link, not a folder');
    expect([...world.disk].filter(([path]) => path.startsWith('/private/'))).toEqual(before);
  });

  it('the folder itself may be a link', async () => {
    const world = memoryWorld({ ...FILES, '/drive/keep.txt': '' }, { links: { out: '/drive' } });
    expect((await policy('render --org acme --format html', world)).code).toBe(0);
    expect(world.disk.has('/drive/acme/html/DC1-first.html')).toBe(true);
  });

  it('nothing is kept through a link either', async () => {
    const world = memoryWorld({ ...FILES, ...outside }, { links: { '.policy': '/private' } });
    const { code, err } = await policy('render --org acme --format html', world);
    expect(code).toBe(3);
    expect(err).toContain('.policy error Couldn’t write the file: it must be a folder, not a link or a file');
  });
});

describe('what cannot be read is named', () => {
  it('a folder below the templates that may not be opened', async () => {
    const world = memoryWorld(FILES, {
      fault: ({ name, path }) =>
        name === 'entries' && path === '/workspace/templates'
          ? { code: 'EACCES', path: '/workspace/templates/private' }
          : undefined,
    });
    const { code, err } = await policy('check', world);
    expect(code).toBe(2);
    expect(err).toContain('templates/private');
    expect(err).toContain('you don’t have permission');
  });
});
