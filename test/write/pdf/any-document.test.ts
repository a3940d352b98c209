/** What holds for every document: no word lost or added, everything tagged, nothing beyond the margins, nothing left behind. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Inlines } from '../../../src/model/document.js';
import { withoutRanges } from '../../../src/model/landscape.js';
import { resolveOutline } from '../../../src/model/outline.js';
import { DEFAULT_THEME, SOURCE_CODE, SOURCE_SANS, SOURCE_SERIF, type Theme } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { openFaces } from '../../../src/write/pdf/lines/faces.js';
import { typeStyles } from '../../../src/write/pdf/lines/type-styles.js';
import { wordsOf } from '../../../src/write/pdf/lines/words.js';
import type { Writer } from '../../../src/write/writer.js';
import { anyDocument, anyWords, documentsOf } from '../../support/any-document.js';
import { anyWrittenTheme, themeOf } from '../../support/any-theme.js';
import { expectedWords } from '../../support/expected-words.js';
import { HOSTILE, saying } from '../../support/hostile-values.js';
import { ownFonts, sharedFonts } from '../../support/pdf/fonts.js';
import { elementsOf, isContent, type ReadElement, type ReadPdf, readPdf, textOf } from '../../support/pdf/reader.js';
import { expectNothingOutside } from '../../support/pdf/within-margins.js';
import { documentOf, emphasis, p, strong, text } from '../../support/sample-document.js';
import { footnotesIn, holdersWithin, wordsWithin } from '../../support/structure/pdf.js';
import { runs } from '../../support/tier.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
/** The families that a theme may choose, each with its styles for text and code. */
const families = await Promise.all(
  [SOURCE_SANS, SOURCE_SERIF, SOURCE_CODE].map(async (family) => {
    const theme = { ...DEFAULT_THEME, faces: { body: family, headings: family, code: family } };
    const faces = await openFaces(theme.faces, ownFonts);
    return { faces, style: typeStyles(theme, faces).body };
  }),
);
const inEveryFace = (words: string): Inlines => [text(words), strong(words), emphasis(words), strong(emphasis(words))];
const isHeld = (words: string) =>
  families.every(({ faces, style }) => wordsOf(inEveryFace(words), style, faces).missing.length === 0);

/** Words in characters that the program can show in whatever faces a theme chooses. */
const printable = anyWords.map((words) => [...words].map((one) => (isHeld(one) ? one : 'x')).join(''));

/** The same several times over: paragraphs of many lines. */
const repeated = fc.tuple(printable, fc.integer({ min: 1, max: 25 })).map(([words, times]) => words.repeat(times));

/** A zero-width space beside a space shows nothing either. */
const squeezed = (words: string) => words.replace(/\u200b*\s[\s\u200b]*/g, ' ').trim();

const HOLDERS = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'TH', 'TD', 'Caption'];

/** The word over the list of contents, where there is one: it stands in no document. */
function contentsTitle(tree: ReadElement): ReadElement | undefined {
  const elements = tree.kids.flatMap((kid) => (isContent(kid) ? [] : [kid]));
  return elements[elements.findIndex((one) => one.type === 'TOC') - 1];
}

/** Words or a picture on a page; a heading is one of the text, not the title. */
interface Shown {
  readonly page: number;
  readonly baseline: number;
  readonly heading: boolean;
}

/** What the text area of each page shows, in order; rules, grounds and bars apart. */
function shownIn(pdf: ReadPdf): readonly Shown[] {
  const headings = new Set<string>();
  const walk = (element: ReadElement, within: boolean): void => {
    for (const kid of element.kids) {
      if (!isContent(kid)) walk(kid, within || /^H[2-6]$/.test(kid.type));
      else if (within) headings.add(`${kid.page}/${kid.number}`);
    }
  };
  walk(pdf.tree, false);
  return pdf.pages.flatMap(({ pieces }, page) =>
    pieces
      .filter(({ kind, owner }) => kind !== 'fill' && (owner.kind !== 'artifact' || owner.subtype === ''))
      .map(({ owner, baseline }) => ({
        page,
        baseline,
        heading: owner.kind === 'tag' && headings.has(`${page}/${owner.number}`),
      })),
  );
}

