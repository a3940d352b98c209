/** What each part of the tree becomes in Word: styles, numbers, lists, tables, links, pictures, header and footer. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document, Inline } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { type ReadDocx, readDocx } from '../../support/docx-reader.js';
import {
  bullets,
  continued,
  documentOf,
  emphasis,
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
  row,
  strong,
  table,
  text,
} from '../../support/sample-document.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function written(document: Document): Promise<ReadDocx> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array());
}

/** Style, label and text of each paragraph below the masthead, in a document of these blocks. */
async function paragraphsOf(...blocks: Block[]): Promise<readonly string[]> {
  const { paragraphs } = await written(documentOf(blocks, { control: [] }));
  return paragraphs
    .slice(3)
    .map(({ style, label, text: words }) => `${style}: ${label === undefined ? '' : `${label} `}${words}`.trimEnd());
}

describe('labels', () => {
  const properties = async (...blocks: Block[]) =>
    [
      ...((await written(documentOf(blocks, { control: [] }))).parts.get('word/document.xml') ?? '').matchAll(
        /<w:pPr><w:pStyle w:val="((?:Heading|List)\w*)"\/>(.*?)<\/w:pPr>(.*?)<\/w:p>/g,
      ),
    ].map(([, style, rest = '', content = '']) => ({
      style,
      numId: /<w:numId w:val="(\d+)"/.exec(rest)?.[1],
      left: Number(/w:left="(\d+)"/.exec(rest)?.[1]),
      hanging: Number(/w:hanging="(\d+)"/.exec(rest)?.[1]),
      tabs: content.split('<w:tab/>').length - 1,
    }));

  it('of headings are text and a tab, out of the numbering, and an empty one is nothing at all', async () => {
    const [label, long, none] = await properties(
      labelled('4.1', h(2, 'Care')),
      labelled('Appendix A', h(1, 'Care')),
      labelled('', h(3, 'Care')),
    );
    expect(label).toEqual({ style: 'Heading2', numId: '0', left: 680, hanging: 680, tabs: 1 });
    expect(long).toMatchObject({ style: 'Heading1', numId: '0', left: long?.hanging, tabs: 1 });
    expect(long?.hanging).toBeGreaterThan(680);
    expect(none).toEqual({ style: 'Heading3', numId: '0', left: 0, hanging: 0, tabs: 0 });
  });

  it('of items are text and a tab that words hang behind, in all of their list and what is in it', async () => {
    const list = bullets(labelled('4.10.12', item('a', 'more', bullets('inner'))), labelled('', item('b')), 'c');
    const [first, more, inner, unmarked, own] = await properties(list);
    expect(first).toMatchObject({ style: 'ListBullet', numId: '0', left: first?.hanging, tabs: 1 });
    expect(first?.left).toBeGreaterThan(400);
    expect(more).toMatchObject({ style: 'ListContinue', left: first?.left });
    expect(inner).toMatchObject({ style: 'ListBullet2', left: 400 + (first?.left ?? 0), hanging: 400 });
    expect(unmarked).toMatchObject({ numId: '0', left: first?.left, hanging: 0, tabs: 0 });
    expect(own).toMatchObject({ numId: undefined, left: first?.left, hanging: first?.hanging });
  });

  it('leave the numbers of the items after them as they are', async () => {
    const list = numbered(1, 'a', labelled('1a', item('b')), 'c', 'd');
    expect(await paragraphsOf(list)).toEqual([
      'ListNumber: 1. a',
      'ListNumber: 1a b',
      'ListNumber: 3. c',
      'ListNumber: 4. d',
    ]);
  });
});

