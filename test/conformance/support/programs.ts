/**
 * Runs the programs that judge documents. Each run has a time limit; a program that is not there is a failure that names
 * the Debian package to install, never a reason to skip.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Debian package that holds each program. */
const PACKAGES = {
  bash: 'bash',
  chromium: 'chromium',
  fish: 'fish',
  git: 'git',
  java: 'default-jre-headless',
  parallel: 'parallel',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  python3: 'python3',
  qpdf: 'qpdf',
  soffice: 'libreoffice-writer',
  unzip: 'unzip',
  xmllint: 'libxml2-utils',
  zsh: 'zsh',
} as const;

export type Program = keyof typeof PACKAGES;

export interface Finished {
  /** The exit code. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; throws where it is missing or takes longer than the limit, in seconds. */
export function run(program: Program, args: readonly string[], limit = 60): Finished {
  return finish(program, spawnSync(program, args, optionsOf(limit)), limit, `apt-get install ${PACKAGES[program]}`);
}

/** Where and with what a script runs, if not with this Node, in this folder, with this environment. */
export interface Surroundings {
  /** The path of a Node. */
  readonly node?: string;
  readonly folder?: string;
  /** What is set besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a script of this project, or another, with a Node. */
export function runNode(
  args: readonly string[],
  limit: number,
  { node = process.execPath, folder = process.cwd(), environment = {} }: Surroundings = {},
): Finished {
  const options = { ...optionsOf(limit), cwd: folder, env: { ...process.env, ...environment } };
  return finish('node', spawnSync(node, args, options), limit, 'install Node 20.19 to 26');
}

/** Runs a program that comes with Node or with the system to its end; throws where it fails. */
export function runTool(program: 'npm' | 'tar', args: readonly string[], limit: number): void {
  const { code, stderr } = finish(program, spawnSync(program, args, optionsOf(limit)), limit, `install ${program}`);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${stderr}`);
}

/** Runs a script of the project that the shell runs, to its end. */
export function runScript(
  path: string,
  args: readonly string[],
  limit: number,
  { folder = process.cwd(), environment = {} }: Omit<Surroundings, 'node'> = {},
): Finished {
  const options = { ...optionsOf(limit), cwd: folder, env: { ...process.env, ...environment } };
  return finish(path, spawnSync(path, args, options), limit, 'install bash');
}

function optionsOf(limit: number) {
  const ending = { timeout: limit * 1000, killSignal: 'SIGKILL', detached: true } as const;
  return { ...ending, encoding: 'utf8', maxBuffer: 200_000_000 } as const;
}

/** LibreOffice, for one, is started by a program that is started by a script, and would go on, and answer for the next. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

function finish(program: string, result: SpawnSyncReturns<string>, limit: number, remedy: string): Finished {
  const cause = result.error as (Error & { readonly code?: string }) | undefined;
  if (cause?.code === 'ENOENT') throw new Error(`${program} is not installed: ${remedy}`);
  if (cause) endGroup(result.pid);
  if (cause?.code === 'ETIMEDOUT') throw new Error(`${program} took longer than ${limit} s.`);
  if (cause) throw cause;
  if (result.status === null) throw new Error(`${program} was ended by ${result.signal}: ${result.stderr}`);
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** Fails where one is missing, so that a check that would call it later does not fail halfway. */
export function requirePrograms(...programs: readonly Program[]): void {
  const version = (program: Program) => (program.startsWith('pdfto') ? '-v' : '--version');
  for (const program of programs) run(program, [version(program)]);
}

/** Where a program lies; throws where it is missing. */
export function pathOf(program: Program): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${program} is not installed: apt-get install ${PACKAGES[program]}`);
  return found;
}
