/** What a reader gets from finished PDFs: words, tags, bookmarks, links, furniture, metadata. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/model/diagnostic.js';
import type { Block, Document, Inline } from '../../../src/model/document.js';
import { spanOf } from '../../../src/model/source.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { elementsOf, type ReadPdf, readPdf, textOf, treeText } from '../../support/pdf/reader.js';
import {
  bullets,
  documentOf,
  everyNode,
  h,
  headingLink,
  item,
  labelled,
  lineBreak,
  link,
  numbered,
  p,
  picture,
  strong,
  table,
  text,
} from '../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

async function bytesOf(document: Document): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

async function written(...blocks: Block[]): Promise<ReadPdf> {
  return readPdf(await bytesOf(documentOf(blocks)));
}

/** The words of a page's artifacts of one kind. */
function artifactWords(pdf: ReadPdf, page: number, subtype: string): string {
  return (pdf.pages[page]?.pieces ?? [])
    .filter(({ owner }) => owner.kind === 'artifact' && owner.subtype === subtype)
    .map((piece) => piece.text)
    .join('');
}

const LONG = 'The manager reads each record within the week and answers whoever wrote it, by name and in writing. ';

describe('the tag tree', () => {
  it('says what every node is, in reading order', async () => {
    const pdf = readPdf(await bytesOf(everyNode()));
    expect(treeText(pdf.tree).slice(5)).toMatchInlineSnapshot(`
      [
        "  Table",
        "    TR",
        "      TH "Code"",
        "      TD "DCW1"",
        "      TH "Version"",
        "      TD "1.0"",
        "    TR",
        "      TH "Owner"",
        "      TD "Siân Morgan, Registered Manager"",
        "      TH "Reviewed"",
        "      TD "12 January 2026"",
        "    TR",
        "      TH "Next review"",
        "      TD "12 January 2027"",
        "  H2 "1 Purpose"",
        "  P "Plain words, strong and slanted, slanted, a break and on."",
        "  P "A |, a | and |."",
        "    Link "web link"",
        "    Link "mail link"",
        "    Link "a heading"",
        "  H3 "1.1 Reporting"",
        "  L",
        "    LI",
        "      Lbl "• "",
        "      LBody",
        "        P "one"",
        "    LI",
        "      Lbl "• "",
        "      LBody",
        "        P "two"",
        "        L",
        "          LI",
        "            Lbl "3. "",
        "            LBody",
        "              P "three"",
        "          LI",
        "            Lbl "4. "",
        "            LBody",
        "              P "four"",
        "              L",
        "                LI",
        "                  Lbl "– "",
        "                  LBody",
        "                    P "deepest"",
        "    LI",
        "      Lbl "• "",
        "      LBody",
        "        P "five"",
        "        P "second paragraph"",
        "  H3 "Part B As Word numbers it"",
        "  L",
        "    LI",
        "      Lbl "4.1 "",
        "      LBody",
        "        P "labelled"",
        "    LI",
        "      Lbl "2. "",
        "      LBody",
        "        P "its own"",
        "    LI",
        "      LBody",
        "        P "unmarked"",
        "  H3 "Without a number"",
        "  H4 "1.1.1 Deeper"",
        "  H5 "1.1.1.1 Deeper still"",
        "  H6 "1.1.1.1.1 Deepest"",
        "  Table",
        "    Caption "Who does what"",
        "    THead",
        "      TR",
        "        TH "Role"",
        "        TH "Duty"",
        "    TBody",
        "      TR",
        "        TD "Manager"",
        "        TD "Reads everything and answers"",
        "      TR",
        "        TD "Carer"",
        "        TD "Reports"",
        "  BlockQuote",
        "    P "Quoted words."",
        "    L",
        "      LI",
        "        Lbl "• "",
        "        LBody",
        "          P "quoted item"",
        "  Figure """,
        "  Table",
        "    TBody",
        "      TR",
        "        TH "Day"",
        "        TD "Early and late"",
        "      TR",
        "        TH "Monday"",
        "        TD "Ann"",
        "        TD "Bo"",
        "      TR",
        "        TD "Cy"",
        "      TR",
        "        TH "Tuesday"",
        "        TD",
        "  Table",
        "    THead",
        "      TR",
        "        TH "When"",
        "        TH "What to do"",
        "    TBody",
        "      TR",
        "        TD "At once"",
        "        TD",
        "          P "Make it safe, then:"",
        "          L",
        "            LI",
        "              Lbl "1. "",
        "              LBody",
        "                P "call 999"",
        "            LI",
        "              Lbl "2. "",
        "              LBody",
        "                P "tell"",
        "                L",
        "                  LI",
        "                    Lbl "• "",
        "                    LBody",
        "                      P "the office"",
        "      TR",
        "        TD",
        "          Figure """,
        "          P "Signed"",
        "        TD",
        "          Table",
        "            Caption "Whom"",
        "            THead",
        "              TR",
        "                TH "Name"",
        "                TH "Number"",
        "            TBody",
        "              TR",
        "                TD "Ann"",
        "                TD "01632 960001"",
        "      TR",
        "        TD "Later"",
        "        TD",
        "          BlockQuote",
        "            P "Learn from it."",
        "          L",
        "            LI",
        "              Lbl "• "",
        "              LBody",
        "                P "write it down"",
        "  H2 "2 Ynys Môn & <b>markup</b> {{not}} ŵŷ €"",
        "  P "A*B <b>& Sons_ "quoted" ’typographic’ – dash © ½"",
      ]
    `);
  });

  it('gives each list its numbering, each header cell its scope, each picture its text and place', async () => {
    const pdf = readPdf(await bytesOf(everyNode()));
    const attribute = (type: string, key: string) =>
      elementsOf(pdf.tree, type).map((element) =>
        pdf.objects.name(pdf.objects.dictionary(element.dictionary.get('A')).get(key)),
      );
    expect(attribute('L', 'ListNumbering')).toEqual([
      ...['Disc', 'Decimal', 'None', 'None', 'Disc'],
      ...['Decimal', 'Disc', 'Disc'],
    ]);
    expect(new Set(attribute('TH', 'Scope').slice(0, 5))).toEqual(new Set(['Row']));
    expect(attribute('TH', 'Scope').slice(5)).toEqual([
      ...['Column', 'Column', 'Row', 'Row', 'Row'],
      ...['Column', 'Column', 'Column', 'Column'],
    ]);
    const figures = elementsOf(pdf.tree, 'Figure');
    expect(figures.map((figure) => pdf.objects.text16(figure.dictionary.get('Alt')))).toEqual([
      'Tŷ Gwyn logo',
      'A grey oblong',
      'A warning sign',
    ]);
    for (const figure of figures)
      expect(pdf.objects.array(pdf.objects.dictionary(figure.dictionary.get('A')).get('BBox'))).toHaveLength(4);
  });

  it('reads the control table row by row, two pairs a row, the last alone over the rest of its row', async () => {
    const pdf = await written(p('words'));
    const [control] = elementsOf(pdf.tree, 'Table');
    const rows = control ? elementsOf(control, 'TR').map((row) => elementsOf(row, 'TH', 'TD').map(textOf)) : [];
    expect(rows).toEqual([
      ['Code', 'DCW1', 'Version', '1.0'],
      ['Owner', 'Siân Morgan, Registered Manager', 'Reviewed', '12 January 2026'],
      ['Next review', '12 January 2027'],
    ]);
    const last = control && elementsOf(control, 'TD').at(-1);
    expect(pdf.objects.dictionary(last?.dictionary.get('A')).get('ColSpan')).toBe(3);
  });

  it('keeps a paragraph one element over two pages', async () => {
    const pdf = await written(p(LONG.repeat(60)));
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(elementsOf(pdf.tree, 'P').map(textOf)).toContain(LONG.repeat(60));
  });

  it('has no control table, registration or logo where there is none', async () => {
    const pdf = readPdf(
      await bytesOf(documentOf([p('words')], { control: [], masthead: { organisation: text('Acme') } })),
    );
    expect(treeText(pdf.tree)).toEqual(['Document', '  P "Acme"', '  H1 "Sample Policy"', '  P "words"']);
  });
});

