/** What holds for every document: no word lost or added, everything tagged, nothing beyond the margins, nothing left behind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, inlineText } from '../../../src/model/document.js';
import { resolveOutline } from '../../../src/model/outline.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openFaces } from '../../../src/write/pdf/faces.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { anyDocument } from '../../support/any-document.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { elementsOf, isContent, type ReadElement, type ReadPdf, readPdf, textOf } from '../../support/pdf/reader.js';
import { documentOf, item, p, text } from '../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
const faces = await openFaces(DEFAULT_THEME.faces, ownFonts);

/** The same document in characters that all faces hold, its words, but for labels, so many times over. */
function printable(document: Document, times: number): Document {
  const blocks = rewrite(document.blocks, times) as readonly Block[];
  return { ...(rewrite(document, 1) as Document), blocks, outline: resolveOutline(blocks) };
}

function rewrite(node: unknown, times: number): unknown {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map((one) => rewrite(one, times));
  if (typeof node !== 'object' || node === null || ArrayBuffer.isView(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      WORDS.has(key) && typeof value === 'string'
        ? inRepertoire(value).repeat(key === 'label' ? 1 : times)
        : rewrite(value, times),
    ]),
  );
}

const WORDS = new Set(['value', 'label', 'title', 'organisation', 'code']);

function inRepertoire(words: string): string {
  return [...words]
    .map((one) => (Object.values(faces).some((face) => face.shape(one).missing.length > 0) ? 'x' : one))
    .join('');
}

const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim();

/** The words of each element that holds words of its own, as the document has them. */
function wordsIn(document: Document): readonly string[] {
  const { organisation, registration } = document.masthead;
  const numbers = document.outline.map((entry) => entry.number);
  const within = (block: Block): readonly string[] => {
    switch (block.type) {
      case 'heading':
        return [`${numbers.shift()} ${inlineText(block.children)}`.trimStart()];
      case 'paragraph':
        return [inlineText(block.children)];
      case 'list':
        return block.items.flatMap((one) => one.blocks.flatMap(within));
      case 'quote':
        return block.blocks.flatMap(within);
      case 'table':
        return [
          ...(block.caption ? [inlineText(block.caption)] : []),
          ...[block.header, ...block.rows].flatMap((row) => row.cells.map((cell) => inlineText(cell.children))),
        ];
      default:
        return [];
    }
  };
  return [
    organisation.value,
    ...(registration ? [registration.value] : []),
    inlineText(document.title),
    ...document.control.flatMap((entry) => [entry.label, entry.value]),
    ...document.blocks.flatMap(within),
  ].map(squeezed);
}

const HEADINGS = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];
const HOLDERS = [...HEADINGS, 'P', 'TH', 'TD', 'Caption'];

/** The word over the list of contents, where there is one: it stands in no document. */
function contentsTitle(tree: ReadElement): ReadElement | undefined {
  const elements = tree.kids.flatMap((kid) => (isContent(kid) ? [] : [kid]));
  return elements[elements.findIndex((one) => one.type === 'TOC') - 1];
}

function expectNothingOutside(pdf: ReadPdf): void {
  const { page, margins } = DEFAULT_THEME;
  for (const piece of pdf.pages.flatMap((one) => one.pieces)) {
    expect(piece.owner.kind).not.toBe('none');
    expect(piece.lacksGlyph).toBe(false);
    if (piece.owner.kind === 'artifact' && piece.owner.subtype !== '') continue;
    expect(piece.left).toBeGreaterThan(margins.left - 0.1);
    // The spaces at a line's end stand in the margin.
    if (!/\s$/.test(piece.text)) expect(piece.right).toBeLessThan(page.width - margins.right + 0.1);
    expect(piece.baseline).toBeGreaterThan(margins.bottom - 0.1);
    expect(piece.baseline).toBeLessThan(page.height - margins.top);
  }
}

