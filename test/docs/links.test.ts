/** Every link and picture of the project's pages leads to a file, or to a heading, that is there. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, isWeb, nodesOf, PAGES, type Page, PROJECT, pageAt, referencesOf } from './pages.js';

function leadsNowhere(page: Page, url: string): boolean {
  const [path = '', anchor] = url.split('#');
  const target = path === '' ? page.path : posix.join(dirname(page.path), path);
  if (!existsSync(join(PROJECT, target))) return true;
  return anchor !== undefined && !anchorsOf(pageAt(target)).has(anchor);
}

describe('links', () => {
  it.each(PAGES.map((page) => [page.path, page] as const))('of %s lead somewhere', (_, page) => {
    const lost = referencesOf(page).filter(({ url }) => !isWeb(url) && leadsNowhere(page, url));
    expect(lost).toEqual([]);
  });

  it('that lead nowhere are found', () => {
    const page = PAGES.find(({ path }) => path === 'docs/ci.md');
    expect(
      page && ['missing.md', '#no-such-heading', '../README.md#no-such'].every((url) => leadsNowhere(page, url)),
    ).toBe(true);
    expect(page && ['../README.md', '#what-the-exit-code-tells'].some((url) => leadsNowhere(page, url))).toBe(false);
  });

  it('to the web use https', () => {
    const plain = PAGES.flatMap(referencesOf).filter(({ url }) => url.startsWith('http:'));
    expect(plain).toEqual([]);
  });
});

describe('the picture in the README', () => {
  it('is a PNG of at most 200 kB with words for those who cannot see it', () => {
    const images = nodesOf(pageAt('README.md').root).filter((node) => node.type === 'image');
    expect(images).toHaveLength(1);
    const [image] = images;
    const path = join(PROJECT, image?.url ?? '');
    expect(readFileSync(path).subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(statSync(path).size).toBeLessThanOrEqual(200_000);
    expect(image?.alt).toMatch(/\w{3}/);
  });
});
