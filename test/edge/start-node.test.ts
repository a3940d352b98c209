/** What Node is told at the start, by its version, and where it may keep compiled code. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compileCacheFolder, v8FlagsFor } from '../../src/edge/start-node.js';

const PATTERNS = ['--no-regexp-peephole-optimization', '--regexp-tier-up-ticks=10'];
const LESS_MEMORY = ['--heap-growing-percent=50', '--no-allocation-site-pretenuring'];

describe('V8 flags', () => {
  it.each([
    [
      '11.3.244.8-node.26',
      ['--interrupt-budget=2000000', '--wasm-tiering-budget=30000000', ...PATTERNS, ...LESS_MEMORY],
    ],
    ['12.4.254.21-node.57', LESS_MEMORY],
    ['14.6.202.34-node.40', LESS_MEMORY],
    [
      '13.6.233.17-node.53',
      [
        '--invocation-count-for-maglev=4000',
        '--invocation-count-for-turbofan=30000',
        '--wasm-tiering-budget=200000000',
        ...PATTERNS,
        ...LESS_MEMORY,
      ],
    ],
  ])('are set for V8 %s, where they are known', (version, flags) => {
    expect(v8FlagsFor(version)).toEqual(flags);
  });

  it('are known to this Node, if any are set', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const flag of v8FlagsFor(process.versions.v8))
      expect(known).toContain(`  ${flag.replace('--no-', '--').replace(/=.*$/, '')} (`);
  });

  it.each(['11.8.172.13-node.12', '13.60.1', '14.60.1', '111.3.1', ''])('are none for V8 %s', (version) => {
    expect(v8FlagsFor(version)).toEqual([]);
  });
});

describe('compiled code', () => {
  it.each([
    ['linux', {}, '/home/ann', '/home/ann/.cache/policy/compiled'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/ann' }, '/home/ann', '/var/cache/ann/policy/compiled'],
    ['linux', { XDG_CACHE_HOME: 'not/absolute' }, '/home/ann', '/home/ann/.cache/policy/compiled'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/ann', '/home/ann/.cache/policy/compiled'],
    ['darwin', {}, '/Users/ann', '/Users/ann/Library/Caches/policy/compiled'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ann', 'D:\\Local\\policy\\compiled'],
    ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Local\\policy\\compiled'],
  ])('lies in the cache folder of the user on %s with %o', (platform, environment, home, folder) => {
    expect(compileCacheFolder({ platform, environment, home })).toBe(folder);
  });

  it('is kept nowhere for a user without a folder', () => {
    expect(compileCacheFolder({ platform: 'linux', environment: {}, home: '' })).toBeUndefined();
  });
});
