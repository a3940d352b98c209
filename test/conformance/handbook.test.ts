/**
 * A pack whose words try to be markup, as one page and as an index, in a real browser from `file://` and offline: what its search shows,
 * where it leads, and what happens to an index that was opened alone.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, violationsOf } from './support/browser.js';
import { scratchFolder } from './support/documents.js';
import { requirePrograms, runNode } from './support/programs.js';

/** Markup, quotes, words from right to left, and a letter whose accent is a sign of its own. */
const TITLE = `</script><img src=x onerror=document.title=1> "Keys" & 'locks' ‏מפתח‏ Cafe\u0301`;

const policy = (title: string, slug: string, text: string) =>
  `---\ntitle: ${JSON.stringify(title)}\nslug: ${slug}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n---\n\n${text}\n`;

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'orgs/acme.yaml': 'name: Acme Care\nregistered_manager: {name: Ann Example}\n',
  'templates/keys.md': policy(TITLE, 'keys', '# Scope\n\nLock the door.\n\n# At a glance\n\nLock it twice.'),
  'templates/leave.md': policy('Leave', 'leave', '# Scope\n\nAsk first: [who has a key](policy:keys#scope).'),
};

const workspace = scratchFolder();
const pack = join(workspace, 'out', 'acme');

let browser: Browser;
beforeAll(async () => {
  requirePrograms('chromium');
  for (const folder of ['orgs', 'templates']) mkdirSync(join(workspace, folder), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(workspace, path), text);
  const { code, stderr } = runNode([resolve('dist', 'cli.js'), 'render', '--all'], 120, { folder: workspace });
  expect(code, stderr).toBe(0);
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Opens a page on a phone in the dark; gives what it asked for and complained of too. */
async function opened(path: string, bypassCSP = false): Promise<{ readonly page: Page; readonly said: string[] }> {
  const viewport = { width: 390, height: 800 };
  const context = await browser.newContext({ viewport, colorScheme: 'dark', offline: true, bypassCSP });
  const page = await context.newPage();
  const said: string[] = [];
  const address = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) said.push(request.url());
  });
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  await page.waitForSelector('#Words');
  return { page, said };
}

describe.each(['index.html', 'handbook.html'])('%s', (file) => {
  it.each(['onerror', 'keys locks', 'מפתח', 'café', 'cafe'])(
    'shows a title that is found by %s as words',
    async (query) => {
      const { page, said } = await opened(join(pack, file));
      await page.fill('#Words', query);
      expect(await page.textContent('#Results li:first-child a')).toBe(
        `</script><img src=x onerror=document.title=1> “Keys” & ‘locks’ ‏מפתח‏ Cafe\u0301`.normalize('NFC'),
      );
      expect(await page.locator('#Search img').count()).toBe(0);
      expect(await page.title()).toContain('Acme');
      expect(said).toEqual([]);
    },
  );

  it('finds the sheet as a page of its own', async () => {
    const { page } = await opened(join(pack, file));
    await page.fill('#Words', 'twice');
    const [links] = [await page.locator('#Results a').allTextContents()];
    expect(links.some((words) => words.startsWith('At a glance'))).toBe(true);
  });
});

describe('the handbook', () => {
  it('leads from the search to a place in itself, by keyboard, and back to the search and the contents', async () => {
    const { page, said } = await opened(join(pack, 'handbook.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('ask first');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('decodeURIComponent(location.hash)')).toBe('#leave/scope');
    expect(await page.locator(':target').textContent()).toContain('Scope');
    await page.getByRole('link', { name: 'who has a key' }).click();
    expect(await page.evaluate('location.hash')).toBe('#keys/scope');
    await page.getByRole('navigation', { name: 'This pack' }).getByRole('link', { name: 'Search' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('Words');
    await page.getByRole('navigation', { name: 'This pack' }).getByRole('link', { name: 'Contents' }).click();
    expect(await page.locator(':target').getAttribute('aria-label')).toBe('Contents');
    expect(said).toEqual([]);
  });

  it('fits a phone, and is for everybody in the dark, with results shown', async () => {
    const { page } = await opened(join(pack, 'handbook.html'), true);
    await page.fill('#Words', 'lock');
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('shows no search and no way to it where scripts are off, and all else', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(pack, 'handbook.html')).href);
    expect(await page.getByRole('link', { name: 'Search' }).count()).toBe(0);
    expect(await page.locator('#Words').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(3);
  });

  it('prints its contents and every document, without what only a screen is for', async () => {
    const { page } = await opened(join(pack, 'handbook.html'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#Search').isVisible()).toBe(false);
    expect(await page.locator('nav.top').isVisible()).toBe(false);
    expect(await page.locator('#Contents').getByRole('link', { name: 'Leave' }).first().isVisible()).toBe(true);
  });
});

it('an index that was opened out of a zip is searched, and says to unpack it; a handbook has no need to', async () => {
  const folder = join(workspace, 'Temp', 'pack.zip');
  mkdirSync(folder, { recursive: true });
  for (const file of ['index.html', 'handbook.html']) copyFileSync(join(pack, file), join(folder, file));
  const { page } = await opened(join(folder, 'index.html'));
  await page.fill('#Words', 'lock the door');
  expect(await page.locator('#Results li').count()).toBeGreaterThan(0);
  expect(await page.textContent('#Unpack:not([hidden])')).toContain('unpack the whole folder');
  const { page: whole } = await opened(join(folder, 'handbook.html'));
  expect(await whole.locator('#Unpack').count()).toBe(0);
});
