/** Where words may be divided: by British and Welsh patterns, and nowhere else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divisionsOf, withPatterns } from '../../../../src/write/pdf/lines/hyphenation.js';
import { runs } from '../../../support/tier.js';

async function divided(word: string, language = 'en-GB'): Promise<string> {
  const places = await withPatterns(() => divisionsOf(word, language));
  return [0, ...places].map((at, n) => word.slice(at, places[n])).join('-');
}

it.each([
  ['Safeguarding', 'en-GB', 'Safe-guard-ing'],
  ['equipment', 'en-GB', 'equip-ment'],
  ['Accommodation', 'en', 'Ac-com-mod-a-tion'],
  ['Cyfrifoldebau', 'cy', 'Cyf-rif-ol-deb-au'.replace('-au', 'au')],
  ['Safeguarding', 'pl', 'Safeguarding'],
  ['DNACPRFORM', 'en-GB', 'DNACPRFORM'],
  ['risk', 'en-GB', 'risk'],
])('%s in %s is %s', async (word, language, expected) => {
  expect(await divided(word, language)).toBe(expected);
});

it('divide no word before its second letter or in its last three, whatever the word', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdefghilmnoprstuwyâŵŷİß'), minLength: 1, maxLength: 30 });
  const names = fc.constantFrom('constructor', 'hasOwnProperty', 'toString', 'valueOf');
  await fc.assert(
    fc.asyncProperty(fc.oneof(letters, names), fc.constantFrom('en-GB', 'cy', 'ga'), async (word, language) => {
      const places = await withPatterns(() => divisionsOf(word, language));
      for (const [n, at] of places.entries()) {
        expect(at).toBeGreaterThan(n > 0 ? (places[n - 1] ?? 0) : 1);
        expect(at).toBeLessThanOrEqual(word.length - 3);
      }
      expect(await withPatterns(() => divisionsOf(word, language))).toEqual(places);
    }),
    { numRuns: runs(50, 5_000) },
  );
});
