/** Work that grows with the length is told from work that grows with its square. */
import { describe, expect, it } from 'vitest';
import { growsWithLength, growthOf, type Meter } from './growth.js';

/** Work that says itself what it costs; the reference work, which says a number of letters, costs 100. */
const stated: Meter = async (work) => {
  const cost = await work();
  return typeof cost === 'number' && cost < 100_000 ? cost : 100;
};

/** The first `times` large inputs cost ten times as much as they would alone. */
function disturbed(times: number): (size: number) => number {
  let left = times;
  return (size) => (size > 1_000 && left-- > 0 ? size * 10 : size);
}

describe('growth', () => {
  it('is with the length where eight times the size costs eight times as much', async () => {
    expect(await growthOf((size) => size, 1_000, undefined, stated)).toBe(8);
    expect(await growsWithLength((size) => size, 1_000, stated)).toBe(true);
    expect(await growsWithLength((size) => size * Math.log2(size), 1_000, stated)).toBe(true);
  });

  it('is not with the length where it costs the square', async () => {
    expect(await growsWithLength((size) => (size * size) / 1_000, 1_000, stated)).toBe(false);
  });

  it('takes the lowest of four answers, since something else may run', async () => {
    expect(await growsWithLength(disturbed(3), 1_000, stated)).toBe(true);
    expect(await growsWithLength(disturbed(4), 1_000, stated)).toBe(false);
  });

  it('counts what is too little to measure as the reference', async () => {
    expect(await growthOf((size) => size / 100, 1_000, undefined, stated)).toBe(0.8);
  });

  it('is measured on the processor, whatever the clock says', async () => {
    // One answer is enough: where the limit is reached in any case, there is no other attempt.
    const any = Number.POSITIVE_INFINITY;
    expect(await growthOf((size) => /x+y/.test('x'.repeat(size)), 4_000, any)).toBeGreaterThan(24);
    expect(await growsWithLength((size) => /y+x/.test('x'.repeat(size)), 100_000)).toBe(true);
  });
});
