/** `policy doctor`: what it finds on computers and in workspaces that have something wrong, and that it names nobody. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import type { Computer } from '../../src/model/computer.js';
import { memoryWorld } from '../support/memory-world.js';

const FILES = {
  'orgs/acme.yaml': 'name: Acme Home Care\nphone: 029 2018 0100\n',
  'templates/DCW13.md': '---\ntitle: Safeguarding Policy\n---\n\nWords.\n',
};

const SOUND: Computer = {
  node: '22.11.0',
  platform: 'linux',
  system: 'linux 6.1 x64',
  home: '/home/ann.lee',
  timeZone: 'Europe/London',
  now: () => 2n ** 62n,
  writeTrouble: async () => undefined,
  freeSpace: async () => 1e12,
  permissions: async () => 0o40700,
  git: async () => ({ kind: 'repository', changesLineEnds: false, ignoresState: true, hasCommits: true }),
};

async function doctor(files: Readonly<Record<string, string>> = FILES, changed: Partial<Computer> = {}) {
  const world = memoryWorld(files);
  const outer = { ...world, computer: { ...SOUND, ...changed } };
  const code = await run(['doctor'], outer, '1.2.3');
  return { code, out: world.printed.out, err: world.printed.err };
}

it('has nothing to say of a sound workspace', async () => {
  const { code, out, err } = await doctor();
  expect(out).not.toMatch(/^(?:warning|error)/m);
  expect(out).toContain('Nothing to mend.');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('warns of', () => {
  const git = (changed: object) => ({
    git: async () => ({
      kind: 'repository' as const,
      changesLineEnds: false,
      ignoresState: true,
      hasCommits: true,
      ...changed,
    }),
  });

  it.each<[string, Record<string, string>, Partial<Computer>, string]>([
    ['an old Node', {}, { node: '18.20.0' }, 'Node 18.20.0 isn’t supported'],
    ['a Node that is too new', {}, { node: '27.0.0' }, 'Node 27.0.0 isn’t supported'],
    ['a full disk', {}, { freeSpace: async () => 12_345_678 }, 'Only 12 MB are free'],
    ['a clock that is behind', {}, { now: () => -(2n ** 62n) }, 'clock'],
    ['line ends', {}, git({ changesLineEnds: true }), 'core.autocrlf'],
    ['a repository without commits', {}, git({ hasCommits: false }), 'no commit yet'],
    [
      'no history at all',
      {},
      { git: async () => ({ kind: 'no-git' }) },
      'git isn’t installed, and there are no issues',
    ],
    [
      'a state folder that git keeps',
      { '.policy/state/x': '' },
      git({ ignoresState: false }),
      'git doesn’t ignore .policy',
    ],
    [
      'a state folder that others read',
      {},
      { permissions: async () => 0o40755 },
      'Others on this computer can read .policy',
    ],
    ['locks', { '.policy/locks/acme.lock': '{}' }, {}, 'Locks: 1'],
    ['an interrupted run', { '.policy/journal/1/x': '' }, {}, 'interrupted'],
    ...[
      'orgs/acme (Ann Lee’s conflicted copy 2026-01-02).yaml',
      'orgs/acme-LAPTOP-4F2K.yaml',
      'templates/DCW13 (1).md',
      'templates/DCW13.sync-conflict-20260102-101112-ABC.md',
      'templates/DCW13 - Copy.md',
      'orgs/acme [Conflict].yaml',
    ].map((path): [string, Record<string, string>, Partial<Computer>, string] => [
      path,
      { [path]: 'x' },
      {},
      '1 file looks like a copy',
    ]),
  ])('%s', async (_, files, changed, words) => {
    const { code, out } = await doctor({ ...FILES, ...files }, changed);
    expect(out).toMatch(/^warning/m);
    expect(out).toContain(words);
    expect(code).toBe(0);
  });
});

describe('is an error where nothing can be rendered:', () => {
  it.each<[string, Record<string, string>, Partial<Computer>, string]>([
    ['no workspace', {}, {}, 'The folder of organisations is missing'],
    [
      'no templates',
      { 'orgs/acme.yaml': 'name: x', 'templates/x.pdf': '' },
      {},
      'The folder of templates has no files',
    ],
    ['settings with errors', { ...FILES, 'policy.yaml': 'formats: [' }, {}, 'policy.yaml has errors'],
    ['no right to write', FILES, { writeTrouble: async () => 'permission denied' }, 'permission denied'],
  ])('%s', async (_, files, changed, words) => {
    const { code, out } = await doctor(files, changed);
    expect(out).toMatch(/^error/m);
    expect(out).toContain(words);
    expect(code).toBe(1);
  });
});

it('names nobody: no organisation, no value, and not the user’s own folder', async () => {
  const { out } = await doctor(
    { ...FILES, 'orgs/acme-LAPTOP-AnnLee.yaml': 'name: x', '.policy/locks/acme.lock': '{"machine":"ann-pc"}' },
    { platform: 'win32', home: '/workspace' },
  );
  expect(out).not.toMatch(/acme|ann|2018|\/workspace/i);
  expect(out).toContain('Working folder ~');
});

it('gives the same as JSON', async () => {
  const world = memoryWorld(FILES);
  expect(await run(['doctor', '--json'], { ...world, computer: { ...SOUND, node: '18.0.0' } }, '1.2.3')).toBe(0);
  const { checkups } = JSON.parse(world.printed.out) as { checkups: readonly object[] };
  expect(checkups).toContainEqual({
    about: 'node',
    level: 'warning',
    message: 'Node 18.0.0 isn’t supported',
    hint: 'Install Node 20.19 or later, up to 26.',
  });
});
