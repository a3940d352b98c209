import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Heading, HeadingLevel } from '../../src/model/document.js';
import { resolveOutline, slugify } from '../../src/model/outline.js';
import { ENGLISH } from '../../src/model/wording/english.js';
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
    resolveOutline(
      levels.map((level) => h(level, 'Heading')),
      ENGLISH,
    ).map((entry) => entry.number);

  test('counts headings of each level', () => {
    expect(numbers(1, 2, 2, 3, 1, 2)).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1']);
  });

  test('a level that was skipped counts as one', () => {
    expect(numbers(1, 3, 2)).toEqual(['1', '1.1.1', '1.2']);
    expect(numbers(2, 1)).toEqual(['1.1', '2']);
  });

  test('keeps the label that a heading brings, and counts on as if it were not there', () => {
    const labelled = (label: string) => ({ ...h(1, 'Heading'), label });
    const outline = resolveOutline(
      [h(1, 'One'), labelled('Part B'), h(2, 'Below'), labelled(''), h(1, 'Two')],
      ENGLISH,
    );
    expect(outline.map((entry) => entry.number)).toEqual(['1', 'Part B', '1.1', '', '2']);
  });

  const kinds = (...headings: readonly (readonly [HeadingLevel, Heading['kind']?])[]) =>
    resolveOutline(
      headings.map(([level, kind]): Heading => ({ ...h(level, 'Heading'), ...(kind && { kind }) })),
      ENGLISH,
    ).map((entry) => entry.number);

  test('letters appendices, numbers the headings below them, and counts on after them', () => {
    expect(kinds([1], [2], [1, 'appendix'], [2], [3], [2], [1], [2], [1, 'appendix'], [3])).toEqual([
      '1',
      '1.1',
      'Appendix A',
      'A.1',
      'A.1.1',
      'A.2',
      '2',
      '2.1',
      'Appendix B',
      'B.1.1',
    ]);
  });

  test('letters appendices after Z with two letters', () => {
    const many = kinds(...Array.from({ length: 28 }, () => [1, 'appendix'] as const));
    expect(many.slice(24)).toEqual(['Appendix Y', 'Appendix Z', 'Appendix AA', 'Appendix AB']);
  });

  test('takes the word for an appendix from the wording', () => {
    const wording = { page: { ...ENGLISH.page, appendix: (letter: string) => `Atodiad ${letter}` } };
    expect(resolveOutline([{ ...h(1, 'Forms'), kind: 'appendix' }], wording)[0]?.number).toBe('Atodiad A');
  });

  test('leaves out an unnumbered heading, and those below it, which would have no number to be part of', () => {
    expect(kinds([1], [1, 'unnumbered'], [1])).toEqual(['1', '', '2']);
    expect(kinds([1, 'unnumbered'], [2], [3], [1], [2])).toEqual(['', '', '', '1', '1.1']);
    expect(kinds([1], [2], [2, 'unnumbered'], [3], [2])).toEqual(['1', '1.1', '', '', '1.2']);
    expect(kinds([1, 'unnumbered'], [2, 'unnumbered'], [2], [1, 'appendix'], [2])).toEqual([
      '',
      '',
      '',
      'Appendix A',
      'A.1',
    ]);
    expect(kinds([1, 'appendix'], [2, 'unnumbered'], [3], [2])).toEqual(['Appendix A', '', '', 'A.1']);
  });

  test('has an entry for each heading among the blocks, in order', () => {
    const [first, second] = [h(1, 'Purpose'), h(1, 'Scope')];
    expect(resolveOutline([first, p('words'), second], ENGLISH).map((entry) => entry.heading)).toEqual([first, second]);
    expect(resolveOutline([p('words')], ENGLISH)).toEqual([]);
  });

  test('numbers are unique, anchors too, and anchors are legal bookmark names', () => {
    const levels = fc.array(fc.constantFrom<HeadingLevel>(1, 2, 3, 4, 5), { maxLength: 40 });
    fc.assert(
      fc.property(levels, fc.string({ unit: 'grapheme', maxLength: 80 }), (all, words) => {
        const outline = resolveOutline(
          all.map((level) => h(level, words)),
          ENGLISH,
        );
        expect(new Set(outline.map((entry) => entry.number)).size).toBe(all.length);
        expect(new Set(outline.map((entry) => entry.anchor)).size).toBe(all.length);
        for (const { anchor } of outline) expect(anchor).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,38})$/);
      }),
    );
  });
});
