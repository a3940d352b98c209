import { describe, expect, it } from 'vitest';
import { letters } from '../../../../src/model/letters.js';
import { formatNumber } from '../../../../src/model/word-numbering.js';

describe('the marks of ordered lists', () => {
  it.each([
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [702, 'zz'],
    [703, 'aaa'],
    [0, '0'],
  ])('letter %i is %s', (n, word) => {
    expect(letters(n)).toBe(word);
  });

  it.each([
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [49, 'xlix'],
    [1994, 'mcmxciv'],
    [3999, 'mmmcmxcix'],
    [0, '0'],
    [4000, '4000'],
  ])('numeral %i is %s', (n, word) => {
    expect(formatNumber(n, 'lowerRoman')).toBe(word);
  });
});
