/** Colours on a dark screen can be read, whatever the theme's are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contrastRatio, LEAST_CONTRAST } from '../../../src/model/contrast.js';
import { darkRules, lightened } from '../../../src/write/html/dark.js';
import { runs } from '../../support/tier.js';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('makes any colour light enough for the page and for the head of a table', () => {
  const [, page = ''] = /--page:(#\w+)/.exec(darkRules('#0b5e66')) ?? [];
  const [, tint = ''] = /--tint:(#\w+)/.exec(darkRules('#0b5e66')) ?? [];
  fc.assert(
    fc.property(colours, (colour) => {
      for (const ground of [page, tint])
        expect(contrastRatio(lightened(colour), ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }),
    { numRuns: runs(200, 10_000) },
  );
});

it('leaves a colour that is light enough', () => {
  expect(lightened('#ffd166')).toBe('#ffd166');
});
