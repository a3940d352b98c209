import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../src/model/names.js';

describe('edits between two words', () => {
  test.each([
    ['', '', 0],
    ['name', 'name', 0],
    ['nmae', 'name', 1],
    ['nam', 'name', 1],
    ['names', 'name', 1],
    ['nane', 'name', 1],
    ['', 'name', 4],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('the distance is symmetric, nought for the same word alone, and at most the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe('the nearest name', () => {
  const known = ['name', 'phone', 'email', 'registration_no', 'registered_manager'];

  test.each([
    ['nmae', 'name'],
    ['Phone', 'phone'],
    ['registration_nr', 'registration_no'],
    ['registerd_manger', 'registered_manager'],
  ])('%s is near %s', (written, name) => {
    expect(nearest(written, known)).toBe(name);
  });

  test.each(['colour', 'x', 'fax_number_of_the_office'])('nothing is near %s', (written) => {
    expect(nearest(written, known)).toBeUndefined();
    expect(didYouMean(written, known)).toBeUndefined();
  });

  test('a name is nearest to itself, and the first of two that are equally near is taken', () => {
    for (const name of known) expect(nearest(name, known)).toBe(name);
    expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
  });

  test('the question', () => {
    expect(didYouMean('nmae', known)).toBe('Did you mean "name"?');
  });

  test('a very long word costs little', () => {
    expect(nearest('a'.repeat(1_000_000), ['a'.repeat(200)])).toBeUndefined();
  });
});
