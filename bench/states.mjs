/** Earlier states of the program, built in a folder of their own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './workspace.mjs';

const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();

/** The state before this one: the last commit where something is not committed yet, else the one before it. */
export function baseCommit() {
  return git('rev-parse', '--short', git('status', '--porcelain', '--untracked-files=no') ? 'HEAD' : 'HEAD~1');
}

/** Checks a commit out beside this state and builds it; `close` takes it away. */
export function openState(commit) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-state-'));
  git('worktree', 'add', '--quiet', '--force', '--detach', folder, commit);
  const locks = [root, folder].map((place) => readFileSync(join(place, 'package-lock.json'), 'utf8'));
  if (locks[0] === locks[1]) {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: 'ignore' });
  } else {
    // `npm ci` builds as well.
    execFileSync('npm', ['ci'], { cwd: folder, stdio: 'ignore' });
  }
  return {
    name: commit,
    program: join(folder, 'dist/cli.js'),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      git('worktree', 'prune');
    },
  };
}