describe('the head of the first page', () => {
  it('is logo, organisation, registration, title, then the control block', async () => {
    const { paragraphs } = await written(everyNode());
    expect(paragraphs.slice(0, 4).map(({ style, text: words }) => [style, words])).toEqual([
      ['MastheadLogo', ''],
      ['Masthead', 'Tŷ Gwyn & Daughters'],
      ['MastheadDetail', 'Registration number: SIN-00012345-ABCD'],
      ['Title', 'Sample Policy'],
    ]);
  });

  it('has the control block two entries a row, an odd one in a row of its own', async () => {
    const { tables } = await written(documentOf([]));
    expect(tables).toMatchObject([
      {
        style: 'ControlTable',
        headerRows: 0,
        grid: [1542, 2994, 1542, 2994],
        rows: [
          ['Code', 'DCW1', 'Version', '1.0'],
          ['Owner', 'Siân Morgan, Registered Manager', 'Reviewed', '12 January 2026'],
          ['Next review', '12 January 2027'],
        ],
      },
    ]);
  });

  it('has no control block where there is nothing to say', async () => {
    expect((await written(documentOf([], { control: [] }))).tables).toEqual([]);
  });
});

describe('headings', () => {
  it('are numbered by Word as the outline numbers them, even where a level is skipped', async () => {
    const document = documentOf([h(1, 'a'), h(2, 'b'), h(2, 'c'), h(4, 'd'), h(3, 'e'), h(1, 'f'), h(5, 'g')]);
    const { outline } = await written(document);
    expect(outline.map(({ number, text: words }) => `${number} ${words}`)).toEqual(
      document.outline.map(({ number }, i) => `${number} ${'abcdefg'[i]}`),
    );
    expect(outline.map(({ level }) => level)).toEqual([1, 2, 2, 4, 3, 1, 5]);
  });

  it('have bookmarks with legal names, one each', async () => {
    const long = h(1, 'A very long heading about many things that nobody will ever want to read in full');
    const { outline } = await written(documentOf([h(1, '2 keys'), long, long, h(2, '– ½ –')]));
    const names = outline.map(({ bookmark }) => bookmark);
    expect(names).toEqual([
      'h2_keys',
      'ha_very_long_heading_about_many',
      'ha_very_long_heading_about_many_2',
      'hsection',
    ]);
    for (const name of names) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
  });

  it('may stand twice in a document as one node', async () => {
    const twice = h(1, 'Twice');
    const { outline } = await written(documentOf([twice, twice]));
    expect(outline.map(({ number, bookmark }) => `${number} ${bookmark}`)).toEqual(['1 htwice', '2 htwice_2']);
  });

  it('are refused within a list, where no outline knows them', async () => {
    await expect(writer.write(documentOf([bullets(item(h(1, 'Lost')))]))).rejects.toThrow(
      'within a list, a quote or a cell',
    );
  });
});

