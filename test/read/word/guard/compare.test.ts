/** Which words of a paragraph are missing from what was read of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingWords, SpareWords } from '../../../../src/read/word/guard/compare.js';
import { SIGN } from '../../../../src/read/word/guard/shown-words.js';

const lost = (shown: string, told: string, spare = '') => {
  const missing = missingWords(shown, told, new SpareWords(spare));
  return missing && shown.slice(missing.at, missing.end);
};

describe('words of a paragraph', () => {
  it.each([
    ['all are there', 'Keep people safe.', 'Keep people safe.', undefined],
    ['marks between words are no words', 'Keep – people “safe”', 'Keep people safe', undefined],
    ['one is missing', 'Keep people safe', 'Keep safe', 'people'],
    ['the first is missing', 'Keep people safe', 'people safe', 'Keep'],
    ['the last is missing', 'Keep people safe', 'Keep people', 'safe'],
    ['none is there', 'Keep people safe', '', 'Keep people safe'],
    ['two that stand apart', 'Keep all our people very safe', 'Keep our people safe', 'all our people very'],
    ['a word that stands there twice', 'safe and safe', 'safe and', 'safe'],
    ['more words than there were', 'Table of doses', 'Table 3 of all doses', undefined],
    ['a number', 'Ring 029 2018 0100', 'Ring 029 2018', '0100'],
    ['the sign of a currency', 'It costs £5', 'It costs 5', '£'],
    ['any box for another', 'Yes ☒', 'Yes ☐', undefined],
    ['words cut in other places', 'under-stand super vision', 'understand supervision', undefined],
    ['a number counted again between words', 'theagain', 'the2again', undefined],
    ['letters composed or not', 'Sia\u0302n', 'Si\u00e2n', undefined],
  ])('%s', (_, shown, told, missing) => {
    expect(lost(shown, told)).toBe(missing);
  });

  it('may stand elsewhere, each once', () => {
    const spare = new SpareWords('see table 4');
    expect(missingWords('Table', '', spare)).toBeUndefined();
    expect(missingWords('Table', '', spare)).toEqual({ at: 0, end: 5, isAll: true, isSign: false });
  });

  it.each([
    ['became another', `Done ${SIGN} today`, 'Done ✓ today', undefined],
    ['is missing', `Done ${SIGN} today`, 'Done today', SIGN],
    ['is the mark of a list', `${SIGN} Done today`, 'Done today', undefined],
    ['is the mark of a list, and another is missing', `${SIGN} Done ${SIGN} today`, 'Done today', SIGN],
  ])('a sign of a symbol font %s', (_, shown, told, missing) => {
    expect(lost(shown, told)).toBe(missing);
  });

  it('is missing wherever it stood', () => {
    const word = fc.stringMatching(/^[a-zé0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (words, n) => {
        const at = n % words.length;
        const told = words.filter((_, place) => place !== at).join(' ');
        // The same letters in other words count as there.
        fc.pre(!told.replaceAll(' ', '').includes(words[at] ?? ''));
        expect(lost(words.join(' '), told)).toContain(words[at]);
        expect(lost(words.join(' '), `before ${words.join(' ')} behind`)).toBeUndefined();
      }),
    );
  });
});
