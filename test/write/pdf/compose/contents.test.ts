/** The list of contents: when there is one, what it says, where it leads, how a reader hears it. */
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { elementsOf, isContent, type ReadPdf, readPdf, textOf, treeText } from '../../../support/pdf/reader.js';
import { documentOf, emphasis, h, link, p } from '../../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

async function written(blocks: readonly Block[], changes: Partial<Document> = {}): Promise<ReadPdf> {
  const { value, diagnostics } = await writer.write(documentOf(blocks, changes));
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

const words = 'The manager reads each record within the week and answers whoever wrote it. '.repeat(12);
const chapter = (title: string): readonly Block[] => [
  h(1, title),
  p(words),
  h(2, `${title} in detail`),
  p(words),
  h(3, 'Too deep for a list'),
  p(words),
];
const chapters = (count: number) => Array.from({ length: count }, (_, n) => chapter(`Chapter ${n + 1}`)).flat();

/** The entries as they are read, number and page included. */
const entries = (pdf: ReadPdf) => elementsOf(pdf.tree, 'Link').map(textOf);

describe('a list of contents', () => {
  it('stands in a document of more than four pages, and in no shorter one', async () => {
    const counts = new Map<number, number>();
    for (let count = 3; count <= 7; count++) {
      const without = await written(chapters(count), { contents: false });
      expect(elementsOf(without.tree, 'TOC')).toEqual([]);
      const pdf = await written(chapters(count));
      counts.set(without.pages.length, elementsOf(pdf.tree, 'TOC').length);
    }
    expect([...counts.keys()]).toEqual(expect.arrayContaining([4, 5]));
    for (const [pages, lists] of counts) expect(lists > 0).toBe(pages > 4);
  });

  it('stands where the document asks for it, and not where there is no heading, or one alone', async () => {
    expect(entries(await written(chapters(1), { contents: true }))).toHaveLength(2);
    expect(elementsOf((await written([p('words')], { contents: true })).tree, 'TOC')).toEqual([]);
    expect(elementsOf((await written([h(1, 'Alone'), p('words')], { contents: true })).tree, 'TOC')).toEqual([]);
  });

  it('stands after the control block and before the text', async () => {
    const pdf = await written(chapters(1), { contents: true });
    const types = pdf.tree.kids.map((kid) => kid.type);
    expect(types.slice(types.indexOf('H1'), types.indexOf('H2') + 1)).toEqual(['H1', 'Table', 'P', 'TOC', 'H2']);
  });

  it('is read as entries, each a reference and a link; the second level within the first', async () => {
    const pdf = await written([h(2, 'Before all'), p('words'), ...chapters(2)], { contents: true });
    const [toc] = elementsOf(pdf.tree, 'TOC');
    expect(toc && treeText(toc)).toMatchInlineSnapshot(`
      [
        "TOC",
        "  TOCI",
        "    Reference",
        "      Link "1.1 Before all| 1"",
        "  TOCI",
        "    Reference",
        "      Link "2 Chapter 1| 1"",
        "    TOC",
        "      TOCI",
        "        Reference",
        "          Link "2.1 Chapter 1 in detail| 1"",
        "  TOCI",
        "    Reference",
        "      Link "3 Chapter 2| 2"",
        "    TOC",
        "      TOCI",
        "        Reference",
        "          Link "3.1 Chapter 2 in detail| 3"",
      ]
    `);
  });

  it('gives each heading the page it is on, and leads there', async () => {
    const pdf = await written(chapters(9));
    const listed = pdf.bookmarks.flatMap((one) => [one, ...one.children]);
    expect(entries(pdf)).toEqual(listed.map(({ title, page }) => `${title} ${page + 1}`));
    const place = (page: number, top: number) => `${page + 1} ${top.toFixed(1)}`;
    expect(pdf.links.map(({ target }) => typeof target === 'object' && place(target.page, target.top))).toEqual(
      listed.map(({ page, top }) => place(page, top)),
    );
    expect(pdf.links.map(({ contents }) => contents)).toEqual(listed.map(({ title }) => title));
    expect(new Set(listed.map(({ page }) => page)).size).toBeGreaterThan(3);
  });

  it('has dots for the eye alone, up to a column that numbers keep', async () => {
    const pdf = await written(chapters(2), { contents: true });
    const pieces = pdf.pages[0]?.pieces ?? [];
    const numbers = pieces.filter((piece) => piece.owner.kind === 'tag' && /^ \d+$/.test(piece.text));
    expect(numbers).toHaveLength(4);
    const right = numbers[0]?.right ?? 0;
    for (const number of numbers) expect(number.right).toBeCloseTo(right, 1);
    // As far as running text, and not as far as the title's rule.
    expect(right).toBeGreaterThan(400);
    expect(right).toBeLessThan(450);
    const dots = pieces.filter((piece) => piece.kind === 'fill' && Math.abs(piece.right - (right - 22)) < 0.1);
    expect(dots).toHaveLength(4);
    for (const dot of dots) expect(dot.owner.kind).toBe('artifact');
  });

  it('goes on over pages where it is long, and wraps long headings', async () => {
    const long = 'What the registered manager does when somebody is worried about what happens at home at night';
    const blocks = Array.from({ length: 70 }, (_, n) => [h(1, n % 9 ? `Chapter ${n}` : long), p(words)]).flat();
    const pdf = await written(blocks);
    expect(entries(pdf)).toHaveLength(70);
    expect(pdf.links.length).toBe(70 + 8);
    expect(new Set(pdf.links.map((one) => one.page)).size).toBeGreaterThan(1);
  });

  it('has its chapters closer where the last of them would have a page for themselves, and only there', async () => {
    const list = async (count: number) => {
      const pdf = await written(Array.from({ length: count }, (_, n) => [h(1, `Chapter ${n}`), p(words)]).flat(), {
        contents: true,
      });
      const [first, second] = (pdf.pages[0]?.pieces ?? []).filter(({ text }) => /^ \d+$/.test(text));
      return {
        pages: new Set(pdf.links.map(({ page }) => page)).size,
        apart: Math.abs((first?.baseline ?? 0) - (second?.baseline ?? 0)),
      };
    };
    const [fits, closer, longer] = [await list(26), await list(31), await list(40)];
    expect([fits.pages, closer.pages, longer.pages]).toEqual([1, 1, 2]);
    expect(fits.apart - closer.apart).toBeCloseTo(3.5, 3);
    expect(longer.apart).toBeCloseTo(fits.apart, 3);
  });

  it('has the words of a heading’s own link, and not the link', async () => {
    const blocks = [h(1, 'See ', emphasis(link('https://example.org', 'the law')), ' first'), p('words'), h(1, 'Law')];
    const pdf = await written(blocks, { contents: true });
    expect(entries(pdf)).toEqual(['1 See the law first 1', '2 Law 1', 'the law']);
    const item = elementsOf(pdf.tree, 'TOCI')[0];
    expect(item && elementsOf(item, 'Link')).toHaveLength(1);
    expect(pdf.links.map(({ target }) => typeof target)).toEqual(['object', 'object', 'string']);
  });

  it('leaves the text room to begin below it, or begins a page', async () => {
    const textPage = async (count: number) => {
      const pdf = await written(
        Array.from({ length: count }, (_, n) => h(1, `Chapter ${n}`)),
        { contents: true },
      );
      return pdf.bookmarks[0]?.page;
    };
    expect(await textPage(3)).toBe(0);
    expect(await textPage(20)).toBe(1);
  });

  it('refuses what its face lacks by name', async () => {
    const { value, diagnostics } = await writer.write(documentOf([h(1, 'Tŷ 名'), p('words')], { contents: true }));
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.message).join()).toContain('U+540D');
  });
});

