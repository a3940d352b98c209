/** A list of contents that is a few lines too long for the first page in Word is closer, so that it fits; any other is as its styles say. */
import { describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml } from '../../../src/formats/xml/parse.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, h, p } from '../../support/sample-document.js';

/** The space above the entries of a document with so many chapters, in twips; undefined where it’s the style’s. */
async function gapsAbove(document: Document): Promise<ReadonlySet<string | undefined>> {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { parts } = readDocx((await writer.write(document)).value ?? new Uint8Array());
  const entries = descendants(parseXml(parts.get('word/document.xml') ?? ''), 'w:sdtContent')
    .flatMap((content) => childElements(content, 'w:p'))
    .filter((paragraph) => descendants(paragraph, 'w:pStyle')[0]?.attributes['w:val'] === 'TOC1');
  return new Set(entries.map((entry) => descendants(entry, 'w:spacing')[0]?.attributes['w:before']));
}

function withChapters(count: number, title = 'Lone Working Policy'): Document {
  const blocks = Array.from({ length: count }, (_, n) => [h(1, `Chapter ${n + 1}`), p('Words.')]).flat();
  return { ...documentOf(blocks, { title: [{ type: 'text', value: title }] }), contents: true };
}

const USUAL = new Set([undefined]);
const CLOSE = new Set(['20']);

describe('a list of contents', () => {
  it('is as its styles say where it has room on the first page', async () => {
    expect(await gapsAbove(withChapters(20))).toEqual(USUAL);
  });

  it('is closer where that keeps its last lines on the first page', async () => {
    expect(await gapsAbove(withChapters(27))).toEqual(CLOSE);
  });

  it('is as its styles say where it would need a second page all the same', async () => {
    expect(await gapsAbove(withChapters(45))).toEqual(USUAL);
  });

  it('has less room below a title of several lines', async () => {
    const title = 'What we do when nobody answers the door, the telephone or the alarm '.repeat(3).trim();
    expect(await gapsAbove(withChapters(22))).toEqual(USUAL);
    expect(await gapsAbove(withChapters(22, title))).toEqual(CLOSE);
  });

  it('is measured again for each document with the same chapters', async () => {
    const writer = await openDocxWriter(DEFAULT_THEME, {
      font: () => Promise.reject(new Error('Word embeds no font.')),
    });
    const short = withChapters(22);
    const title = [
      { type: 'text', value: 'A title of many words that needs many lines for all of them. '.repeat(4) } as const,
    ];
    const files = [];
    for (const document of [short, { ...short, title }, short])
      files.push(
        readDocx((await writer.write(document)).value ?? new Uint8Array()).parts.get('word/document.xml') ?? '',
      );
    expect(files.map((xml) => xml.includes('<w:spacing w:before="20"/>'))).toEqual([false, true, false]);
  });
});
