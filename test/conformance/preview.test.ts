/** The preview in a real browser: saves are shown in place and soon, problems come and go, and the page around them is for everybody. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';
import { openBrowser, violationsOf } from './support/browser.js';
import { requirePrograms } from './support/programs.js';

const PROJECT = join(import.meta.dirname, '../..');
const POLICY = 'templates/home-care-wales/DCW34-confidentiality-and-data-protection.md';
const OTHER = 'templates/home-care-wales/DCW18-risk-management-and-assessment.md';

const WORD_TEMPLATE = 'templates/visitors.docx';

const visitorsFile = (words: string) =>
  wordFile({ 'word/document.xml': documentXml(paragraph(`${words} Call &lt;&lt;org_field_phone&gt;&gt;.`)) });

let workspace: string;
let program: ChildProcess;
let address: string;
let browser: Browser;
let page: Page;
let original: string;

beforeAll(async () => {
  requirePrograms('chromium');
  workspace = mkdtempSync(join(tmpdir(), 'policy-preview-'));
  for (const name of ['templates', 'orgs', 'themes', 'policy.yaml'])
    cpSync(join(PROJECT, name), join(workspace, name), { recursive: true });
  original = readFileSync(join(workspace, POLICY), 'utf8');
  program = spawn(
    process.execPath,
    [join(PROJECT, 'dist/cli.js'), 'preview', '--org', 'acme', '--policy', 'DCW34', '--no-open'],
    {
      cwd: workspace,
    },
  );
  address = await new Promise((printed, failed) => {
    let said = '';
    for (const stream of [program.stdout, program.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [found] = /http:\S+/.exec(said) ?? [];
        if (found !== undefined) printed(found);
      });
    program.once('exit', () => failed(new Error(said)));
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false })).newPage();
  await page.goto(address);
  await shows('Confidentiality and Data Protection Policy');
});
afterAll(async () => {
  await browser?.close();
  program?.kill('SIGKILL');
  rmSync(workspace, { recursive: true, force: true });
});

/** How often something is looked for that may never come: for a minute and more. */
const MOST_LOOKS = 3_000;

/** Waits until something is true in the page; the page's own policy lets no function be made of a text there. */
async function until(script: string): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if ((await page.evaluate(script)) === true) return;
    await pause(20);
  }
  throw new Error(`It never became true: ${script}`);
}

/** Waits until the document that is shown has some words. */
const shows = (words: string) => until(showing(words));

/** Waits until it hasn't. */
const showsNoMore = (words: string) => until(`!${showing(words)}`);

const showing = (words: string) =>
  `[...document.querySelectorAll('iframe:not(.coming)')].some((frame) => frame.contentDocument?.body?.textContent.includes(${JSON.stringify(words)}))`;

const inDocument = (script: string) =>
  page.evaluate(`(() => { const frame = document.querySelector('iframe:not(.coming)'); return ${script}; })()`);

const save = (words: string, path = POLICY) => writeFileSync(join(workspace, path), words);

const edited = (words: string) => original.replace('We are a data controller.', `We are a data controller. ${words}`);

/** The number of the line that is edited. */
const lineOfEdit = () => original.slice(0, original.indexOf('We are a data controller.')).split('\n').length;

