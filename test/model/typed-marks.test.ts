/** Marks of list items beyond Markdown's own: a letter, a numeral, or a word. */
import { describe, expect, it } from 'vitest';
import { candidateAt, MarkRun } from '../../src/model/typed-marks.js';

/** The marks of a run, one after the other: `lower-roman. 1`. */
function run(...marks: string[]): readonly string[] {
  const candidates = marks.flatMap((mark) => candidateAt(`${mark} words`, 0) ?? []);
  const [first] = candidates;
  if (!first) return [];
  const sequence = new MarkRun(first, false);
  candidates.forEach((candidate, at) => {
    if (at === 0 || sequence.continues(candidate, false))
      sequence.add(candidate, { at, width: 2, under: 0, hasWords: true, isRepeated: false }, undefined);
  });
  return sequence.marks().map(({ marks: { numbers, around }, value }) => `${numbers} ${around} ${value}`);
}

describe('a sequence of marks', () => {
  it.each([
    [
      ['a.', 'b.'],
      ['lower-letter . 1', 'lower-letter . 2'],
    ],
    [
      ['A)', 'B)'],
      ['upper-letter ) 1', 'upper-letter ) 2'],
    ],
    [
      ['(i)', '(ii)'],
      ['lower-roman () 1', 'lower-roman () 2'],
    ],
    [
      ['i.', 'j.'],
      ['lower-letter . 9', 'lower-letter . 10'],
    ],
    [
      ['h.', 'i.'],
      ['lower-letter . 8', 'lower-letter . 9'],
    ],
    [
      ['V.', 'VI.'],
      ['upper-roman . 5', 'upper-roman . 6'],
    ],
    [
      ['V.', 'W.'],
      ['upper-letter . 22', 'upper-letter . 23'],
    ],
    [
      ['c)', 'd)'],
      ['lower-letter ) 3', 'lower-letter ) 4'],
    ],
    [
      ['(9)', '(10)'],
      ['decimal () 9', 'decimal () 10'],
    ],
    [
      ['xcix.', 'c.'],
      ['lower-roman . 99', 'lower-roman . 100'],
    ],
    [
      ['a.', 'b.', 'd.'],
      ['lower-letter . 1', 'lower-letter . 2', 'lower-letter . 4'],
    ],
    [['a.'], []],
    [['a.', 'c.'], []],
    [['a.', 'b)'], []],
    [['A.', 'b.'], []],
    [['a.', 'a.'], []],
  ])('%j', (marks, expected) => {
    expect(run(...marks)).toEqual(expected);
  });
});

describe('what is no mark', () => {
  it.each([
    'e.g. this',
    'i.e. that',
    'i. e. that',
    'word. More',
    'iiii. x',
    'a.b',
    '(a)b',
    '(0) x',
    'Iv. x',
    '(2024) x',
    'ic) x',
  ])('%s', (words) => {
    expect(candidateAt(words, 0)).toBeUndefined();
  });
});
