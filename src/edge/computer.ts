/** Looks at the computer that the program runs on, for World. Changes nothing that stays. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import type { Computer, GitState } from '../model/computer.js';
import { ifThere, troubleOf } from './trouble.js';

/** Opens the computer of a process; git is started in `startFolder`, because Windows looks for programs there first. */
export function openComputer(program: NodeJS.Process, folder: string, startFolder: string): Computer {
  return {
    node: program.versions.node,
    platform: program.platform,
    system: `${program.platform} ${release()} ${program.arch}`,
    home: homeFolder(),
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: () => BigInt(Date.now()) * 1_000_000n,
    writeTrouble,
    freeSpace: async (place) => {
      const disk = await ifThere(() => statfs(place)).catch(() => undefined);
      return disk && disk.bavail * disk.bsize;
    },
    permissions: async (place) => (program.platform === 'win32' ? undefined : (await ifThere(() => stat(place)))?.mode),
    git: () => gitState(gitIn(folder, startFolder, program.env)),
  };
}

/** Node throws where the user has no entry in the system's list and HOME isn't set, as in some containers. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

async function writeTrouble(folder: string): Promise<string | undefined> {
  try {
    const made = await mkdtemp(join(folder, '.policy-'));
    try {
      await writeFile(join(made, 'x'), 'x');
    } finally {
      await rm(made, { recursive: true, force: true });
    }
    return undefined;
  } catch (cause) {
    return troubleOf(folder, cause).message;
  }
}

/** Milliseconds that one call of git may take. */
const LIMIT = 10_000;

interface Answer {
  readonly code: number;
  readonly out: string;
}

/** Asks git; nothing where it isn't there or doesn't answer. */
type Ask = (...args: readonly string[]) => Promise<Answer | undefined>;

function gitIn(folder: string, startFolder: string, environment: NodeJS.ProcessEnv): Ask {
  const env = { ...environment, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  const options = { cwd: startFolder, env, timeout: LIMIT, windowsHide: true };
  return (...args) =>
    new Promise((answer) => {
      execFile(
        'git',
        ['-C', folder, '-c', 'core.fsmonitor=false', '--no-optional-locks', ...args],
        options,
        (cause, out) =>
          answer(
            cause && typeof cause.code !== 'number' ? undefined : { code: Number(cause?.code ?? 0), out: out.trim() },
          ),
      );
    });
}

async function gitState(ask: Ask): Promise<GitState> {
  const inside = await ask('rev-parse', '--is-inside-work-tree');
  if (!inside) return { kind: 'no-git' };
  if (inside.out !== 'true') return { kind: 'no-repository' };
  const attributes = (await ask('check-attr', 'text', 'eol', '--', 'templates/any.md'))?.out ?? '';
  const attribute = (name: string) => new RegExp(`: ${name}: (.*)$`, 'm').exec(attributes)?.[1];
  const converts = (await ask('config', '--get', 'core.autocrlf'))?.out === 'true';
  const isSettled = attribute('text') === 'unset' || ['lf', 'crlf'].includes(attribute('eol') ?? '');
  return {
    kind: 'repository',
    changesLineEnds: converts && !isSettled,
    ignoresState: (await ask('check-ignore', '--quiet', '.policy/x'))?.code === 0,
    hasCommits: (await ask('rev-parse', '--verify', '--quiet', 'HEAD'))?.code === 0,
  };
}
