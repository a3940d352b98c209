/** Finished files read back: the same words as other readers find, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { finishedWords } from '../../../src/formats/finished/index.js';
import { PdfTrouble } from '../../../src/formats/finished/pdf-objects.js';
import { ZipTrouble } from '../../../src/formats/zip/read.js';
import type { Format } from '../../../src/model/plan.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { parseHtml, wordsOf } from '../../support/html-reader.js';
import { elementsOf, readPdf, textOf } from '../../support/pdf/reader.js';
import { fillIn, footnote, task } from '../../support/sample-constructs.js';
import { bullets, documentOf, p } from '../../support/sample-document.js';
import { renderStarterPack } from '../../support/starter-pack.js';

const formatOf = (path: string) => path.slice(path.lastIndexOf('.') + 1) as Format;

/** Letters and digits alone: how lines break is the reader's own affair. */
const letters = (words: string) => words.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** What the tests' own readers find, a paragraph or cell each. */
const OTHERS: Readonly<Record<Format, (bytes: Uint8Array) => readonly string[]>> = {
  html: (bytes) => wordsOf(parseHtml(Buffer.from(bytes).toString('utf8'))),
  docx: (bytes) => readDocx(bytes).paragraphs.map(({ text }) => text),
  pdf: (bytes) => elementsOf(readPdf(bytes).tree, 'P', 'H1', 'H2', 'H3', 'TH', 'TD', 'LBody').map(textOf),
};

describe('every finished file of the sample clients', async () => {
  const files = await renderStarterPack();

  it.each([...files.keys()])('%s says all that another reader finds', (path) => {
    const bytes = files.get(path) ?? new Uint8Array();
    const format = formatOf(path);
    const found = letters(
      finishedWords(format, bytes)
        .map(({ words }) => words)
        .join(''),
    );
    const missing = OTHERS[format](bytes).filter((words) => !found.includes(letters(words)));
    // In a PDF a paragraph may go on over a page, with a footer and a header between.
    const isWhole = (words: string) => format !== 'pdf' || words.length < 60;
    expect(missing.filter(isWhole)).toEqual([]);
    expect(OTHERS[format](bytes).join('').length).toBeGreaterThan(100);
    expect(found).not.toContain('\ufffd');
  });

  it('says where words stand', () => {
    const path =
      [...files.keys()].find((one) => one.endsWith('acme/pdf/DCW34-confidentiality-and-data-protection.pdf')) ?? '';
    const places = finishedWords('pdf', files.get(path) ?? new Uint8Array()).map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining([
        'page 1',
        'page 7',
        'the bookmarks',
        'the links',
        'the metadata',
        'the alternative texts',
      ]),
    );
  });
});

it('a Word file says its footnotes and the titles of its controls, and a mark breaks no sentence', async () => {
  const twice = footnote('t', 'The Act.', bullets('and its schedule'));
  const document = documentOf([
    p('This is the law', twice, ' and so', twice, ' is this. Signed: ', fillIn(4, 'Signed by the manager')),
    { ...bullets(), items: [task(true, 'Key returned')] },
  ]);
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const found = finishedWords('docx', (await writer.write(document)).value ?? new Uint8Array());
  const wordsAt = (path: string) => found.find(({ place }) => place === path)?.words.split('\n') ?? [];
  const body = wordsAt('word/document.xml');
  expect(body.some((line) => line.startsWith('This is the law and so1 is this. Signed: '))).toBe(true);
  expect(body).toEqual(expect.arrayContaining(['☑ Key returned', 'Signed by the manager', 'Key returned']));
  expect(wordsAt('word/footnotes.xml').map((line) => line.trim())).toEqual([
    '',
    '',
    'The Act.',
    'and its schedule',
    '',
  ]);
});

it('files that are none are refused, never half read', () => {
  for (const bytes of [new Uint8Array(), Buffer.from('%PDF-1.7\nstartxref\n99999\n%%EOF'), Buffer.from('PK')]) {
    expect(() => finishedWords('pdf', bytes)).toThrow(PdfTrouble);
    expect(() => finishedWords('docx', bytes)).toThrow(ZipTrouble);
  }
});