/** Pages that end in a heading though they hold something else, by number; not where headings in a row fill half a page. */
function pagesEndingInHeading(pdf: ReadPdf, { page, margins }: Theme): readonly number[] {
  const shown = shownIn(pdf);
  return shown.flatMap((last, at) => {
    const next = shown[at + 1];
    if (!last.heading || !next || next.page === last.page) return [];
    const from = shown.findLastIndex((one, n) => n < at && !one.heading) + 1;
    const behind = shown.findIndex((one, n) => n > at && !one.heading);
    const row = shown.slice(from, behind < 0 ? undefined : behind);
    const onPages = [...new Set(row.map((one) => one.page))].map((number) =>
      row.filter((one) => one.page === number).map(({ baseline }) => baseline),
    );
    const height = onPages.reduce((sum, lines) => sum + Math.max(...lines) - Math.min(...lines), 0);
    const alone = shown[from - 1]?.page !== last.page;
    return alone || height > (page.height - margins.top - margins.bottom) / 2 ? [] : [last.page];
  });
}

/** A document that breaks its pages itself may leave a heading behind. */
const breaksItself = (document: Document) =>
  document.blocks.some(({ type }) => type === 'page-break' || type === 'landscape');

function withoutBreaks(document: Document): Document {
  const blocks = withoutRanges(document.blocks).filter((block) => block.type !== 'page-break');
  return { ...document, blocks, outline: resolveOutline(blocks, document.wording) };
}

async function read(document: Document, by: Writer = writer): Promise<ReadPdf> {
  const { value, diagnostics } = await by.write(document);
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

describe('any document in any look', () => {
  it('comes out with its words as they went in, all tagged, within the margins, no heading left behind', async () => {
    const documents = documentsOf(printable, 99, repeated);
    await fc.assert(
      fc.asyncProperty(documents, anyWrittenTheme, fc.boolean(), async (any, written, breaking) => {
        const theme = await themeOf(written);
        const document = breaking ? any : withoutBreaks(any);
        const pdf = await read(document, await openPdfWriter(theme, sharedFonts));
        const holders = (element: ReadElement) =>
          holdersWithin(element, HOLDERS)
            .filter((one) => one !== contentsTitle(pdf.tree))
            .map((one) => squeezed(wordsWithin(one)));
        const expected = expectedWords(document, { lineBreak: ' ', numbered: true });
        expect(holders(pdf.tree)).toEqual(expected.text.map(squeezed));
        expect(footnotesIn(pdf).map(holders)).toEqual(expected.footnotes.map((one) => one.map(squeezed)));
        expectNothingOutside(pdf, theme);
        if (!breaksItself(document)) expect(pagesEndingInHeading(pdf, theme)).toEqual([]);
      }),
      { numRuns: runs(20, 2_000), endOnFailure: true },
    );
  });

  it('is written whole, or refused by the names of its characters', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const { value, diagnostics } = await writer.write(document);
        for (const one of diagnostics) expect(one.code).toBe('glyph-missing');
        expect(value === undefined).toBe(diagnostics.length > 0);
      }),
      { numRuns: runs(15, 1_000), endOnFailure: true },
    );
  });
});

describe('hostile values', () => {
  it.each([...Object.entries(HOSTILE), ['20,000 spaces', `a${' '.repeat(20_000)}b`] as const])(
    '%s comes out as it went in, everywhere, and nothing of it stands elsewhere',
    async (_, words) => {
      const pdf = await read(saying(words));
      const types = ['Caption', 'TH', 'TD', 'Lbl', 'P', 'H1', 'H2'] as const;
      const said = types.map((type) => elementsOf(pdf.tree, type).map(textOf));
      const [label, repeated] = ['1. ', words.repeat(3)];
      expect(said).toEqual([
        ...[[words], [words, words, 'Duty'], [words, words, words], [label]],
        ...[[words, words, `${repeated}${words}`, words, words], [words], [`1 ${words}`]],
      ]);
      expect(elementsOf(pdf.tree, 'Figure').map((one) => pdf.objects.text16(one.dictionary.get('Alt')))).toEqual([
        words,
        words,
      ]);
      const { Title, Author, Keywords } = pdf.information;
      expect([Title, Author, Keywords]).toEqual([words, words, `${words}, Version ${words}, ${words}`]);
      expectNothingOutside(pdf);
    },
  );

  it('nested forty deep keep room for their words', async () => {
    let block: Block = p('deepest words');
    for (let depth = 0; depth < 40; depth++)
      block =
        depth % 5 === 4
          ? { type: 'quote', blocks: [block] }
          : { type: 'list', ordered: depth % 2 === 0, start: 1, items: [{ type: 'item', blocks: [block] }] };
    const pdf = await read(documentOf([block]));
    expect(textOf(pdf.tree)).toContain('deepest words');
    expectNothingOutside(pdf);
  });
});