describe('lists', () => {
  it('have marks by depth', async () => {
    const list = bullets('one', item('two', bullets(item('three', bullets(item('four', bullets('five')))))));
    expect(await paragraphsOf(list)).toEqual([
      'ListBullet: • one',
      'ListBullet: • two',
      'ListBullet2: – three',
      'ListBullet3: ▪ four',
      'ListBullet4: • five',
    ]);
  });

  it('have numbers, letters and small roman numbers by depth, from where each begins', async () => {
    const list = numbered(1, item('one', numbered(2, 'b', item('c', numbered(4, 'iv', 'v')))), 'two');
    expect(await paragraphsOf(list)).toEqual([
      'ListNumber: 1. one',
      'ListNumber2: b. b',
      'ListNumber2: c. c',
      'ListNumber3: iv. iv',
      'ListNumber3: v. v',
      'ListNumber: 2. two',
    ]);
  });

  it('count depth among lists of their own kind: numbers within bullets are 1, 2, 3', async () => {
    expect(await paragraphsOf(bullets(item('a', numbered(3, 'three', item('four', bullets('b'))))))).toEqual([
      'ListBullet: • a',
      'ListNumber2: 3. three',
      'ListNumber2: 4. four',
      'ListBullet3: – b',
    ]);
  });

  it('begin anew each, also when one list is nested twice or follows another', async () => {
    const inner = numbered(1, 'a', 'b');
    const list = numbered(1, item('one', inner), item('two', inner));
    expect(await paragraphsOf(list, numbered(1, 'first'), list)).toEqual([
      ...['ListNumber: 1. one', 'ListNumber2: a. a', 'ListNumber2: b. b'],
      ...['ListNumber: 2. two', 'ListNumber2: a. a', 'ListNumber2: b. b'],
      'ListNumber: 1. first',
      ...['ListNumber: 1. one', 'ListNumber2: a. a', 'ListNumber2: b. b'],
      ...['ListNumber: 2. two', 'ListNumber2: a. a', 'ListNumber2: b. b'],
    ]);
  });

  it('keep what else an item holds at the indent of its words', async () => {
    const list = bullets(item('one', 'more', bullets(item('two', 'more', table('Cap', ['A'], ['x'])))));
    expect(await paragraphsOf(list)).toEqual([
      'ListBullet: • one',
      'ListContinue: more',
      'ListBullet2: – two',
      'ListContinue2: more',
      'Caption: Cap',
      'TableHeading: A',
      'TableText: x',
      'TableGap:',
    ]);
  });

  it('keep an item’s mark where it begins with no text', async () => {
    expect(await paragraphsOf(numbered(1, item(bullets('a')), 'two'))).toEqual([
      'ListNumber: 1.',
      'ListBullet2: • a',
      'ListNumber: 2. two',
    ]);
  });

  it('go deeper than Word’s nine levels without losing a word', async () => {
    let deep = bullets('12');
    for (let n = 11; n > 0; n--) deep = bullets(item(String(n), deep));
    const { paragraphs, words } = await written(documentOf([deep], { control: [] }));
    expect(words.slice(3)).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
    expect(paragraphs.at(-1)).toMatchObject({ style: 'ListBullet5', level: 8 });
  });
});

describe('tables', () => {
  it('have a header row that repeats, columns of set widths, and a caption above', async () => {
    const { tables, paragraphs } = await written(
      documentOf([table('Who does what', ['Role', 'Duty'], ['Manager', [text('a'), lineBreak, strong('b')]])], {
        control: [],
      }),
    );
    expect(tables).toMatchObject([
      {
        style: 'PolicyTable',
        headerRows: 1,
        rows: [
          ['Role', 'Duty'],
          ['Manager', 'a\nb'],
        ],
        grid: [expect.any(Number), expect.any(Number)],
      },
    ]);
    expect(paragraphs.filter(({ style }) => style === 'Caption').map(({ text: words }) => words)).toEqual([
      'Who does what',
    ]);
  });

  it('stay two where two follow each other, and never end the document', async () => {
    const one = table(undefined, ['A'], ['x']);
    expect(await paragraphsOf(one, one)).toEqual([
      ...['TableHeading: A', 'TableText: x', 'TableGap:'],
      ...['TableHeading: A', 'TableText: x', 'TableGap:'],
    ]);
  });

  it('hold a paragraph in every cell, the empty ones too', async () => {
    const { parts } = await written(documentOf([table(undefined, ['', ''], ['', ''])]));
    const cells = (parts.get('word/document.xml') ?? '').split('</w:tc>').slice(0, -1);
    expect(cells).toHaveLength(10 + 4);
    for (const cell of cells) expect(cell).toMatch(/<\/w:p>$/);
  });

  const [left, above] = [continued('left'), continued('above')];
  const columns = ['left', 'left', 'left'] as const;
  const xmlOf = async (block: Block) =>
    (await written(documentOf([block], { control: [] }))).parts.get('word/document.xml') ?? '';

  it('join cells over columns and rows', async () => {
    const rows = [row('Early', left, 'Ann'), row(above, left, 'Bo'), row('Late', 'Cy', 'Di')];
    const xml = await xmlOf({ type: 'table', columns, rows });
    const cells = xml.split('<w:tc>').slice(1);
    expect(cells.map((cell) => /<w:gridSpan w:val="(\d)"\/>/.exec(cell)?.[1])).toEqual([
      ...['2', undefined],
      ...['2', undefined],
      ...[undefined, undefined, undefined],
    ]);
    expect(cells.map((cell) => /<w:vMerge[^>]*>/.exec(cell)?.[0])).toEqual([
      ...['<w:vMerge w:val="restart"/>', undefined],
      ...['<w:vMerge/>', undefined],
      ...[undefined, undefined, undefined],
    ]);
  });

  it('give a row the height of a line where each of its cells goes over another row too, and no other row', async () => {
    const rows = [row('Monday', 'Ann', 'Bo'), row(above, 'Cy', above), row('Tuesday', above, 'Di')];
    const heights = (await xmlOf({ type: 'table', columns, rows }))
      .split('<w:tr>')
      .slice(1)
      .map((one) => Number(/<w:trHeight w:val="(\d+)" w:hRule="atLeast"\/>/.exec(one)?.[1] ?? 0));
    expect(heights).toEqual([0, expect.any(Number), 0]);
    expect(heights[1]).toBeGreaterThan(300);
  });

  it.each([
    [true, false, 'w:firstRow="1" w:lastRow="0" w:firstColumn="0"'],
    [true, true, 'w:firstRow="1" w:lastRow="0" w:firstColumn="1"'],
    [false, true, 'w:firstRow="0" w:lastRow="0" w:firstColumn="1"'],
    [false, false, 'w:firstRow="0" w:lastRow="0" w:firstColumn="0"'],
  ] as const)('take the look of their heads: of columns %s, of rows %s', async (header, rowHeaders, look) => {
    const rows = [row('Monday', 'Ann', 'Bo')];
    const heads = { ...(header ? { header: row('A', 'B', 'C') } : {}), ...(rowHeaders ? { rowHeaders } : {}) };
    const xml = await xmlOf({ type: 'table', columns, rows, ...heads });
    expect(xml).toContain(look);
    expect(xml.includes('<w:tblHeader/>')).toBe(header);
    expect(xml.includes('<w:pStyle w:val="TableRowHeading"/>')).toBe(rowHeaders);
  });
});

