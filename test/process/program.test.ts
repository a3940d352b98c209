/** The built program, as a process among others: locks, signals, closed and full outputs, folders that are gone. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisProcess } from '../../src/edge/processes.js';
import { type BuiltProgram, buildProgram, ended } from '../support/built-program.js';

const shell = promisify(execFile);
const TEMPLATE = (code: string) =>
  `---\ntitle: Policy ${code}\ncode: ${code}\nreview:\n  last: 2026-01-01\n---\n\n# Purpose\n\nWelcome.\n`;

let program: BuiltProgram;
let count = 0;

beforeAll(async () => {
  program = await buildProgram();
});

afterAll(() => program.remove());

function workspace(): string {
  const folder = join(program.scratch, `workspace-${++count}`);
  for (const name of ['orgs', 'templates']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'orgs/acme.yaml'), 'name: Acme Home Care\nnation: wales\n');
  for (const code of ['DC1', 'DC2', 'DC3', 'DC4']) writeFileSync(join(folder, `templates/${code}.md`), TEMPLATE(code));
  return folder;
}

const lockOf = (folder: string) => join(folder, '.policy/locks/acme.lock');

function lock(folder: string, record: object): void {
  mkdirSync(join(folder, '.policy/locks'), { recursive: true });
  writeFileSync(lockOf(folder), JSON.stringify({ ...record, nonce: '0123456789ab' }));
}

describe('two processes', () => {
  it('lose no review between them', async () => {
    const folder = workspace();
    const codes = ['DC1', 'DC2', 'DC3', 'DC4'];
    const runs = await Promise.all(
      codes.map((code) => program.run(folder, 'review', code, '--org', 'acme', '--on', '2026-03-01')),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const text = readFileSync(join(folder, 'orgs/acme.yaml'), 'utf8');
    for (const code of codes) expect(text).toContain(`${code}:`);
    expect(text.match(/reviewed: 2026-03-01/g)).toHaveLength(4);
    expect(readdirSync(join(folder, '.policy/locks'))).toEqual([]);
    expect(readdirSync(join(folder, '.policy/journal'))).toEqual([]);
  });

  it('wait for one another, name the process, and go on when it has finished', async () => {
    const folder = workspace();
    lock(folder, thisProcess());
    const child = program.start(folder, 'review', 'DC1', '--org', 'acme', '--on', '2026-03-01');
    child.stderr?.once('data', () => rmSync(lockOf(folder)));
    const { code, err } = await ended(child);
    expect(err).toBe(
      `acme is in use by process ${process.pid} on ${thisProcess().machine}: waiting up to 30 seconds\n`,
    );
    expect(code).toBe(0);
  });

  it('take over the lock of one that was killed', async () => {
    const folder = workspace();
    lock(folder, { ...thisProcess(), process: 2 ** 22 + 1 });
    const { code, err } = await program.run(folder, 'review', 'DC1', '--org', 'acme', '--on', '2026-03-01');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s while it waits gives no lock away and leaves none', async (signal, exitCode) => {
    const folder = workspace();
    lock(folder, thisProcess());
    const child = program.start(folder, 'render', '--org', 'acme', '--format', 'html');
    child.stderr?.once('data', () => child.kill(signal));
    const { code, err } = await ended(child);
    expect(code).toBe(exitCode);
    expect(err).toContain('Interrupted: no file was left half-written.');
    expect(readdirSync(join(folder, '.policy/locks'))).toEqual(['acme.lock']);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('the outputs and the working folder', () => {
  const inShell = (folder: string, line: string) =>
    shell('sh', ['-c', line], { cwd: folder, timeout: 60_000, env: { ...process.env, NODE: process.execPath } }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => failed,
    );

  it.runIf(existsSync('/dev/full'))('say that they are full, with exit code 3', async () => {
    const { code, stderr } = await inShell(workspace(), `"$NODE" "${program.path}" check > /dev/full`);
    expect(code).toBe(3);
    expect(stderr).toMatch(/(?:^|\n)error The output could not be written: the disk is full\n {2}hint: .*\n$/);
  });

  it.runIf(existsSync('/dev/full'))('end with exit code 3 where nobody can be told', async () => {
    const { code } = await inShell(workspace(), `"$NODE" "${program.path}" render --org nobody 2> /dev/full`);
    expect(code).toBe(3);
  });

  it('may be closed early', async () => {
    const { code, stderr } = await inShell(workspace(), `"$NODE" "${program.path}" fields --json | head -1`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('may be gone: a clear message, with exit code 2', async () => {
    const line = `mkdir gone && cd gone && rmdir ../gone && "$NODE" "${program.path}" check`;
    const { code, stderr } = await inShell(workspace(), line);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error The working folder cannot be used: it is no longer there\n {2}hint: .*\n$/);
  });

  it('may have names that are too long', async () => {
    const folder = workspace();
    const long = 'x'.repeat(300);
    const written = await program.run(folder, 'render', '--all', '--format', 'html', '--out', long);
    expect(written.code).toBe(3);
    expect(written.err).toContain('the name is too long for this disk');
    const read = await program.run(folder, 'check', '--templates', long);
    expect(read.code).toBe(2);
    expect(read.err).toContain('the name is too long for this disk');
  });
});

/** How built files ask for others that they need at once. */
const AT_ONCE = /(?<!=>)require\("\.\/([^"]+)"\)/g;

/** Bytes of the built files that every call loads: those that `cli.js` and its script ask for, and whatever these import at once. */
function bytesOfEveryCall(): number {
  const folder = dirname(program.path);
  const loaded = new Map<string, string>();
  const load = (name: string, imports: RegExp) => {
    if (loaded.has(name)) return;
    const text = readFileSync(join(folder, name), 'utf8');
    loaded.set(name, text);
    for (const [, imported = ''] of text.matchAll(imports)) load(imported, AT_ONCE);
  };
  load('cli.js', /"\.\/([^"]+)"/g);
  load('main.cjs', AT_ONCE);
  return [...loaded.values()].reduce((sum, text) => sum + text.length, 0);
}

describe('a call', () => {
  it('loads what its command needs, and no more: neither packages nor the engine for --version and --help', () => {
    expect(bytesOfEveryCall()).toBeGreaterThan(100_000);
    expect(bytesOfEveryCall()).toBeLessThan(400_000);
  });
});
