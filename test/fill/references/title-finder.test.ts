/** Titles and codes in words: whatever signs a title holds, it is found where it stands and nowhere else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titleFinder } from '../../../src/fill/references/title-finder.js';

const found = (titles: readonly string[], words: string) =>
  titleFinder(titles)(words).map(({ start, end }) => words.slice(start, end));

describe('titles in words', () => {
  it.each([
    ['Self-neglect Policy', 'See the Self-neglect Policy.', ['Self-neglect Policy']],
    ['Self-neglect', 'See (self-neglect\n policy)', ['self-neglect\n policy']],
    ['Lone Working (Night) Policy', 'Lone Working (Night) Policy', ['Lone Working (Night) Policy']],
    ['Health & Safety Policy', 'the Health and Safety Policy', ['Health and Safety Policy']],
    ['And So On Policy', 'the & So On Policy', ['& So On Policy']],
    ['Women’s Health Policy', "Women's Health Policy", ["Women's Health Policy"]],
    ['Fire Policy', 'Fire Policyholders, and Bonfire Policy', []],
    ['What? [a|b]* \\d+ Policy', 'What? [a|b]* \\d+ Policy', ['What? [a|b]* \\d+ Policy']],
    ['Fire Policy', 'Fire Policy (DCW12) and DCW13', ['Fire Policy (DCW12)', 'DCW13']],
  ])('%s in "%s"', (title, words, expected) => {
    expect(found([title], words)).toEqual(expected);
  });

  it('gives the longest of several', () => {
    expect(found(['Fire Policy', 'Fire Policy and Plan'], 'Fire Policy and Plan, Fire Policy')).toEqual([
      'Fire Policy and Plan',
      'Fire Policy',
    ]);
  });

  it('finds any title of printable text where it stands', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => `${text.replace(/\s+/g, ' ').trim()} Policy`.trim());
    fc.assert(
      fc.property(title, (text) => {
        expect(found([text], `(${text})`).join()).toContain(text);
      }),
    );
  });

  it('of a thousand long titles needs nothing compiled', () => {
    const titles = Array.from({ length: 3000 }, (_, n) => `${'Very '.repeat(40)}Long ${n} Policy`);
    expect(found(titles, `the ${titles[2999]}`)).toEqual([titles[2999]]);
  });
});