describe('a document that is not in force', () => {
  const headerOf = async (status: 'draft' | 'approved' | 'withdrawn') => {
    const { parts, header } = await written(documentOf([], { properties: { title: 'T', organisation: 'O', status } }));
    expect(header).toBe('O\tT');
    const marks = ['word/header1.xml', 'word/header2.xml'].map((path) => parts.get(path) ?? '');
    const [others, first] = marks.map((xml) => /<v:textpath [^>]*string="(.*?)"/.exec(xml)?.[1]);
    expect(first).toBe(others);
    return others;
  };

  it('says so across each page, behind the text', async () => {
    expect(await headerOf('draft')).toBe('DRAFT');
    expect(await headerOf('withdrawn')).toBe('WITHDRAWN');
  });

  it('is marked so only while it is', async () => {
    expect(await headerOf('approved')).toBeUndefined();
  });
});

describe('links', () => {
  it('lead to addresses through relationships, one an address, and to headings by bookmark', async () => {
    const { links, parts } = await written(
      documentOf([
        h(1, 'Reporting a concern'),
        p(link('https://example.org/a?b=1&c=2', 'web ', strong('page')), link('mailto:a@example.org', 'mail')),
        p(link('https://example.org/a?b=1&c=2', 'again'), headingLink('reporting-a-concern', 'above')),
        p(link('tel:+442920180000', 'phone'), link('https://example.org/100%/{x}%20', 'odd')),
      ]),
    );
    expect(links).toEqual([
      { text: 'web page', target: 'https://example.org/a?b=1&c=2' },
      { text: 'mail', target: 'mailto:a@example.org' },
      { text: 'again', target: 'https://example.org/a?b=1&c=2' },
      { text: 'above', target: '#hreporting_a_concern' },
      { text: 'phone', target: 'tel:+442920180000' },
      { text: 'odd', target: 'https://example.org/100%25/%7Bx%7D%20' },
    ]);
    expect((parts.get('word/_rels/document.xml.rels') ?? '').split('TargetMode="External"')).toHaveLength(5);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://', 'example.org', 'https://a b', ''])(
    'to %j are refused',
    async (address) => {
      const { value, diagnostics } = await writer.write(documentOf([p(link(address, 'words'))]));
      expect(value).toBeUndefined();
      expect(diagnostics.map(({ code }) => code)).toEqual(['link-target']);
    },
  );

  it('to a heading that is not there are refused', async () => {
    const { diagnostics } = await writer.write(documentOf([p(headingLink('nowhere', 'words'))]));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'A link goes to the heading #nowhere, which doesn’t exist',
    ]);
  });
});