describe('a page', () => {
  it('holds all its content in tags and artifacts, with a glyph for every letter', async () => {
    const pdf = readPdf(await bytesOf(everyNode()));
    for (const piece of pdf.pages.flatMap((page) => page.pieces)) {
      expect(piece.owner.kind).not.toBe('none');
      expect(piece.lacksGlyph).toBe(false);
    }
  });

  it('has organisation and title above it but for the first, and code, version, review and number below', async () => {
    const pdf = readPdf(await bytesOf(everyNode()));
    const footer = (n: number) => `DCW1 · Version 1.0 · Next review 12 January 2027 · Page ${n} of 3`;
    expect([0, 1, 2].map((n) => artifactWords(pdf, n, 'Footer'))).toEqual([1, 2, 3].map(footer));
    expect([0, 1, 2].map((n) => artifactWords(pdf, n, 'Header'))).toEqual([
      '',
      'Tŷ Gwyn & DaughtersSample Policy',
      'Tŷ Gwyn & DaughtersSample Policy',
    ]);
  });

  it('says in its footer only what there is to say', async () => {
    const properties = { title: 'T', organisation: 'O' };
    const pdf = readPdf(await bytesOf(documentOf([p('words')], { properties })));
    expect(artifactWords(pdf, 0, 'Footer')).toBe('Page 1 of 1');
  });

  it('puts a long title below a long name, and cuts what is longer than a line', async () => {
    const properties = { title: 'Title '.repeat(60).trim(), organisation: 'Name '.repeat(14).trim() };
    const pdf = readPdf(await bytesOf(documentOf([p(LONG.repeat(60))], { properties })));
    const lines = (pdf.pages[1]?.pieces ?? []).filter(
      ({ owner, kind }) => kind === 'text' && owner.kind === 'artifact' && owner.subtype === 'Header',
    );
    expect(lines[0]?.text).toBe(properties.organisation);
    expect(lines[1]?.text).toMatch(/^Title Title .*…$/);
    for (const line of lines)
      expect(line.right).toBeLessThan(DEFAULT_THEME.page.width - DEFAULT_THEME.margins.right + 0.1);
    expect(lines[0]?.baseline).toBeGreaterThan(lines[1]?.baseline ?? Number.POSITIVE_INFINITY);
  });

  it('says DRAFT across a draft, and only across a draft', async () => {
    const draft = documentOf([p(LONG.repeat(60))]);
    const pdf = readPdf(await bytesOf({ ...draft, properties: { ...draft.properties, status: 'draft' } }));
    expect(pdf.pages.map((_, n) => artifactWords(pdf, n, 'Watermark'))).toEqual(pdf.pages.map(() => 'DRAFT'));
    const approved = await written(p('words'));
    expect(artifactWords(approved, 0, 'Watermark')).toBe('');
  });

  it('repeats a table’s header row, for the eye alone', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`Row ${n}`, 'words']);
    const pdf = await written(table('Many', ['Number', 'Words'], ...rows));
    const shown = pdf.pages.map((page) => page.pieces.filter((piece) => piece.text === 'Number'));
    expect(shown.map((pieces) => pieces.length)).toEqual(pdf.pages.map(() => 1));
    expect(shown.map(([piece]) => piece?.owner.kind)).toEqual(pdf.pages.map((_, n) => (n === 0 ? 'tag' : 'artifact')));
    expect(elementsOf(pdf.tree, 'TH').map(textOf).slice(5)).toEqual(['Number', 'Words']);
    expect(elementsOf(pdf.tree, 'TR')).toHaveLength(3 + 61);
  });

  it('goes on with a cell that is longer than a page', async () => {
    const pdf = await written(table(undefined, ['A', 'B'], ['short', LONG.repeat(80)], ['after', 'it']));
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(elementsOf(pdf.tree, 'TD').map(textOf).slice(5)).toEqual(['short', LONG.repeat(80), 'after', 'it']);
  });

  it('begins where the document says so', async () => {
    const breaks: Block = { type: 'page-break' };
    const pdf = await written(p('one'), breaks, breaks, p('two'), breaks);
    expect(pdf.pages).toHaveLength(2);
  });

  it('fits pictures into the measure', async () => {
    const wide: Block = { type: 'image', picture: picture(4000, 100), alt: [text('wide')] };
    const high: Block = { type: 'image', picture: picture(100, 4000), alt: [text('high')] };
    const pdf = await written(wide, high);
    const shown = pdf.pages.flatMap((page) => page.pieces.filter((piece) => piece.kind === 'picture'));
    const measure = DEFAULT_THEME.page.width - DEFAULT_THEME.margins.left - DEFAULT_THEME.margins.right;
    expect((shown[0]?.right ?? 0) - (shown[0]?.left ?? 0)).toBeCloseTo(measure, 1);
    for (const one of shown) expect(one.baseline).toBeGreaterThan(DEFAULT_THEME.margins.bottom - 0.1);
  });

  it('makes the logo no higher in the text than the theme lets it be, in proportion', async () => {
    const logo: Block = { type: 'image', picture: picture(600, 300), alt: [text('logo')], isLogo: true };
    const pdf = await written(logo, bullets(item(logo)));
    const shown = pdf.pages.flatMap((page) => page.pieces.filter((piece) => piece.kind === 'picture'));
    const { height } = DEFAULT_THEME.logo;
    expect(shown).toHaveLength(2);
    for (const one of shown) expect(one.right - one.left).toBeCloseTo(2 * height, 1);
  });

  it('gives a picture that is lower than a line the room of its item’s mark', async () => {
    const low: Block = { type: 'image', picture: picture(2, 2), alt: [text('low')] };
    const pdf = await written(numbered(1, item(low), item(low)), p('after'));
    const [first = 0, second = 0, after = 0] = pdf.pages
      .flatMap(({ pieces }) => pieces)
      .filter((piece) => ['1. ', '2. ', 'after'].includes(piece.text))
      .map(({ baseline }) => baseline);
    const line = DEFAULT_THEME.sizes.body * DEFAULT_THEME.lineHeight;
    expect(first - second).toBeGreaterThan(line);
    expect(second - after).toBeGreaterThan(line);
  });

  it('embeds a picture once, however often it is shown', async () => {
    const same = picture(50, 50);
    const image: Block = { type: 'image', picture: same, alt: [text('same')] };
    const pdf = await written(image, image, { type: 'page-break' }, image);
    const streams = Array.from({ length: pdf.objects.count - 1 }, (_, n) =>
      pdf.objects.dictionary({ type: 'reference', object: n + 1 }),
    );
    expect(streams.filter((one) => pdf.objects.name(one.get('Subtype')) === 'Image')).toHaveLength(1);
  });
});