/** Milliseconds of processor time that the program has used, in steps of 10 (proc(5), utime and stime). */
function cpu(): number {
  const fields = readFileSync(`/proc/${program.pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

describe('the preview in a browser', () => {
  it('shows what is saved where one was reading', async () => {
    await inDocument('frame.contentWindow.scrollTo(0, 1400)');
    save(edited('First change.'));
    await shows('First change.');
    expect(await inDocument('frame.contentWindow.scrollY')).toBe(1400);
    expect(await page.evaluate('document.querySelectorAll("iframe").length')).toBe(1);
  });

  it('shows a problem with its place over the page, as text, and takes it away once it is mended', async () => {
    save(edited('<img src=x onerror=alert(1)> <<org_field_nonsense>>'));
    await page.waitForSelector('#problems:not([hidden])');
    expect(await page.textContent('#list')).toContain(`${POLICY}:${lineOfEdit()}:`);
    expect(await page.textContent('#list pre')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.evaluate('document.querySelectorAll("#list img").length')).toBe(0);
    await shows('First change.');
    expect(await violationsOnPage()).toEqual([]);
    save(edited('Mended.'));
    await shows('Mended.');
    expect(await page.isHidden('#problems')).toBe(true);
  });

  it('goes to another document whose template is saved, and makes its PDF when asked', async () => {
    const other = readFileSync(join(workspace, OTHER), 'utf8');
    save(`${other}\nAn added line.\n`, OTHER);
    await shows('An added line.');
    expect(await page.inputValue('#document')).toBe('html/DCW18-risk-management-and-assessment.html');
    const pdf = await page.evaluate('fetch(document.getElementById("pdf").href).then((answer) => answer.text())');
    expect(String(pdf).slice(0, 5)).toBe('%PDF-');
    save(other, OTHER);
    // That leads to this document once more, whatever was chosen before it came.
    await showsNoMore('An added line.');
    await page.selectOption('#document', 'html/DCW34-confidentiality-and-data-protection.html');
    await shows('Mended.');
  });

  it('follows a link in the index to a policy, and another organisation', async () => {
    await page.selectOption('#document', 'index.html');
    await shows('About this pack');
    await inDocument('frame.contentDocument.querySelector(\'a[href*="DCW34"][href$=".html"]\').click()');
    await shows('Mended.');
    await until('document.getElementById("document").value === "html/DCW34-confidentiality-and-data-protection.html"');
    await page.selectOption('#organisation', 'ty-gwyn');
    await until('document.getElementById("organisation").value === "ty-gwyn"');
    await page.selectOption('#organisation', 'acme');
    await page.selectOption('#document', 'html/DCW34-confidentiality-and-data-protection.html');
    await shows('Mended.');
  });

  it('shows a page as narrow as a phone', async () => {
    await page.click('#phone');
    expect(await inDocument('frame.clientWidth')).toBe(390);
    expect(await inDocument('frame.contentDocument.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.click('#desk');
  });

  it.each([390, 1280])('is for everybody at %d px, and never scrolls sideways', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsOnPage()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('takes at most 100 ms of the program’s processor time from a save to its page, and less than a second to the screen', async () => {
    const costs: number[] = [];
    const waits: number[] = [];
    for (let number = 1; number <= 20; number++) {
      const [before, began] = [cpu(), performance.now()];
      save(edited(`Save number ${number}.`));
      await shows(`Save number ${number}.`);
      waits.push(performance.now() - began);
      costs.push(cpu() - before);
    }
    process.stdout.write(
      `Preview: ${median(costs)} ms of processor time a save, ${median(waits).toFixed(0)} ms to the screen (medians of 20)\n`,
    );
    // Beside other work the same costs more, since caches are shared: 110 ms beside other tests, 70 to 80 alone.
    const isBusy = (loadavg()[0] ?? 0) > availableParallelism();
    expect(median(costs)).toBeLessThanOrEqual(isBusy ? 150 : 100);
    // What a person waits on a machine that is busy with something else says nothing of the program.
    if (!isBusy) expect(median(waits)).toBeLessThan(1_000);
  });

  it('opens no second time, asks nothing of other machines, and writes nothing', async () => {
    const stranger = await (await browser.newContext()).newPage();
    expect((await stranger.goto(address))?.status()).toBe(403);
    expect((await stranger.goto(new URL('/', address).href))?.status()).toBe(403);
    expect((await stranger.request.get(new URL('/preview.js', address).href)).status()).toBe(403);
    expect(await page.evaluate('fetch("http://198.51.100.1/").then(() => "answered", () => "refused")')).toBe(
      'refused',
    );
    for (const name of ['out', '.policy']) expect(existsSync(join(workspace, name))).toBe(false);
  });

  it('shows a Word template when it’s saved, as Word saves: through other names, with its mark beside it', async () => {
    const path = join(workspace, WORD_TEMPLATE);
    writeFileSync(path.replace('docx', 'yaml'), 'title: Visitors Policy\ncode: DCW90\nreview: {last: 2026-09-01}\n');
    writeFileSync(path, visitorsFile('Sign the book.'));
    await shows('Sign the book. Call 029 2018 0100.');
    writeFileSync(path.replace('visitors', '~$sitors'), 'Jo Sample');
    for (const words of ['Sign the book at the door.', 'Sign the book, and wait.']) {
      writeFileSync(join(workspace, 'templates/~WRD0001.tmp'), visitorsFile(words));
      renameSync(path, join(workspace, 'templates/~WRL0002.tmp'));
      await pause(5);
      renameSync(join(workspace, 'templates/~WRD0001.tmp'), path);
      rmSync(join(workspace, 'templates/~WRL0002.tmp'));
      await shows(`${words} Call 029 2018 0100.`);
      expect(await page.inputValue('#document')).toBe('html/DCW90-visitors.html');
    }
    const word = await page.evaluate('fetch(document.getElementById("docx").href).then((answer) => answer.text())');
    expect(String(word).slice(0, 2)).toBe('PK');
    for (const each of [path.replace('visitors', '~$sitors'), path, path.replace('docx', 'yaml')]) rmSync(each);
  });

  it('stops at once, as any command does, and says so in the browser', async () => {
    const ended = new Promise((end) => program.once('exit', end));
    program.kill('SIGINT');
    expect(await ended).toBe(130);
    await until('document.getElementById("status").textContent.includes("has stopped")');
  });
});

/** What axe-core finds in the page around the document; it brings a script, which the page’s own policy doesn’t allow, so it sees a copy. */
async function violationsOnPage(): Promise<readonly string[]> {
  const style = readFileSync(join(PROJECT, 'preview/preview.css'), 'utf8');
  const markup = String(await page.evaluate('document.documentElement.outerHTML'));
  const context = await browser.newContext({ viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    await copy.setContent(
      markup
        .replace(/<script[^>]*><\/script>|<link[^>]*>/g, '')
        .replace(/(<iframe[^>]*?) src="[^"]*"/g, '$1')
        .replace('</head>', () => `<style>${style}</style></head>`),
    );
    return await violationsOf(copy);
  } finally {
    await context.close();
  }
}
