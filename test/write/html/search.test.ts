/** The search of a pack: what it finds, in which order, and the words that it shows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  excerpt,
  findWord,
  fold,
  foldPages,
  formsOf,
  marked,
  readPages,
  search,
  wordsAsked,
} from '../../../site/search.js';
import { plainText } from '../../../src/model/document.js';
import { searchLines } from '../../../src/write/html/site/search.js';
import { runs } from '../../support/tier.js';

const page = (title: string, ...sections: readonly (readonly [heading: string, text: string])[]) => ({
  link: `${title}.html`,
  title,
  sections: [
    { link: `${title}.html`, heading: '', text: '' },
    ...sections.map(([heading, text], at) => ({ link: `${title}.html#${at}`, heading, text })),
  ],
});

const PACK = foldPages([
  page('DCW1 Safeguarding', ['Falls', 'Call the office.'], ['Records', 'Write down each fall, and who saw it.']),
  page('DCW2 Falls Policy', ['What we do', 'Never lift a person alone.'], ['Visits', 'If nobody opens, call.']),
  page(
    'DCW3 Lone Working',
    ['Missed visits', 'Ring the office. A missed visit is reported.'],
    ['Tŷ Gŵyr', 'Siân’s house.'],
  ),
]);

const found = (query: string) =>
  search(PACK, query).results.map(({ page: { title }, section: { heading } }) => `${title}: ${heading}`);

describe('what is found', () => {
  it('is titles first, then headings, then texts', () => {
    expect(found('falls')).toEqual(['DCW2 Falls Policy: ', 'DCW1 Safeguarding: Falls', 'DCW1 Safeguarding: Records']);
  });

  it.each([
    ['a beginning of a word', 'safeg', 'DCW1 Safeguarding: '],
    ['a plural for the singular', 'visit', 'DCW3 Lone Working: Missed visits'],
    ['a code', 'dcw3', 'DCW3 Lone Working: '],
    ['words without their accents', 'ty gwyr', 'DCW3 Lone Working: Tŷ Gŵyr'],
    ['words with accents, in parts', 'ty\u0302 gw\u0302yr', 'DCW3 Lone Working: Tŷ Gŵyr'],
    ['capitals', 'MISSED VISIT', 'DCW3 Lone Working: Missed visits'],
    ['another apostrophe', "sian's", 'DCW3 Lone Working: Tŷ Gŵyr'],
    ['a whole question', 'what do I do if a visit is missed?', 'DCW3 Lone Working: Missed visits'],
    ['words of a title and of a text', 'lone office', 'DCW3 Lone Working: Missed visits'],
    ['words in two sections of one policy', 'lift nobody', 'DCW2 Falls Policy: What we do'],
  ])('is by %s', (_, query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('is not what only has the word within another', () => {
    expect(found('alls')).toEqual([]);
    expect(findWord('recall the call', ['call'])).toBe(11);
  });

  it('has all words, or else as many as any policy has, and says so', () => {
    expect(search(PACK, 'office').isPartial).toBe(false);
    const { results, isPartial } = search(PACK, 'missed visit zebra');
    expect(isPartial).toBe(true);
    expect(results[0]?.section.heading).toBe('Missed visits');
    expect(search(PACK, 'zebra')).toEqual({ results: [], isPartial: false });
  });

  it('is nothing for no word', () => {
    for (const query of ['', '  ', '…?!', '<', '\u0000']) expect(search(PACK, query).results).toEqual([]);
  });

  it('is at most three sections of one policy, and so many in all', () => {
    const sections = Array.from({ length: 9 }, (_, at) => [`Part ${at}`, 'Gloves.'] as const);
    const many = foldPages(Array.from({ length: 40 }, (_, at) => page(`P${at}`, ...sections)));
    expect(search(many, 'gloves', 100).results).toHaveLength(100);
    expect(search(many, 'gloves', 200).results).toHaveLength(120);
    expect(search(many, 'gloves').results).toHaveLength(30);
  });
});

describe('a word', () => {
  it.each([
    ['policies', 'policy'],
    ['policy', 'policies'],
    ['boxes', 'box'],
    ['falls', 'fall'],
    ["manager's", 'manager'],
  ])('"%s" has the form "%s"', (word, form) => {
    expect(formsOf(word)).toContain(form);
  });

  it.each(['illness', 'bus', 'this', 'day'])('"%s" has no other form', (word) => {
    expect(formsOf(word)).toEqual([word]);
  });

  it('that stands everywhere counts only where there is no other', () => {
    expect(wordsAsked('what to do in the bath')).toEqual([['bath']]);
    expect(wordsAsked('who').map(([word]) => word)).toEqual(['who']);
  });

  it('is folded letter for letter, whatever it is', () => {
    expect(fold('Tŷ Gŵyr, İzmir – Łódź’s')).toBe("ty gwyr, izmir – lodz's");
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(fold(words)).toHaveLength(words.length);
      }),
      { numRuns: runs(200, 10_000) },
    );
  });
});

describe('the words that are shown', () => {
  it('are marked where they begin like those that were asked for', () => {
    expect(marked('Missed visits: the visitor', wordsAsked('visit'))).toEqual([
      { words: 'Missed ', isMatch: false },
      { words: 'visits', isMatch: true },
      { words: ': the ', isMatch: false },
      { words: 'visitor', isMatch: true },
    ]);
  });

  it('are those around the most of them, cut between words', () => {
    const text = `${'Nothing here. '.repeat(30)}A visit, once. ${'Nothing here. '.repeat(30)}Every missed visit is told. ${'Nothing here. '.repeat(30)}`;
    const shown = excerpt(text, wordsAsked('missed visit'));
    expect(shown).toMatch(/^… .*Every missed visit is told\..* …$/);
    expect(shown.length).toBeLessThan(180);
    expect(text).toContain(shown.slice(2, -2));
  });

  it('are all of a text, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, query) => {
        const words = wordsAsked(query);
        expect(
          marked(text, words)
            .map((piece) => piece.words)
            .join(''),
        ).toBe(text);
        expect(excerpt(text, words).length).toBeLessThanOrEqual(Math.max(text.length, 180));
      }),
      { numRuns: runs(200, 10_000) },
    );
  });
});

it('reads the words that the writer packs, whatever they are', () => {
  const words = fc.string({ unit: 'grapheme' }).map((each) => each.replace(/\s+/g, ' '));
  const section = fc.record({ anchor: fc.stringMatching(/^[a-z-]{1,9}$/), heading: words, words });
  const pages = fc.array(
    fc.record({
      path: fc.stringMatching(/^html\/[a-zé #%]{1,9}$/),
      title: words.map((value) => [{ type: 'text' as const, value }]),
      sections: fc.array(section),
    }),
  );
  fc.assert(
    fc.property(pages, (written) => {
      const read = readPages(searchLines(written));
      expect(read.map(({ title }) => title)).toEqual(written.map(({ title }) => plainText(title)));
      expect(read.map(({ link }) => decodeURIComponent(link))).toEqual(written.map(({ path }) => path));
      for (const [at, { sections }] of written.entries()) {
        const [, ...others] = sections;
        expect(read[at]?.sections.slice(1).map(({ heading, text }) => [heading, text])).toEqual(
          others.map((each) => [each.heading, each.words]),
        );
      }
    }),
    { numRuns: runs(100, 5_000) },
  );
});
