/** Numbers as Word counts them. */
import { describe, expect, it } from 'vitest';
import { formatNumber, NumberCounter, type NumberDefinition } from '../../src/model/word-numbering.js';

const level = (text: string, more: Partial<NumberDefinition> = {}): NumberDefinition => ({
  list: 'a',
  format: 'decimal',
  text,
  start: 1,
  legal: false,
  isBullet: false,
  ...more,
});

/** Counts paragraphs given as `[numId, level]`. */
function labels(
  lists: Readonly<Record<string, readonly NumberDefinition[]>>,
  ...paragraphs: readonly (readonly [string, number])[]
) {
  const counter = new NumberCounter({ definition: (numId, at) => lists[numId]?.[at] });
  return paragraphs.map(([numId, at]) => counter.next(numId, at));
}

describe('a number', () => {
  it.each([
    ['decimalZero', 7, '07'],
    ['decimalZero', 12, '12'],
    ['lowerLetter', 27, 'aa'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 3, 'C'],
    ['upperRoman', 14, 'XIV'],
    ['ordinal', 1, '1st'],
    ['ordinal', 12, '12th'],
    ['ordinal', 23, '23rd'],
    ['none', 4, ''],
    ['chicago', 4, '4'],
    ['lowerLetter', 100_000, '100000'],
  ])('in the format %s: %i is %s', (format, n, shown) => {
    expect(formatNumber(n, format)).toBe(shown);
  });
});

describe('counting', () => {
  const outline = [level('%1.'), level('%1.%2'), level('(%3)', { format: 'lowerLetter' })];

  it('begins lower levels anew below each higher one', () => {
    expect(labels({ 1: outline }, ['1', 0], ['1', 1], ['1', 1], ['1', 0], ['1', 1], ['1', 2])).toEqual([
      '1.',
      '1.1',
      '1.2',
      '2.',
      '2.1',
      '(a)',
    ]);
  });

  it('counts a level that was skipped from its start', () => {
    expect(labels({ 1: outline }, ['1', 1], ['1', 1], ['1', 0])).toEqual(['1.1', '1.2', '2.']);
  });

  it('goes on below a higher level where a level never begins anew', () => {
    const lists = { 1: [level('%1.'), level('%2)', { restart: 0 })] };
    expect(labels(lists, ['1', 0], ['1', 1], ['1', 0], ['1', 1])).toEqual(['1.', '1)', '2.', '2)']);
  });

  it('shares one list between its uses, but for one that starts anew', () => {
    const lists = { 1: [level('%1.')], 2: [level('%1.')], 3: [level('%1.', { start: 5, startsAnew: true })] };
    expect(labels(lists, ['1', 0], ['2', 0], ['3', 0], ['3', 0], ['1', 0])).toEqual(['1.', '2.', '5.', '6.', '7.']);
  });

  it('shows decimals alone where a level is legal', () => {
    const lists = { 1: [level('Article %1', { format: 'upperRoman' }), level('%1.%2', { legal: true })] };
    expect(labels(lists, ['1', 0], ['1', 0], ['1', 1])).toEqual(['Article I', 'Article II', '2.1']);
  });

  it('gives nothing for a list that is not there', () => {
    expect(labels({}, ['9', 0])).toEqual(['']);
  });
});
