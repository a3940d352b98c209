/** The portable program, unpacked where no Node is installed, makes the same documents as the program that is built here. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { portableFiles } from '../../packaging/portable-files.js';
import { portableZip } from '../../packaging/portable-zip.js';
import { manifestHere, programFiles } from '../../packaging/program-files.js';
import { NODE_VERSION } from '../../packaging/systems.js';
import { filesBelow, scratchFolder } from './support/documents.js';
import { run, runNode, runScript } from './support/programs.js';

const NAME = 'policy-portable';

const RENDER = ['render', '--all', '--combined', '--as-of', '2026-11-22'];

let starter = '';
/** A PATH with nothing on it, and a home without files. */
let environment: Readonly<Record<string, string>> = {};
let program: ReturnType<typeof programFiles> = [];

beforeAll(() => {
  program = programFiles(manifestHere());
  const folder = scratchFolder();
  const zip = join(folder, `${NAME}.zip`);
  writeFileSync(zip, portableZip(NAME, portableFiles('linux-x64', program)));
  run('unzip', ['-q', zip, '-d', folder], 120);
  starter = join(folder, NAME, 'policy');
  environment = { PATH: scratchFolder(), HOME: scratchFolder(), XDG_CACHE_HOME: '', NODE_OPTIONS: '' };
});

/** A workspace like the project's own, in a folder of its own. */
function workspace(): string {
  const folder = scratchFolder();
  for (const name of readdirSync('.'))
    if (/^(?:orgs|templates|themes|packs|policy\.yaml)$/.test(name))
      cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

function hashesOf(folder: string): Readonly<Record<string, string>> {
  const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(filesBelow(folder).map((path) => [relative(folder, path), hash(path)]));
}

describe('the portable program', () => {
  it('renders without Node on the PATH, byte for byte as the built one does', () => {
    const here = workspace();
    const built = runNode([resolve('dist', 'cli.js'), ...RENDER], 300, { folder: here });
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const there = workspace();
    expect(runScript('/usr/bin/env', ['node', '--version'], 30, { environment }).code).toBe(127);
    expect(runScript(starter, RENDER, 300, { folder: there, environment })).toMatchObject({ code: 0, stderr: '' });
    const documents = hashesOf(join(there, 'out'));
    expect(Object.keys(documents).length).toBeGreaterThan(100);
    expect(documents).toEqual(hashesOf(join(here, 'out')));
  });

  it('makes a workspace from the starters in it, and threads for several organisations', () => {
    const folder = scratchFolder();
    mkdirSync(folder, { recursive: true });
    expect(runScript(starter, ['init', 'ours'], 60, { folder, environment })).toMatchObject({ code: 0, stderr: '' });
    const rendered = runScript(starter, ['render', '--all', '--jobs', '2'], 300, {
      folder: join(folder, 'ours'),
      environment,
    });
    expect(rendered).toMatchObject({ code: 0, stdout: expect.stringContaining('67 files created') });
  });

  it('runs with the Node in it, and carries its licence, its pages and the licences of what is built in', () => {
    const folder = join(starter, '..');
    const node = runScript(join(folder, 'node', 'node'), ['--version'], 30, { environment });
    expect(node.stdout).toBe(`v${NODE_VERSION}\n`);
    expect(readFileSync(join(folder, 'node', 'LICENSE'), 'utf8')).toContain('Node.js is licensed for use as follows');
    const files = filesBelow(join(folder, 'program')).map((path) => relative(join(folder, 'program'), path));
    for (const path of ['README.md', 'docs/files.md', 'LICENSE', 'node_modules/harfbuzzjs/LICENSE'])
      expect(files).toContain(path);
    expect(files).toContain('dist/THIRD-PARTY-LICENSES.txt');
    expect(files).toHaveLength(program.length);
  });
});
