/**
 * Gives every run of the tests one seed, and prints it: the number of the commit, so that the same commit is tried with
 * the same values and the next commit with others. POLICY_SEED=123 gives another, to repeat a run.
 */
import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

export interface Seed {
  readonly seed: number;
  /** Where it comes from, for people. */
  readonly origin: string;
}

/** The seed of a run, of what POLICY_SEED says and of the commit's hash; 1 outside a repository. Throws on a bad number. */
export function seedFor(asked: string | undefined, commit: string): Seed {
  if (asked !== undefined && asked !== '') {
    if (!/^-?\d{1,10}$/.test(asked)) throw new Error(`POLICY_SEED must be a whole number, not ${asked}`);
    return { seed: Number(asked) | 0, origin: 'POLICY_SEED' };
  }
  if (!/^[0-9a-f]{40,}$/.test(commit)) return { seed: 1, origin: 'no commit' };
  return { seed: Number.parseInt(commit.slice(0, 8), 16) | 0, origin: `commit ${commit.slice(0, 8)}` };
}

/** Vitest calls this once, before the first test. */
export default function provideSeed(project: TestProject): void {
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', timeout: 10_000 });
  const { seed, origin } = seedFor(process.env.POLICY_SEED, git.status === 0 ? git.stdout.trim() : '');
  project.provide('seed', seed);
  console.info(`Random values start from seed ${seed} (${origin}). To repeat this run: POLICY_SEED=${seed}`);
}
