/** The control data of a Word file: what the control block, headers and footers show is what Word will put there when it opens the file. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageContent } from '../../../src/formats/finished/package.js';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { printableDocument } from '../../support/any-document.js';
import { readDocx } from '../../support/docx-reader.js';
import { HOSTILE, UNPRINTABLE } from '../../support/hostile-values.js';
import { documentOf, everyNode } from '../../support/sample-document.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function bytesOf(document: Document): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

const wordsIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('');

interface Bound {
  readonly part: string;
  readonly title: string;
  readonly shown: string;
  readonly stored: string | undefined;
}

/** What each bound control shows, and what the file's data has for it. */
async function boundOf(document: Document): Promise<readonly Bound[]> {
  const { parts } = readDocx(await bytesOf(document));
  const data = childElements(parseXml(parts.get('customXml/item1.xml') ?? ''));
  const store = parseXml(parts.get('customXml/itemProps1.xml') ?? '').attributes['ds:itemID'];
  return [...parts]
    .filter(([path]) => /^word\/(?:document|header\d|footer\d)\.xml$/.test(path))
    .flatMap(([part, xml]) => descendants(parseXml(xml), 'w:sdt').map((control) => ({ part, control })))
    .flatMap(({ part, control }) => {
      const [binding] = descendants(control, 'w:dataBinding');
      if (!binding) return [];
      expect(binding.attributes['w:storeItemID']).toBe(store);
      const name = /^\/c:control\[1\]\/c:(\w+)\[1\]$/.exec(binding.attributes['w:xpath'] ?? '')?.[1];
      const entries = data.filter((entry) => entry.name === name);
      expect(entries).toHaveLength(1);
      const [title] = descendants(control, 'w:alias').map(({ attributes }) => attributes['w:val'] ?? '');
      const shown = descendants(control, 'w:t').map(wordsIn).join('');
      return [{ part, title: title ?? '', shown, stored: entries[0] && wordsIn(entries[0]) }];
    });
}

const inPart = (bound: readonly Bound[], path: string) =>
  bound.filter(({ part }) => part === path).map(({ title, shown }) => [title, shown]);

describe('what controls show', () => {
  it('is each value of the control block, and what headers and footers say of the policy', async () => {
    const document = everyNode();
    const bound = await boundOf(document);
    expect(inPart(bound, 'word/document.xml')).toEqual(document.control.map(({ label, value }) => [label, value]));
    expect(inPart(bound, 'word/footer1.xml')).toEqual([
      ['Code', 'DCW1'],
      ['Version', '1.0'],
      ['Next review', '12 January 2027'],
    ]);
    expect(inPart(bound, 'word/footer2.xml')).toEqual(inPart(bound, 'word/footer1.xml'));
  });

  it('is what the file’s data has, in any document', async () => {
    await fc.assert(
      fc.asyncProperty(printableDocument, async (document) => {
        for (const { shown, stored } of await boundOf(document)) expect(stored).toBe(shown);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ...Object.entries(HOSTILE),
    ...Object.entries(UNPRINTABLE).map(([name, { words }]) => [name, words] as const),
  ])('is what the file’s data has: %s', async (_, words) => {
    const control = [
      { label: 'Code', value: words },
      { label: 'Status', value: words },
    ];
    const document = documentOf([], { control, properties: { title: 'T', organisation: 'O', code: words } });
    const bound = await boundOf(document);
    expect(bound.length).toBeGreaterThan(2);
    for (const { shown, stored } of bound) expect(stored?.replaceAll('\t', '')).toBe(shown);
  });

  it('stays apart where labels are the same, or an entry and a footer say different things', async () => {
    const control = ['a', 'b', 'c'].map((value, n) => ({ label: n < 2 ? 'Approved by' : 'Version', value }));
    const bound = await boundOf(
      documentOf([], { control, properties: { title: 'T', organisation: 'O', version: '2.0' } }),
    );
    const said = (path: RegExp) =>
      bound.filter(({ part }) => path.test(part)).map(({ shown, stored }) => [shown, stored]);
    expect(said(/document/)).toEqual(['a', 'b', 'c'].map((value) => [value, value]));
    expect(said(/footer/)).toEqual(['2.0', '2.0'].map((value) => [value, value]));
  });
});

it('each control of a file has a number of its own', async () => {
  const { parts } = readDocx(await bytesOf(everyNode()));
  const ids = [...parts]
    .filter(([path]) => path.startsWith('word/'))
    .flatMap(([, xml]) => [...xml.matchAll(/<w:sdtPr>.*?<w:id w:val="(\d+)"/g)].map(([, id]) => id));
  expect(ids.length).toBeGreaterThan(8);
  expect(new Set(ids).size).toBe(ids.length);
});

it('the final check reads the control data as a part of its own, and each value in the text once', async () => {
  const value = 'Somebody Unusual';
  const texts = packageContent(await bytesOf(documentOf([], { control: [{ label: 'Approved by', value }] }))).texts;
  const counts = texts.map(({ place, words }) => [place, words.split(value).length - 1]);
  expect(counts.filter(([, count]) => count !== 0)).toEqual([
    ['word/document.xml', 1],
    ['customXml/item1.xml', 1],
  ]);
});