describe('links and bookmarks', () => {
  it('lead where the document says', async () => {
    const pdf = readPdf(await bytesOf(everyNode()));
    expect(pdf.links.map((one) => one.target)).toEqual([
      'https://example.org/a?b=1&c=2',
      'mailto:dpo@example.org',
      { page: 0, top: expect.any(Number) },
    ]);
    expect(pdf.links.map((one) => one.contents)).toEqual([
      'web link (https://example.org/a?b=1&c=2)',
      'mail link (dpo@example.org)',
      'a heading',
    ]);
    const reporting = pdf.pages[0]?.pieces.find((piece) => piece.text === 'Reporting');
    const target = pdf.links[2]?.target;
    const top = typeof target === 'object' ? target.top : 0;
    expect(top - (reporting?.baseline ?? 0)).toBeGreaterThan(10);
    expect(top - (reporting?.baseline ?? 0)).toBeLessThan(40);
  });

  it('are one area a line, within the line, and one element a page', async () => {
    const pdf = await written(p('See ', link('https://example.org', LONG.repeat(3)), ' and on.'));
    expect(pdf.links.length).toBeGreaterThan(2);
    expect(elementsOf(pdf.tree, 'Link')).toHaveLength(1);
    const { left, right } = DEFAULT_THEME.margins;
    for (const { area } of pdf.links) {
      expect(area[0]).toBeGreaterThan(left - 0.1);
      expect(area[2]).toBeLessThan(DEFAULT_THEME.page.width - right + 0.1);
    }
  });

  it('follow a link over two pages', async () => {
    const pdf = await written(p(link('https://example.org', LONG.repeat(50))));
    expect(new Set(pdf.links.map((one) => one.page)).size).toBe(2);
    expect(elementsOf(pdf.tree, 'Link').map(textOf).join('')).toBe(LONG.repeat(50));
  });

  it('keep their words together over a line break', async () => {
    const pdf = await written(p('See ', link('https://example.org', 'one', lineBreak, 'two'), '.'));
    expect(elementsOf(pdf.tree, 'Link').map(textOf)).toEqual(['one two']);
    expect(textOf(pdf.tree)).toContain('See one two.');
  });

  it('write an address in ASCII', async () => {
    const pdf = await written(p(link('https://example.org/tŷ gwyn?a=%20&b=(c)', 'words')));
    expect(pdf.links[0]?.target).toBe('https://example.org/t%C5%B7%20gwyn?a=%20&b=(c)');
  });

  it('lead to another policy by the name of its file in the same folder', async () => {
    const policy = (file: string, ...children: Inline[]): Inline => ({
      type: 'link',
      target: { kind: 'policy', name: 'dcw29', file },
      children,
    });
    const pdf = await written(p('See ', policy('DCW29-whistleblowing', text('Whistleblowing')), policy('DCW1-(a)')));
    expect(pdf.links.map(({ target, contents }) => [target, contents])).toEqual([
      ['DCW29-whistleblowing.pdf', 'Whistleblowing'],
    ]);
    expect(elementsOf(pdf.tree, 'Link').map(textOf)).toEqual(['Whistleblowing']);
    const [page] = pdf.objects.array(pdf.objects.dictionary(pdf.catalogue.get('Pages')).get('Kids'));
    const [annotation] = pdf.objects.array(pdf.objects.dictionary(page).get('Annots'));
    const action = pdf.objects.dictionary(pdf.objects.dictionary(annotation).get('A'));
    expect(pdf.objects.name(action.get('S'))).toBe('GoToR');
    expect(pdf.objects.text16(pdf.objects.dictionary(action.get('F')).get('F'))).toBe('DCW29-whistleblowing.pdf');
    expect(pdf.objects.array(action.get('D'))[0]).toBe(0);
  });

  it('lead to a heading of another policy by its name in that file', async () => {
    const target = { kind: 'policy', name: 'dcw29', file: 'DCW29', anchor: 'who-to-tell' } as const;
    const pdf = await written(
      h(1, 'Zebras'),
      h(1, 'Who'),
      p({ type: 'link', target, children: [text('Whom to tell')] }),
    );
    const [page] = pdf.objects.array(pdf.objects.dictionary(pdf.catalogue.get('Pages')).get('Kids'));
    const [annotation] = pdf.objects.array(pdf.objects.dictionary(page).get('Annots'));
    const action = pdf.objects.dictionary(pdf.objects.dictionary(annotation).get('A'));
    expect(pdf.objects.text16(action.get('D'))).toBe('who-to-tell');
    const names = pdf.objects.dictionary(pdf.objects.dictionary(pdf.catalogue.get('Names')).get('Dests')).get('Names');
    const [who, place, zebras] = pdf.objects.array(names);
    expect([pdf.objects.text16(who), pdf.objects.text16(zebras)]).toEqual(['who', 'zebras']);
    expect(pdf.objects.array(place)[0]).toEqual(page);
  });

  it('refuse a heading that is not there, rather than lead nowhere', async () => {
    await expect(writer.write(documentOf([p(headingLink('nowhere', 'words'))]))).rejects.toThrow('nowhere');
  });

  it('nest as the headings do, and tell one heading from its double', async () => {
    const twice = h(2, 'Same');
    const pdf = await written(h(1, 'One'), twice, { type: 'page-break' }, h(1, 'Two'), twice);
    const titles = (items: ReadPdf['bookmarks']): unknown =>
      items.map((one) => [one.title, one.page, titles(one.children)]);
    expect(titles(pdf.bookmarks)).toEqual([
      ['1 One', 0, [['1.1 Same', 0, []]]],
      ['2 Two', 1, [['2.1 Same', 1, []]]],
    ]);
  });

  it('name a heading by its label, or by its words alone where it has none', async () => {
    const pdf = await written(labelled('Part A', h(1, 'One')), labelled('', h(2, 'Two')));
    expect(pdf.bookmarks.map((one) => [one.title, one.children.map(({ title }) => title)])).toEqual([
      ['Part A One', ['Two']],
    ]);
  });
});

