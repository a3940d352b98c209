/**
 * The three formats of a policy say the same: the same words, paragraph by paragraph in reading order, and the same
 * structure, whether a PDF's tag tree, a DOCX's styles and numbering or an HTML's elements tell it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../src/model/document.js';
import { FORMATS, type Format } from '../src/model/plan.js';
import { DEFAULT_THEME } from '../src/model/theme.js';
import { openWriter } from '../src/write/index.js';
import { printableDocument } from './support/any-document.js';
import { readDocx } from './support/docx-reader.js';
import { linksOf, parseHtml, wordsOf } from './support/html-reader.js';
import { ownFonts } from './support/pdf/fonts.js';
import { elementsOf, readPdf, textOf } from './support/pdf/reader.js';
import {
  bullets,
  documentOf,
  emphasis,
  everyNode,
  h,
  headingLink,
  item,
  labelled,
  link,
  numbered,
  p,
  picture,
  strong,
  table,
  text,
} from './support/sample-document.js';
import { renderStarterPack } from './support/starter-pack.js';
import { docxLines } from './support/structure/docx.js';
import { htmlLines } from './support/structure/html.js';
import { pdfLines, withoutContents } from './support/structure/pdf.js';

interface Said {
  /** Words in reading order, an entry a paragraph, heading, caption and cell; empty ones left out. */
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

const HOLDERS = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TH', 'TD', 'Caption'];

const READERS: Readonly<Record<Format, (bytes: Uint8Array) => Said>> = {
  html: (bytes) => {
    const page = parseHtml(Buffer.from(bytes).toString('utf8'));
    return { words: wordsOf(page), lines: htmlLines(page) };
  },
  docx: (bytes) => {
    const file = readDocx(bytes);
    const words = file.paragraphs
      .filter(({ style }) => !/^(?:TOC|Contents)/.test(style))
      .map(({ style, label, text }) =>
        (/^Heading/.test(style) && label ? `${label} ${text}` : text).replaceAll('\n', ' '),
      );
    return { words, lines: docxLines(file) };
  },
  pdf: (bytes) => {
    const file = readPdf(bytes);
    return { words: elementsOf(withoutContents(file.tree), ...HOLDERS).map(textOf), lines: pdfLines(file) };
  },
};

function said(format: Format, bytes: Uint8Array): Said {
  const { words, lines } = READERS[format](bytes);
  return { words: words.filter((one) => one !== ''), lines };
}

describe('every starter policy of every sample client', async () => {
  const files = await renderStarterPack();
  const policies = [...files.keys()].filter((path) => path.endsWith('.html'));
  const siblings = (path: string) =>
    (['docx', 'pdf'] as const).map((format) => {
      const bytes = files.get(path.replace('/html/', `/${format}/`).replace(/html$/, format));
      if (!bytes) throw new Error(`${path} has no ${format} beside it.`);
      return said(format, bytes);
    });

  it('is there', () => {
    expect(policies.length).toBeGreaterThan(10);
    expect(files.size).toBe(3 * policies.length);
  });

  it.each(policies)('%s', (path) => {
    const html = said('html', files.get(path) ?? new Uint8Array());
    expect(html.words.join(' ').length).toBeGreaterThan(1000);
    for (const other of siblings(path)) {
      expect(other.words).toEqual(html.words);
      expect(other.lines).toEqual(html.lines);
    }
  });
});

const writers = await Promise.all(FORMATS.map((format) => openWriter(format, DEFAULT_THEME, ownFonts)));

