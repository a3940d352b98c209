/** The built program says the same words and writes the same bytes under every Node that it supports, and nothing else. */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../packaging/fetched-package.js';
import { codeBlocks, PAGES, placeOf } from '../docs/pages.js';
import { isStep } from '../docs/walk.js';
import { filesBelow, scratchFolder } from './support/documents.js';
import { NODE_VERSION_NAMES, NODE_VERSIONS, nodeOf } from './support/node-versions.js';
import { type Finished, runNode } from './support/programs.js';

const PROGRAM = resolve('dist', 'cli.js');

/** The day of the printed examples; without it, what is due would depend on when the tests run. */
const DAY = ['--as-of', '2026-11-22'];

/** Calls that print much and write nothing. */
const CALLS: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ...['render', 'check', 'fields', 'import', 'init', 'due', 'review', 'issue', 'verify', 'impact'].map((name) => [
    name,
    '--help',
  ]),
  ['check', '--all', ...DAY],
  ['check', '--all', '--json', ...DAY],
  ['fields'],
  ['due', '--all', ...DAY],
  ['due', '--all', '--format', 'ics', ...DAY],
  ['render', '--all', '--dry-run', ...DAY],
];

/** Calls as the pages show them, with what they print; `without` is a key that Acme's file loses first. */
const SHOWN = PAGES.flatMap((page) =>
  codeBlocks(page.root.children, 'console')
    .filter((block) => !isStep(block))
    .map((block) => {
      const [call = '', ...lines] = block.value.split('\n');
      const args = call.replace('$ npx policy ', '').split(' ');
      const without = /^without=(\w+)$/.exec(block.meta ?? '')?.[1];
      return { place: placeOf(page, block), args, without, printed: lines.join('\n') };
    }),
);

/** How long a run took is the machine's affair, and so is how it wraps. */
const timeless = (text: string) => text.replace(/\(\d+\.\d s\)/g, '(… s)').trim();

/** A workspace like the project's own, in a folder of its own. */
function sampleWorkspace(without?: string): string {
  const folder = scratchFolder();
  for (const name of readdirSync('.'))
    if (/^(?:orgs|templates|themes|packs|policy\.yaml)$/.test(name))
      cpSync(name, join(folder, name), { recursive: true });
  if (without !== undefined) {
    const path = join(folder, 'orgs', 'acme.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(`^${without}:.*\n`, 'm'), ''));
  }
  return folder;
}

/** A Node, and the home of a user who has run nothing yet. */
interface Machine {
  readonly node: string;
  readonly home: string;
}

const machineOf = (node: string): Machine => ({ node, home: scratchFolder() });

function policy({ node, home }: Machine, args: readonly string[], folder: string): Finished {
  const environment = { HOME: home, XDG_CACHE_HOME: '', NODE_OPTIONS: '', FORCE_COLOR: '0', COLUMNS: '100' };
  return runNode([PROGRAM, ...args], 300, { node, folder, environment });
}

/** Every file below a folder, with the hash of its bytes. */
function hashesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      relative(folder, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

function render(machine: Machine): Readonly<Record<string, string>> {
  const out = scratchFolder();
  const { code, stderr } = policy(machine, ['render', '--all', '--combined', '--out', out, ...DAY], sampleWorkspace());
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return hashesOf(out);
}

let workspace = '';
let expected: readonly Finished[] = [];
let documents: Readonly<Record<string, string>> = {};

/** What this machine's own Node says and writes is what all others have to. */
beforeAll(() => {
  workspace = sampleWorkspace();
  const here = machineOf(process.execPath);
  expected = CALLS.map((args) => policy(here, args, workspace));
  documents = render(here);
});

describe.each(NODE_VERSION_NAMES)('Node %s', (version) => {
  let machine: Machine = { node: '', home: '' };
  beforeAll(() => {
    machine = machineOf(nodeOf(version));
  });

  it('is the version that is meant', () => {
    expect(runNode(['--version'], 30, machine).stdout.trim()).toBe(`v${version}`);
  });

  it('prints the same words, and nothing on standard error', () => {
    for (const [at, args] of CALLS.entries()) {
      const { code, stdout, stderr } = policy(machine, args, workspace);
      const call = args.join(' ');
      expect(stderr, call).toBe('');
      expect(timeless(stdout), call).toBe(timeless(expected[at]?.stdout ?? ''));
      expect(stdout, call).not.toBe('');
      expect(code, call).toBe(0);
    }
  });

  it.each(SHOWN)('prints what $place shows', ({ args, without, printed }) => {
    const { stdout, stderr } = policy(machine, [...args, ...DAY], sampleWorkspace(without));
    expect(timeless(stderr + stdout)).toBe(timeless(printed));
    if (without === undefined) expect(stderr).toBe('');
  });

  it('writes the same bytes, the second time too, when compiled code may lie in the cache', () => {
    expect(Object.keys(documents).length).toBeGreaterThan(100);
    expect(render(machine)).toEqual(documents);
    expect(filesBelow(machine.home).length).toBeGreaterThan(0);
    expect(render(machine)).toEqual(documents);
  });

  it('keeps nothing and says nothing where nothing can be kept, or where the user wants none', () => {
    const home = scratchFolder();
    writeFileSync(join(home, '.cache'), 'a file, where the folder should be');
    expect(policy({ ...machine, home }, ['--version'], workspace)).toMatchObject({ code: 0, stderr: '' });
    const readOnly = join(scratchFolder(), 'home');
    mkdirSync(readOnly);
    chmodSync(readOnly, 0o500);
    const environment = { HOME: readOnly, NODE_DISABLE_COMPILE_CACHE: '1' };
    const { code, stderr } = runNode([PROGRAM, '--version'], 60, { node: machine.node, environment });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(filesBelow(readOnly)).toEqual([]);
  });
});

describe('these tests', () => {
  it('know every call that the pages show', () => {
    expect(SHOWN.length).toBeGreaterThan(1);
  });

  it('would see a word that Node prints by itself', () => {
    const flag = ['-e', 'require("node:v8").setFlagsFromString("--interrupt-budget=500000")'];
    const said = NODE_VERSION_NAMES.map((version) => runNode(flag, 30, { node: nodeOf(version) }).stderr);
    expect(said.map((words) => words.includes('unrecognized flag'))).toEqual([false, true, true, true]);
  });

  it('refuse an archive that is not the one that is pinned', () => {
    expect(() => verifyArchive(Buffer.from('another'), NODE_VERSIONS['20.19.0'])).toThrow('The archive has the hash');
  });
});
