import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeadingLevel } from '../../src/model/document.js';
import { resolveOutline, slugify } from '../../src/model/outline.js';
import { h, p } from '../support/sample-document.js';

describe('slugs', () => {
  test.each([
    ['Reporting a concern – now!', 'reporting-a-concern-now'],
    ['Tŷ Gwyn & Llŷn', 'ty-gwyn-and-llyn'],
    ['The manager’s duties', 'the-managers-duties'],
    ['  3.1 Digital Access…', '3-1-digital-access'],
    ['–', ''],
    ['', ''],
  ])('%s', (words, slug) => {
    expect(slugify(words)).toBe(slug);
  });

  test('are cut between words, or within the first where there is no other way', () => {
    expect(slugify('one two three', 9)).toBe('one-two');
    expect(slugify('one two three', 7)).toBe('one-two');
    expect(slugify('extraordinary', 5)).toBe('extra');
  });

  test('are lower-case ASCII words joined by single hyphens, never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (words, longest) => {
        const slug = slugify(words, longest);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe('the outline', () => {
  const numbers = (...levels: HeadingLevel[]) =>
    resolveOutline(levels.map((level) => h(level, 'Heading'))).map((entry) => entry.number);

  test('counts headings of each level', () => {
    expect(numbers(1, 2, 2, 3, 1, 2)).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1']);
  });

  test('a level that was skipped counts as one', () => {
    expect(numbers(1, 3, 2)).toEqual(['1', '1.1.1', '1.2']);
    expect(numbers(2, 1)).toEqual(['1.1', '2']);
  });

  test('keeps the label that a heading brings, and counts on as if it were not there', () => {
    const labelled = (label: string) => ({ ...h(1, 'Heading'), label });
    const outline = resolveOutline([h(1, 'One'), labelled('Part B'), h(2, 'Below'), labelled(''), h(1, 'Two')]);
    expect(outline.map((entry) => entry.number)).toEqual(['1', 'Part B', '1.1', '', '2']);
  });

  test('has an entry for each heading among the blocks, in order', () => {
    const [first, second] = [h(1, 'Purpose'), h(1, 'Scope')];
    expect(resolveOutline([first, p('words'), second]).map((entry) => entry.heading)).toEqual([first, second]);
    expect(resolveOutline([p('words')])).toEqual([]);
  });

  test('numbers are unique, anchors too, and anchors are legal bookmark names', () => {
    const levels = fc.array(fc.constantFrom<HeadingLevel>(1, 2, 3, 4, 5), { maxLength: 40 });
    fc.assert(
      fc.property(levels, fc.string({ unit: 'grapheme', maxLength: 80 }), (all, words) => {
        const outline = resolveOutline(all.map((level) => h(level, words)));
        expect(new Set(outline.map((entry) => entry.number)).size).toBe(all.length);
        expect(new Set(outline.map((entry) => entry.anchor)).size).toBe(all.length);
        for (const { anchor } of outline) expect(anchor).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,38})$/);
      }),
    );
  });
});
