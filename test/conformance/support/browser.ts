/** Shows pages in Chromium at a width that is asked for, without a network, and looks at them from within. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { pathOf } from './programs.js';

const LIMIT = 60_000;

/** Starts the installed Chromium; whoever does closes it. */
export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'];
  return chromium.launch({ executablePath: pathOf('chromium'), args, timeout: LIMIT });
}

/**
 * Shows a page, all its folded parts open, and gives what `look` makes of it. The page's own policy allows no script, so it
 * is set aside for the checks alone.
 */
export async function onPage<Seen>(
  browser: Browser,
  path: string,
  width: number,
  look: (page: Page) => Promise<Seen>,
): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true, offline: true });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    await page.goto(pathToFileURL(path).href);
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    return await look(page);
  } finally {
    await context.close();
  }
}

const WCAG = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']";

/** What axe-core finds against WCAG 2.2, levels A and AA: `image-alt: img`, one a rule and element. */
export function violationsOf(page: Page): Promise<readonly string[]> {
  return foundBy(page, WCAG);
}

/** Words of too little contrast on the page as it is on a dark screen: nothing else differs there. */
export async function paleInTheDark(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await foundBy(page, "{ type: 'rule', values: ['color-contrast'] }");
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function foundBy(page: Page, rules: string): Promise<readonly string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const found = (await page.evaluate(
    `axe.run({ runOnly: ${rules} }).then(({ violations, passes }) => ({
      checked: passes.length,
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))),
    }))`,
  )) as { readonly checked: number; readonly violations: readonly string[] };
  if (found.checked === 0) throw new Error('No rule of axe-core applied to the page.');
  return found.violations;
}