describe('labels', () => {
  const { left: edge } = DEFAULT_THEME.margins;
  const leftOf = (pdf: ReadPdf, words: string): number =>
    (pdf.pages[0]?.pieces.find((piece) => piece.text.trim() === words)?.left ?? Number.NaN) - edge;

  it('of headings stand at the edge and words hang behind; without one words stand there themselves', async () => {
    const pdf = await written(
      labelled('Appendix', h(1, 'Wide')),
      labelled('4', h(1, 'Narrow')),
      labelled('', h(1, 'None')),
    );
    expect(leftOf(pdf, 'Appendix')).toBeCloseTo(0);
    expect(leftOf(pdf, 'Narrow')).toBeCloseTo(24);
    expect(leftOf(pdf, 'Wide')).toBeGreaterThan(40);
    expect(leftOf(pdf, 'None')).toBeCloseTo(0);
  });

  it('of items stand at the edge, all words behind the widest, and say that they follow no numbering', async () => {
    const pdf = await written(
      bullets(labelled('(a)', item('narrow')), labelled('4.10.12', item('wide')), labelled('', item('none')), 'own'),
    );
    for (const label of ['(a)', '4.10.12']) expect(leftOf(pdf, label)).toBeCloseTo(0);
    const lefts = ['narrow', 'wide', 'none', 'own'].map((words) => leftOf(pdf, words));
    expect(lefts[0]).toBeGreaterThan(35);
    for (const left of lefts) expect(left).toBeCloseTo(lefts[0] ?? 0);
    const [list] = elementsOf(pdf.tree, 'L');
    expect(pdf.objects.name(pdf.objects.dictionary(list?.dictionary.get('A')).get('ListNumbering'))).toBe('None');
    expect(elementsOf(pdf.tree, 'Lbl').map((one) => textOf(one).trim())).toEqual(['(a)', '4.10.12', '•']);
  });

  it('beside a picture lower than a line keep their line, on the page where it fits', async () => {
    const dot: Block = { type: 'image', picture: picture(2, 2), alt: [text('Dot')] };
    const pdf = await written(bullets(...Array.from({ length: 80 }, () => item(dot))));
    const marks = pdf.pages.flatMap(({ pieces }) => pieces.filter((piece) => piece.text.trim() === '•'));
    expect(marks).toHaveLength(80);
    for (const { baseline } of marks) expect(baseline).toBeGreaterThan(DEFAULT_THEME.margins.bottom);
    expect(
      Math.min(...marks.slice(1, 20).map(({ baseline }, n) => (marks[n]?.baseline ?? 0) - baseline)),
    ).toBeGreaterThan(10);
  });

  it('too wide to hang stand above their item, whole', async () => {
    const label =
      'In every case and at any time and in each of our homes, whoever asks, and whatever for, by day or night';
    const pdf = await written(numbered(1, labelled(label, item('words'))), labelled(label, h(1, 'Heading')));
    expect(elementsOf(pdf.tree, 'Lbl').map((one) => textOf(one).trim())).toEqual([label]);
    expect(leftOf(pdf, 'words')).toBeCloseTo(20);
    expect(textOf(elementsOf(pdf.tree, 'H2')[0] ?? pdf.tree)).toBe(`${label} Heading`);
  });
});

