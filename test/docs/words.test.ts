/** The pages speak of one thing by one word, and never by the words that only the code uses. */
import { describe, expect, it } from 'vitest';
import { nodesOf, PAGES, placeOf } from './pages.js';

/** What a reader is never to meet, and what we say instead. */
const INSTEAD: ReadonlyMap<RegExp, string> = new Map([
  [/\bstale\b/i, 'out of date'],
  [/\bfingerprints?\b/i, 'hash'],
  [/\bshards?\b/i, 'part'],
  [/\bbands?\b/i, 'status'],
  [/\bsidecars?\b/i, 'companion file'],
  [/\blast look\b|\bgate\b/i, 'final check'],
  [/\bclients?\b/i, 'organisation'],
  [/\banew\b/i, 'again'],
]);

/** These explain the code, and its words. */
const FOR_DEVELOPERS = ['docs/architecture.md', 'docs/glossary.md'];

describe('the words of', () => {
  const pages = PAGES.filter(({ path }) => !FOR_DEVELOPERS.includes(path) && !path.startsWith('docs/decisions/'));

  it.each(pages.map((page) => [page.path, page] as const))('%s are those of our readers', (_, page) => {
    const slips = nodesOf(page.root).flatMap((node) =>
      node.type === 'text'
        ? [...INSTEAD].flatMap(([word, better]) =>
            word.test(node.value) ? [`${placeOf(page, node)}: ${word.source}, say ${better}`] : [],
          )
        : [],
    );
    expect(slips).toEqual([]);
  });

  it('at least ten pages', () => {
    expect(pages.length).toBeGreaterThan(10);
  });
});