async function saidByAll(document: Document): Promise<Readonly<Record<Format, Said>>> {
  const entries = await Promise.all(
    writers.map(async (writer) => {
      const { value, diagnostics } = await writer.write(document);
      expect(diagnostics).toEqual([]);
      return [writer.format, said(writer.format, value ?? new Uint8Array())] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Format, Said>;
}

describe('a document of every kind of node', () => {
  it('has the same words and structure in all formats', async () => {
    const { html, docx, pdf } = await saidByAll(everyNode());
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
    expect(html.lines).toMatchInlineSnapshot(`
      [
        "figure: Tŷ Gwyn logo",
        "paragraph: Tŷ Gwyn & Daughters",
        "paragraph: Registration number: SIN-00012345-ABCD",
        "heading 1: Sample Policy",
        "table",
        "row: *Code | DCW1 | *Version | 1.0",
        "row: *Owner | Siân Morgan, Registered Manager | *Reviewed | 12 January 2026",
        "row: *Next review | 12 January 2027",
        "heading 2: 1 Purpose",
        "paragraph: Plain words, strong and slanted, slanted, a break and on.",
        "paragraph: A web link, a mail link and a heading.",
        "heading 3: 1.1 Reporting",
        "item 1 •",
        "paragraph: one",
        "item 1 •",
        "paragraph: two",
        "item 2 3.",
        "paragraph: three",
        "item 2 4.",
        "paragraph: four",
        "item 3 –",
        "paragraph: deepest",
        "item 1 •",
        "paragraph: five",
        "paragraph: second paragraph",
        "heading 3: Part B As Word numbers it",
        "item 1 4.1",
        "paragraph: labelled",
        "item 1 2.",
        "paragraph: its own",
        "item 1 ",
        "paragraph: unmarked",
        "heading 3: Without a number",
        "heading 4: 1.1.1 Deeper",
        "heading 5: 1.1.1.1 Deeper still",
        "heading 6: 1.1.1.1.1 Deepest",
        "caption: Who does what",
        "table",
        "header row: *Role | *Duty",
        "row: Manager | Reads everything and answers",
        "row: Carer | Reports",
        "quote: Quoted words.",
        "item 1 •",
        "paragraph: quoted item",
        "figure: A grey oblong",
        "heading 2: 2 Ynys Môn & <b>markup</b> {{not}} ŵŷ €",
        "paragraph: A*B <b>& Sons_ "quoted" ’typographic’ – dash © ½",
      ]
    `);
  });
});

describe('labels', () => {
  it('stand where a number or a mark would, as the document gives them, and empty ones leave nothing', async () => {
    const { html, docx, pdf } = await saidByAll(
      documentOf([
        labelled('Part A', h(1, 'Care')),
        labelled('', h(2, 'Unnumbered')),
        h(1, 'Numbered'),
        numbered(
          1,
          labelled('4.1', item('labelled')),
          'numbered',
          labelled('', item('without')),
          labelled('(a)', item(bullets('own', labelled('iv.', item('deeper', 'and on'))))),
          'numbered again',
          'and again',
        ),
        labelled('9.9.9', h(5, 'Deep')),
        bullets('own', labelled('In every case at any time and in each of our homes:', item('wide'))),
      ]),
    );
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
    expect(html.lines.slice(html.lines.indexOf('heading 2: Part A Care'))).toEqual([
      'heading 2: Part A Care',
      'heading 3: Unnumbered',
      'heading 2: 1 Numbered',
      'item 1 4.1',
      'paragraph: labelled',
      'item 1 2.',
      'paragraph: numbered',
      'item 1 ',
      'paragraph: without',
      'item 1 (a)',
      'item 2 •',
      'paragraph: own',
      'item 2 iv.',
      'paragraph: deeper',
      'paragraph: and on',
      'item 1 5.',
      'paragraph: numbered again',
      'item 1 6.',
      'paragraph: and again',
      'heading 6: 9.9.9 Deep',
      'item 1 •',
      'paragraph: own',
      'item 1 In every case at any time and in each of our homes:',
      'paragraph: wide',
    ]);
  });

  it.each(FORMATS)('in %s are values like others: a character that no document can hold is refused', async (format) => {
    const writer = writers.find((one) => one.format === format);
    for (const block of [labelled('4\u0007', h(1, 'Care')), bullets(labelled('4\u0007', item('Care')))]) {
      const { value, diagnostics } = (await writer?.write(documentOf([block]))) ?? {};
      expect(value).toBeUndefined();
      expect(diagnostics?.[0]?.message).toContain('U+0007');
    }
  });
});

const squeezed = (one: Said): Said => ({
  words: one.words.map(squeeze).filter((words) => words !== ''),
  lines: one.lines.map(squeeze),
});

const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim();

describe('links and words in another language', () => {
  const policy = { kind: 'policy', name: 'DCW29', file: 'DCW29-whistleblowing' } as const;
  const document = documentOf([
    h(1, 'Reporting'),
    p(
      link('https://example.org/a?b=1&c=2', 'Web'),
      ' ',
      link('mailto:a@example.org', 'mail'),
      ' ',
      link('tel:01234567890', 'call'),
    ),
    p(
      { type: 'link', target: policy, children: [text('Whistleblowing')] },
      ' and ',
      headingLink('reporting', 'reporting'),
    ),
    p('Before ', { type: 'passage', language: 'cy', children: [text('Iechyd Cyhoeddus Cymru')] }, ' after'),
  ]);
  const written = async (format: Format): Promise<Uint8Array> => {
    const { value } = (await writers.find((writer) => writer.format === format)?.write(document)) ?? {};
    return value ?? new Uint8Array();
  };

  it('lead to the same places, siblings having the ending of their format', async () => {
    const html = linksOf(parseHtml(Buffer.from(await written('html')).toString('utf8'))).map(({ href }) => href);
    const docx = readDocx(await written('docx')).links.map(({ target }) => target);
    const pdf = readPdf(await written('pdf')).links.map(({ target }) => target);
    const addresses = ['https://example.org/a?b=1&c=2', 'mailto:a@example.org', 'tel:01234567890'];
    expect(html).toEqual(['#Text', ...addresses, 'DCW29-whistleblowing.html', '#reporting']);
    expect(docx).toEqual([...addresses, 'DCW29-whistleblowing.docx', '#hreporting']);
    expect(pdf).toEqual([...addresses, 'DCW29-whistleblowing.pdf', { page: 0, top: expect.any(Number) }]);
  });

  it('are words like others, in the language that they name', async () => {
    const { html, docx, pdf } = await saidByAll(document);
    expect(html.lines).toContain('paragraph: Before Iechyd Cyhoeddus Cymru after');
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
    const page = Buffer.from(await written('html')).toString('utf8');
    expect(page).toContain('<span lang="cy">Iechyd Cyhoeddus Cymru</span>');
    expect(readDocx(await written('docx')).parts.get('word/document.xml')).toMatch(
      /<w:lang w:val="cy[^>]*>(?:(?!<\/w:r>).)*Iechyd Cyhoeddus Cymru/,
    );
    const file = readPdf(await written('pdf'));
    const spans = elementsOf(file.tree, 'Span').filter(({ dictionary }) => dictionary.has('Lang'));
    expect(spans.map((span) => [file.objects.text16(span.dictionary.get('Lang')), textOf(span)])).toEqual([
      ['cy', 'Iechyd Cyhoeddus Cymru'],
    ]);
  });
});

describe('any document', () => {
  it('has the same words and structure in all formats', async () => {
    await fc.assert(
      fc.asyncProperty(printableDocument, async (document) => {
        const { html, docx, pdf } = await saidByAll(document);
        // A space at a line's end shows nothing: PDF has but one where lines break.
        expect(squeezed(docx)).toEqual(squeezed(html));
        expect(squeezed(pdf)).toEqual(squeezed(html));
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);
});

/** A document with the same words wherever a value can stand. */
function saying(words: string): Document {
  const blocks: Block[] = [
    h(1, words),
    p(words, strong(words, emphasis(words)), link('https://example.org', words)),
    { type: 'list', ordered: true, start: 1, items: [item(words)] },
    table(words, [words, 'Duty'], [words, [text(words)]]),
    { type: 'image', picture: picture(2, 2), alt: [text(words)] },
    { type: 'quote', blocks: [p(words)] },
  ];
  return documentOf(blocks, {
    title: [text(words)],
    masthead: {
      logo: { type: 'image', picture: picture(4, 2), alt: [text(words)] },
      organisation: text(words),
      registration: text(words),
    },
    control: [{ label: words, value: words }],
    properties: { title: words, organisation: words, code: words, version: words, status: 'draft', nextReview: words },
  });
}

const HOSTILE = {
  'HTML markup': '</style></title><script>alert(1)</script> <b onload="x">&amp; &#60; <!-- --> <![CDATA[x]]>',
  'style sheet escapes': '\\22 }*{display:none}\\ @import url(//example.org); /* */ "\'',
  'Word markup': '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r> &lt;w:p/&gt;',
  'field codes': '{ PAGE } { INCLUDETEXT "c:\\x" } MERGEFIELD x \\* MERGEFORMAT =1+1 {{org_field_name}} <<x>>',
  'PDF operators': ') Tj ET EMC /P <</MCID 99>> BDC BT ( >> endobj %%EOF \\( \\101',
  Markdown: 'A*B_C_ `code` [a](https://example.org) # x | y',
  'a number like a heading’s': '4.2 Reporting',
  'right-to-left marks': 'a\u202eb\u202cc \u2066d\u2069 \u200ee',
  'zero-width characters': 'a\u200bb\u200cc\u200dd\u2060e\u00adf\ufeffg',
  'spaces of all kinds': 'a  b\u00a0c\u2002d\u2009e\u202ff',
  'combining marks': 'a\u0301\u0302\u0323 q\u0302 w\u0302',
  'ten thousand letters without a space': 'abcdefghij'.repeat(1000),
};

describe.each(Object.entries(HOSTILE))('a value of %s', (_, words) => {
  it('comes out of all formats as it went in, in the structure of a plain value', async () => {
    const plain = (await saidByAll(saying('Plain'))).html.lines;
    const expected = plain.map((line) => line.replaceAll('Plain', () => words));
    const { html, docx, pdf } = await saidByAll(saying(words));
    expect(html.lines).toEqual(expected);
    expect(docx.lines).toEqual(expected);
    expect(pdf.lines).toEqual(expected);
  }, 120_000);
});

describe('characters that a format cannot show', () => {
  it.each([
    ['emoji', 'Care 👩‍👩‍👧', 'U+1F469'],
    ['letters of scripts that the faces lack', 'Care ประกาศ', 'U+0E1B'],
  ])('%s are refused by name in PDF, and come out of the others as they went in', async (_, words, name) => {
    for (const writer of writers) {
      const { value, diagnostics } = await writer.write(saying(words));
      if (writer.format === 'pdf') {
        expect(value).toBeUndefined();
        expect(diagnostics.map(({ message }) => message).join('\n')).toContain(name);
      } else expect(said(writer.format, value ?? new Uint8Array()).words).toContain(words);
    }
  });

  it.each([
    ['a control character', 'Care\u0007', 'U+0007'],
    ['half of a surrogate pair', 'Care\ud800', 'U+D800'],
    ['a noncharacter', 'Care\uffff', 'U+FFFF'],
  ])('%s is refused by name everywhere', async (_, words, name) => {
    for (const writer of writers) {
      const { value, diagnostics } = await writer.write(saying(words));
      expect(value, writer.format).toBeUndefined();
      expect(diagnostics.map(({ message }) => message).join('\n')).toContain(name);
    }
  });
});

describe('the comparison', () => {
  it.each<[string, Block, Block]>([
    ['a word that differs', p('Care for all'), p('Care of all')],
    ['a space too many', p('Care for all'), p('Care for  all')],
    [
      'a list that is deeper',
      { type: 'list', ordered: false, start: 1, items: [item('a')] },
      {
        type: 'list',
        ordered: false,
        start: 1,
        items: [item({ type: 'list', ordered: false, start: 1, items: [item('a')] })],
      },
    ],
    [
      'a list that begins with another number',
      { type: 'list', ordered: true, start: 1, items: [item('a')] },
      { type: 'list', ordered: true, start: 2, items: [item('a')] },
    ],
    ['a heading of another level', h(1, 'Care'), h(2, 'Care')],
    ['a heading with another number', labelled('4.1', h(1, 'Care')), labelled('4.2', h(1, 'Care'))],
    ['a heading without a number', labelled('', h(1, 'Care')), h(1, 'Care')],
    ['an item with a mark of its own', bullets(labelled('(a)', item('a'))), bullets('a')],
    ['a quote that is none', p('Care'), { type: 'quote', blocks: [p('Care')] }],
    ['an empty cell elsewhere', table(undefined, ['a', 'b'], ['c', '']), table(undefined, ['a', 'b'], ['', 'c'])],
    ['a caption that is a paragraph', table('Care', ['a'], ['b']), p('Care')],
    [
      'another alternative text',
      { type: 'image', picture: picture(2, 2), alt: [text('a')] },
      { type: 'image', picture: picture(2, 2), alt: [text('b')] },
    ],
  ])('sees %s in every format', async (_, one, other) => {
    const [first, second] = [await saidByAll(documentOf([one])), await saidByAll(documentOf([other]))];
    for (const format of FORMATS) expect(second[format].lines).not.toEqual(first[format].lines);
  });
});