describe('words in another language', () => {
  const welsh = (...children: Inline[]): Inline => ({ type: 'passage', language: 'cy', children });
  const languages = (pdf: ReadPdf) =>
    elementsOf(pdf.tree, 'Span').map((span) => [pdf.objects.text16(span.dictionary.get('Lang')), textOf(span)]);

  it('are read in it, wherever they stand', async () => {
    const heading = h(1, 'Iechyd');
    const pdf = await written(
      { ...heading, children: [welsh(text('Iechyd'))] },
      p('By ', welsh(text('Iechyd Cyhoeddus '), strong('Cymru')), ' in Cardiff.'),
      bullets(item(p(welsh(text('da iawn'))))),
    );
    expect(languages(pdf)).toEqual([
      ['cy', 'Iechyd'],
      ['cy', 'Iechyd Cyhoeddus Cymru'],
      ['cy', 'da iawn'],
    ]);
    expect(textOf(pdf.tree)).toContain('By Iechyd Cyhoeddus Cymru in Cardiff.');
    expect(treeText(pdf.tree)).toContain('    Span "Iechyd"');
  });

  it('keep their order with the links in them, and are within a link where the link is', async () => {
    const pdf = await written(
      p(welsh(text('un '), link('https://example.org', 'dau'), text(' tri'))),
      p(link('https://example.org', 'one ', welsh(text('dau')), ' three')),
    );
    expect(treeText(pdf.tree).slice(-8)).toEqual([
      '  P',
      '    Span "un "',
      '    Link',
      '      Span "dau"',
      '    Span " tri"',
      '  P',
      '    Link "one | three"',
      '      Span "dau"',
    ]);
    expect(textOf(pdf.tree)).toContain('un dau trione dau three');
    expect(pdf.links).toHaveLength(2);
  });

  it('go on over lines and pages', async () => {
    const pdf = await written(p(welsh(text(LONG.repeat(60)))));
    expect(
      languages(pdf)
        .map(([, words]) => words)
        .join(''),
    ).toBe(LONG.repeat(60));
    expect(languages(pdf)).toHaveLength(pdf.pages.length);
  });
});