describe('pictures', () => {
  const sizes = async (document: Document) => {
    const xml = (await written(document)).parts.get('word/document.xml') ?? '';
    return [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map((m) => [Number(m[1]), Number(m[2])]);
  };
  const image = (width: number, height: number): Block => ({
    type: 'image',
    picture: picture(width, height),
    alt: [text('x')],
  });

  it('carry their alternative text, and are packed once however often they stand', async () => {
    const one: Block = { type: 'image', picture: picture(4, 4), alt: [text('A "grey" <oblong>')] };
    const { pictures, media } = await written(documentOf([one, one]));
    expect(pictures).toEqual(Array(2).fill({ alt: 'A "grey" <oblong>', part: 'word/media/picture1.png' }));
    expect([...media.keys()]).toEqual(['word/media/picture1.png']);
  });

  it('are as large as 96 pixels an inch makes them, and no larger than the page has room for', async () => {
    const [natural, wide, tall] = await sizes(documentOf([image(96, 48), image(4000, 1000), image(1000, 4000)]));
    expect(natural).toEqual([914400, 457200]);
    expect(wide).toEqual([9072 * 635, Math.round((9072 * 635) / 4)]);
    expect((tall?.[1] ?? 0) / 12700).toBeLessThan(841.89 - 27 * 2.8346 - 25 * 2.8346);
    expect((tall?.[1] ?? 0) / (tall?.[0] ?? 1)).toBeCloseTo(4, 2);
  });

  it('in the masthead are at most as high as the theme lets a logo be', async () => {
    const logo = { type: 'image', picture: picture(600, 300), alt: [text('Logo')] } as const;
    const document = documentOf([], { masthead: { logo, organisation: text('Org') } });
    expect(await sizes(document)).toEqual([[1296000, 648000]]);
  });

  it('that are the logo are no higher in the text, and no wider than it', async () => {
    const logo = (width: number, height: number) => ({ ...image(width, height), isLogo: true }) as const;
    const nested = bullets(item(logo(600, 300)));
    const most = [1296000, 648000];
    expect(await sizes(documentOf([logo(600, 300), nested, logo(96, 48)]))).toEqual([most, most, [914400, 457200]]);
    expect(await sizes(documentOf([logo(4000, 100)]))).toEqual([[9072 * 635, Math.round((9072 * 635) / 40)]]);
  });
});

describe('words directly above a list', () => {
  const keptOf = async (...blocks: Block[]) => {
    const xml = (await written(documentOf(blocks, { control: [] }))).parts.get('word/document.xml') ?? '';
    return xml
      .split('<w:p>')
      .filter((paragraph) => paragraph.includes('<w:keepNext/>'))
      .map((paragraph) => [...paragraph.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, words]) => words).join(''));
  };
  const [intro, list] = [p('Staff must:'), bullets('a', 'b')];

  it('stay with it, with a colon or without', async () => {
    expect(await keptOf(p('x'), intro, list, p('Call'), numbered(1, 'a'), p('y'))).toEqual(['Staff must:', 'Call']);
  });

  it('stay with it in items, quotes, notes, clauses and on landscape pages', async () => {
    expect(await keptOf(bullets(item('first', list, 'and:', list)))).toEqual(['first', 'and:']);
    expect(await keptOf({ type: 'quote', blocks: [intro, list] })).toEqual(['Staff must:']);
    expect(await keptOf({ type: 'note', kind: 'tip', blocks: [intro, list] })).toEqual(['Staff must:']);
    expect(await keptOf(h(1, 'A'), { ...p('Clause:'), clause: '1.1' }, list)).toEqual(['Clause:']);
    expect(await keptOf({ type: 'landscape', blocks: [intro, list] })).toEqual(['Staff must:']);
  });

  it('are as others in cells, where Word would keep rows together', async () => {
    expect(
      await keptOf({
        type: 'table',
        columns: ['left'],
        rows: [{ type: 'row', cells: [{ type: 'block-cell', blocks: [intro, list] }] }],
      }),
    ).toEqual([]);
  });
});

