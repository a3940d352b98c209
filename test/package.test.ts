/** What is packed can be installed elsewhere, and renders there with what an installer brings: no file that the program needs is left behind. */
import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import semver from 'semver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };
import { NODE_VERSION_NAMES } from './conformance/support/node-versions.js';
import { isWeb, PAGES, referencesOf } from './docs/pages.js';
import { foreignPdf } from './support/pdf/foreign.js';

const exec = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const LIMIT = { timeout: 240_000, maxBuffer: 64 * 1024 * 1024 };

/** Runs the npm that runs these tests; on Windows `npm` alone is a script that only a shell can start. */
function npm(...args: readonly string[]) {
  const path = process.env.npm_execpath;
  const options = { ...LIMIT, cwd: root };
  return path?.endsWith('.js') ? exec(process.execPath, [path, ...args], options) : exec('npm', args, options);
}

let folder = '';
let program = '';
let files: readonly string[] = [];

/** Unpacks the package beside the packages that it depends on, as an installer with a full cache would. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-package-'));
  const { stdout } = await npm('pack', '--json', '--pack-destination', folder);
  const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as readonly { readonly filename: string }[];
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, 'policy'), { recursive: true });
  await exec(
    'tar',
    // Relative paths: some tars take the colon of a Windows drive for the end of a host's name.
    ['-xzf', packed[0]?.filename ?? '', '-C', 'node_modules/policy', '--strip-components=1'],
    { ...LIMIT, cwd: folder },
  );
  for (const name of Object.keys(manifest.dependencies))
    await symlink(join(root, 'node_modules', name), join(modules, name), 'junction');
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  program = join(modules, 'policy', 'dist', 'cli.js');
  const names = await readdir(join(modules, 'policy'), { recursive: true });
  files = names.map((name) => name.replaceAll(sep, '/'));
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (path: string) => readFile(join(folder, 'node_modules', 'policy', path), 'utf8');

describe('the package', () => {
  it('starts a workspace and renders it, away from this folder', async () => {
    await exec(process.execPath, [program, 'init', 'workspace'], { ...LIMIT, cwd: folder });
    const workspace = join(folder, 'workspace');
    await mkdir(join(workspace, 'packs'), { recursive: true });
    await writeFile(join(workspace, 'leaflet.pdf'), foreignPdf('We keep you safe'));
    const pack = 'title: Our pack\nattachments: [{file: ../leaflet.pdf, title: Keeping safe}]\n';
    await writeFile(join(workspace, 'packs', 'ours.yaml'), pack);
    await appendFile(join(workspace, 'orgs', 'my-organisation.yaml'), '\npack: ours\n');
    const rendered = await exec(process.execPath, [program, 'render', '--all', '--as-of', '2026-11-22'], {
      ...LIMIT,
      cwd: workspace,
    });
    expect(rendered.stderr.match(/\[[a-z-]+\]/g)).toEqual(['[draft-policy]', '[example-values]']);
    expect(rendered.stderr + rendered.stdout).not.toMatch(/^Warning: /m);
    expect(await readdir(join(workspace, 'out', 'my-organisation', 'attachments'))).toEqual(['leaflet.pdf']);
    for (const format of ['docx', 'pdf', 'html']) {
      const documents = await readdir(join(workspace, 'out', 'my-organisation', format));
      const policies = documents.filter((name) => /^[A-Z]+\d/.test(name) && name.endsWith(`.${format}`));
      expect(policies.filter((name) => !name.includes('-at-a-glance.'))).toHaveLength(8);
      expect(policies).toHaveLength(16);
    }
  }, 300_000);

  it('holds no test, no sample client and no source map', () => {
    expect(files.filter((name) => /^(?:test|orgs|src|out|packaging)\b|\.map$/.test(name))).toEqual([]);
  });

  it('carries its pages, and what they link to', () => {
    const linked = PAGES.flatMap((page) =>
      referencesOf(page)
        .filter(({ url }) => !isWeb(url) && !url.startsWith('#'))
        .map(({ url }) => posix.join(posix.dirname(page.path), url.split('#')[0] ?? '').replace(/\/$/, '')),
    );
    expect(linked.length).toBeGreaterThan(100);
    expect([...PAGES.map(({ path }) => path), ...linked].filter((path) => !files.includes(path))).toEqual([]);
  });

  it('depends on what the built program imports, and on nothing else', async () => {
    const scripts = files.filter((path) => /^dist\/.*\.[cm]?js$/.test(path));
    const code = (await Promise.all(scripts.map(textOf))).join('\n');
    const imports = [...code.matchAll(/\b(?:require|import)\(["'`]([\w@][\w@/.:-]*)["'`]\)/g)].map(([, id = '']) => id);
    const packages = imports.filter((id) => !id.startsWith('node:') && !builtinModules.includes(id));
    expect([...new Set(packages)].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('carries the licences of the fonts, and of each package that is built in', async () => {
    for (const licence of [
      'LICENSE',
      'fonts/OFL.md',
      'fonts/OFL-source-serif.md',
      'fonts/OFL-source-code.md',
      'fonts/OFL-noto.md',
    ])
      expect(files).toContain(licence);
    const packages: readonly { readonly name: string; readonly version: string }[] = JSON.parse(
      await textOf('dist/packages.json'),
    );
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['docx', 'nanoid', 'parse5', 'pdfjs-dist', 'pdfkit', 'saxes', 'zod']));
    expect(names).not.toContain('vitest');
    const licences = await textOf('dist/THIRD-PARTY-LICENSES.txt');
    for (const { name, version } of packages) expect(licences).toContain(`\n${name} ${version} (`);
    expect(licences.match(/^Permission (?:is hereby granted|to use)/gm)?.length).toBeGreaterThan(20);
  });
});

describe('the packages that are installed to work on the program', () => {
  it('run on every supported Node, so that npm warns of none', () => {
    const engines = Object.entries(lock.packages).flatMap(([path, entry]) =>
      'engines' in entry && 'node' in entry.engines ? [{ path, node: entry.engines.node }] : [],
    );
    expect(engines.length).toBeGreaterThan(100);
    for (const version of NODE_VERSION_NAMES)
      expect(
        engines.filter(({ node }) => !semver.satisfies(version, node)),
        version,
      ).toEqual([]);
  });
});