describe('a character that no face holds', () => {
  it('is refused by name, with the place of a template’s words', async () => {
    const source = { path: 'templates/a.md', text: 'Smile 名 and 名' };
    const words = { ...text('Smile 名 and 名'), span: spanOf(source, 6, 8) };
    const { value, diagnostics } = await writer.write(documentOf([p(words)]));
    expect(value).toBeUndefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'glyph-missing',
        severity: 'error',
        path: 'templates/a.md',
        span: spanOf(source, 6, 7),
      }),
    ]);
    expect(diagnostics[0]?.message).toContain('U+540D');
  });

  it('is refused with the field that gave it, and the value is not told', async () => {
    const words = { ...text('Jones 名'), from: 'org_field_name' };
    const { diagnostics } = await writer.write(documentOf([bullets(item(p(strong(words))))]));
    expect(diagnostics.map((one) => one.message)).toEqual([
      'The fonts don’t have the character U+540D (名) in the value of org_field_name',
    ]);
  });

  it('is refused where the value stands in the client’s file, and the hint says what prints it', async () => {
    const client = { path: 'orgs/a.yaml', text: 'first: Jan\nlast: 名' };
    const template = { path: 'templates/a.md', text: 'By <<who>>.' };
    const words = {
      ...text('Jan 名'),
      from: 'who',
      span: spanOf(template, 3, 10),
      places: [spanOf(client, 7, 10), spanOf(client, 17, 18)],
    };
    const { diagnostics } = await writer.write(documentOf([p(words), p(words)]));
    expect(diagnostics.map((one) => [placeOf(one), one.message, one.hint])).toEqual([
      [
        'orgs/a.yaml:2:7',
        'The fonts don’t have the character U+540D (名) in the value of who',
        'Write it another way, or leave it out; templates/a.md:1:4 prints it.',
      ],
    ]);
  });

  it('is told once for each file, at its first place there', async () => {
    const template = { path: 'templates/a.md', text: '名 and 名 and 字' };
    const client = { path: 'orgs/a.yaml', text: 'name: 名' };
    const { diagnostics } = await writer.write(
      documentOf([
        p({ ...text('名 and'), span: spanOf(template, 0, 5) }),
        p({ ...text('名 and 字'), span: spanOf(template, 6, 13) }),
        p({ ...text('名'), from: 'org_field_name', places: [spanOf(client, 6, 7)] }, text('名')),
      ]),
    );
    expect(diagnostics.map((one) => `${placeOf(one)} ${one.message.replace(/^.*character /, '')}`)).toEqual([
      'templates/a.md:1:1 U+540D (名)',
      'templates/a.md:1:13 U+5B57 (字)',
      'orgs/a.yaml:1:7 U+540D (名) in the value of org_field_name',
    ]);
  });

  it('is not told again of header and footer where it stands in a file', async () => {
    const client = { path: 'orgs/a.yaml', text: 'name: 名' };
    const name = { ...text('名'), from: 'org_field_name', places: [spanOf(client, 6, 7)] };
    const properties = { title: 'T', organisation: '名' };
    const { diagnostics } = await writer.write(documentOf([], { masthead: { organisation: name }, properties }));
    expect(diagnostics.map(placeOf)).toEqual(['orgs/a.yaml:1:7']);
  });

  it('that would show nothing alone is named by its number', async () => {
    const { diagnostics } = await writer.write(documentOf([p('a \ue123 b')]));
    expect(diagnostics.map((one) => one.message)).toEqual([
      'The fonts don’t have the character U+E123 in “Sample Policy”',
    ]);
  });

  it('is found in the title, the control table, list items, cells, header and footer', async () => {
    const document = documentOf([table('漢', ['Ж', '字'], ['a', 'b'])], {
      title: [text('名')],
      control: [{ label: 'Owner', value: '前' }],
      properties: { title: '名', organisation: 'O', code: '号' },
    });
    const { diagnostics } = await writer.write(document);
    expect(diagnostics.map((one) => one.message.replace('The fonts don’t have the character ', ''))).toEqual([
      'U+540D (名) in the title',
      'U+524D (前) in the document-control entry “Owner”',
      'U+6F22 (漢) in “名”',
      'U+5B57 (字) in “名”',
      'U+53F7 (号) in the footer',
    ]);
  });
});

