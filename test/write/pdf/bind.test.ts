/** A whole pack as one PDF: its contents tell the truth, its links stay within, its tags and bookmarks go by policy. */
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/model/book.js';
import type { Document, Link } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { HOSTILE } from '../../support/hostile-values.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { elementsOf, readPdf, textOf } from '../../support/pdf/reader.js';
import { footnote } from '../../support/sample-constructs.js';
import { documentOf, everyNode, h, p } from '../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

const policyLink = (file: string): Link => ({
  type: 'link',
  target: { kind: 'policy', name: file, file },
  children: [{ type: 'text', value: `See ${file}` }],
});

const headingLink = (anchor: string): Link => ({
  type: 'link',
  target: { kind: 'heading', anchor },
  children: [{ type: 'text', value: `To ${anchor}` }],
});

const policy = (title: string, blocks: Document['blocks'], changes: Partial<Document['properties']> = {}): Document => {
  const made = documentOf(blocks);
  return { ...made, title: [{ type: 'text', value: title }], properties: { ...made.properties, title, ...changes } };
};

const filler = (count: number) =>
  Array.from({ length: count }, (_, n) => p(`Paragraph ${n} of words that fill a line or two. `.repeat(4)));

const FIRST = policy(
  'First Policy',
  [
    h(1, 'Purpose'),
    ...filler(20),
    h(2, 'More'),
    { type: 'paragraph', children: [policyLink('B'), headingLink('purpose')] },
  ],
  { code: 'A1', nextReview: '1 May 2027' },
);
const SECOND = policy(
  'Second Policy',
  [
    h(1, 'Other'),
    h(1, 'Purpose'),
    { type: 'paragraph', children: [policyLink('A'), headingLink('purpose')] },
    ...filler(10),
  ],
  { code: 'B2', status: 'draft' },
);

const BOOK: Book = {
  wording: ENGLISH,
  masthead: everyNode().masthead,
  title: 'Policies and procedures',
  lines: ['Home care in Wales'],
  foot: ['Issue 3 · 1 September 2026', '2 policies'],
  properties: { title: 'Policies and procedures', organisation: 'Acme' },
  parts: [
    { file: 'A', code: 'A1', category: 'Care', document: FIRST },
    { file: 'B', code: 'B2', category: 'Work', document: SECOND },
  ],
};

async function bind(book: Book = BOOK) {
  const { value, diagnostics } = (await writer.bind?.(book)) ?? { diagnostics: [] };
  expect(diagnostics).toEqual([]);
  const bytes = value ?? new Uint8Array();
  return { bytes, pdf: readPdf(bytes) };
}

const { bytes, pdf } = await bind();
const pageText = (page: number) => pdf.pages[page]?.pieces.map(({ text }) => text).join(' ') ?? '';
const starts = { A: pdf.bookmarks[0]?.page ?? -1, B: pdf.bookmarks[1]?.page ?? -1 };

