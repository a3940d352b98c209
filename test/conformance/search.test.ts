/**
 * The pages of a pack as one small site in a real browser, from `file://` and offline: search, sorting, keyboard, names for screen readers,
 * dark mode.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldPages, readPages, search } from '../../site/search.js';
import { openBrowser, violationsOf } from './support/browser.js';
import { documentsOf, nameOf } from './support/documents.js';
import { requirePrograms } from './support/programs.js';

const index = documentsOf('html').find((path) => nameOf(path) === 'clients/acme/index.html') ?? '';

let browser: Browser;
beforeAll(async () => {
  requirePrograms('chromium');
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Opens the index, or another page, under its own policy, and says what it asked for and complained of. */
async function opened(
  options: {
    readonly width?: number;
    readonly dark?: boolean;
    readonly bypassCSP?: boolean;
    readonly file?: string;
  } = {},
) {
  const { width = 1280, dark = false, bypassCSP = false, file = index } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
    bypassCSP,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) said.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector(file === index ? '#Words' : '.register thead button');
  return { page, said };
}

const focused = (page: Page) => page.evaluate('document.activeElement.tagName + "#" + document.activeElement.id');

describe('the search of an index', () => {
  it('answers while one types, by keyboard alone, and asks nothing of any network', async () => {
    const { page, said } = await opened();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('INPUT#Words');
    await page.keyboard.type('whistleb');
    expect(await page.textContent('#Results li:first-child a')).toContain('Whistleblowing');
    expect(await page.textContent('#Results li:first-child mark')).toBe('Whistleblowing');
    expect(await page.textContent('#Found')).toMatch(/^\d+ results?$/);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('A#');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('INPUT#Words');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#Words')).toBe('');
    expect(await page.isHidden('#Results')).toBe(true);
    await page.keyboard.type('zebra crossing');
    expect(await page.textContent('#Found')).toContain('Nothing found');
    await page.keyboard.press('Escape');
    await page.keyboard.type('<img src=x onerror=alert(1)>');
    expect(await page.locator('#Search img').count()).toBe(0);
    expect(said).toEqual([]);
  });

  it('has names for screen readers, and tells them how much was found', async () => {
    const { page } = await opened();
    expect(await page.getByRole('search', { name: 'Search all policies' }).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Search all policies' }).fill('visit');
    expect(await page.getByRole('status').textContent()).toMatch(/results?$/);
    expect(await page.getByRole('list', { name: 'Search' }).getByRole('listitem').count()).toBeGreaterThan(1);
  });

  it('leads to the section, and from there back', async () => {
    const { page } = await opened();
    await page.fill('#Words', 'lone working');
    await page.click('#Results a');
    await page.waitForURL(/html\/.*\.html#/);
    expect(await page.locator(':target').count()).toBe(1);
    await page.click('nav.top a >> nth=1');
    await page.waitForURL(/index\.html#Search$/);
    await page.waitForSelector('#Words:focus');
  });

  it.each([
    [320, false],
    [320, true],
    [1280, true],
  ])('fits a screen of %d px with results, and is for everybody, dark: %s', async (width, dark) => {
    const { page } = await opened({ width, dark, bypassCSP: true });
    await page.fill('#Words', 'safeguarding concern');
    expect(await page.locator('#Results li').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('costs at most 50 ms of processor time over 100 policies, whose index has less than 1 MB', () => {
    const [, packed = ''] = /id="Texts">([^<]*)</.exec(readFileSync(index, 'utf8')) ?? [];
    const pages = readPages(inflateSync(Buffer.from(packed, 'base64')).toString('utf8')).filter(
      ({ sections }) => sections.length > 1,
    );
    const hundred = foldPages(
      Array.from({ length: 100 }, (_, at) => pages[at % pages.length] ?? { link: '', title: '', sections: [] }),
    );
    expect((packed.length * 100) / pages.length).toBeLessThan(900_000);
    search(hundred, 'warm up');
    for (const query of ['visit', 'the safeguarding lead is told', 'policies', 'zebra']) {
      const before = process.cpuUsage();
      search(hundred, query);
      const { user, system } = process.cpuUsage(before);
      console.log(`${query}: ${((user + system) / 1000).toFixed(1)} ms`);
      expect((user + system) / 1000, query).toBeLessThan(50);
    }
  });
});

describe('the table of an index', () => {
  const titles = (page: Page) =>
    page.locator('.register tbody tr:not(.group) td:first-child a:first-child').allTextContents();
  const groups = (page: Page) => page.locator('.register tr.group').count();

  it('is sorted by its heads, by keyboard too, up, down and back to its groups', async () => {
    const { page, said } = await opened();
    const [asMade, groupsMade] = [await titles(page), await groups(page)];
    expect(groupsMade).toBeGreaterThan(1);
    const head = page.getByRole('columnheader', { name: 'Policy', exact: true });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const numbers = (await titles(page)).map((title) => Number(/\d+/.exec(title)?.[0]));
    expect(numbers).toHaveLength(asMade.length);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await groups(page)).toBe(0);
    await page.keyboard.press('Space');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect((await titles(page)).map((title) => Number(/\d+/.exec(title)?.[0]))).toEqual(numbers.toReversed());
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe(null);
    expect([await titles(page), await groups(page)]).toEqual([asMade, groupsMade]);
    expect(said).toEqual([]);
  });

  it('is sorted by dates as days, one column at a time, and is for everybody in the dark', async () => {
    const { page } = await opened({ dark: true, bypassCSP: true });
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    await page.getByRole('button', { name: 'Next review' }).click();
    expect(await page.locator('[aria-sort]').allTextContents()).toEqual(['Next review']);
    const days = (await page.locator('.register td:last-child').allTextContents()).map((words) => Date.parse(words));
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(await violationsOf(page)).toEqual([]);
  });

  it('is sorted like that of the review schedule, which has no search', async () => {
    const { page, said } = await opened({ file: join(dirname(index), 'html', 'review-schedule.html') });
    const asMade = await titles(page);
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    const numbers = (await titles(page)).map((title) => Number(/\d+/.exec(title)?.[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    expect(await titles(page)).toEqual(asMade);
    expect(await page.locator('#Words').count()).toBe(0);
    expect(said).toEqual([]);
  });

  it('is in its groups on a phone, on paper and without a script, with plain heads', async () => {
    const { page } = await opened();
    const asMade = await titles(page);
    await page.getByRole('button', { name: 'Next review' }).click();
    expect(await titles(page)).not.toEqual(asMade);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.locator('.register button').first().waitFor({ state: 'detached' });
    expect(await titles(page)).toEqual(asMade);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Next review' }).click();
    await page.pdf();
    expect(await titles(page)).toEqual(asMade);
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const plain = await context.newPage();
    await plain.goto(pathToFileURL(index).href);
    expect(await plain.locator('.register button').count()).toBe(0);
    expect(await titles(plain)).toEqual(asMade);
  });

  it('is as wide as the paper', async () => {
    const { page } = await opened();
    await page.emulateMedia({ media: 'print' });
    const [row, frame] = await Promise.all(
      ['.register tbody tr >> nth=1', '.frame:has(.register)'].map((each) => page.locator(each).first().boundingBox()),
    );
    expect(row?.width).toBeGreaterThan((frame?.width ?? Infinity) - 5);
  });
});

const policy = () =>
  documentsOf('html').find((path) => nameOf(path) === 'clients/acme/html/DCW13-safeguarding-adults.html') ?? '';

it('shows a policy in the dark with enough contrast, and its colour', async () => {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 320, height: 900 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(policy()).href);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
});

describe('the line at the top of a long policy', () => {
  const topOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.y;

  it.each([320, 390, 1000])(
    'stays in view on a screen of %d px, leads to the contents, and covers no target and no focus',
    async (width) => {
      const context = await browser.newContext({
        viewport: { width, height: 640 },
        offline: true,
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await page.goto(pathToFileURL(policy()).href);
      await page.locator('nav.end a').last().focus();
      expect(await topOf(page, 'nav.top')).toBe(0);
      const { height = 0 } = (await page.locator('nav.top').boundingBox()) ?? {};
      expect(height).toBeGreaterThan(24);
      for (let count = 0; count < 5; count++) {
        await page.keyboard.press('Shift+Tab');
        const { y = 0, height: own = 0 } = (await page.locator(':focus').boundingBox()) ?? {};
        expect(y + own).toBeGreaterThan(height);
        // A table that is higher than the screen can only be seen in part.
        if (own < 500) expect(y).toBeGreaterThan(height);
      }
      await page.click('nav.top >> text=Contents');
      const entry = page.locator('#Contents li').nth(3).locator('a').first();
      expect(await entry.isVisible()).toBe(true);
      await entry.click();
      expect(await page.locator('h2:target').count()).toBe(1);
      expect(await topOf(page, ':target')).toBeGreaterThan(height);
      expect(await topOf(page, ':target')).toBeLessThan(height + 60);
      expect(await topOf(page, 'nav.top')).toBe(0);
      await context.close();
    },
  );

  it('has no link to contents beside the text, and is not printed', async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 800 }, offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(policy()).href);
    expect(await page.locator('nav.top >> text=Contents').isVisible()).toBe(false);
    expect(await page.locator('nav.top >> text=All policies').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav.top').isVisible()).toBe(false);
    await context.close();
  });
});
