/** Documents whose paths are too long for Windows. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const FILES = {
  'policy.yaml': 'formats: [html, docx]\n',
  'templates/fire.md': '---\ntitle: Fire Policy\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\nWords.\n',
  'orgs/acme.yaml': 'name: Acme Care\napproved_by: Jo Li\napproved_on: 2026-09-02\n',
};

async function rendered(length: number, platform: string, args: readonly string[] = ['render', '--all']) {
  const world = memoryWorld(FILES);
  const computer = {
    node: '20.20.2',
    platform,
    system: platform,
    home: '',
    timeZone: 'UTC',
    now: () => 0n,
    writeTrouble: async () => undefined,
    freeSpace: async () => undefined,
    permissions: async () => undefined,
    git: async () => ({ kind: 'no-git' }) as const,
  };
  const code = await run([...args, '--out', folderFor(length)], { ...world, computer }, '1.2.3');
  return { code, err: world.printed.err };
}

/** The folder of documents with which the longest paths have so many characters. */
function folderFor(length: number): string {
  const rest = length - '/workspace//acme/docx/fire.docx'.length;
  return `${'folder/'
    .repeat(40)
    .slice(0, rest - 1)
    .replace(/\/$/, 'x')}x`;
}

describe('a document with a long path', () => {
  it('is written on Windows, with a warning that says how long and what to do', async () => {
    const { code, err } = await rendered(270, 'win32');
    expect(err).toContain(
      'warning 2 documents have paths of up to 270 characters, and most programs on Windows open no file beyond 259 (acme) [path-long]',
    );
    expect(err).toContain('Move the workspace to a shorter folder');
    expect(code).toBe(0);
  });

  it.each([
    [259, 'win32', false],
    [260, 'win32', true],
    [270, 'linux', false],
  ])('of %i characters on %s: is warned of: %s', async (length, platform, isTold) => {
    expect((await rendered(length, platform)).err.includes('path-long')).toBe(isTold);
  });

  it('refuses the pack under --strict, and is told by plan too', async () => {
    expect((await rendered(270, 'win32', ['render', '--all', '--strict'])).code).toBe(1);
    expect((await rendered(270, 'win32', ['plan', '--all'])).err).toContain('path-long');
  });
});
