/**
 * Gives every run of the tests one seed, and prints it. `npm test` and `npm run test:conformance` always try the same values: what passed once
 * passes again, on every machine and for every commit that changes nothing. `npm run test:long` looks for what nobody met yet: its seed
 * is the number of the commit, so that the next commit tries others. POLICY_SEED=123 gives another, to repeat a run or to try more.
 */
import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import type { Tier } from './tier.js';

export interface Seed {
  readonly seed: number;
  /** Where it comes from, for people. */
  readonly origin: string;
}

/** Where the tiers start that gate a change. */
const FIXED = 1;

/** The seed of a tier's run, of what POLICY_SEED says and of the commit's hash. Throws on a bad number. */
export function seedFor(tier: Tier, asked: string | undefined, commit: string): Seed {
  if (asked !== undefined && asked !== '') {
    if (!/^-?\d{1,10}$/.test(asked)) throw new Error(`POLICY_SEED must be a whole number, not ${asked}`);
    return { seed: Number(asked) | 0, origin: 'POLICY_SEED' };
  }
  if (tier !== 'long') return { seed: FIXED, origin: 'always the same' };
  if (!/^[0-9a-f]{40,}$/.test(commit)) return { seed: FIXED, origin: 'no commit' };
  return { seed: Number.parseInt(commit.slice(0, 8), 16) | 0, origin: `commit ${commit.slice(0, 8)}` };
}

/** Vitest calls this once, before the first test. */
export default function provideSeed(project: TestProject): void {
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', timeout: 10_000 });
  const commit = git.status === 0 ? git.stdout.trim() : '';
  const { seed, origin } = seedFor(project.getProvidedContext().tier, process.env.POLICY_SEED, commit);
  project.provide('seed', seed);
  console.info(`Random values start from seed ${seed} (${origin}). To repeat this run: POLICY_SEED=${seed}`);
}
