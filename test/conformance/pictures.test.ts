/**
 * How a policy looks in each format, against kept pictures: pages of the PDF, of the DOCX as LibreOffice shows it, of the
 * HTML in Chromium. A picture that changed is written beside the kept ones, and what changed in it. Where the change is
 * wanted: `UPDATE_PICTURES=1 npm run test:conformance -- pictures`, and look at them before they are committed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { onPage, openBrowser } from './support/browser.js';
import { documentsOf, nameOf, scratchFolder } from './support/documents.js';
import { compare, type GreyPicture, readPicture, writePicture } from './support/grey-picture.js';
import { requirePrograms, run } from './support/programs.js';

const KEPT = join(import.meta.dirname, 'pictures');
const CHANGED = join(KEPT, 'changed');
const POLICY = 'DCW13-safeguarding-adults';
const RESOLUTION = 50;

/** The part of a picture that may differ: other versions of the programs smooth letters otherwise. */
const TOLERANCE = 0.004;

beforeAll(() => {
  requirePrograms('chromium', 'pdftoppm', 'soffice');
  rmSync(CHANGED, { recursive: true, force: true });
});

function policyAs(kind: 'docx' | 'pdf' | 'html'): string {
  const path = documentsOf(kind).find((one) => nameOf(one) === `clients/acme/${kind}/${POLICY}.${kind}`);
  if (path === undefined) throw new Error(`${POLICY} is not rendered as ${kind}.`);
  return path;
}

/** The first two pages of a PDF. */
function pagesOf(pdf: string): readonly GreyPicture[] {
  const stem = join(scratchFolder(), 'page');
  const { code, stderr } = run('pdftoppm', [
    '-r',
    `${RESOLUTION}`,
    '-gray',
    '-png',
    '-l',
    '2',
    '-singlefile',
    pdf,
    `${stem}-1`,
  ]);
  const second = run('pdftoppm', ['-r', `${RESOLUTION}`, '-gray', '-png', '-f', '2', '-singlefile', pdf, `${stem}-2`]);
  expect([code, second.code], stderr + second.stderr).toEqual([0, 0]);
  return [1, 2].map((page) => readPicture(readFileSync(`${stem}-${page}.png`)));
}

function throughLibreOffice(docx: string): string {
  const folder = scratchFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;
  const filter = ['--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder];
  run('soffice', [profile, '--headless', '--norestore', ...filter, docx], 120);
  return join(folder, basename(docx).replace(/docx$/, 'pdf'));
}

/** What a desk and a phone show first, the list of contents folded as readers find it. */
async function onScreens(html: string): Promise<readonly GreyPicture[]> {
  const browser = await openBrowser();
  try {
    const shown: GreyPicture[] = [];
    for (const width of [1000, 360])
      shown.push(
        await onPage(browser, html, width, async (page) => {
          await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = false');
          return readPicture(await page.screenshot());
        }),
      );
    return shown;
  } finally {
    await browser.close();
  }
}

/** Holds a picture against the kept one of its name; keeps it where that is asked for. */
function hold(name: string, made: GreyPicture): void {
  const kept = join(KEPT, `${name}.png`);
  if (process.env.UPDATE_PICTURES === '1') writeFileSync(kept, writePicture(made));
  if (!existsSync(kept)) throw new Error(`${relative('.', kept)} is not there: UPDATE_PICTURES=1 makes it.`);
  const { share, shown } = compare(readPicture(readFileSync(kept)), made);
  if (share <= TOLERANCE) return;
  mkdirSync(CHANGED, { recursive: true });
  const [now, difference] = [join(CHANGED, `${name}.png`), join(CHANGED, `${name}.difference.png`)];
  writeFileSync(now, writePicture(made));
  writeFileSync(difference, writePicture(shown));
  throw new Error(
    `${relative('.', kept)} looks otherwise now: ${(share * 100).toFixed(1)} % of it changed. ` +
      `See ${relative('.', now)} and, what changed in black, ${relative('.', difference)}.`,
  );
}

describe(`${POLICY} looks as it did`, () => {
  it('in PDF', () => {
    pagesOf(policyAs('pdf')).forEach((page, at) => {
      hold(`pdf-${at + 1}`, page);
    });
  });

  it('in Word', () => {
    pagesOf(throughLibreOffice(policyAs('docx'))).forEach((page, at) => {
      hold(`docx-${at + 1}`, page);
    });
  });

  it('in a browser', async () => {
    const [desk, phone] = await onScreens(policyAs('html'));
    if (!desk || !phone) throw new Error('The browser shows nothing.');
    hold('html-desk', desk);
    hold('html-phone', phone);
  });
});

describe('the comparison', () => {
  const page = () => readPicture(readFileSync(join(KEPT, 'pdf-2.png')));
  const changed = (change: (x: number, y: number, at: (x: number, y: number) => number) => number): GreyPicture => {
    const { width, height, pixels } = page();
    const at = (x: number, y: number) => pixels[y * width + x] ?? 255;
    return { width, height, pixels: pixels.map((_, n) => change(n % width, Math.floor(n / width), at)) };
  };

  it('sees a line that is gone, one that moved, and a page of another size', () => {
    expect(
      compare(
        page(),
        changed((x, y, at) => (y > 100 && y < 130 ? 255 : at(x, y))),
      ).share,
    ).toBeGreaterThan(TOLERANCE);
    expect(
      compare(
        page(),
        changed((x, y, at) => at(x, y - 6)),
      ).share,
    ).toBeGreaterThan(TOLERANCE);
    const { width, height, pixels } = page();
    expect(compare(page(), { width: width - 1, height, pixels }).share).toBe(1);
  });

  it('lets letters be smoothed otherwise, and writes what it reads', () => {
    const smoothed = changed((x, y, at) => (2 * at(x, y) + at(x + 1, y) + at(x - 1, y)) / 4);
    expect(compare(page(), smoothed).share).toBeLessThanOrEqual(TOLERANCE);
    expect(readPicture(writePicture(page()))).toEqual(page());
  });
});
