/**
 * How often a property is tried, by the tier that runs: a few times with every `npm test`, in its full count by
 * `npm run test:long`, and in a tenth of that by `npm run test:conformance`.
 */
import { inject } from 'vitest';

/** `quick` is `npm test`; the others are the commands of the same name. */
export type Tier = 'quick' | 'conformance' | 'long';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which of the three commands runs; each vitest configuration says its own. */
    readonly tier: Tier;
    /** Where the random values of this run start: see `seed.ts`. */
    readonly seed: number;
  }
}

/** How many cases a property gets in each tier, of the counts for a quick run and for a long one. */
export function runsIn(tier: Tier, quick: number, long: number): number {
  if (tier === 'quick') return quick;
  return tier === 'long' ? long : Math.max(quick, Math.ceil(long / 10));
}

/** The `numRuns` of a property for the tier that is running: `fc.assert(…, { numRuns: runs(50, 10_000) })`. */
export function runs(quick: number, long: number): number {
  return runsIn(inject('tier'), quick, long);
}

/**
 * Every third of some costly cases where `npm test` runs, another third with another seed; all of them in the larger tiers.
 */
export function inTurn<Case>(
  cases: readonly Case[],
  tier: Tier = inject('tier'),
  seed = inject('seed'),
): readonly Case[] {
  const turn = Math.abs(seed) % 3;
  return tier === 'quick' ? cases.filter((_, at) => at % 3 === turn) : cases;
}
