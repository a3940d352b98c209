/** What Node is told at the start, by its version, and where it may keep compiled code. */
import { describe, expect, it } from 'vitest';
import { compileCacheFolder, v8FlagsFor } from '../../src/edge/start-node.js';

describe('V8 flags', () => {
  it('are set for Node 20, where they are known', () => {
    expect(v8FlagsFor('11.3.244.8-node.26')).toEqual(['--interrupt-budget=500000']);
  });

  it.each(['11.8.172.13-node.12', '12.4.254.21-node.57', '13.6.233.17-node.53', '14.6.202.34-node.40', '111.3.1', ''])(
    'are none for V8 %s',
    (version) => {
      expect(v8FlagsFor(version)).toEqual([]);
    },
  );
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
