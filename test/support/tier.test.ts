/** The counts and seeds of the three tiers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedFor } from './seed.js';
import { inTurn, runs, runsIn } from './tier.js';

const COMMIT = '45c8c65f00d1e2a3b4c5d6e7f8091a2b3c4d5e6f';

describe('a property', () => {
  it('is tried a few times, in full, or a tenth of that', () => {
    expect(runsIn('quick', 50, 10_000)).toBe(50);
    expect(runsIn('long', 50, 10_000)).toBe(10_000);
    expect(runsIn('conformance', 50, 10_000)).toBe(1_000);
  });

  it('is never tried less often in a larger tier', () => {
    expect(runsIn('conformance', 50, 200)).toBe(50);
  });

  it('gets the count and the seed of the tier that is running', () => {
    expect([50, 1_000, 10_000]).toContain(runs(50, 10_000));
    const draw = () => fc.sample(fc.integer(), { numRuns: 5, seed: fc.readConfigureGlobal().seed ?? Number.NaN });
    expect(draw()).toEqual(draw());
  });
});

describe('costly cases', () => {
  it('take turns in the quick tier, so that three seeds try all', () => {
    const cases = ['a', 'b', 'c', 'd', 'e'];
    const turns = [-1, 0, 1, 2].map((seed) => inTurn(cases, 'quick', seed));
    expect(turns).toEqual([['b', 'e'], ['a', 'd'], ['b', 'e'], ['c']]);
    expect(inTurn(cases, 'conformance', 1)).toEqual(cases);
  });
});

describe('the seed of a run', () => {
  it('is always the same where a change is judged', () => {
    expect(seedFor('quick', undefined, COMMIT)).toEqual({ seed: 1, origin: 'always the same' });
    expect(seedFor('conformance', '', COMMIT)).toEqual(seedFor('quick', undefined, ''));
  });

  it('is the commit’s in the long run, and another for the next', () => {
    const { seed, origin } = seedFor('long', undefined, COMMIT);
    expect(seed).toBe(0x45c8c65f | 0);
    expect(origin).toBe('commit 45c8c65f');
    expect(seedFor('long', '', COMMIT).seed).toBe(seed);
    expect(seedFor('long', undefined, COMMIT.replace('45', '46')).seed).not.toBe(seed);
    expect(seedFor('long', undefined, '')).toEqual({ seed: 1, origin: 'no commit' });
  });

  it('is what POLICY_SEED says', () => {
    expect(seedFor('quick', '123', COMMIT)).toEqual({ seed: 123, origin: 'POLICY_SEED' });
    expect(seedFor('long', '-1147123', COMMIT).seed).toBe(-1147123);
    expect(() => seedFor('quick', 'today', COMMIT)).toThrow('POLICY_SEED must be a whole number');
  });
});
