/** The package installs from the registry into an empty folder, takes little room there, and works; and npm warns of nothing. */
import { existsSync, lstatSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, scratchFolder } from './support/documents.js';
import { NODE_VERSION_NAMES, nodeOf } from './support/node-versions.js';
import { runNode, runScript, runTool } from './support/programs.js';

/** Bytes of all files that an installation puts on the disk. */
const MOST_BYTES = 15_000_000;

const FORMATS = ['docx', 'pdf', 'html'];

let folder = '';
let modules = '';

beforeAll(() => {
  folder = scratchFolder();
  // Other tests run what is built, which packing would build again.
  runTool('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], 300);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--prefix', folder];
  runTool('npm', ['install', ...options, join(folder, `policy-${version}.tgz`)], 300);
  modules = join(folder, 'node_modules');
});

describe('an installation', () => {
  it('takes less than 15 MB, the two packages that can’t be built in among them', () => {
    const files = filesBelow(modules);
    const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
    console.log(`An installation takes ${(bytes / 1e6).toFixed(1)} MB in ${files.length} files.`);
    expect(existsSync(join(modules, 'harfbuzzjs', 'LICENSE'))).toBe(true);
    expect(existsSync(join(modules, 'pdfjs-dist'))).toBe(false);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('makes a workspace and its documents', () => {
    const program = join(modules, '.bin', 'policy');
    const { version } = JSON.parse(readFileSync(join(modules, 'policy', 'package.json'), 'utf8'));
    expect(runScript(program, ['--version'], 60)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect(runScript(program, ['init', 'ours'], 60, { folder })).toMatchObject({ code: 0, stderr: '' });
    const workspace = join(folder, 'ours');
    const rendered = runScript(program, ['render', '--all', '--jobs', '2'], 300, { folder: workspace });
    expect(rendered).toMatchObject({ code: 0, stdout: expect.stringContaining('67 files created') });
    for (const format of FORMATS)
      expect(filesBelow(join(workspace, 'out')).filter((path) => path.endsWith(`.${format}`)).length).toBeGreaterThan(
        7,
      );
  });
});

describe('npm ci', () => {
  /** The program that `npm` on the PATH is. */
  const npm = () => {
    const place = (process.env.PATH ?? '').split(':').find((path) => existsSync(join(path, 'npm'))) ?? '';
    return realpathSync(join(place, 'npm'));
  };

  const install = (node: string, from: string) =>
    runNode([npm(), 'ci', '--dry-run', '--ignore-scripts', '--no-audit'], 200, { node, folder: from }).stderr;

  it.each(NODE_VERSION_NAMES)('warns of no package’s engine on Node %s', (version) => {
    expect(install(nodeOf(version), resolve('.'))).not.toMatch(/EBADENGINE|Unsupported engine/);
  });

  it('would warn of one that wants another Node', () => {
    const picky = scratchFolder();
    const entry = { version: '1.0.0', engines: { node: '>=99' } };
    writeFileSync(join(picky, 'package.json'), '{ "dependencies": { "picky": "1.0.0" } }');
    const packages = { '': { dependencies: { picky: '1.0.0' } }, 'node_modules/picky': entry };
    writeFileSync(join(picky, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
    expect(install(nodeOf('20.19.0'), picky)).toMatch(/EBADENGINE/);
  });
});
