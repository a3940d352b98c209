/** The program as people run it: built once into a folder of its own, and started as a process. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = resolve(import.meta.dirname, '../..');

/** Milliseconds; no call of the program takes as long. */
const LIMIT = 120_000;

const call = promisify(execFile);

/** How a process ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface BuiltProgram {
  /** The built `cli.js`. */
  readonly path: string;
  /** A folder for workspaces; taken away with the program. */
  readonly scratch: string;
  /** Runs the program to its end. */
  run(folder: string, ...args: readonly string[]): Promise<Ended>;
  /** Starts the program with options of Node's. */
  startWith(options: readonly string[], folder: string, ...args: readonly string[]): ChildProcess;
  /** Starts the program. */
  start(folder: string, ...args: readonly string[]): ChildProcess;
  remove(): void;
}

/** Builds the program. */
export async function buildProgram(): Promise<BuiltProgram> {
  const root = mkdtempSync(join(tmpdir(), 'policy-built-'));
  const bundler = join(PROJECT, 'node_modules/.bin/rolldown');
  const dist = join(root, 'dist');
  await call(bundler, ['--config', 'rolldown.config.ts', '--logLevel', 'silent', '--dir', dist], {
    cwd: PROJECT,
    timeout: LIMIT,
  });
  for (const name of ['package.json', 'fonts', 'preview', 'site', 'schema', 'templates', 'starter', 'node_modules'])
    symlinkSync(join(PROJECT, name), join(root, name));
  const path = join(dist, 'cli.js');
  const startWith = (options: readonly string[], folder: string, ...args: readonly string[]) =>
    spawn(process.execPath, [...options, path, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT,
    });
  const start = (folder: string, ...args: readonly string[]) => startWith([], folder, ...args);
  return {
    path,
    scratch: root,
    start,
    startWith,
    run: (folder, ...args) => ended(start(folder, ...args)),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Waits for a process, and gives what it printed. */
export function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, out, err }));
  });
}

/** Copies a folder as it is. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}
