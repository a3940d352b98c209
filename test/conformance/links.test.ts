/** Every link of every sample client's pack leads somewhere: followed in a browser, in the objects of PDFs, in Word's parts. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { readPdf } from '../support/pdf/reader.js';
import { openBrowser } from './support/browser.js';
import { documentsOf, isBook, nameOf } from './support/documents.js';
import { requirePrograms } from './support/programs.js';

const isOfPack = (path: string) => nameOf(path).startsWith('clients/');
const isWeb = (target: string) => /^(?:https?|mailto|tel):/.test(target);

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    requirePrograms('chromium');
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it('every link opens its page, at its heading, or names a file that is there', async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const followed = new Set<string>();
    for (const path of documentsOf('html').filter(isOfPack)) {
      await page.goto(`file://${path}`);
      const links = await page.$$eval('a[href]', (all) => all.map((one) => (one as unknown as { href: string }).href));
      for (const link of new Set(links.filter((one) => !isWeb(one)))) {
        // A link is followed once, wherever else it stands too.
        if (followed.has(link)) continue;
        followed.add(link);
        const { pathname, hash } = new URL(link);
        const target = fileURLToPath(`file://${pathname}`);
        expect(existsSync(target), `${nameOf(path)} → ${link}`).toBe(true);
        if (!target.endsWith('.html')) continue;
        const answer = await page.goto(link);
        // A move within the same page gives no answer of its own.
        if (answer) expect(answer.ok(), link).toBe(true);
        if (hash) expect(await page.$(`[id="${hash.slice(1)}"]`), `${nameOf(path)} → ${link}`).not.toBeNull();
      }
    }
    await context.close();
    expect(followed.size).toBeGreaterThan(300);
  }, 300_000);

  it('a click in the index opens the policy', async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const index = documentsOf('html').find((path) => nameOf(path) === 'clients/acme/index.html') ?? '';
    await page.goto(`file://${index}`);
    await page.click('text=Whistleblowing Policy');
    expect(await page.textContent('h1')).toBe('Whistleblowing Policy');
    await page.click('main >> text=Disciplinary and Grievance Policy');
    expect(await page.textContent('h1')).toBe('Disciplinary and Grievance Policy');
    await context.close();
  }, 60_000);
});

describe('in PDF', () => {
  it('every link leads to a page of the file, or to a file that is there', () => {
    let inside = 0;
    let outside = 0;
    for (const path of documentsOf('pdf').filter(isOfPack)) {
      const pdf = readPdf(readFileSync(path));
      for (const { target, contents } of pdf.links) {
        if (typeof target !== 'string') {
          inside++;
          expect(pdf.pages[target.page], `${nameOf(path)} → ${contents}`).toBeDefined();
          expect(target.top).toBeLessThanOrEqual(pdf.pages[target.page]?.height ?? 0);
        } else if (!isWeb(target)) {
          outside++;
          expect(existsSync(resolve(dirname(path), decodeURIComponent(target))), `${nameOf(path)} → ${target}`).toBe(
            true,
          );
        }
      }
    }
    expect([inside > 300, outside > 100]).toEqual([true, true]);
  });

  it('a whole pack leads nowhere but within itself, and to attachments that are there', () => {
    const books = documentsOf('pdf').filter(isBook);
    expect(books).toHaveLength(4);
    let followed = 0;
    for (const path of books) {
      const targets = readPdf(readFileSync(path)).links.map(({ target }) => target);
      for (const target of targets)
        if (typeof target === 'string' && !isWeb(target)) {
          expect(target).toMatch(/^attachments\//);
          expect(existsSync(join(dirname(path), target)), target).toBe(true);
        }
      const inside = targets.filter((target) => typeof target !== 'string').length;
      expect(inside).toBeGreaterThan(0);
      followed += inside;
    }
    expect(followed).toBeGreaterThan(30);
  });
});

describe('in Word files', () => {
  it('every link leads to a bookmark of the file, or to a file that is there', () => {
    let followed = 0;
    for (const path of documentsOf('docx').filter(isOfPack)) {
      const parts = readZip(readFileSync(path));
      const text = (part: string) => new TextDecoder().decode(parts.get(part));
      const body = text('word/document.xml');
      const bookmarks = new Set([...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map((match) => match[1]));
      for (const [, anchor] of body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g))
        expect(bookmarks, `${nameOf(path)} → #${anchor}`).toContain(anchor);
      const targets = new Map(
        [...text('word/_rels/document.xml.rels').matchAll(/<Relationship ([^>]*)\/>/g)].map(([, attributes = '']) => [
          /\bId="([^"]*)"/.exec(attributes)?.[1],
          /\bTarget="([^"]*)"/.exec(attributes)?.[1] ?? '',
        ]),
      );
      for (const [, id] of body.matchAll(/<w:hyperlink [^>]*r:id="([^"]*)"/g)) {
        const target = targets.get(id);
        expect(target, `${nameOf(path)} → ${id}`).toBeDefined();
        if (target === undefined || isWeb(target)) continue;
        followed++;
        const file = join(dirname(path), decodeURIComponent(target));
        expect(existsSync(file), `${nameOf(path)} → ${relative(dirname(path), file)}`).toBe(true);
      }
    }
    expect(followed).toBeGreaterThan(150);
  });
});