describe('above a table', () => {
  it('a list keeps its distance, a paragraph has it already', async () => {
    const one = table(undefined, ['A'], ['x']);
    expect(await paragraphsOf(bullets('a'), one, p('b'), one)).toEqual([
      ...['ListBullet: • a', 'TableGap:', 'TableHeading: A', 'TableText: x'],
      ...['Normal: b', 'TableHeading: A', 'TableText: x', 'TableGap:'],
    ]);
  });
});

describe('below a table', () => {
  it('a list keeps its distance', async () => {
    const { parts } = await written(documentOf([table(undefined, ['A'], ['x']), bullets('a', 'b')]));
    const xml = parts.get('word/document.xml') ?? '';
    expect(
      [...xml.matchAll(/<w:pStyle w:val="ListBullet"\/>(<w:spacing w:before="160"\/>)?/g)].map(
        (m) => m[1] !== undefined,
      ),
    ).toEqual([true, false]);
  });
});

describe('quotes, rules, breaks', () => {
  it('are styles', async () => {
    expect(await paragraphsOf({ type: 'quote', blocks: [p('Quoted.'), bullets('a')] }, { type: 'rule' })).toEqual([
      'Quote: Quoted.',
      'ListBullet: • a',
      'Rule:',
    ]);
  });

  it('break the page before what follows, and leave no empty line and no empty page', async () => {
    const { paragraphs } = await written(
      documentOf([p('a'), { type: 'page-break' }, { type: 'page-break' }, p('b'), p('c'), { type: 'page-break' }]),
    );
    expect(paragraphs.filter(({ pageBreakBefore }) => pageBreakBefore).map(({ text: words }) => words)).toEqual(['b']);
    expect(paragraphs.slice(-3).map(({ text: words }) => words)).toEqual(['a', 'b', 'c']);
  });

  it('break the page before a table outside its cells', async () => {
    const { paragraphs } = await written(documentOf([{ type: 'page-break' }, table(undefined, ['A'], ['x'])]));
    expect(paragraphs.filter(({ pageBreakBefore }) => pageBreakBefore)).toMatchObject([
      { style: 'TableGap', inTable: false },
    ]);
  });
});

describe('marks', () => {
  const runsOf = async (...blocks: Block[]) => {
    const xml = (await written(documentOf(blocks, { control: [] }))).parts.get('word/document.xml') ?? '';
    return [...xml.slice(xml.indexOf('Sample Policy')).matchAll(/<w:rPr>(.*?)<\/w:rPr>/g)].map((m) => m[1]);
  };

  it('are character styles in running text', async () => {
    expect(
      await runsOf(p(strong('a'), emphasis('b'), strong(emphasis('c')), link('https://example.org', strong('d')))),
    ).toEqual([
      '<w:rStyle w:val="Strong"/>',
      '<w:rStyle w:val="Emphasis"/>',
      '<w:rStyle w:val="Strong"/><w:i/>',
      '<w:rStyle w:val="Hyperlink"/><w:b/>',
    ]);
  });

  it('are set directly where the paragraph is bold itself: two styles’ bold would cancel each other', async () => {
    expect(await runsOf(h(1, strong('a'), emphasis('b')), table(undefined, [strong('c')], ['x']))).toEqual([
      '<w:b/>',
      '<w:i/>',
      '<w:b/>',
    ]);
  });
});

