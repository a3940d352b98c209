/**
 * Asks git about the working folder. It starts the program itself, without a shell, and turns off what a repository's own settings
 * could make git start or connect to.
 */
import type { ExecFileException } from 'node:child_process';
import type { Git, GitAnswer } from '../model/git.js';

/** Bytes that git may say. */
const MOST_SAID = 256_000_000;

/** Milliseconds; the history of a large workspace is searched in seconds. */
const LONGEST = 600_000;

const SETTINGS = ['protocol.allow=never', 'core.fsmonitor=false', 'core.quotePath=false', 'log.showSignature=false'];

/** Of all branches, as the program reads it, whatever the user's own settings are. */
const LOG = [
  'log',
  '--all',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

const HERE = ['--', '.'];

/** Opens git for a folder. It is started in the program's own folder, since Windows looks for programs where it starts them. */
export function openGit(workingFolder: string, programFolder: string, environment: NodeJS.ProcessEnv): Git {
  const ask = asking(workingFolder, programFolder, environment);
  return {
    isShallow: () => ask(['rev-parse', '--is-shallow-repository']),
    changesWith: (pattern) => ask([...LOG, '-i', '-E', '-G', pattern, '-p', '-U3', '--format=%x00%H %cs', ...HERE]),
    commits: () => ask([...LOG, '--format=%x00%H%n%an <%ae>%n%cn <%ce>%n%B', ...HERE]),
    pathsEndingIn: (endings) =>
      ask([...LOG, '--format=', '--name-only', '--', ...endings.map((ending) => `:(icase)*.${ending}`)]),
  };
}

/** Gives what starts git with some arguments, each one argument: no shell reads them. */
function asking(
  workingFolder: string,
  programFolder: string,
  environment: NodeJS.ProcessEnv,
): (args: readonly string[]) => Promise<GitAnswer> {
  const before = ['--no-pager', '-C', workingFolder, ...SETTINGS.flatMap((setting) => ['-c', setting])];
  const env = {
    ...environment,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
  const options = { cwd: programFolder, env, maxBuffer: MOST_SAID, timeout: LONGEST, windowsHide: true } as const;
  return async (args) => {
    // Few commands need it, and all would load it.
    const { execFile } = await import('node:child_process');
    return new Promise((resolve) => {
      execFile('git', [...before, ...args], options, (trouble, said, complaint) =>
        resolve(trouble ? answerOf(trouble, complaint) : { kind: 'said', text: said }),
      );
    });
  };
}

function answerOf(trouble: ExecFileException, complaint: string): GitAnswer {
  if (trouble.code === 'ENOENT') return { kind: 'no-git' };
  if (trouble.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return { kind: 'refused', reason: `its answer is longer than ${MOST_SAID / 1_000_000} MB` };
  if (trouble.killed) return { kind: 'refused', reason: 'it took too long' };
  const [first = ''] = complaint.trim().split('\n');
  return { kind: 'refused', reason: first.replace(/^fatal: /, '') || 'it gives no reason' };
}
