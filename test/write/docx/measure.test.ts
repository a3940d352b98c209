/** How wide running text is in Word. */
import { expect, test } from 'vitest';
import { largePrint } from '../../../src/model/large-print.js';
import { DEFAULT_THEME, type Theme } from '../../../src/model/theme.js';
import { besideText } from '../../../src/write/docx/measure.js';

/** Letters of a line, from the mean width of Calibri's in English text. */
const lettersOf = (theme: Theme) =>
  (theme.page.width - theme.margins.left - theme.margins.right - besideText(theme) / 20) / (theme.sizes.body * 0.44);

test('as many letters as the theme asks for', () => {
  expect(lettersOf(DEFAULT_THEME)).toBeCloseTo(76, 1);
  expect(lettersOf({ ...DEFAULT_THEME, measure: 66 })).toBeCloseTo(66, 1);
});

test('as wide as the margins allow where a theme sets them, or where letters are so large that they need it', () => {
  const { measure: _, ...bare } = DEFAULT_THEME;
  expect(besideText(bare)).toBe(0);
  expect(besideText(largePrint(DEFAULT_THEME))).toBe(0);
});