describe('words in another language', () => {
  const passage = (language: string, ...children: Inline[]): Inline => ({ type: 'passage', language, children });
  const lang = (tag: string) => `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`;
  const runsOf = async (...blocks: Block[]) => {
    const xml = (await written(documentOf(blocks, { control: [] }))).parts.get('word/document.xml') ?? '';
    return [...xml.slice(xml.indexOf('Sample Policy')).matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t/g)].map(
      ([, properties = '']) => properties,
    );
  };

  it('say so in each of their runs, and only there', async () => {
    expect(await runsOf(p('a', passage('cy', text('b'), strong('c')), 'd'), h(1, passage('cy', text('e'))))).toEqual([
      ...['', lang('cy'), `<w:rStyle w:val="Strong"/>${lang('cy')}`, '', lang('cy')],
    ]);
  });

  it('may stand in a link, around one, and within each other', async () => {
    expect(
      await runsOf(
        p(
          link('https://example.org', passage('cy', text('a')), 'b'),
          passage('cy', link('https://example.org', 'c'), passage('ur', text('d')), text('e')),
        ),
      ),
    ).toEqual([
      ...[`<w:rStyle w:val="Hyperlink"/>${lang('cy')}`, '<w:rStyle w:val="Hyperlink"/>'],
      ...[`<w:rStyle w:val="Hyperlink"/>${lang('cy')}`, lang('ur'), lang('cy')],
    ]);
  });
});

describe('links to other policies', () => {
  const policyLink = (file: string): Inline => ({
    type: 'link',
    target: { kind: 'policy', name: 'DCW29', file },
    children: [text('Whistleblowing')],
  });

  it('lead to the Word file beside this one, one relationship a file', async () => {
    const { links, parts } = await written(
      documentOf([p(policyLink('DCW29-whistleblowing'), policyLink('DCW29-whistleblowing'), policyLink('x'))]),
    );
    expect(links.map(({ target }) => target)).toEqual([
      'DCW29-whistleblowing.docx',
      'DCW29-whistleblowing.docx',
      'x.docx',
    ]);
    expect((parts.get('word/_rels/document.xml.rels') ?? '').split('TargetMode="External"')).toHaveLength(3);
  });

  it('never lead out of the folder, whatever a file is called', async () => {
    const { links } = await written(documentOf([p(policyLink('../../etc/"passwd"?x#y'))]));
    expect(links.map(({ target }) => target)).toEqual(['..%2F..%2Fetc%2F%22passwd%22%3Fx%23y.docx']);
  });
});

describe('header and footer', () => {
  it('say organisation and title, and what is known of the policy', async () => {
    const { header, footer } = await written(everyNode());
    expect(header).toBe('Tŷ Gwyn & Daughters\tSample Policy');
    expect(footer).toBe('DCW1 · Version 1.0 · Next review 12 January 2027 · Page PAGE of NUMPAGES');
  });

  it.each([
    [{}, 'Page PAGE of NUMPAGES'],
    [{ code: 'DCW1' }, 'DCW1 · Page PAGE of NUMPAGES'],
    [{ code: '', version: '2.0' }, 'Version 2.0 · Page PAGE of NUMPAGES'],
    [{ nextReview: '1 May 2027' }, 'Next review 1 May 2027 · Page PAGE of NUMPAGES'],
  ])('say no more than there is: %j', async (properties, footer) => {
    const document = documentOf([], { properties: { title: 'T', organisation: 'O', ...properties } });
    expect((await written(document)).footer).toBe(footer);
  });

  it('take code, version and next review from the control data, which the file’s properties say too', async () => {
    const { parts } = await written(everyNode());
    const controls = [...(parts.get('word/footer1.xml') ?? '').matchAll(/<w:alias w:val="(.*?)"/g)].map((m) => m[1]);
    const properties = [...(parts.get('docProps/custom.xml') ?? '').matchAll(/name="(.*?)"/g)].map((m) => m[1]);
    expect(controls).toEqual(['Code', 'Version', 'Next review']);
    expect(properties).toEqual(['Code', 'Version', 'Policy owner', 'Last reviewed', 'Next review']);
  });
});
