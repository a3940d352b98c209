/**
 * The built program is killed while it writes a pack over an older one, at random moments. What stands then, and after the
 * next run, is the old pack or the new one, whole; nothing is left over. And a file that cannot be replaced changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BuiltProgram, buildProgram, copyFolder, ended } from '../support/built-program.js';
import { runs } from '../support/tier.js';

const RENDER = ['render', '--org', 'my-organisation', '--format', 'docx,html', '--as-of', '2026-11-22'];

let program: BuiltProgram;
let before = '';
let after: Readonly<Record<string, string>>;
let old: Readonly<Record<string, string>>;

beforeAll(async () => {
  program = await buildProgram();
  before = join(program.scratch, 'before');
  await program.run(program.scratch, 'init', 'before');
  expect((await program.run(before, ...RENDER)).code).toBe(0);
  old = filesIn(join(before, 'out'));
  // Every document of the new pack differs from the old.
  const yaml = join(before, 'orgs/my-organisation.yaml');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^name: .*$/m, 'name: Afon Home Care'));
  const whole = freshCopy();
  expect((await program.run(whole, ...RENDER)).code).toBe(0);
  after = filesIn(join(whole, 'out'));
});

afterAll(() => program.remove());

/** Path → hash of everything below a folder. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), hash(readFileSync(path))]));
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function freshCopy(): string {
  const folder = join(program.scratch, 'work');
  rmSync(folder, { recursive: true, force: true });
  copyFolder(before, folder);
  return folder;
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How far a change has come, of three times its files: temporary files are made, take their names, and what was is cleared away. */
class Progress {
  private readonly folder: string;
  private made = 0;
  private mostOld = 0;
  private isRenaming = false;

  constructor(folder: string) {
    this.folder = join(folder, 'out');
  }

  look(): number {
    const names = readdirSync(this.folder, { recursive: true }).map(String);
    const temporary = names.filter((name) => name.endsWith('.tmp')).length;
    const old = names.filter((name) => name.endsWith('.old')).length;
    this.isRenaming ||= temporary < this.made;
    this.made = Math.max(this.made, temporary);
    this.mostOld = Math.max(this.mostOld, old);
    return temporary + (this.isRenaming ? 2 * (this.made - temporary) : 0) + (this.mostOld - old);
  }
}

/** Renders, and kills when the change has come so far, or ends; whether it was still at it. */
async function killWhileWriting(folder: string, steps: number): Promise<boolean> {
  const child = program.start(folder, ...RENDER);
  const finished = ended(child);
  const progress = new Progress(folder);
  // The journal is the first thing of a change.
  while (child.exitCode === null && !isWriting(folder)) await nextTurn();
  while (child.exitCode === null && isWriting(folder) && progress.look() < steps) await nextTurn();
  const isRunning = child.exitCode === null;
  child.kill('SIGKILL');
  await finished;
  return isRunning;
}

const nextTurn = () => new Promise((next) => setImmediate(next));

function isWriting(folder: string): boolean {
  const journal = join(folder, '.policy/journal');
  return existsSync(journal) && readdirSync(journal).length > 0;
}

describe('a run that is killed while it writes', () => {
  it('leaves the old pack or the new one, once the next has run', async () => {
    const [wanted, length] = [runs(10, 100), 3 * Object.keys(after).length];
    const random = randomNumbers(inject('seed'));
    console.info(`${wanted} kills within ${length} steps of writing, by seed ${inject('seed')}`);
    const seen = { killed: 0, interrupted: 0, mixed: 0 };
    for (let at = 0; at < wanted; at++) {
      const folder = freshCopy();
      if (await killWhileWriting(folder, random() * length)) seen.killed += 1;
      const left = filesIn(join(folder, 'out'));
      const isWhole = [old, after].some((pack) => JSON.stringify(pack) === JSON.stringify(left));
      const verified = await program.run(folder, 'verify', 'out/my-organisation');
      if (!isWhole) {
        seen.mixed += 1;
        expect(verified.code).toBe(1);
      }
      if (verified.out.includes('interrupted')) seen.interrupted += 1;
      const again = await program.run(folder, ...RENDER);
      expect(again).toMatchObject({ code: 0 });
      expect(filesIn(join(folder, 'out'))).toEqual(after);
      expect(await program.run(folder, 'verify', 'out/my-organisation')).toMatchObject({ code: 0 });
      expect(readdirSync(join(folder, '.policy/journal'))).toEqual([]);
      expect(readdirSync(join(folder, '.policy/locks'))).toEqual([]);
      expect(existsSync(join(folder, '.policy/altered'))).toBe(false);
    }
    console.info(
      `killed ${seen.killed}, verify told of ${seen.interrupted}, not whole before the next run ${seen.mixed}`,
    );
    expect(seen.killed).toBeGreaterThan(0);
  });
});

/** Whether this machine lets a file be made immutable. */
function canFreeze(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = join(program.scratch, 'probe');
  writeFileSync(probe, '');
  return freeze(probe, '+i') && freeze(probe, '-i');
}

function freeze(path: string, flag: '+i' | '-i'): boolean {
  try {
    execFileSync('chattr', [flag, path], { timeout: 10_000, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a file that cannot be replaced', () => {
  it('leaves the pack as it was, byte for byte, and is named', async (context) => {
    if (!canFreeze()) return context.skip('chattr +i needs root, and a disk that knows it');
    const folder = freshCopy();
    const documents = Object.keys(old).filter((path) => path.endsWith('.docx'));
    const stuck = documents[Math.floor(documents.length / 2)] ?? '';
    const path = join(folder, 'out', stuck);
    expect(freeze(path, '+i')).toBe(true);
    try {
      const { code, err } = await program.run(folder, ...RENDER);
      expect(code).toBe(3);
      expect(err).toContain(`out/${stuck} error Couldn’t write the file: you don’t have permission`);
      expect(filesIn(join(folder, 'out'))).toEqual(old);
    } finally {
      freeze(path, '-i');
    }
    expect((await program.run(folder, ...RENDER)).code).toBe(0);
    expect(filesIn(join(folder, 'out'))).toEqual(after);
  });

  it('may be a folder that is read-only', async (context) => {
    if (process.platform === 'win32' || process.getuid?.() === 0) return context.skip('root may write everywhere');
    const folder = freshCopy();
    const html = join(folder, 'out/my-organisation/html');
    mkdirSync(html, { recursive: true });
    chmodSync(html, 0o500);
    const { code } = await program.run(folder, ...RENDER);
    chmodSync(html, 0o700);
    expect(code).toBe(3);
    expect(filesIn(join(folder, 'out'))).toEqual(old);
  });
});
