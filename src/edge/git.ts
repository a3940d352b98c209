/**
 * Asks git for the history of the working folder. Nothing goes through a shell, no name can be taken for an option, and git runs none of the
 * programs that a repository's settings name.
 */
import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { type Changes, type History, HistoryTrouble } from '../model/history.js';
import { joinPath } from '../model/paths.js';
import { type Ask, searchedHistory } from './git-search.js';

/** Milliseconds that one call may take. */
const LIMIT = 60_000;

/** Bytes that one call may print. */
const MOST = 256 * 1024 * 1024;

/** Paths and contents are given as they are, the index is not written, no watcher or other program is started, and no other computer is asked. */
const SETTINGS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotepath=false',
  '-c',
  'protocol.allow=never',
  '-c',
  'log.showSignature=false',
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
];

/** Opens the history of a folder. Git is started in `startFolder`, because Windows looks for programs there first. */
export function openHistory(folder: string, startFolder: string, environment: NodeJS.ProcessEnv): History {
  const ask: Ask = (...args) =>
    new Promise((answer, fail) => {
      const options = {
        cwd: startFolder,
        env: { ...environment, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
        encoding: 'buffer',
        timeout: LIMIT,
        maxBuffer: MOST,
        windowsHide: true,
      } as const;
      execFile('git', ['-C', folder, ...SETTINGS, ...args], options, (problem, out, err) => {
        if (problem && typeof problem.code !== 'number')
          fail(
            problem.code === 'ENOENT'
              ? new HistoryTrouble('no-git', 'git isn’t installed, or isn’t on the PATH')
              : new HistoryTrouble('other', `git was stopped: ${problem.code ?? problem.signal ?? 'it took too long'}`),
          );
        else answer({ code: problem ? Number(problem.code) : 0, out, err: firstLine(err) });
      });
    });
  return {
    changesSince: (reference) => changesSince(ask, reference),
    search: (pattern) => searchedHistory(ask, pattern),
  };
}

async function changesSince(ask: Ask, reference: string): Promise<Changes> {
  const place = await ask('rev-parse', '--is-shallow-repository', '--show-prefix');
  if (place.code !== 0) throw new HistoryTrouble('no-repository', place.err);
  const [shallow = '', prefix = ''] = place.out.toString('utf8').split('\n');
  const isShallow = shallow === 'true';
  const commit = await commitOf(ask, reference, isShallow);
  const parting = await ask('merge-base', commit, 'HEAD');
  // Where it isn't known, as in a shallow clone, the commit itself shows at least as many changes.
  const base = parting.code === 0 ? parting.out.toString('utf8').trim() : commit;
  const changed = await ask('diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', base, '--');
  const added = await ask('ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--', rootOf(prefix));
  for (const { code, err } of [changed, added]) if (code !== 0) throw new HistoryTrouble('other', err);
  const paths = [changed, added].flatMap(({ out }) => out.toString('utf8').split('\0').filter(Boolean));
  return {
    paths: [...new Set(paths)].sort().map((path) => posix.relative(`/${prefix}`, `/${path}`)),
    before: async (path) => {
      const { code, out } = await ask('cat-file', 'blob', `${base}:${joinPath(prefix, path)}`);
      return code === 0 ? new Uint8Array(out) : undefined;
    },
  };
}

/** The commit that a name means. No name of git's begins with a hyphen, which would be an option. */
async function commitOf(ask: Ask, reference: string, isShallow: boolean): Promise<string> {
  const unknown = () => new HistoryTrouble('unknown-reference', 'git knows no such commit, branch or tag', isShallow);
  if (reference.startsWith('-')) throw unknown();
  const { code, out } = await ask('rev-parse', '--verify', '--quiet', `${reference}^{commit}`);
  if (code !== 0) throw unknown();
  return out.toString('utf8').trim();
}

/** The way from the working folder to the root of the repository. */
function rootOf(prefix: string): string {
  return posix.relative(`/${prefix}`, '/') || '.';
}

function firstLine(err: Buffer): string {
  const [line = ''] = err.toString('utf8').trim().split('\n');
  return line.replace(/^fatal: /, '');
}
