/**
 * The three formats of a policy say the same: the same words, paragraph by paragraph in reading order, and the same
 * structure, whether a PDF's tag tree, a DOCX's styles and numbering or an HTML's elements tell it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../src/model/document.js';
import { numberFootnotes } from '../src/model/footnotes.js';
import { FORMATS, type Format } from '../src/model/plan.js';
import { DEFAULT_THEME, type Theme } from '../src/model/theme.js';
import { typesetDocument } from '../src/model/typography/document.js';
import { openWriter } from '../src/write/index.js';
import type { Writer } from '../src/write/writer.js';
import { printableDocument } from './support/any-document.js';
import { anyWrittenTheme, themeOf } from './support/any-theme.js';
import { readDocx } from './support/docx-reader.js';
import { FORBIDDEN, HOSTILE, saying, UNPRINTABLE } from './support/hostile-values.js';
import { linksOf, parseHtml } from './support/html-reader.js';
import { sharedFonts } from './support/pdf/fonts.js';
import { elementsOf, readPdf, textOf } from './support/pdf/reader.js';
import { everyConstruct } from './support/sample-constructs.js';
import {
  bullets,
  documentOf,
  everyNode,
  h,
  headingLink,
  item,
  labelled,
  link,
  numbered,
  p,
  picture,
  table,
  text,
} from './support/sample-document.js';
import { landscapeDocument } from './support/sample-landscape.js';
import { renderStarterPack } from './support/starter-pack.js';
import {
  docxPassages,
  htmlPassages,
  joined,
  marksOf,
  pdfPassages,
  placeInPdf,
  placeOf,
} from './support/structure/marks.js';
import { type Said, said, squeezed } from './support/structure/said.js';
import { runs } from './support/tier.js';

/** Pages beside the policies, which have few words. */
const PAGES =
  /(?:\/(?:index|review-schedule|policies-and-regulations|read-and-sign|change-log|what-has-changed)|-at-a-glance)\b/;

describe('every document and page of every sample client', async () => {
  const all = await renderStarterPack();
  // The whole pack as one web page is in no other format.
  const files = new Map([...all].filter(([path]) => !path.endsWith('/handbook.html')));
  const policies = [...files.keys()].filter((path) => path.endsWith('.html'));
  const siblings = (path: string) =>
    (['docx', 'pdf'] as const).map((format) => {
      const bytes = files.get(path.replace(/\/html\/|\/(?=index)/, `/${format}/`).replace(/html$/, format));
      if (!bytes) throw new Error(`${path} has no ${format} beside it.`);
      return said(format, bytes);
    });

  it('is there', () => {
    expect(policies.length).toBeGreaterThan(10);
    expect(files.size).toBe(3 * policies.length);
  });

  it.each(policies)('%s', (path) => {
    const html = said('html', files.get(path) ?? new Uint8Array());
    expect(html.words.join(' ').length).toBeGreaterThan(PAGES.test(path) ? 100 : 1000);
    for (const other of siblings(path)) {
      expect(other.words).toEqual(html.words);
      expect(other.lines).toEqual(html.lines);
    }
  });
});

const writersIn = (theme: Theme): Promise<readonly Writer[]> =>
  Promise.all(FORMATS.map((format) => openWriter(format, theme, sharedFonts)));

const writers = await writersIn(DEFAULT_THEME);

type OfAll<T> = Readonly<Record<Format, T>>;

