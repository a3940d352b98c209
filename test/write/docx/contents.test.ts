/** The list of contents: there when asked for or when the document is long, complete without Word's help, all links. */
import { beforeAll, describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Block, Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, emphasis, everyNode, h, lineBreak, link, p, table } from '../../support/sample-document.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function written(document: Document) {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  const file = readDocx(value ?? new Uint8Array());
  const list = descendants(parseXml(file.parts.get('word/document.xml') ?? ''), 'w:sdtContent').find(
    (content) => childElements(content, 'w:p').length > 0,
  );
  return { ...file, list: list ? childElements(list, 'w:p') : [] };
}

const words = (element: XmlElement): string =>
  childElements(element)
    .map((one) => (one.name === 'w:t' ? one.children.join('') : one.name === 'w:tab' ? '\t' : words(one)))
    .join('');
const styleOf = (paragraph: XmlElement) => descendants(paragraph, 'w:pStyle')[0]?.attributes['w:val'];

const long: readonly Block[] = Array.from({ length: 60 }, () => p('Many words that fill a line and more. '.repeat(8)));

describe('a list of contents', () => {
  it('has the headings of levels 1 and 2 with their numbers, each in the style of its level', async () => {
    const { list } = await written({ ...everyNode(), contents: true });
    expect(list.map((paragraph) => `${styleOf(paragraph)}: ${words(paragraph)}`)).toEqual([
      'TOCHeading: Contents',
      'TOC1: 1\tPurpose',
      'TOC2: 1.1\tReporting',
      'TOC2: Part B\tAs Word numbers it',
      'TOC2: Without a number',
      'TOC1: 2\tYnys Môn & <b>markup</b> {{not}} ŵŷ €',
    ]);
  });

  it('leads to its headings, by link alone', async () => {
    const { list, outline } = await written({ ...everyNode(), contents: true });
    const targets = list.flatMap((one) => descendants(one, 'w:hyperlink')).map((one) => one.attributes['w:anchor']);
    expect(targets).toEqual(outline.filter(({ level }) => level <= 2).map(({ bookmark }) => bookmark));
  });

  it('is Word’s own field, its result there already, so that Word asks nothing on opening', async () => {
    const { list, parts } = await written({ ...everyNode(), contents: true });
    const marks = list.flatMap((one) => descendants(one, 'w:fldChar')).map(({ attributes }) => attributes);
    expect(marks).toEqual(['begin', 'separate', 'end'].map((type) => ({ 'w:fldCharType': type })));
    expect(list.flatMap((one) => descendants(one, 'w:instrText')).map(({ children }) => children.join(''))).toEqual([
      'TOC \\o "1-2" \\h \\n',
    ]);
    expect([...parts.values()].join('')).not.toMatch(/updateFields|w:dirty/);
  });

  it('has room for page numbers behind dots, for people who switch them on', async () => {
    const { parts } = await written({ ...everyNode(), contents: true });
    for (const id of ['TOC1', 'TOC2'])
      expect(parts.get('word/styles.xml')).toMatch(
        new RegExp(`w:styleId="${id}">(?:(?!</w:style>).)*<w:tab w:val="right" w:leader="dot" w:pos="9072"/>`),
      );
  });

  it('stands between the control block and the text', async () => {
    const { parts } = await written({ ...everyNode(), contents: true });
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toMatch(/<\/w:tbl><w:sdt>.*<\/w:sdt><w:p><w:pPr><w:pStyle w:val="Heading1"\/>/);
    expect(xml.split('<w:docPartObj>')).toHaveLength(2);
  });

  it('says a heading on one line, and its links and slanted words as words', async () => {
    const heading = h(1, 'One', lineBreak, 'two ', link('https://example.org', emphasis('three')));
    const { list } = await written(documentOf([heading], { contents: true }));
    expect(list.map(words)).toEqual(['Contents', '1\tOne two three']);
    expect(list.flatMap((one) => descendants(one, 'w:hyperlink'))).toHaveLength(1);
    expect(list.flatMap((one) => descendants(one, 'w:rStyle')).map(({ attributes }) => attributes['w:val'])).toEqual([
      'Emphasis',
    ]);
  });

  it('is followed by a table that keeps its place', async () => {
    const { list, tables } = await written(documentOf([table(undefined, ['A'], ['x']), h(2, 'B')], { contents: true }));
    expect(list).toHaveLength(2);
    expect(tables.map(({ style }) => style)).toEqual(['ControlTable', 'PolicyTable']);
  });

  it.each<[string, Partial<Document>, readonly Block[], boolean]>([
    ['for a long document', {}, [h(1, 'A'), ...long], true],
    ['not for a short one', {}, [h(1, 'A')], false],
    ['for a short one that asks', { contents: true }, [h(1, 'A')], true],
    ['not for a long one that refuses', { contents: false }, [h(1, 'A'), ...long], false],
    ['not where there is no heading', { contents: true }, long, false],
    ['not where headings are all deep', { contents: true }, [h(3, 'A')], false],
  ])('is made %s', async (_, changes, blocks, made) => {
    const { list } = await written(documentOf(blocks, changes));
    expect(list.length > 0).toBe(made);
  });
});

it('a refused character in a heading is reported once, though the list of contents says it too', async () => {
  const { value, diagnostics } = await writer.write(documentOf([h(1, 'a\ufffe')], { contents: true }));
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
});
