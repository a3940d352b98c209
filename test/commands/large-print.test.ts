/** `policy render --large-print`: the same policies in large letters, beside the others. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { forLargePrint, isLargePrint, largePrint } from '../../src/model/large-print.js';
import { readManifest } from '../../src/model/manifest.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { readDocx } from '../support/docx-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { documentOf } from '../support/sample-document.js';

const TEMPLATE = `---
title: Lone Working Policy
code: DCW40
version: "1.0"
status: approved
review: {last: 2026-09-01, every: 12 months}
---

# Purpose

We keep people safe.[^1]

[^1]: All of them.

# Who does what

| Person | Duty | When | Where |
|---|---|---|---|
| Ann | Calls | Always | At home |

\`\`\`
a chart
\`\`\`
`;

const FILES = { 'templates/dcw40.md': TEMPLATE, 'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\n' };
const PDF = 'out/acme/pdf/DCW40-lone-working-large-print.pdf';
const DOCX = 'out/acme/docx/DCW40-lone-working-large-print.docx';

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}

const bytesOf = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/${path}`) ?? new Uint8Array();

describe('large print', () => {
  it('is made as PDF and for Word, with the same words, listed and verified', async () => {
    const world = memoryWorld(FILES);
    expect((await policy('render --org acme --large-print', world)).code).toBe(0);
    const manifest = readManifest(Buffer.from(bytesOf(world, 'out/acme/manifest.json')).toString('utf8'));
    const large = manifest?.files.filter((file) => 'edition' in file && file.edition === 'large-print');
    expect(large?.map(({ path }) => `out/acme/${path}`)).toEqual([DOCX, PDF]);
    expect(Buffer.from(bytesOf(world, 'out/acme/index.html')).toString('utf8')).toContain(
      'DCW40-lone-working-large-print.pdf',
    );
    expect((await policy('verify out/acme', world)).code).toBe(0);
    expect((await policy('render --org acme --large-print', world)).out).toContain('unchanged');
  });

  it('has no letters below 16 points in Word, where only spacers are smaller', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --large-print', world);
    const { parts } = readDocx(bytesOf(world, DOCX));
    const xml = ['word/styles.xml', 'word/document.xml', 'word/footnotes.xml']
      .map((part) => parts.get(part) ?? '')
      .join('');
    // No words of the document are in these styles.
    const used = xml.replace(/<w:style [^>]*w:styleId="(?:FootnoteTextChar|EndnoteText(?:Char)?)".*?<\/w:style>/gs, '');
    const sizes = [...used.matchAll(/<w:sz w:val="(\d+)"/g)]
      .map(([, size]) => Number(size) / 2)
      .filter((size) => size > 2);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    expect(readPdf(bytesOf(world, PDF)).pages.length).toBeGreaterThan(1);
  });

  it('is removed by a render of the whole pack without it', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --large-print', world);
    expect((await policy('render --org acme', world)).code).toBe(0);
    expect(world.disk.has(`/workspace/${PDF}`)).toBe(false);
  });

  it('is made by an issue, where the last render made it', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --large-print', world);
    const { code, err } = await policy('issue --org acme --on 2026-09-14 --with-unapproved', world);
    expect([code, err]).toEqual([0, expect.anything()]);
    expect(world.disk.has(`/workspace/${PDF}`)).toBe(true);
  });

  it('can’t be asked for with web pages alone', async () => {
    const { code, err } = await policy('render --org acme --large-print --format html', memoryWorld(FILES));
    expect([code, err]).toEqual([2, expect.stringContaining('--large-print')]);
  });
});

describe('the look of large print', () => {
  it('is black, without serifs, and at least 16 points', () => {
    const { sizes, colours } = largePrint(DEFAULT_THEME);
    expect(Math.min(sizes.body, sizes.title, sizes.small, ...sizes.headings)).toBe(16);
    expect([colours.text, colours.muted, colours.accent]).toEqual(['#000000', '#000000', DEFAULT_THEME.colours.accent]);
    expect([isLargePrint(DEFAULT_THEME.sizes.small), isLargePrint(largePrint(DEFAULT_THEME).sizes.small)]).toEqual([
      false,
      true,
    ]);
  });

  it('leaves a document without wide tables as it is', () => {
    const document = documentOf([]);
    expect(forLargePrint(document)).toBe(document);
  });
});