describe('a bound pack', () => {
  it('begins with its cover and contents, each policy on a page of its own', () => {
    expect(pageText(0)).toContain('Policies and procedures');
    expect(pageText(0)).toContain('Issue 3 · 1 September 2026');
    expect(pageText(1)).toContain('Contents');
    expect(starts.A).toBe(2);
    expect(starts.B).toBeGreaterThan(3);
    expect(pageText(starts.B)).toContain('Second Policy');
    expect(pageText(starts.B)).not.toContain('Paragraph 19');
  });

  it('has contents whose page numbers are those on the pages', () => {
    const entries = elementsOf(pdf.tree, 'TOCI').map(textOf);
    expect(entries).toEqual([`A1 First Policy ${starts.A + 1}`, `B2 Second Policy ${starts.B + 1}`]);
    for (const [page] of pdf.pages.entries())
      if (page > 0) expect(pageText(page)).toContain(`Page ${page + 1} of ${pdf.pages.length}`);
  });

  it('begins the contents and each policy on a right-hand page where it is printed on both sides', async () => {
    const parts = [BOOK.parts, BOOK.parts].flat().map((part, n) => ({ ...part, file: `P${n}` }));
    const found = (await bind({ ...BOOK, parts, twoSided: true })).pdf;
    const words = found.pages.map(({ pieces }) => pieces.map(({ text }) => text).join(' '));
    expect(words.findIndex((page) => page.includes('Contents'))).toBe(2);
    expect(words[1]).toBe('');
    const opening = found.bookmarks.map(({ page }) => page ?? -1);
    expect(opening.map((page) => page % 2)).toEqual([0, 0, 0, 0]);
    expect(elementsOf(found.tree, 'TOCI').map((entry) => Number(/\d+$/.exec(textOf(entry))?.[0]))).toEqual(
      opening.map((page) => page + 1),
    );
    words.forEach((page, at) => {
      if (at > 0 && page !== '') expect(page).toContain(`Page ${at + 1} of ${words.length}`);
    });
  });

  it('has bookmarks by policy, its headings below', () => {
    expect(pdf.bookmarks.map(({ title }) => title)).toEqual(['A1 First Policy', 'B2 Second Policy']);
    expect(pdf.bookmarks[0]?.children.map(({ title }) => title)).toEqual(['1 Purpose']);
    expect(pdf.bookmarks[0]?.children[0]?.children.map(({ title }) => title)).toEqual(['1.1 More']);
    expect(pdf.bookmarks[1]?.children.map(({ title }) => title)).toEqual(['1 Other', '2 Purpose']);
  });

  it('has links that stay within it, to headings of the policy they stand in', () => {
    const led = (words: string) => pdf.links.filter(({ contents }) => contents === words).map(({ target }) => target);
    expect(led('See B')).toEqual([expect.objectContaining({ page: starts.B })]);
    expect(led('See A')).toEqual([expect.objectContaining({ page: starts.A })]);
    const [first, second] = led('To purpose') as readonly { readonly page: number; readonly top: number }[];
    expect([first?.page, second?.page]).toEqual([starts.A, starts.B]);
    expect(second?.top).toBeCloseTo(pdf.bookmarks[1]?.children[1]?.top ?? 0, 1);
    expect(led('A1 First Policy')).toEqual([expect.objectContaining({ page: starts.A })]);
  });

  it('keeps each policy’s header and footer, and the mark of a draft', () => {
    expect(pageText(starts.A + 1)).toContain('First Policy');
    expect(pageText(starts.A + 1)).toContain('Next review 1 May 2027');
    expect(pageText(starts.A)).not.toContain('DRAFT');
    expect(pageText(starts.B)).toContain('DRAFT');
    expect(pageText(0)).not.toContain('Page 1');
  });

  it('is tagged part by part, headings without a gap', () => {
    expect(pdf.tree.kids.map((kid) => kid.type)).toEqual(['Part', 'Part', 'Part', 'Part']);
    expect(elementsOf(pdf.tree, 'H1').map(textOf)).toEqual([
      'Policies and procedures',
      'First Policy',
      'Second Policy',
    ]);
    expect(elementsOf(pdf.tree, 'H2').map(textOf)).toEqual(['1 Purpose', '1 Other', '2 Purpose']);
  });

  it('says what it is, and is the same bytes each time', async () => {
    expect(pdf.information).toMatchObject({ Title: 'Policies and procedures', Author: 'Acme' });
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const other = await openPdfWriter(DEFAULT_THEME, ownFonts);
    await other.write(SECOND);
    expect(Buffer.compare((await other.bind?.(BOOK))?.value ?? new Uint8Array(), bytes)).toBe(0);
  });

  it('leaves the documents by themselves as they are', async () => {
    const [before, after] = [
      await (await openPdfWriter(DEFAULT_THEME, ownFonts)).write(FIRST),
      await writer.write(FIRST),
    ];
    expect(Buffer.compare(before.value ?? new Uint8Array(), after.value ?? new Uint8Array(1))).toBe(0);
  });

  it('holds every kind of node, and a hundred policies', async () => {
    const parts = Array.from({ length: 100 }, (_, n) => ({ file: `P${n}`, code: `DCW${n}`, document: everyNode() }));
    const many = await bind({ ...BOOK, parts });
    expect(many.pdf.bookmarks).toHaveLength(100);
    expect(elementsOf(many.pdf.tree, 'TOCI')).toHaveLength(100);
  });

  it.each(Object.entries(HOSTILE))('says %s as it is, everywhere', async (_, words) => {
    const part = { file: 'A', code: 'A1', category: words, document: policy(words, [h(1, words), p(words)]) };
    const found = await bind({
      ...BOOK,
      title: words,
      lines: [words],
      parts: [part],
      properties: { title: words, organisation: words },
    });
    expect(found.pdf.tree.kids).toHaveLength(3);
    expect(elementsOf(found.pdf.tree, 'H1').map(textOf)).toEqual([words, words]);
  });

  it('is refused where no face has a character', async () => {
    const result = await writer.bind?.({ ...BOOK, lines: ['漢字'] });
    expect(result?.value).toBeUndefined();
    expect(result?.diagnostics.map(({ code }) => code)).toContain('glyph-missing');
  });
});

