/** Word's accessibility checker has nothing to say about our files, and would have if they were otherwise. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { readDocx } from '../../support/docx-reader.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { bullets, continued, documentOf, everyNode, h, p, row, table } from '../../support/sample-document.js';
import { accessibilityFindings } from '../../support/word-accessibility.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function partsOf(document: Document): Promise<ReadonlyMap<string, string>> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array()).parts;
}

const faultsOf = (parts: ReadonlyMap<string, string>) =>
  accessibilityFindings(parts)
    .filter(({ kind }) => kind === 'fault')
    .map(({ rule }) => rule);

/** Headings whose levels follow one another, and everything else that a document can hold. */
const whole = (): Document => {
  const blocks = everyConstruct().filter(({ type }) => type !== 'heading');
  return documentOf([h(1, 'A'), h(2, 'B'), h(3, 'C'), ...blocks], { contents: true });
};

describe('our files', () => {
  it.each([
    ['every node', () => everyNode()],
    ['every construct', whole],
    ['tables, lists and breaks one below the other', () => documentOf(crowded())],
  ])('have no fault: %s', async (_, document) => {
    expect(faultsOf(await partsOf(document()))).toEqual([]);
  });

  it('have tables whose merged cells are noted, and whose control block has row headings', async () => {
    const merged: Block = {
      type: 'table',
      columns: ['left', 'left'],
      header: row('A', 'B'),
      rows: [row('x', continued('left'))],
    };
    const findings = accessibilityFindings(await partsOf(documentOf([merged])));
    expect(findings.map(({ rule, words }) => [rule, words])).toContainEqual(['merged-cells', 'ABx']);
    expect(findings.filter(({ rule }) => rule === 'header-row')).toEqual([]);
  });
});

function crowded(): readonly Block[] {
  const one = table(undefined, ['A'], ['x']);
  const pageBreak: Block = { type: 'page-break' };
  return [
    one,
    one,
    pageBreak,
    one,
    { type: 'rule' },
    { type: 'rule' },
    bullets('a'),
    pageBreak,
    pageBreak,
    p('b'),
    one,
  ];
}

describe('the rules', () => {
  const planted: readonly (readonly [string, string, string | RegExp, string])[] = [
    ['title', 'docProps/core.xml', /<dc:title>.*<\/dc:title>/, '<dc:title> </dc:title>'],
    ['language', 'word/styles.xml', /<w:lang [^>]*\/>/, ''],
    ['language', 'word/settings.xml', /<w:themeFontLang[^>]*\/>/, ''],
    ['alt-text', 'word/document.xml', / descr="[^"]+"/, ''],
    ['header-row', 'word/document.xml', '<w:tblHeader/>', ''],
    ['header-row', 'word/document.xml', 'w:firstRow="1"', 'w:firstRow="0"'],
    ['headings', 'word/document.xml', '"Heading2"', '"Heading4"'],
    ['blanks', 'word/document.xml', '<w:t xml:space="preserve">', '<w:t xml:space="preserve">     '],
    ['blanks', 'word/document.xml', '</w:body>', '<w:p/><w:p/></w:body>'],
    ['link-words', 'word/document.xml', /(<w:hyperlink [^>]*>).*?(?=<\/w:hyperlink>)/, '$1<w:r><w:t>here</w:t></w:r>'],
  ];

  it.each(planted)('find what is planted: %s in %s', async (rule, path, pattern, replacement) => {
    const parts = new Map(await partsOf(everyNode()));
    const xml = parts.get(path) ?? '';
    const broken = xml.replace(pattern, replacement);
    expect(broken).not.toBe(xml);
    expect(faultsOf(parts.set(path, broken))).toContain(rule);
  });
});