/** Pages that end in a heading though they hold something else, by number. */
function pagesEndingInHeading(pdf: ReadPdf): readonly number[] {
  const types = new Map<string, string>();
  const walk = (element: ReadElement): void => {
    for (const kid of element.kids)
      if (isContent(kid)) types.set(`${kid.page}/${kid.number}`, element.type);
      else walk(kid);
  };
  walk(pdf.tree);
  return pdf.pages.slice(0, -1).flatMap(({ pieces }, page) => {
    const owners = pieces
      .filter(({ owner }) => owner.kind !== 'artifact' || owner.subtype === '')
      .map(({ owner }) => (owner.kind === 'tag' ? (types.get(`${page}/${owner.number}`) ?? '') : owner.kind));
    const others = owners.some((type) => !HEADINGS.includes(type));
    return others && HEADINGS.includes(owners.at(-1) ?? '') ? [page] : [];
  });
}

/** A document that breaks its pages itself may leave a heading behind. */
const breaksItself = (document: Document) => document.blocks.some((block) => block.type === 'page-break');

function withoutBreaks(document: Document): Document {
  const blocks = document.blocks.filter((block) => block.type !== 'page-break');
  return { ...document, blocks, outline: resolveOutline(blocks) };
}

async function read(document: Document): Promise<ReadPdf> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

describe('any document', () => {
  it('comes out with its words as they went in, all tagged, within the margins, no heading left behind', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.integer({ min: 1, max: 25 }), async (any, times) => {
        const document = printable(times % 2 ? withoutBreaks(any) : any, times);
        const pdf = await read(document);
        const holders = elementsOf(pdf.tree, ...HOLDERS).filter((one) => one !== contentsTitle(pdf.tree));
        expect(holders.map((one) => squeezed(textOf(one)))).toEqual(wordsIn(document));
        expectNothingOutside(pdf);
        if (!breaksItself(document)) expect(pagesEndingInHeading(pdf)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);

  it('is written whole, or refused by the names of its characters', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const { value, diagnostics } = await writer.write(document);
        for (const one of diagnostics) expect(one.code).toBe('glyph-missing');
        expect(value === undefined).toBe(diagnostics.length > 0);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);
});

describe('hostile values', () => {
  it.each([
    ['markup', '<b>&amp;</b> <script>alert(1)</script> <![CDATA[x]]>'],
    ['a PDF operator', ') Tj ET EMC /P << /MCID 99 >> BDC BT ('],
    ['an object', '>> endobj 1 0 obj << /Type /Catalog >> %%EOF'],
    ['backslashes', '\\\\ \\( \\) \\n \\101'],
    ['field codes', '{{org_field_name}} <<x>> %s [y]'],
    ['direction marks', 'a\u202eb\u202cc \u2066d\u2069 \u200ee'],
    ['what shows nothing', 'a\u200bb\u200cc\u200dd\u2060e\u00adf\ufeffg'],
    ['spaces of all kinds', 'a\u00a0b\u2002c\u2009d\u202fe'],
    ['combining marks', 'a\u0301\u0302\u0323 q\u0302 w\u0302'],
    ['Greek and Cyrillic', 'Ωμέγα Жук'],
    ['10,000 letters', 'abcdefghij'.repeat(1000)],
    ['70,000 spaces', `a${' '.repeat(70_000)}b`],
  ])('%s come out as they went in, everywhere', async (_, words) => {
    const document = documentOf([p(words), { type: 'list', ordered: false, start: 1, items: [item(words)] }], {
      title: [text(words)],
      masthead: { organisation: text(words) },
      control: [{ label: 'Owner', value: words }],
      properties: { title: words, organisation: words, code: words },
    });
    const pdf = await read(document);
    expect(elementsOf(pdf.tree, 'P', 'H1', 'TD').map(textOf)).toEqual([words, words, words, words, words]);
    expect(pdf.information.Title).toBe(words);
    expectNothingOutside(pdf);
  });

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
