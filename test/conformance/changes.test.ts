/** The page that shows what differs, as validators see it: the Nu HTML checker, axe-core on a phone and on a desk, and Chromium. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { writeChangesPage } from '../../src/write/html/changes/index.js';
import { changedPolicy, sampleChanges } from '../support/changes-page.js';
import { HOSTILE } from '../support/hostile-values.js';
import { onPage, openBrowser, violationsOf } from './support/browser.js';
import { checkHtml } from './support/checker.js';
import { scratchFolder } from './support/documents.js';
import { requirePrograms } from './support/programs.js';

beforeAll(() => requirePrograms('chromium', 'java'));

function written(name: string, page = sampleChanges()): string {
  const { value, diagnostics } = writeChangesPage(page, DEFAULT_THEME);
  expect(diagnostics).toEqual([]);
  const file = join(scratchFolder(), `${name}.html`);
  writeFileSync(file, value ?? '');
  return file;
}

/** A page in which each value of the organisation that changed could pass for markup. */
function hostilePage() {
  // As values are read.
  const values = Object.values(HOSTILE).map((value) => value.normalize('NFC'));
  const policies = values.map((value, at) => {
    const { told, ...policy } = changedPolicy(undefined, { before: value, after: `${value}!` });
    return { ...policy, told: { ...told, code: `DC${at + 1}` } };
  });
  return { ...sampleChanges(), policies };
}

it('is valid, whatever values say', () => {
  expect(checkHtml([written('changes'), written('hostile', hostilePage())])).toEqual([]);
});

describe.each([320, 390, 1280])('at %d px', (width) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const seen = <Seen>(look: (page: Page) => Promise<Seen>) => onPage(browser, written('changes'), width, look);

  it('has nothing against WCAG 2.2 AA, folded or not', async () => {
    expect(await seen(violationsOf)).toEqual([]);
    const whole = async (page: Page) => {
      for (const box of await page.getByLabel('Show the whole document').all()) await box.check();
      return violationsOf(page);
    };
    expect(await seen(whole)).toEqual([]);
  });

  it('is as wide as the window', async () => {
    expect(await seen((page) => page.evaluate('document.documentElement.scrollWidth'))).toBe(width);
  });

  it('shows the whole document when its checkbox is ticked, and no script runs', async () => {
    const visible = await seen(async (page) => {
      const [words, left] = [page.getByText('The rota hangs'), page.getByText('2 sections without')];
      const before = [await words.isVisible(), await left.isVisible()];
      await page.getByLabel('Show the whole document').first().check();
      return [before, [await words.isVisible(), await left.isVisible()]];
    });
    expect(visible).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
