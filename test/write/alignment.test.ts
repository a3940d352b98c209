/** Paragraphs in the middle and at the right stand there in every format, and in Markdown both ways. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import type { Block } from '../../src/model/document.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { openDocxWriter } from '../../src/write/docx/index.js';
import { openHtmlWriter } from '../../src/write/html/index.js';
import { writeMarkdown } from '../../src/write/markdown/index.js';
import { openPdfWriter } from '../../src/write/pdf/index.js';
import type { Writer } from '../../src/write/writer.js';
import { ownFonts } from '../support/pdf/fonts.js';
import { elementsOf, readPdf, textOf } from '../support/pdf/reader.js';
import { aligned } from '../support/sample-constructs.js';
import { blockCell, bullets, documentOf, item, p, row } from '../support/sample-document.js';
import { readMarkdown } from '../support/template-text.js';

const LINES: readonly Block[] = [p('Left'), aligned('centre', 'Middle'), aligned('right', 'Right')];

/** At the top, in a quotation, behind the words of an item, in a cell. */
const PLACES: readonly Block[] = [
  ...LINES,
  { type: 'quote', blocks: LINES },
  bullets(item('Item', ...LINES)),
  { type: 'table', columns: ['left', 'left'], rows: [row(blockCell(...LINES), 'Cell')] },
];

async function bytesOf(writer: Writer, blocks: readonly Block[]): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(documentOf(blocks));
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

const times = (words: string, all: string) => all.split(words).length - 1;

describe('a paragraph that isn’t at the left', () => {
  it('has a class in HTML', async () => {
    const html = Buffer.from(await bytesOf(await openHtmlWriter(DEFAULT_THEME, ownFonts), PLACES)).toString('utf8');
    expect([times('<p class="centre">Middle</p>', html), times('<p class="right">Right</p>', html)]).toEqual([4, 4]);
  });

  it('is justified so in Word', async () => {
    const writer = await openDocxWriter(DEFAULT_THEME, {
      font: () => Promise.reject(new Error('Word embeds no font.')),
    });
    const files = readZip(await bytesOf(writer, PLACES));
    const xml = new TextDecoder().decode(files.get('word/document.xml'));
    const sides = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?>(Left|Middle|Right)<\/w:t>/g)].map(
      ([all, words]) => `${words} ${/<w:jc w:val="(\w+)"\/>/.exec(all)?.[1] ?? 'left'}`,
    );
    expect(sides).toEqual(Array(4).fill(['Left left', 'Middle center', 'Right right']).flat());
  });

  it('stands so in a PDF, and its tag says so', async () => {
    const pdf = readPdf(await bytesOf(await openPdfWriter(DEFAULT_THEME, ownFonts), LINES));
    const pieces = pdf.pages.flatMap((page) => page.pieces);
    const textAt = (height: number) =>
      pieces
        .filter(({ baseline }) => baseline === height)
        .map(({ text }) => text)
        .join('')
        .trim();
    const placeOf = (words: string) => {
      const line = pieces.filter(({ baseline }) => textAt(baseline) === words);
      return { left: Math.min(...line.map(({ left }) => left)), right: Math.max(...line.map(({ right }) => right)) };
    };
    const { page, margins } = DEFAULT_THEME;
    // The width of running text, which ends before the margin does.
    const { left, right } = { left: margins.left, right: placeOf('Right').right };
    const middle = placeOf('Middle');
    expect(placeOf('Left').left).toBeCloseTo(left, 1);
    expect((middle.left + middle.right) / 2).toBeCloseTo((left + right) / 2, 1);
    expect(right).toBeGreaterThan(page.width / 2);
    expect(right).toBeLessThan(page.width - margins.right);
    const tags = elementsOf(pdf.tree, 'P').filter((tag) => /^(?:Left|Middle|Right)$/.test(textOf(tag).trim()));
    const { objects } = pdf;
    expect(
      tags.map(
        ({ dictionary }) =>
          dictionary.has('A') && objects.name(objects.dictionary(dictionary.get('A')).get('TextAlign')),
      ),
    ).toEqual([false, 'Center', 'End']);
  });

  it('is written in Markdown so that it is read back', async () => {
    const { text, diagnostics } = writeMarkdown(PLACES.slice(0, 5), () => '');
    expect(diagnostics).toEqual([]);
    expect(text.startsWith('Left\n\n<div align="center">\n\nMiddle\n\n</div>\n\n<div align="right">\n\nRight')).toBe(
      true,
    );
    const { lines } = await readMarkdown(`\n${text}`);
    const once = ['Left', '<centre> Middle', '<right> Right'];
    expect(lines).toEqual([
      ...once,
      'quote',
      ...once.map((line) => `  ${line}`),
      'ul',
      '  - Item',
      ...once.map((line) => `    ${line}`),
    ]);
  });
});
