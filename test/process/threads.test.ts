/** Threads of the built program: the same bytes and words as without, and an orderly end however a run ends. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltProgram, buildProgram, ended } from '../support/built-program.js';

let program: BuiltProgram;
let count = 0;

beforeAll(async () => {
  program = await buildProgram();
});

afterAll(() => program.remove());

const TEMPLATE = (code: string) =>
  `---\ntitle: Policy ${code}\ncode: ${code}\nreview:\n  last: 2026-01-01\n---\n\n# Purpose\n\nWelcome to <<org_field_name>>.\n`;

const IDS = ['acme', 'bryn', 'castell', 'dolphin'];

function workspace(): string {
  const folder = join(program.scratch, `workspace-${++count}`);
  for (const name of ['orgs', 'templates']) mkdirSync(join(folder, name), { recursive: true });
  for (const id of IDS) writeFileSync(join(folder, `orgs/${id}.yaml`), `name: The ${id} Company\nnation: wales\n`);
  for (const code of ['DC1', 'DC2']) writeFileSync(join(folder, `templates/${code}.md`), TEMPLATE(code));
  return folder;
}

/** Path → bytes of the packs. */
function packs(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(join(folder, 'out'))) return {};
  const entries = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]).sort(),
  );
}

/** What is printed, but for the time that the run took. */
const words = (text: string) => text.replace(/\d+\.\d s\)/, 's)');

describe('render --jobs', () => {
  it('writes the bytes and prints the words that one thread does', async () => {
    const [single, several] = [workspace(), workspace()];
    const one = await program.run(single, 'render', '--all', '--as-of', '2026-11-22');
    const two = await program.run(several, 'render', '--all', '--as-of', '2026-11-22', '--jobs', '2');
    expect(one.code).toBe(0);
    expect({ ...two, out: words(two.out) }).toEqual({ ...one, out: words(one.out) });
    expect(packs(several)).toEqual(packs(single));
    expect(Object.keys(packs(single)).length).toBeGreaterThan(20);
    expect(readdirSync(join(several, '.policy/locks'))).toEqual([]);
  });

  it('reports a thread that has too little memory, with exit code 3', async () => {
    const folder = workspace();
    const text = `${TEMPLATE('DC9')}\n${'<<org_field_name>> and others. '.repeat(40_000)}\n`;
    writeFileSync(join(folder, 'templates/DC9.md'), text);
    const child = program.startWith(['--max-old-space-size=64'], folder, 'render', '--all', '--jobs', '2');
    const { code, err, out } = await ended(child);
    expect(err).toContain('error A thread of this run ended early: there wasn’t enough memory for it (acme, bryn');
    expect(out).toContain('acme     couldn’t be written');
    expect(code).toBe(3);
    expect(packs(folder)).toEqual({});
  });

  it.skipIf(process.platform === 'win32')('ends at once at Ctrl-C, with whole packs and no locks', async () => {
    const folder = workspace();
    const whole = workspace();
    await program.run(whole, 'render', '--all');
    const child = program.start(folder, 'render', '--all', '--jobs', '2');
    while (!existsSync(join(folder, 'out')) && child.exitCode === null)
      await new Promise((done) => setTimeout(done, 2));
    child.kill('SIGINT');
    const { code, err } = await ended(child);
    expect(code).toBe(130);
    expect(err).toContain('Interrupted: no file was left half-written.');
    expect(readdirSync(join(folder, '.policy/locks'))).toEqual([]);
    expect(readdirSync(join(folder, '.policy/journal'))).toEqual([]);
    const [left, all] = [packs(folder), packs(whole)];
    for (const id of IDS) {
      const ofPack = (files: object) => Object.entries(files).filter(([path]) => path.startsWith(`/out/${id}/`));
      expect([[], ofPack(all)]).toContainEqual(ofPack(left));
    }
    await program.run(folder, 'render', '--all', '--jobs', '2');
    expect(packs(folder)).toEqual(all);
  });
});
