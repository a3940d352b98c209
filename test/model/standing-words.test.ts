/** How documents say a version that isn't simply in force, in the control table and, after "Version", at the foot of each page. */
import { expect, it } from 'vitest';
import { versionWords } from '../../src/model/standing-words.js';
import { ENGLISH } from '../../src/model/wording/english.js';

it.each([
  [{ status: 'draft', version: '1.0' }, 'Version 1.0 (draft)'],
  [{ status: 'draft' }, 'Version not yet numbered (draft)'],
  [{ status: 'awaiting', version: '2.0' }, 'Version 2.0, awaiting approval'],
  [{ status: 'awaiting' }, 'Version not yet numbered, awaiting approval'],
  [{ status: 'approved', version: '2.0' }, 'Version 2.0'],
] as const)('%j prints as %s', (control, words) => {
  expect(ENGLISH.page.version(versionWords(control, ENGLISH) ?? '')).toBe(words);
});

it('nothing is said of a version where an approved policy has none', () => {
  expect(versionWords({ status: 'approved' }, ENGLISH)).toBeUndefined();
});
