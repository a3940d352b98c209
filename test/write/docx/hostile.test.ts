/** Values are data: whatever an organisation is called, Word says it letter by letter, and the file keeps its shape. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import { type Document, inlineText } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Resources, Writer } from '../../../src/write/writer.js';
import { anyDocument } from '../../support/any-document.js';
import { anyWrittenTheme, themeOf } from '../../support/any-theme.js';
import { readDocx } from '../../support/docx-reader.js';
import { expectedWords } from '../../support/expected-words.js';
import { FORBIDDEN, HOSTILE, saying, UNPRINTABLE } from '../../support/hostile-values.js';
import { documentOf, h, link, p, picture, table, text } from '../../support/sample-document.js';
import { range } from '../../support/sample-landscape.js';
import { runs } from '../../support/tier.js';

const NO_FONTS: Resources = { font: () => Promise.reject(new Error('Word embeds no font.')) };

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, NO_FONTS);
});

async function written(document: Document, by = writer) {
  const { value, diagnostics } = await by.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array());
}

/** Element names alone: what a value must not change. */
function skeleton({ name, children }: XmlElement): string {
  return `<${name}>${children.map((child) => (typeof child === 'string' ? '' : skeleton(child))).join('')}</>`;
}

/** Signs stand in runs of their own, which name a face and else are like their neighbours. */
const withoutSignFaces = (structure: string) =>
  structure
    .replaceAll('<w:rFonts></>', '')
    .replaceAll('<w:rPr></>', '')
    .replace(/(<w:r>(?:<w:rPr>(?:<[\w:]+><\/>)*<\/>)?<w:t><\/><\/>)\1+/g, '$1');

const skeletons = async (words: string) =>
  [...(await written(saying(words))).parts].map(
    ([path, xml]) => `${path} ${withoutSignFaces(skeleton(parseXml(xml)))}`,
  );

const VALUES = [
  ...Object.entries(HOSTILE),
  ...Object.entries(UNPRINTABLE).map(([name, { words }]) => [name, words] as const),
  ['spaces at both ends', '  two  spaces  '] as const,
];

describe.each(VALUES)('a value of %s', (_, words) => {
  it('comes out as it went in, everywhere', async () => {
    const { words: said, header, footer, pictures, parts } = await written(saying(words));
    expect(said).toEqual([
      ...[words, words, words, words, words],
      ...[words, words.repeat(4), words, words, words, 'Duty', words, words, words],
    ]);
    // Side by side, or one above the other where they are long.
    expect([`${words}\t${words}`, `${words}\n${words}`]).toContain(header);
    const foot = `${words} · Version ${words} · Next review ${words}`;
    expect([`${foot} · Page PAGE of NUMPAGES`, `${foot}\nPage PAGE of NUMPAGES`]).toContain(footer);
    expect(pictures.map(({ alt }) => alt)).toEqual([words, words]);
    const custom = parseXml(parts.get('docProps/custom.xml') ?? '');
    const values = custom.children.map((one) =>
      typeof one === 'string'
        ? ''
        : one.children.map((inner) => (typeof inner === 'string' ? '' : inner.children.join(''))).join(''),
    );
    expect(values).toEqual([words, words, words, words, words]);
  });

  it('leaves the structure that a plain value of its length has', async () => {
    // Of words as long as its own, in narrow letters or wide ones: a table that has no room for its words is set otherwise.
    const plain = (letter: string) =>
      words.replaceAll(/[^\s\p{L}-]/gu, ({ length }) => '#'.repeat(length)).replaceAll(/\p{L}/gu, letter);
    const structures = await Promise.all([...'inPM'].map((letter) => skeletons(plain(letter))));
    expect(structures).toContainEqual(await skeletons(words));
  });

  it('makes no field and no instruction, in the list of contents neither', async () => {
    const { parts } = await written({ ...saying(words), contents: true });
    const document = parseXml(parts.get('word/document.xml') ?? '');
    const instructions = descendants(document, 'w:instrText').map(({ children }) => children.join(''));
    expect(instructions).toEqual(['TOC \\o "1-2" \\h \\n']);
    expect(descendants(document, 'w:fldSimple')).toEqual([]);
    const entries = descendants(document, 'w:sdtContent')
      .filter((list) => childElements(list, 'w:p').length > 0)
      .flatMap((list) => descendants(list, 'w:t'));
    const [title, number, ...name] = entries.map(({ children }) => children.join(''));
    expect([title, number, name.join('')]).toEqual(['Contents', '1', words]);
  });
});

