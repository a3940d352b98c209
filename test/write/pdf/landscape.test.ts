/** Landscape ranges in PDF: sheets turned on their side, with everything in its place on them. */
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/model/book.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { elementsOf, type ReadPdf, readPdf, textOf } from '../../support/pdf/reader.js';
import { expectNothingOutside } from '../../support/pdf/within-margins.js';
import { footnote } from '../../support/sample-constructs.js';
import { documentOf, h, headingLink, p } from '../../support/sample-document.js';
import { range, register } from '../../support/sample-landscape.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
const { page: A4, margins } = DEFAULT_THEME;

async function read(document: Document): Promise<ReadPdf> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  const pdf = readPdf(value ?? new Uint8Array());
  expectNothingOutside(pdf);
  return pdf;
}

const squeezed = (words: string) => words.replace(/\s+/g, '');

/** `|` for an upright page, `-` for one on its side. */
const sheets = ({ pages }: ReadPdf) => pages.map(({ width, height }) => (width > height ? '-' : '|')).join('');
const textOn = (pdf: ReadPdf, page: number) => squeezed(pdf.pages[page]?.pieces.map(({ text }) => text).join('') ?? '');

describe('a landscape range', () => {
  it('has the sheets that it needs, and those around it stay upright', async () => {
    const pdf = await read(documentOf([p('Before.'), range(h(1, 'Risks'), register(30), p('End.')), p('After.')]));
    expect(sheets(pdf)).toBe('|---|');
    expect(pdf.pages[1]).toMatchObject({ width: A4.height, height: A4.width });
    expect(textOn(pdf, 0)).toContain('Before.');
    expect(textOn(pdf, 4)).toContain('After.');
  });

  it('repeats the head of a table on each of them, over the whole width', async () => {
    const pdf = await read(documentOf([range(register(30))]));
    for (const page of [1, 2, 3]) expect(textOn(pdf, page)).toContain('Whomaybeharmed');
    const right = Math.max(...(pdf.pages[2]?.pieces ?? []).map((piece) => piece.right));
    expect(right).toBeGreaterThan(A4.width);
    expect(elementsOf(pdf.tree, 'THead')).toHaveLength(1);
  });

  it.each([
    ['at the beginning', [range(p('Wide.')), p('After.')], '|-|'],
    ['at the end', [p('Before.'), range(p('Wide.'))], '|-'],
    ['twice in a row', [range(p('One.')), range(p('Two.')), p('After.')], '|--|'],
    [
      'between page breaks',
      [
        p('A.'),
        { type: 'page-break' },
        range({ type: 'page-break' }, p('B.'), { type: 'page-break' }),
        { type: 'page-break' },
        p('C.'),
      ],
      '|-|',
    ],
  ] as const)('makes no empty page %s', async (_, blocks, expected) => {
    const pdf = await read(documentOf(blocks));
    expect(sheets(pdf)).toBe(expected);
    pdf.pages.forEach((_page, at) => {
      expect(textOn(pdf, at)).toContain(`Page${at + 1}of${pdf.pages.length}`);
    });
  });

  it('has header, footer and the word across at the places of its sheets', async () => {
    const document = documentOf([p('A.'), range(p('B.'))]);
    const properties = { title: 'Sample Policy', organisation: 'Acme', status: 'draft' } as const;
    const pdf = await read({ ...document, properties });
    const [upright, turned] = pdf.pages;
    /** The line above the footer. */
    const line = (at: number) =>
      pdf.pages[at]?.pieces.findLast(({ owner }) => owner.kind === 'artifact' && owner.subtype === 'Footer');
    expect(line(0)?.right).toBeCloseTo(A4.width - margins.right, 0);
    expect(line(1)?.right).toBeCloseTo(A4.height - margins.right, 0);
    expect(line(1)?.baseline).toBeCloseTo(line(0)?.baseline ?? 0, 3);
    for (const page of [upright, turned]) {
      const mark = page?.pieces.find(({ text }) => text === 'DRAFT');
      expect(mark).toBeDefined();
      expect(mark?.baseline).toBeLessThan((page?.height ?? 0) / 2);
    }
  });

  it('has its footnotes at the foot of its own pages, and those that go on at the next', async () => {
    const note = (key: string, words: string) => footnote(key, words);
    const pdf = await read(
      documentOf([p('A.', note('a', 'Of the first.')), range(p('B.', note('b', 'Of the second.'))), p('C.')]),
    );
    expect(textOn(pdf, 0)).toContain('Ofthefirst.');
    expect(textOn(pdf, 1)).toContain('Ofthesecond.');
    const long = Array.from({ length: 80 }, (_, n) => `Sentence ${n} of a long note.`)
      .join(' ')
      .repeat(2);
    await read(documentOf([range(p('B.', note('b', long))), p('C.')]));
    await read(documentOf([p('B.', note('b', long)), range(p('C.')), p('D.')]));
  });

  it('is where bookmarks, the contents and links lead', async () => {
    const document = documentOf(
      [
        h(1, 'First'),
        p(headingLink('risks', 'to risks'), headingLink('last', 'to last')),
        range(h(1, 'Risks'), h(2, 'Register'), p('B.')),
        h(1, 'Last'),
        p('C.'),
      ],
      { contents: true },
    );
    const pdf = await read(document);
    expect(sheets(pdf)).toBe('|-|');
    expect(pdf.bookmarks.map(({ title, page }) => [title, page])).toEqual([
      ['1 First', 0],
      ['2 Risks', 1],
      ['3 Last', 2],
    ]);
    expect(pdf.bookmarks[1]?.children.map(({ title }) => title)).toEqual(['2.1 Register']);
    expect(pdf.bookmarks[1]?.top).toBeGreaterThan(A4.width - margins.top - 12);
    expect(pdf.bookmarks[1]?.top).toBeLessThan(A4.width);
    const led = (words: string) => pdf.links.find(({ contents }) => contents === words)?.target;
    for (const [words, page] of [
      ['to risks', 1],
      ['to last', 2],
    ] as const) {
      const target = led(words);
      expect(target).toMatchObject({ page });
      if (typeof target === 'object') expect(target.top).toBeCloseTo(pdf.bookmarks[page]?.top ?? 0, 1);
    }
    expect(elementsOf(pdf.tree, 'TOCI').map(textOf)).toEqual([
      '1 First 1',
      '2 Risks 22.1 Register 2',
      '2.1 Register 2',
      '3 Last 3',
    ]);
  });

  it('changes no tag', async () => {
    const blocks = [h(1, 'Risks'), register(3), p('End.')];
    const types = (pdf: ReadPdf) => pdf.tree.kids.map(({ type }) => type);
    expect(types(await read(documentOf([range(...blocks)])))).toEqual(types(await read(documentOf(blocks))));
  });

  it('stays on its side in a bound pack', async () => {
    const document = documentOf([p('A.'), range(h(1, 'Risks'), p('B.')), p('C.')]);
    const book: Book = {
      wording: ENGLISH,
      masthead: document.masthead,
      title: 'Policies',
      lines: [],
      foot: [],
      properties: { title: 'Policies', organisation: 'Acme' },
      parts: [
        { file: 'A', code: 'A1', category: 'Care', document },
        { file: 'B', code: 'B1', category: 'Care', document },
      ],
    };
    const pdf = readPdf((await writer.bind?.(book))?.value ?? new Uint8Array());
    expect(sheets(pdf)).toBe('|||-||-|');
    expect(pdf.bookmarks.map(({ children }) => children.map(({ title, page }) => [title, page]))).toEqual([
      [['1 Risks', 3]],
      [['1 Risks', 6]],
    ]);
  });
});
