/**
 * One run, several threads, and parts put together leave the same tree, byte for byte; so do runs that were killed, once the command
 * is given again. The parts are run by GNU parallel, with the script that docs/scale.md shows.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from './support/documents.js';
import { requirePrograms, runNode, runScript } from './support/programs.js';

const PROGRAM = resolve('dist/cli.js');
const SCALE = resolve('docs/scale');
const PARTS = 4;

/** A workspace of the starter policies and so many organisations like Acme. */
function workspace(folder: string, organisations: number): void {
  mkdirSync(join(folder, 'orgs'), { recursive: true });
  cpSync('templates/home-care-wales', join(folder, 'templates'), { recursive: true });
  cpSync('templates/_passages', join(folder, 'templates/_passages'), { recursive: true });
  cpSync('orgs/logos', join(folder, 'orgs/logos'), { recursive: true });
  const acme = readFileSync('orgs/acme.yaml', 'utf8');
  for (let n = 1; n <= organisations; n++)
    writeFileSync(join(folder, `orgs/home-${n}.yaml`), acme.replace(/^name: .*$/m, `name: Home Number ${n} Care`));
}

/** Path → hash of every pack; locks, journal and state aren't part of them. */
function tree(out: string): ReadonlyMap<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(
    paths
      .filter((path) => !relative(out, path).startsWith('.policy'))
      .map((path) => [relative(out, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

let folder = '';
/** Where packs go: outside the workspace, so each run's locks are beside its packs. */
let outs = '';
/** What one run writes. */
let whole: ReadonlyMap<string, string> = new Map();

/** The options of every call here. */
const render = (out: string, ...options: readonly string[]) => [
  'render',
  '--all',
  '--out',
  join(outs, out),
  ...options,
];

function policy(...args: readonly string[]): void {
  const { code, stdout, stderr } = runNode([PROGRAM, ...args], 300, { folder });
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
}

beforeAll(() => {
  requirePrograms('parallel');
  folder = scratchFolder();
  outs = scratchFolder();
  workspace(folder, 6);
  policy(...render('whole', '--jobs', '1'));
  whole = tree(join(outs, 'whole'));
});

it('compares whole packs', () => {
  expect([...whole.keys()].filter((path) => path.endsWith('manifest.json'))).toHaveLength(6);
  expect(whole.size).toBeGreaterThan(6 * 20);
});

describe('the same tree', () => {
  it('is left by two threads', () => {
    policy(...render('threads', '--jobs', '2'));
    expect(tree(join(outs, 'threads'))).toEqual(whole);
  });

  it('comes of parts that GNU parallel runs', () => {
    const path = join(folder, 'bin');
    mkdirSync(path);
    writeFileSync(join(path, 'policy'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
    chmodSync(join(path, 'policy'), 0o755);
    const out = join(outs, 'parallel');
    const { code, stderr } = runScript(join(SCALE, 'parts.sh'), [String(PARTS), '--out', out], 600, {
      folder,
      environment: { PATH: `${path}:${process.env.PATH}` },
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(tree(out)).toEqual(whole);
  });

  it('comes of folders of several machines, put into one', () => {
    const together = join(outs, 'together');
    let folders = 0;
    for (let index = 0; index < PARTS; index++) {
      const args = [PROGRAM, ...render(`part-${index}`, '--shard', `INDEX/${PARTS}`)];
      expect(runNode(args, 300, { folder, environment: { INDEX: String(index) } }).code).toBe(0);
      const part = join(outs, `part-${index}`);
      if (!existsSync(part)) continue;
      for (const id of readdirSync(part).filter((name) => name !== '.policy')) {
        expect(existsSync(join(together, id))).toBe(false);
        cpSync(join(part, id), join(together, id), { recursive: true });
        folders++;
      }
    }
    expect(folders).toBe(6);
    expect(tree(together)).toEqual(whole);
  });
});

describe('a run that is killed', () => {
  /** Starts a run, kills it outright while it works, and gives the command again. */
  async function killed(out: string, files: number, options: readonly string[], between = () => {}): Promise<void> {
    const child = spawn(process.execPath, [PROGRAM, ...render(out, ...options)], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((done) => child.once('exit', done));
    const target = join(outs, out);
    const written = () => (existsSync(target) ? readdirSync(target, { recursive: true }).length : 0);
    while (written() < files && child.exitCode === null) await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    between();
    policy(...render(out, ...options));
    expect(readdirSync(join(target, '.policy/locks'))).toEqual([]);
    expect(readdirSync(join(target, '.policy/journal'))).toEqual([]);
  }

  // More than one file: the kill falls into the writing of a pack, at its start, in its middle or behind it.
  it.each([8, 30, 80])(
    'leaves the same tree with one thread, once the command is given again (%i files)',
    async (files) => {
      const out = `killed-1-${files}`;
      await killed(out, files, ['--jobs', '1']);
      expect(tree(join(outs, out))).toEqual(whole);
    },
  );

  it.each([8, 80])('leaves the same tree with two threads (%i files)', async (files) => {
    const out = `killed-2-${files}`;
    await killed(out, files, ['--jobs', '2']);
    expect(tree(join(outs, out))).toEqual(whole);
  });

  it('leaves the same tree in parts', async () => {
    for (let part = 1; part <= 2; part++) await killed('killed-parts', part * 20, ['--shard', `${part}/2`]);
    expect(tree(join(outs, 'killed-parts'))).toEqual(whole);
  });

  it('in a pod leaves locks and a journal that unlock.sh takes away', async () => {
    const unlock = () => {
      const state = join(outs, 'killed-pod/.policy');
      expect(readdirSync(join(state, 'locks')).length).toBeGreaterThan(0);
      expect(runScript(join(SCALE, 'unlock.sh'), [join(outs, 'killed-pod')], 10).code).toBe(0);
      expect(readdirSync(join(state, 'locks')).filter((name) => /\.(?:lock|heir)$/.test(name))).toEqual([]);
      expect(readdirSync(join(state, 'journal'))).toEqual([]);
    };
    await killed('killed-pod', 30, ['--jobs', '2'], unlock);
    expect(tree(join(outs, 'killed-pod'))).toEqual(whole);
  });

  it('elsewhere keeps its lock', () => {
    const state = join(outs, 'elsewhere/.policy');
    mkdirSync(join(state, 'locks'), { recursive: true });
    const lock = join(state, 'locks/home-1.lock');
    writeFileSync(
      lock,
      '{"machine":"another-pod","process":1,"started":"2026-11-22T09:00:00.000Z","nonce":"0123456789ab"}\n',
    );
    expect(runScript(join(SCALE, 'unlock.sh'), [join(outs, 'elsewhere')], 10).code).toBe(0);
    expect(existsSync(lock)).toBe(true);
    rmSync(join(outs, 'elsewhere'), { recursive: true });
  });
});
