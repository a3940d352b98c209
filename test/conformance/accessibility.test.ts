/** Every HTML page as validators see it: the Nu HTML checker, and axe-core in Chromium on a phone's and a desk's width. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPage, openBrowser, paleInTheDark, violationsOf } from './support/browser.js';
import { checkHtml } from './support/checker.js';
import { documentsOf, nameOf, scratchFolder } from './support/documents.js';
import { requirePrograms } from './support/programs.js';

beforeAll(() => requirePrograms('chromium', 'java'));

const [first = ''] = documentsOf('html');

/** A page with one thing changed; throws where there is nothing to change. */
function broken(words: string | RegExp, others: string): string {
  const source = readFileSync(first, 'utf8');
  const changed = source.replace(words, others);
  if (changed === source) throw new Error(`${words} is not there, and so cannot be broken.`);
  const file = join(scratchFolder(), 'broken.html');
  writeFileSync(file, changed);
  return file;
}

describe('the Nu HTML checker', () => {
  it('finds nothing in any page', () => {
    expect(checkHtml(documentsOf('html'))).toEqual([]);
  });

  it.each([
    ['an element that HTML does not know', '</main>', '<nonsense></nonsense></main>', 'nonsense'],
    ['a paragraph in a paragraph', '</main>', '<p><span><p>x</p></span></p></main>', 'p'],
    ['an attribute that is none', '<main ', '<main sideways="yes" ', 'sideways'],
    ['an id twice', '</main>', '<p id="Text">x</p></main>', 'Duplicate ID'],
    ['a style sheet with an error', '<style>\n', '<style>\nbody{colour:red}\n', 'colour'],
  ])('finds %s', (_, words, others, complaint) => {
    const found = checkHtml([broken(words, others)]).map(({ message }) => message);
    expect(found.join('\n')).toContain(complaint);
  });
});

describe.each([320, 1280])('axe-core at %d px', (width) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const violations = (path: string) => onPage(browser, path, width, violationsOf);

  it('finds nothing against WCAG 2.2 AA in any page, nor pale words on a dark screen', async () => {
    const look = async (page: Page) => [...(await violationsOf(page)), ...(await paleInTheDark(page))];
    for (const path of documentsOf('html')) expect(await onPage(browser, path, width, look), nameOf(path)).toEqual([]);
  });

  it.each([
    ['a picture without words', /alt="[^"]*"/, '', 'image-alt'],
    ['pale letters', '<h1>', '<h1 style="color:#ccc">', 'color-contrast'],
    ['a page without a language', ' lang="en-GB"', '', 'html-has-lang'],
    ['a link without words', '</main>', '<a href="#Text"></a></main>', 'link-name'],
    [
      'a target too small',
      '</main>',
      '<p><button style="all:unset;display:inline-block;width:9px;height:9px" aria-label="a"></button><button style="all:unset;display:inline-block;width:9px;height:9px" aria-label="b"></button></p></main>',
      'target-size',
    ],
  ])('finds %s', async (_, words, others, rule) => {
    const found = await violations(broken(words, others));
    expect(found.map((one) => one.split(':')[0])).toContain(rule);
  });

  it('sees a page as wide as the window, without scrolling sideways', async () => {
    const widths = await onPage(browser, first, width, (page) =>
      page.evaluate('[innerWidth, document.documentElement.scrollWidth]'),
    );
    expect(widths).toEqual([width, width]);
  });
});
