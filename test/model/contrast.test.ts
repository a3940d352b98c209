import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastRatio, LEAST_CONTRAST, parseColour } from '../../src/model/contrast.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';

describe('colours', () => {
  test.each([
    ['#1d5a84', '#1d5a84'],
    ['#1D5A84', '#1d5a84'],
    ['#abc', '#aabbcc'],
    ['#FFF', '#ffffff'],
  ])('%s is %s', (written, colour) => {
    expect(parseColour(written)).toBe(colour);
  });

  test.each(['1d5a84', '#1d5a8', '#1d5a84ff', '#ggg', 'red', '', '#', 'rgb(1,2,3)', '#12 345'])(
    '%j is none',
    (text) => {
      expect(parseColour(text)).toBeUndefined();
    },
  );
});

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
  ])('%s on %s is %d', (ink, ground, ratio) => {
    expect(contrastRatio(ink, ground)).toBeCloseTo(ratio, 1);
  });

  test('is the same in either order, from 1 to 21', () => {
    const colour = fc.nat(0xffffff).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrastRatio(a, b)).toBe(contrastRatio(b, a));
        expect(contrastRatio(a, b)).toBeGreaterThanOrEqual(1);
        expect(contrastRatio(a, b)).toBeLessThanOrEqual(21);
      }),
    );
  });

  test('the default colours of text are legible on white and on the tint', () => {
    const { accent, text, muted, tint } = DEFAULT_THEME.colours;
    for (const ink of [accent, text, muted])
      for (const ground of ['#ffffff', tint])
        expect(contrastRatio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });
});
