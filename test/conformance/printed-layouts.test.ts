/**
 * What is rare on a page: words divided in a narrow table, a table turned on its side, a logo of outlines, a photograph that was taken with
 * the camera on its side, and dividers. Each PDF holds to PDF/UA-1 and is sound, and a browser shows both pictures as they are meant.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { run as policy } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { picture } from '../support/sample-document.js';
import { openBrowser } from './support/browser.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

/** 48 by 32 pixels, red at the left and blue at the right. Its orientation is 6: held upright, red is at the top. */
const PHOTOGRAPH = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg',
  'LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09P',
  'T09PT09PT09PT09PT09PT09PT0//wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA',
  'FgEBAQEAAAAAAAAAAAAAAAAABgUH/8QAGREBAAMBAQAAAAAAAAAAAAAAAEOBwQUG/9oADAMBAAIRAxEAPwCMAmmwkqySSeekrUDuR3gASD6sAzc/ElWS',
  'STz0lagdyO8ACQff/9k=',
].join('');

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M2 38L22 2l20 36z" fill="#0a6e5c"/></svg>';

const HEADS = ['Safeguarding', 'Accommodation', 'Documentation', 'Responsibility', 'Administration', 'Representative'];
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const tableOf = (heads: readonly string[]) =>
  [line(heads), line(heads.map(() => '---')), line(heads.toReversed()), line(heads)].join('\n');

const template = (code: string, category: string, text: string): string => `---
title: Policy ${code}
code: ${code}
category: ${category}
version: "1.0"
status: approved
review: {last: 2026-09-01, every: 12 months}
---

# Purpose

${text}
`;

const FILES = {
  'policy.yaml': 'formats: [pdf, html]\n',
  'orgs/acme.yaml': 'name: Acme\nlogo: logo.svg\npack: binder\n',
  'orgs/logo.svg': LOGO,
  'packs/binder.yaml': 'title: Policies\ncombined: yes\ndividers: yes\ntwo_sided: yes\n',
  'templates/a1.md': template('DCW1', 'Care', tableOf([...HEADS, 'Professionals', 'Unacceptable'])),
  'templates/a2.md': template('DCW2', 'Care', tableOf([...HEADS, ...HEADS, 'Professionals'])),
  'templates/b1.md': template('DCW3', 'Work', '![The stair lift, with its red key at the top](photograph.jpg)'),
};

const files = new Map<string, string>();

beforeAll(async () => {
  requirePrograms('python3', 'qpdf');
  const world = memoryWorld(FILES);
  world.disk.set('/workspace/templates/photograph.jpg', Buffer.from(PHOTOGRAPH, 'base64'));
  world.disk.set('/workspace/orgs/logo.png', picture(120, 40).bytes);
  const code = await policy(['render', '--org', 'acme'], world, '1.2.3');
  expect([code, world.printed.err]).toEqual([0, '']);
  for (const [path, bytes] of world.disk) {
    const [, name] = /\/out\/acme\/(.*(?:\.pdf|\.html))$/.exec(path) ?? [];
    if (name === undefined) continue;
    const target = join(scratchFolder(), `layout-${name.replaceAll('/', '-')}`);
    writeFileSync(target, bytes);
    files.set(name, target);
  }
});

const fileOf = (name: string) => [...files].find(([path]) => path.includes(name))?.[1] ?? '';
const pdfs = () => [...files].flatMap(([name, path]) => (name.endsWith('.pdf') ? [path] : []));
const rules = sharedCheck('pdf-ua-check.py');

it('has what it is about', () => {
  const read = (name: string) => readPdf(readFileSync(fileOf(name)));
  expect(read('pdf/DCW2').pages.some(({ width, height }) => width > height)).toBe(true);
  expect(read('acme-binder.pdf').bookmarks.map(({ title }) => title)).toEqual(['Care', 'Work']);
});

it.skipIf(!rules.stands)(`holds to PDF/UA-1 (${rules.note})`, () => {
  const { code, stdout } = run('python3', [rules.script, ...pdfs()], 20 * pdfs().length);
  const lines = stdout.trim().split('\n');
  expect(lines.filter((each) => !each.endsWith(' []'))).toEqual([]);
  expect(lines).toHaveLength(pdfs().length);
  expect(code).toBe(0);
});

it('is sound, says qpdf', () => {
  expect(pdfs().length).toBeGreaterThan(5);
  for (const path of pdfs()) {
    const { code, stdout, stderr } = run('qpdf', ['--check', path]);
    expect(stdout + stderr, path).toContain('No syntax or stream encoding errors found');
    expect(code, path).toBe(0);
  }
});

it('shows the photograph upright and the logo as outlines in a browser', async () => {
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ offline: true, bypassCSP: true })).newPage();
    await page.goto(pathToFileURL(fileOf('html/DCW3')).href);
    const seen = await page.evaluate(PIXELS);
    expect(seen).toEqual({ isWide: false, top: 'red', bottom: 'blue', logo: 'data:image/svg+xml', logoIsWide: true });
  } finally {
    await browser.close();
  }
});

/** What the page's pictures show, said in words; it runs in the browser. */
const PIXELS = `(async () => {
  const [logo, photograph] = document.images;
  await Promise.all([logo.decode(), photograph.decode()]);
  const { naturalWidth: width, naturalHeight: height } = photograph;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const brush = canvas.getContext('2d');
  brush.drawImage(photograph, 0, 0);
  const colour = (y) => { const [r, , b] = brush.getImageData(width / 2, y, 1, 1).data; return r > b ? 'red' : 'blue'; };
  return { isWide: width > height, top: colour(2), bottom: colour(height - 3), logo: logo.src.split(/[;,]/)[0], logoIsWide: logo.naturalWidth > logo.naturalHeight };
})()`;