async function writtenByAll(document: Document, by = writers): Promise<OfAll<Uint8Array>> {
  const entries = await Promise.all(
    by.map(async (writer) => {
      const { value, diagnostics } = await writer.write(document);
      expect(diagnostics).toEqual([]);
      return [writer.format, value ?? new Uint8Array()] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Format, Uint8Array>;
}

async function saidByAll(document: Document): Promise<OfAll<Said>> {
  const files = await writtenByAll(document);
  return { html: said('html', files.html), docx: said('docx', files.docx), pdf: said('pdf', files.pdf) };
}

describe('a lettered list of more than 26 items', () => {
  const words = Array.from({ length: 30 }, (_, n) => `item ${n + 1}`);

  it.each([
    ['within another', [numbered(1, item('outer', numbered(1, ...words)))], 'item 2 '],
    [
      'as its author chose',
      [{ ...numbered(1, ...words), marks: { numbers: 'lower-letter', around: '.' } } as const],
      'item 1 ',
    ],
  ])('goes on alike in all formats: %s', async (_, blocks, start) => {
    const { html, docx, pdf } = await saidByAll(documentOf(blocks, { contents: false }));
    expect(docx.lines).toEqual(html.lines);
    expect(pdf.lines).toEqual(html.lines);
    const marks = html.lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length));
    expect(marks.slice(24)).toEqual(['y.', 'z.', 'aa.', 'ab.', 'ac.', 'ad.']);
  });
});

describe('a document of what authors write beyond plain words', () => {
  it('has the same words and structure in all formats', async () => {
    const { html, docx, pdf } = await saidByAll(documentOf(everyConstruct(), { contents: false }));
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
    expect(html.lines.slice(html.lines.indexOf('heading 2: 1 Words'))).toMatchInlineSnapshot(`
      [
        "heading 2: 1 Words",
        "paragraph: Water is H2O, an area 5 m2, no longer in force and underlined.",
        "paragraph: Type backup  now or example.",
        "paragraph: A claim[1], another[2] and the same again[2]bold[3].",
        "paragraph: For all who care",
        "paragraph: with us",
        "paragraph: Signed: [_ Signed] Date: [_ Date]",
        "paragraph: Consent: [☑ Yes] Yes [☐ No] No",
        "heading 3: 1.1 A heading[4]",
        "code: Manager⏎  ├── Deputy⏎⏎    Carer <b>& more</b>",
        "heading 2: 2 Lists",
        "item 1 1.",
        "paragraph: first",
        "item 2 (c)",
        "paragraph: third letter",
        "item 2 (d)",
        "paragraph: fourth",
        "item 1 2.",
        "paragraph: second",
        "item 1 a.",
        "paragraph: a",
        "item 2 i.",
        "paragraph: i",
        "item 2 ii.",
        "paragraph: ii",
        "item 1 b.",
        "paragraph: b",
        "item 1 IV)",
        "paragraph: four",
        "item 1 V)",
        "paragraph: five",
        "item 1 A.",
        "paragraph: A",
        "item 1 B.",
        "paragraph: B",
        "item 1 1)",
        "paragraph: one",
        "item 1 2)",
        "paragraph: two",
        "item 1 (1)",
        "paragraph: one",
        "item 1 ☐",
        "paragraph: Door checked",
        "item 1 ☑",
        "paragraph: Key returned",
        "item 2 –",
        "paragraph: to the office",
        "item 1 1. ☑",
        "paragraph: first task",
        "item 1 2.",
        "paragraph: no task",
        "item 1 1.",
        "paragraph: one",
        "item 1 2.",
        "item 1 3.",
        "paragraph: three",
        "item 1 •",
        "paragraph: before the empty",
        "item 1 •",
        "heading 2: 3 Blocks",
        "note: Note",
        "in note: This is a note.",
        "note: Tip",
        "in note: This is a tip.",
        "note: Important",
        "in note: This is a important.",
        "note: Warning",
        "in note: This is a warning.",
        "note: Caution",
        "in note: This is a caution.",
        "note: Warning: Never alone",
        "in note: Two people lift.",
        "item 1 •",
        "paragraph: always",
        "code: in code",
        "note: Tip",
        "in note: A tip in a quote.",
        "quote: Quoted[5].",
        "item 1 •",
        "paragraph: An item",
        "note: Note",
        "in note: A note in an item.",
        "code: code in an item",
        "caption: Who signs",
        "table",
        "header row: *Role | *Signature",
        "row: Manager | [_ Manager]",
        "row: Trained | [☐ Trained: Signature]",
        "row: Deputy[6] | x = 1old",
        "table",
        "header row: *What | *How",
        "row: Checks | ¶",
        "item 1 ☐",
        "paragraph: gas",
        "item 1 ☑",
        "paragraph: water",
        "row: Date | [_ Date]",
        "row: ¶ | Words",
        "note: Caution",
        "in note: In a cell.",
        "code:   code",
        "heading 2: Foreword",
        "paragraph: Words of the foreword.",
        "heading 2: 4 After the foreword",
        "paragraph: Words.",
        "heading 2: 5 Clauses",
        "paragraph: 5.1 The manager:",
        "item 1 1.",
        "paragraph: plans",
        "item 1 2.",
        "paragraph: checks",
        "paragraph: 5.2 A table:",
        "table",
        "header row: *A | *B",
        "row: a | b",
        "heading 3: 5.3 Records",
        "paragraph: 5.3.1 We keep records.",
        "quote: Quoted.",
        "heading 2: Appendix A Forms",
        "paragraph: A.1 A form.",
        "paragraph: Words of the first appendix.",
        "heading 3: A.2 Within the appendix",
        "paragraph: Words.",
        "heading 2: Appendix B Addresses",
        "paragraph: Words of the second appendix.",
        "footnote 1",
        "paragraph: Where it comes from.",
        "footnote 2",
        "paragraph: A note with two marks.",
        "footnote 3",
        "paragraph: A note of",
        "item 1 •",
        "paragraph: a list",
        "paragraph: and a paragraph.",
        "footnote 4",
        "paragraph: A note to a heading.",
        "footnote 5",
        "paragraph: In a quote.",
        "footnote 6",
        "paragraph: In a cell.",
      ]
    `);
  });
});

describe('a document with landscape ranges', () => {
  it('has the same words and structure in all formats', async () => {
    const { html, docx, pdf } = await saidByAll({ ...landscapeDocument(), contents: false });
    expect(docx).toEqual(html);
    expect(pdf).toEqual(html);
    expect(html.lines.filter((line) => line.startsWith('heading'))).toEqual([
      'heading 1: Sample Policy',
      'heading 2: 1 Purpose',
      'heading 2: 2 Risks',
      'heading 3: 2.1 How risks are rated',
      'heading 2: 3 Review',
    ]);
  });
});

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
        "table",
        "row: *Day | Early and late {2×1}",
        "row: *Monday {1×2} | Ann | Bo {1×2}",
        "row: Cy {1×2}",
        "row: *Tuesday | ",
        "table",
        "header row: *When | *What to do",
        "row: At once | ¶",
        "paragraph: Make it safe, then:",
        "item 1 1.",
        "paragraph: call 999",
        "item 1 2.",
        "paragraph: tell",
        "item 2 •",
        "paragraph: the office",
        "row: ¶ | ¶",
        "figure: A warning sign",
        "paragraph: Signed",
        "caption: Whom",
        "table",
        "header row: *Name | *Number",
        "row: Ann | 01632 960001",
        "row: Later | ¶",
        "quote: Learn from it.",
        "item 1 •",
        "paragraph: write it down",
        "heading 2: 2 Ynys Môn & <b>markup</b> {{not}} ŵŷ €",
        "paragraph: A*B <b>& Sons_ “quoted” ’typographic’ – dash © ½",
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

describe('any document in any look', () => {
  it('has the same words and structure, links and languages in all formats', async () => {
    await fc.assert(
      fc.asyncProperty(printableDocument, anyWrittenTheme, async (any, look) => {
        // Entries of a list of contents are links too.
        const document = { ...any, contents: false };
        const files = await writtenByAll(document, await writersIn(await themeOf(look)));
        const page = parseHtml(Buffer.from(files.html).toString('utf8'));
        const [docx, pdf] = [readDocx(files.docx), readPdf(files.pdf)];
        // A space at a line's end shows nothing: PDF has but one where lines break.
        const expected = squeezed(said('html', files.html));
        expect(squeezed(said('docx', files.docx))).toEqual(expected);
        expect(squeezed(said('pdf', files.pdf))).toEqual(expected);

        const { links, passages } = marksOf(typesetDocument(document, DEFAULT_THEME));
        const hrefs = linksOf(page).map(({ href }) => href);
        const { notes } = numberFootnotes(document);
        // Marks of footnotes lead to their notes, and back.
        expect(hrefs.filter((href) => !/^#(?:Note|Mark)-/.test(href))).toEqual([
          '#Text',
          ...links.map((to) => placeOf(to, 'html')),
        ]);
        expect(new Set(hrefs.filter((href) => href.startsWith('#Note-')))).toEqual(
          new Set(notes.map(({ number }) => `#Note-${number}`)),
        );
        expect(docx.links.map(({ target }) => target)).toEqual(links.map((to) => placeOf(to, 'docx')));
        // A link has a place for each line that it stands on.
        const inFile = notes.length > 0 ? ['a heading'] : [];
        expect(new Set(pdf.links.map(placeInPdf))).toEqual(
          new Set([...links.map((to) => placeOf(to, 'pdf')), ...inFile]),
        );
        for (const foreign of [htmlPassages(page), docxPassages(docx), pdfPassages(pdf)])
          expect(joined(foreign)).toEqual(joined(passages));
      }),
      { numRuns: runs(15, 1_000), endOnFailure: true },
    );
  });
});

describe.each(Object.entries(HOSTILE))('a value of %s', (_, words) => {
  it('comes out of all formats as it went in, in the structure of a plain value', async () => {
    const plain = (await saidByAll(saying('Plain'))).html.lines;
    const expected = plain.map((line) => line.replaceAll('Plain', () => words));
    const { html, docx, pdf } = await saidByAll(saying(words));
    expect(html.lines).toEqual(expected);
    expect(docx.lines).toEqual(expected);
    expect(pdf.lines).toEqual(expected);
  });
});

describe('characters that a format cannot show', () => {
  it.each(Object.entries(UNPRINTABLE))(
    '%s are refused by name in PDF, and come out of the others as they went in',
    async (_, { words, character }) => {
      const plain = (await saidByAll(saying('Plain'))).html.lines;
      for (const writer of writers) {
        const { value, diagnostics } = await writer.write(saying(words));
        if (writer.format === 'pdf') {
          expect(value).toBeUndefined();
          expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['glyph-missing']));
          expect(diagnostics.map(({ message }) => message).join('\n')).toContain(character);
        } else
          expect(said(writer.format, value ?? new Uint8Array()).lines).toEqual(
            plain.map((line) => line.replaceAll('Plain', () => words)),
          );
      }
    },
  );

  it.each(FORBIDDEN)('%j is refused by name everywhere', async (character, name) => {
    for (const writer of writers) {
      const { value, diagnostics } = await writer.write(saying(`Care${character}`));
      expect(value, writer.format).toBeUndefined();
      expect(diagnostics.map(({ message }) => message).join('\n')).toContain(name.split(' ')[0]);
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