it('content is no kid of a list of contents itself', async () => {
  const pdf = await written(chapters(2), { contents: true });
  for (const element of elementsOf(pdf.tree, 'TOC', 'TOCI', 'Reference'))
    expect(element.kids.filter(isContent)).toEqual([]);
});

describe('a heading of very many words', () => {
  it('costs its length in the file, though each line of its entry in the contents is a link', async () => {
    const sizeOf = async (count: number): Promise<number> => {
      const blocks = [h(1, 'word '.repeat(count).trim()), p('Text.'), h(1, 'End')];
      const { value } = await writer.write(documentOf(blocks, { contents: true }));
      return value?.length ?? 0;
    };
    const [small, large] = [await sizeOf(2_000), await sizeOf(8_000)];
    expect(small).toBeGreaterThan(0);
    expect(large / small).toBeLessThan(5);
  });

  it('is said in part by its links', async () => {
    const title = 'Tell the office before and after each visit. '.repeat(20).trim();
    const pdf = await written([h(1, title), p('Text.'), h(1, 'End')], { contents: true });
    const said = pdf.links.slice(0, -1).map(({ contents }) => contents);
    expect(said.length).toBeGreaterThan(5);
    for (const words of said) expect(words).toMatch(/^1 Tell the office .{200,300}…$/);
  });
});