describe('the file', () => {
  it('claims its standards, in its language, with its words for itself', async () => {
    const pdf = await written(p('words'));
    expect(pdf.language).toBe('en-GB');
    expect(pdf.information.Title).toBe('Sample Policy');
    expect(pdf.information.Author).toBe('Tŷ Gwyn & Daughters');
    expect(Object.keys(pdf.information)).not.toContain('CreationDate');
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const [intent] = pdf.objects.array(pdf.catalogue.get('OutputIntents'));
    expect(pdf.objects.data(pdf.objects.dictionary(intent).get('DestOutputProfile')).toString('latin1', 36, 40)).toBe(
      'acsp',
    );
  });

  it('is the same, byte for byte, whatever was written before it and by whichever writer', async () => {
    const first = await bytesOf(everyNode());
    await bytesOf(documentOf([p('Ωж other glyphs'), numbered(1, 'one')]));
    expect(await bytesOf(everyNode())).toEqual(first);
    const shared = everyNode();
    expect(await bytesOf(shared)).toEqual(first);
    expect(await bytesOf({ ...shared })).toEqual(first);
    const fresh = await openPdfWriter(DEFAULT_THEME, ownFonts);
    await fresh.write(documentOf([p('something else first')]));
    expect((await fresh.write(everyNode())).value).toEqual(first);
  });
});
