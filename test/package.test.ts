/** What is packed can be installed elsewhere, and renders there: no file that the program needs is left behind. */
import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

/** Unpacks the package beside the dependencies that are installed here, as an installer with a full cache would. */
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
  for (const name of await readdir(join(root, 'node_modules'))) {
    // As after `npm install --omit=optional`: what PDF.js would draw with.
    if (!name.startsWith('.') && name !== '@napi-rs')
      await symlink(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  program = join(modules, 'policy', 'dist', 'cli.js');
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

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
      const files = await readdir(join(workspace, 'out', 'my-organisation', format));
      expect(files.filter((name) => /^[A-Z]+\d/.test(name) && name.endsWith(`.${format}`))).toHaveLength(8);
    }
  }, 300_000);

  it('holds no test, no sample client and no source map', async () => {
    const files = (await readdir(join(folder, 'node_modules', 'policy'), { recursive: true })).map(String);
    expect(files.filter((name) => /^(?:test|orgs|src|out|bench)\b/.test(name))).toEqual([]);
    for (const licence of ['OFL.md', 'OFL-source-serif.md', 'OFL-source-code.md', 'OFL-noto.md'])
      expect(files).toContain(join('fonts', licence));
    expect(files.some((name) => name === 'LICENSE')).toBe(true);
  });
});
