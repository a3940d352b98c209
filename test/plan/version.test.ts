import { expect, it } from 'vitest';
import { nextVersion } from '../../src/plan/version.js';

it.each([
  ['1.0', false, '1.1'],
  ['1.9', false, '1.10'],
  ['1.4', true, '2.0'],
  ['3', false, '3.1'],
  ['3', true, '4.0'],
  [undefined, true, '1.0'],
  ['A', false, undefined],
  ['1.0.2', false, '1.1'],
])('after %s, changed: %s, comes %s', (version, changed, next) => {
  expect(nextVersion(version, changed)).toBe(next);
});
