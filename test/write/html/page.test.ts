/** The page of a whole document: what every page promises, whatever it says. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME, type Theme, themeWith } from '../../../src/model/theme.js';
import { openHtmlWriter } from '../../../src/write/html/index.js';
import type { Writer } from '../../../src/write/writer.js';
import {
  elementsByTag,
  elementsOf,
  type HtmlElement,
  inlineWords,
  linksOf,
  outlineOf,
  parseHtml,
  wordsOf,
} from '../../support/html-reader.js';
import { documentOf, everyNode, h, p, text } from '../../support/sample-document.js';

const noFonts = { font: () => Promise.reject(new Error('HTML embeds no font.')) };
let writer: Writer;

beforeAll(async () => {
  writer = await openHtmlWriter(DEFAULT_THEME, noFonts);
});

async function sourceOf(document: Document, by: Writer = writer): Promise<string> {
  const { value, diagnostics } = await by.write(document);
  expect(diagnostics).toEqual([]);
  return Buffer.from(value ?? []).toString('utf8');
}

const pageOf = async (document: Document): Promise<HtmlElement> => parseHtml(await sourceOf(document));

const chapters = (count: number) =>
  Array.from({ length: count }, (_, at) => [h(1, `Chapter ${at + 1}`), h(2, 'Within'), p('Words.')]).flat();

it('is written as the page kept in goldens/every-node', async () => {
  await expect(await sourceOf(everyNode())).toMatchFileSnapshot('goldens/every-node/page.html');
});

it('reads in order: masthead, title, control block row by row, text', async () => {
  expect(wordsOf(await pageOf(everyNode()))).toEqual([
    'Tŷ Gwyn & Daughters',
    'Registration number: SIN-00012345-ABCD',
    'Sample Policy',
    ...['Code', 'DCW1', 'Version', '1.0'],
    ...['Owner', 'Siân Morgan, Registered Manager', 'Reviewed', '12 January 2026'],
    ...['Next review', '12 January 2027'],
    '1 Purpose',
    'Plain words, strong and slanted, slanted, a break and on.',
    'A web link, a mail link and a heading.',
    '1.1 Reporting',
    ...['one', 'two', 'three', 'four', 'deepest', 'five', 'second paragraph'],
    'Part B As Word numbers it',
    ...['labelled', 'its own', 'unmarked'],
    'Without a number',
    '1.1.1 Deeper',
    '1.1.1.1 Deeper still',
    '1.1.1.1.1 Deepest',
    'Who does what',
    ...['Role', 'Duty', 'Manager', 'Reads everything and answers', 'Carer', 'Reports'],
    ...['Quoted words.', 'quoted item'],
    ...['Day', 'Early and late', 'Monday', 'Ann', 'Bo', 'Cy', 'Tuesday', ''],
    ...['When', 'What to do', 'At once', 'Make it safe, then:', 'call 999', 'tell', 'the office', 'Signed'],
    ...['Whom', 'Name', 'Number', 'Ann', '01632 960001', 'Later', 'Learn from it.', 'write it down'],
    '2 Ynys Môn & <b>markup</b> {{not}} ŵŷ €',
    'A*B <b>& Sons_ "quoted" ’typographic’ – dash © ½',
  ]);
});

it('has one h1, the title, and a heading of level n is h(n+1) with its number and anchor', async () => {
  expect(outlineOf(await pageOf(everyNode()))).toEqual([
    { level: 1, number: '', words: 'Sample Policy', anchor: undefined },
    { level: 2, number: '1', words: 'Purpose', anchor: 'purpose' },
    { level: 3, number: '1.1', words: 'Reporting', anchor: 'reporting' },
    { level: 3, number: 'Part B', words: 'As Word numbers it', anchor: 'as-word-numbers-it' },
    { level: 3, number: '', words: 'Without a number', anchor: 'without-a-number' },
    { level: 4, number: '1.1.1', words: 'Deeper', anchor: 'deeper' },
    { level: 5, number: '1.1.1.1', words: 'Deeper still', anchor: 'deeper-still' },
    { level: 6, number: '1.1.1.1.1', words: 'Deepest', anchor: 'deepest' },
    { level: 2, number: '2', words: 'Ynys Môn & <b>markup</b> {{not}} ŵŷ €', anchor: 'ynys-mon-and-b-markup-b-not-wy' },
  ]);
});

it('numbers a heading anew where the same node stands in another document', async () => {
  const [shared, other] = [h(1, 'Shared'), h(1, 'Other')];
  const numbers = async (document: Document) => outlineOf(await pageOf(document)).map(({ number }) => number);
  expect(await numbers(documentOf([shared, other]))).toEqual(['', '1', '2']);
  expect(await numbers(documentOf([other, shared]))).toEqual(['', '1', '2']);
  expect(await numbers(documentOf([shared, other, shared]))).toEqual(['', '1', '2', '3']);
});

it('says its language, encoding, title and author', async () => {
  const page = await pageOf(everyNode());
  expect(page.attributes.get('lang')).toBe('en-GB');
  expect(elementsByTag(page, 'meta')[0]?.attributes.get('charset')).toBe('utf-8');
  expect(elementsByTag(page, 'title').map(inlineWords)).toEqual(['Sample Policy – Tŷ Gwyn & Daughters']);
  const author = elementsByTag(page, 'meta').find(({ attributes }) => attributes.get('name') === 'author');
  expect(author?.attributes.get('content')).toBe('Tŷ Gwyn & Daughters');
});

it('has a skip link first, landmarks, and no id twice; every link within leads somewhere', async () => {
  const blocks = [...chapters(9), ...everyNode().blocks];
  const page = await pageOf(documentOf(blocks, { contents: true, control: [], properties: everyNode().properties }));
  const ids = elementsOf(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(linksOf(page)[0]).toEqual({ href: '#Text', words: 'Skip to main content' });
  for (const { href } of linksOf(page).filter(({ href }) => href.startsWith('#'))) expect(ids).toContain(href.slice(1));
  for (const landmark of ['header', 'main', 'nav', 'footer']) expect(elementsByTag(page, landmark)).toHaveLength(1);
});

it('keeps the targets of web and mail links', async () => {
  const hrefs = linksOf(await pageOf(everyNode())).map(({ href }) => href);
  expect(hrefs).toEqual(['#Text', 'https://example.org/a?b=1&c=2', 'mailto:dpo@example.org', '#reporting']);
});

describe('the contents list', () => {
  const contents = async (document: Document): Promise<string[]> =>
    elementsByTag(await pageOf(document), 'nav').flatMap((nav) => linksOf(nav).map(({ words }) => words));
  const long = p('Words that fill a line and go on to the next one. '.repeat(400));

  it('is left out where a document is short, or asks for none', async () => {
    expect(await contents(documentOf(chapters(5)))).toEqual([]);
    expect(await contents(documentOf([...chapters(5), long], { contents: false }))).toEqual([]);
    expect(await contents(documentOf([long], { contents: true }))).toEqual([]);
  });

  it('names chapters and what is within them where a document is long, or asks for it', async () => {
    const expected = [1, 2, 3, 4, 5].flatMap((n) => [`${n} Chapter ${n}`, `${n}.1 Within`]);
    expect(await contents(documentOf([...chapters(5), long]))).toEqual(expected);
    expect(await contents(documentOf(chapters(5), { contents: true }))).toEqual(expected);
  });

  it('stands when a document begins with a heading of level 2 or has level 1 alone', async () => {
    const blocks = [h(2, 'Early'), ...Array.from({ length: 9 }, (_, at) => h(1, `Chapter ${at}`))];
    const nav = elementsByTag(await pageOf(documentOf(blocks, { contents: true })), 'nav');
    expect(nav.flatMap(linksOf)).toHaveLength(10);
  });

  it('has a link at the head of a page of a pack, in a line that stays in view', async () => {
    const top = async (document: Document) => elementsByTag(await pageOf(document), 'nav')[0];
    const site = { index: '../index.html' };
    const withContents = await top(documentOf(chapters(5), { site, contents: true }));
    expect(withContents && linksOf(withContents)).toEqual([
      { href: '../index.html', words: 'All policies' },
      { href: '../index.html#Search', words: 'Search' },
      { href: '#Contents', words: 'Contents' },
    ]);
    expect(withContents?.attributes.get('class')?.split(' ')).toContain('stays');
    const without = await top(documentOf(chapters(5), { site }));
    expect(without && linksOf(without).map(({ words }) => words)).toEqual(['All policies', 'Search']);
    expect(without?.attributes.get('class')?.split(' ')).not.toContain('stays');
  });
});

describe('furniture', () => {
  const footer = async (document: Document) =>
    elementsByTag(await pageOf(document), 'footer').map((one) => inlineWords(one));

  it('says code, version and next review at the foot, as far as they are given, unless the control table says them', async () => {
    const { properties, control } = everyNode();
    expect(await footer({ ...everyNode(), control: [] })).toEqual(['DCW1 · Version 1.0 · Next review 12 January 2027']);
    expect(control).not.toEqual([]);
    expect(await footer(everyNode())).toEqual([]);
    const little = { title: properties.title, organisation: properties.organisation };
    expect(await footer(documentOf([], { control: [], properties: { ...little, version: '2.1' } }))).toEqual([
      'Version 2.1',
    ]);
    expect(await footer(documentOf([], { control: [], properties: little }))).toEqual([]);
  });

  it('marks a draft and a withdrawn policy on screen and on paper, and leaves an approved one unmarked', async () => {
    const source = (status: 'draft' | 'approved' | 'withdrawn') =>
      sourceOf(documentOf([], { properties: { ...everyNode().properties, status } }));
    expect(await source('draft')).toContain('<p class="mark"><span>Draft</span></p>');
    expect(await source('draft')).toContain('body::before{content:"DRAFT" / ""');
    expect(await source('withdrawn')).toContain('<p class="mark"><span>Withdrawn</span></p>');
    expect(await source('approved')).not.toMatch(/class="mark"|body::before/);
  });

  it('prints header and footer on every page', async () => {
    const source = await sourceOf(everyNode());
    expect(source).toContain('@top-left{content:"T\\177  Gwyn \\26  Daughters"}');
    expect(source).toContain('@top-right{content:"Sample Policy"}');
    const footer = '"DCW1"" \\b7  ""Version 1\\2e 0"" \\b7  ""Next review 12 January 2027"';
    const page = '"Page\\a0 "counter(page)"\\a0 of\\a0 "counter(pages)';
    expect(source).toContain(`@bottom-left{content:${footer}" \\b7  "${page}}@bottom-right{content:""}}`);
    expect(source).toContain('@page:first{@top-left{content:"";border:0}@top-right{content:"";border:0}}');
  });

  it('prints the parts that the theme names, where it names them, and leaves out what is not given', async () => {
    const theme: Theme = {
      ...DEFAULT_THEME,
      header: { left: ['title', 'status'], right: [] },
      footer: { left: ['uncontrolled'], right: ['code', 'page'] },
    };
    const properties = { title: 'A "quoted" policy', organisation: 'Care', status: 'approved' as const };
    const source = await sourceOf(documentOf([], { properties }), await openHtmlWriter(theme, noFonts));
    expect(source).toContain('@top-left{content:"A \\22 quoted\\22  policy"" \\b7  ""Approved"}@top-right{content:""}');
    expect(source).toContain(
      '@bottom-left{content:"Check the index for the current version"}@bottom-right{content:"Page\\a0 "counter(page)',
    );
  });
});

describe('words in another language and links to other policies', () => {
  it('keep their language, and lead to the page beside this one', async () => {
    const page = await pageOf(
      documentOf([
        p({ type: 'passage', language: 'cy', children: [text('Iechyd Cyhoeddus Cymru')] }),
        p({
          type: 'link',
          target: { kind: 'policy', name: 'DCW29', file: 'DCW29-whistle blowing' },
          children: [text('Whistleblowing')],
        }),
      ]),
    );
    const spans = elementsByTag(page, 'span').filter(({ attributes }) => attributes.has('lang'));
    expect(spans.map((span) => [span.attributes.get('lang'), inlineWords(span)])).toEqual([
      ['cy', 'Iechyd Cyhoeddus Cymru'],
    ]);
    expect(linksOf(page).at(-1)).toEqual({ href: 'DCW29-whistle%20blowing.html', words: 'Whistleblowing' });
  });
});

describe('the control block', () => {
  const rows = async (count: number) => {
    const control = Array.from({ length: count }, (_, at) => ({ label: `Label ${at}`, value: `Value ${at}` }));
    const page = await pageOf(documentOf([], { control }));
    return elementsByTag(page, 'tr').map(({ children }) =>
      children.map((cell) => (typeof cell === 'string' ? cell : `${cell.tag}:${cell.attributes.get('colspan') ?? 1}`)),
    );
  };

  it('has two pairs a row, an odd last one over the rest of its row', async () => {
    expect(await rows(3)).toEqual([
      ['th:1', 'td:1', 'th:1', 'td:1'],
      ['th:1', 'td:3'],
    ]);
    expect(await rows(1)).toEqual([['th:1', 'td:1']]);
  });

  it('is left out where there is nothing to say', async () => {
    expect(await rows(0)).toEqual([]);
  });
});

describe('the Content-Security-Policy', () => {
  const policyOf = (page: HtmlElement): string =>
    elementsByTag(page, 'meta')
      .filter(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')
      .map(({ attributes }) => attributes.get('content') ?? '')
      .join();

  it('allows no script, no request, and of styles those of the page alone, by their hashes', async () => {
    const page = await pageOf(everyNode());
    const sheets = elementsByTag(page, 'style').map(({ children }) => children.join(''));
    const sources = sheets.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);
    expect(policyOf(page)).toBe(
      `default-src 'none'; style-src ${sources.join(' ')}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(sheets).toHaveLength(2);
  });

  it('has nothing to refuse: no script, no style attribute, no handler, no address but data within the page', async () => {
    for (const { tag, attributes } of elementsOf(await pageOf(everyNode()))) {
      expect(['script', 'link', 'iframe', 'object', 'form']).not.toContain(tag);
      for (const name of attributes.keys()) expect(name).not.toMatch(/^(style|on.*)$/);
      if (attributes.has('src'))
        expect(attributes.get('src')).toMatch(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/);
    }
  });
});

it('gives the same bytes again, after other documents, and from another writer of the same theme', async () => {
  const first = await sourceOf(everyNode());
  await sourceOf(documentOf(chapters(20)));
  expect(await sourceOf(everyNode())).toBe(first);
  expect(await sourceOf(everyNode(), await openHtmlWriter(DEFAULT_THEME, noFonts))).toBe(first);
});

it('has the colours of its own theme, though another writer remembers the same nodes', async () => {
  const document = everyNode();
  const plain = await sourceOf(document);
  const red = await sourceOf(document, await openHtmlWriter(themeWith({ accent: '#A01020' }), noFonts));
  expect(red).toContain('--accent:#a01020');
  expect(plain).not.toContain('#a01020');
  expect(red.slice(red.indexOf('<body>'))).toBe(plain.slice(plain.indexOf('<body>')));
});