it('says any words of any document in reading order, one paragraph each', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const { words, footnotes } = await written(document);
      const expected = expectedWords(document, { lineBreak: '\n', numbered: false });
      const said = (all: readonly string[]) => all.filter((one) => one !== '');
      expect(words).toEqual(said(expected.text));
      expect(footnotes.map(({ paragraphs }) => said(paragraphs.map(({ text: one }) => one)))).toEqual(
        expected.footnotes.map(said),
      );
    }),
    { numRuns: runs(40, 3_000) },
  );
});

it('numbers and words the headings of any document as its outline does', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const { outline } = await written(document);
      expect(
        outline.map(({ number, level, text: said }) => `${level} ${number} ${said.replaceAll('\n', ' ')}`),
      ).toEqual(
        document.outline.map(({ number, heading }) => `${heading.level} ${number} ${inlineText(heading.children)}`),
      );
    }),
    { numRuns: runs(15, 1_000) },
  );
});

/** The root element of each part; throws where one is not well-formed. */
const rootsOf = (parts: ReadonlyMap<string, string>) =>
  new Map([...parts].map(([path, xml]) => [path, parseXml(xml).name]));

it('ends every cell of any document in any look in a paragraph, its parts well-formed and its bookmarks legal', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, anyWrittenTheme, async (document, look) => {
      const byLook = await openDocxWriter(await themeOf(look), NO_FONTS);
      const { parts, outline } = await written({ ...document, contents: true }, byLook);
      // Footnotes that link or have a picture bring relations of their own.
      const others = (roots: ReadonlyMap<string, string>) =>
        new Map([...roots].filter(([path]) => path !== 'word/_rels/footnotes.xml.rels'));
      const hasRange = parts.get('word/document.xml')?.includes('w:orient="landscape"');
      const plain = documentOf([p('Plain'), ...(hasRange ? [range(p('Plain'))] : [])]);
      expect(others(rootsOf(parts))).toEqual(others(rootsOf((await written(plain, byLook)).parts)));
      for (const cell of (parts.get('word/document.xml') ?? '').split('</w:tc>').slice(0, -1))
        expect(cell).toMatch(/<\/w:p>$/);
      for (const { bookmark } of outline) expect(bookmark).toMatch(/^[A-Za-z]\w{0,39}$/);
      expect(new Set(outline.map(({ bookmark }) => bookmark.toLowerCase())).size).toBe(outline.length);
      const anchors = descendants(parseXml(parts.get('word/document.xml') ?? ''), 'w:hyperlink').flatMap(
        ({ attributes }) => (attributes['r:id'] === undefined ? (attributes['w:anchor'] ?? []) : []),
      );
      const bookmarks = outline.map(({ bookmark }) => bookmark);
      expect(bookmarks).toEqual(expect.arrayContaining(anchors));
    }),
    { numRuns: runs(15, 1_000) },
  );
});

describe('what Word cannot hold is refused by name, at its place, and nothing is given', () => {
  const refusals = async (document: Document) => {
    const { value, diagnostics } = await writer.write(document);
    expect(value).toBeUndefined();
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };

  it.each(FORBIDDEN)('%j', async (character, name) => {
    expect(await refusals(documentOf([p(`a${character}b`)]))).toEqual([
      `value-character: The text contains ${name}, which no Word document can contain`,
    ]);
  });

  it('wherever it stands', async () => {
    const bad = 'a\ufffe';
    const image = { type: 'image', picture: picture(2, 2), alt: [text(bad)] } as const;
    const places: Document[] = [
      documentOf([], { title: [text(bad)] }),
      documentOf([], { masthead: { organisation: text(bad) } }),
      documentOf([], { masthead: { organisation: text('x'), logo: image } }),
      documentOf([], { control: [{ label: 'Owner', value: bad }] }),
      documentOf([], { properties: { title: 'x', organisation: 'x', owner: bad } }),
      documentOf([h(1, bad)]),
      documentOf([table(bad, ['a'], ['b'])]),
      documentOf([table(undefined, ['a'], [bad])]),
      documentOf([image]),
      documentOf([p(link(`https://example.org/${bad}`, 'x'))]),
    ];
    for (const document of places)
      expect(await refusals(document)).toEqual([expect.stringContaining('U+FFFE (a noncharacter)')]);
  });

  it('naming the field that gave it, and all of them at once', async () => {
    const from = (name: string) => ({ ...text('\u0001'), from: name });
    expect(await refusals(documentOf([p(from('org_field_name')), p(from('org_field_website'))]))).toEqual([
      'value-character: The value of org_field_name contains U+0001 (a control character), which no Word document can contain',
      'value-character: The value of org_field_website contains U+0001 (a control character), which no Word document can contain',
    ]);
  });
});