describe('dividers', () => {
  const parts = [
    { file: 'W', document: policy('Welcome', [p('Hello.')]) },
    ...BOOK.parts,
    { file: 'C', code: 'B3', category: 'Work', document: policy('Third Policy', [h(1, 'Purpose'), p('To be third.')]) },
  ];
  const wordsOn = (found: typeof pdf, page = -1) =>
    found.pages[page]?.pieces
      .map(({ text }) => text)
      .join(' ')
      .trim() ?? '';

  it('come before the policies of each category, with its name and no more', async () => {
    const found = (await bind({ ...BOOK, parts, dividers: true })).pdf;
    const [welcome, care, work] = found.bookmarks;
    expect(found.bookmarks.map(({ title }) => title)).toEqual(['Welcome', 'Care', 'Work']);
    expect(care?.children.map(({ title }) => title)).toEqual(['A1 First Policy']);
    expect(work?.children.map(({ title }) => title)).toEqual(['B2 Second Policy', 'B3 Third Policy']);
    expect(work?.children[0]?.children.map(({ title }) => title)).toEqual(['1 Other', '2 Purpose']);
    expect(wordsOn(found, care?.page)).toBe('Care');
    expect(wordsOn(found, work?.page)).toBe('Work');
    expect(work?.children[0]?.page).toBe((work?.page ?? 0) + 1);
    expect(wordsOn(found, welcome?.page ?? 0)).toContain('Page 3 of');
    expect(elementsOf(found.tree, 'H1').map(textOf)).toContain('Work');
  });

  it('are right-hand pages with an empty back in a pack that is bound', async () => {
    const found = (await bind({ ...BOOK, parts, dividers: true, twoSided: true })).pdf;
    for (const divider of found.bookmarks.slice(1)) {
      const page = divider.page ?? -1;
      expect(page % 2).toBe(0);
      expect(wordsOn(found, page + 1)).toBe('');
      expect(divider.children[0]?.page).toBe(page + 2);
    }
  });

  it('stand in the contents with their pages, and lead there', async () => {
    const found = (await bind({ ...BOOK, parts, dividers: true })).pdf;
    const pageOf = (words: string) => found.links.find(({ contents }) => contents === words)?.target;
    expect(pageOf('Care')).toMatchObject({ page: found.bookmarks[1]?.page });
    expect(pageOf('Work')).toMatchObject({ page: found.bookmarks[2]?.page });
    const entries = elementsOf(found.tree, 'TOCI').map(textOf);
    expect(entries.find((entry) => entry.startsWith('Work'))).toContain(
      `Work ${(found.bookmarks[2]?.page ?? 0) + 1}B2`,
    );
  });

  it('are none for a pack without categories', async () => {
    const plain = BOOK.parts.map(({ category: _, ...part }) => part);
    expect(
      Buffer.compare(
        (await bind({ ...BOOK, parts: plain, dividers: true })).bytes,
        (await bind({ ...BOOK, parts: plain })).bytes,
      ),
    ).toBe(0);
  });
});

describe('the cover', () => {
  it.each(['left', 'centre', 'right'] as const)('has its logo at the %s, as the theme says', async (place) => {
    const { page, margins, logo } = DEFAULT_THEME;
    const themed = await openPdfWriter({ ...DEFAULT_THEME, logo: { ...logo, place } }, ownFonts);
    const made = readPdf((await themed.bind?.(BOOK))?.value ?? new Uint8Array());
    const picture = made.pages[0]?.pieces.find(({ kind }) => kind === 'picture');
    const [before, after] = [(picture?.left ?? 0) - margins.left, page.width - margins.right - (picture?.right ?? 0)];
    const edges = { left: before, centre: before - after, right: after };
    expect(edges[place]).toBeCloseTo(0, 1);
    expect(before + after).toBeGreaterThan(1);
  });
});

describe('footnotes of a pack', () => {
  it('are numbered anew in each policy, stand at the feet of its pages, and lead to their own marks', async () => {
    // The same paragraph stands in both policies, and its note is the second of one of them.
    const shared = p('Shared', footnote('shared', 'The shared note.'));
    const parts = [
      {
        file: 'A',
        category: 'Care',
        document: policy('First Policy', [p('Before', footnote('a', 'A note.')), shared]),
      },
      { file: 'B', category: 'Care', document: policy('Second Policy', [shared]) },
    ];
    const book = await bind({ ...BOOK, parts });
    const notes = elementsOf(book.pdf.tree, 'Note');
    expect(notes.map(textOf)).toEqual(['1 A note.', '2 The shared note.', '1 The shared note.']);
    const ids = notes.map(({ dictionary }) => book.pdf.objects.text16(dictionary.get('ID')));
    expect(ids).toEqual(['policy-1-note-1', 'policy-1-note-2', 'policy-2-note-1']);
    const links = book.pdf.links.filter(({ contents }) => /note \d/i.test(contents));
    expect(
      links.map(({ contents, page, target }) => [contents, page, typeof target === 'string' ? target : target.page]),
    ).toEqual([
      ['Note 1', 2, 2],
      ['Note 2', 2, 2],
      ['Back to note 1 in the text', 2, 2],
      ['Back to note 2 in the text', 2, 2],
      ['Note 1', 3, 3],
      ['Back to note 1 in the text', 3, 3],
    ]);
  });
});
