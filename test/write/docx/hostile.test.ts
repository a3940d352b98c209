/** Values are data: whatever an organisation is called, Word says it letter by letter, and the file keeps its shape. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import { type Block, type Document, type Inlines, inlineText } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { anyDocument } from '../../support/any-document.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, emphasis, h, item, link, p, picture, strong, table, text } from '../../support/sample-document.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function written(document: Document) {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array());
}

/** A document with the same words wherever a value can stand. */
function saying(words: string): Document {
  const image = { type: 'image', picture: picture(2, 2), alt: [text(words)] } as const;
  const blocks: Block[] = [
    h(1, words),
    p(words, strong(words, emphasis(words)), link('https://example.org', words)),
    { type: 'list', ordered: true, start: 1, items: [item(words)] },
    table(words, [words, 'Duty'], [words, [text(words)]]),
    image,
    { type: 'quote', blocks: [p(words)] },
  ];
  return documentOf(blocks, {
    // Long words make a document long.
    contents: false,
    title: [text(words)],
    masthead: { logo: image, organisation: text(words), registration: text(words) },
    control: [{ label: words, value: words }],
    properties: {
      ...{ title: words, organisation: words, code: words, version: words, status: 'draft', category: words },
      ...{ owner: words, reviewed: words, nextReview: words },
    },
  });
}

/** Element names alone: what a value must not change. */
function skeleton({ name, children }: XmlElement): string {
  return `<${name}>${children.map((child) => (typeof child === 'string' ? '' : skeleton(child))).join('')}</>`;
}

const skeletons = async (words: string) =>
  [...(await written(saying(words))).parts].map(([path, xml]) => `${path} ${skeleton(parseXml(xml))}`);

const HOSTILE = {
  markup: '<w:p><w:r/></w:p> <!-- hidden --> <![CDATA[x]]> ]]> <?xml?>',
  'an attribute breaker': '" w:val="x" r:id="rId1"/>',
  'character references': '&amp; &#60;b&#62; &#xFFFE; &nbsp;',
  'field codes': '{ INCLUDETEXT "c:/secret" } { = 1 + 1 } DOCPROPERTY "Code" \\* MERGEFORMAT',
  'field codes that fetch and run':
    '{ MERGEFIELD x } { DDEAUTO c:\\windows\\cmd.exe "/k calc" } TOC \\o "1-9" \\fldChar',
  'the packer’s own marks': '{headings-0} {bullets-0} {picture1.png} {0}',
  'replacement patterns': "$& $1 $$ $` $'",
  'the marks of slots': '\ue000title\ue001 \ue000 \ue001',
  'placeholders of any kind': '{{org_field_name}} <<x>> $x %s «x»',
  'right-to-left marks and zero widths': 'a\u202eb\u202cc\u200b\u200d\ufeff\u2066d\u2069',
  'combining marks and emoji': 'n\u0303\u0323 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ŵŷ',
  'spaces at both ends': '  two  spaces  ',
  'ten thousand letters without a space': 'x'.repeat(10_000),
};

describe.each(Object.entries(HOSTILE))('a value of %s', (_, words) => {
  it('comes out as it went in, everywhere', async () => {
    const { words: said, header, footer, pictures, parts } = await written(saying(words));
    expect(said).toEqual([
      ...[words, words, words, words, words],
      ...[words, words.repeat(4), words, words, words, 'Duty', words, words, words],
    ]);
    // Side by side, or one above the other where they are long.
    expect([`${words}\t${words}`, `${words}\n${words}`]).toContain(header);
    expect(footer).toBe(`${words} · Version ${words} · Next review ${words} · Page PAGE of NUMPAGES`);
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
    expect(await skeletons(words)).toEqual(await skeletons('P'.repeat(words.length)));
  });

  it('makes no field and no instruction, in the list of contents neither', async () => {
    const { parts } = await written({ ...saying(words), contents: true });
    const document = parseXml(parts.get('word/document.xml') ?? '');
    const instructions = descendants(document, 'w:instrText').map(({ children }) => children.join(''));
    expect(instructions).toEqual(['TOC \\o "1-2" \\h \\n']);
    expect(descendants(document, 'w:fldSimple')).toEqual([]);
    const entries = descendants(document, 'w:sdtContent').flatMap((list) => descendants(list, 'w:t'));
    expect(entries.map(({ children }) => children.join(''))).toEqual(['Contents', '1', words]);
  });
});

it('says any words of any document in reading order, one paragraph each', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      expect((await written(document)).words).toEqual(expectedWords(document));
    }),
    { numRuns: 150 },
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
    { numRuns: 50 },
  );
});

it('ends every cell of any document in a paragraph, and every bookmark is legal', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const { parts, outline } = await written({ ...document, contents: true });
      for (const cell of (parts.get('word/document.xml') ?? '').split('</w:tc>').slice(0, -1))
        expect(cell).toMatch(/<\/w:p>$/);
      for (const { bookmark } of outline) expect(bookmark).toMatch(/^[A-Za-z]\w{0,39}$/);
      expect(new Set(outline.map(({ bookmark }) => bookmark.toLowerCase())).size).toBe(outline.length);
      const anchors = descendants(parseXml(parts.get('word/document.xml') ?? ''), 'w:hyperlink').flatMap(
        ({ attributes }) => attributes['w:anchor'] ?? [],
      );
      const bookmarks = outline.map(({ bookmark }) => bookmark);
      expect(bookmarks).toEqual(expect.arrayContaining(anchors));
    }),
    { numRuns: 50 },
  );
});

/** What a document says, a paragraph an entry; paragraphs without a word are left out. */
function expectedWords({ masthead, title, control, blocks }: Document): readonly string[] {
  const lines = (block: Block): readonly string[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [words(block.children)];
      case 'list':
        return block.items.flatMap((one) => one.blocks.flatMap(lines));
      case 'quote':
        return block.blocks.flatMap(lines);
      case 'table':
        return [
          ...(block.caption ? [words(block.caption)] : []),
          ...[block.header, ...block.rows].flatMap((row) => row.cells.map((cell) => words(cell.children))),
        ];
      default:
        return [];
    }
  };
  const words = (inlines: Inlines): string =>
    inlines
      .map((node) => (node.type === 'text' ? node.value : node.type === 'break' ? '\n' : words(node.children)))
      .join('');
  return [
    masthead.organisation.value,
    ...(masthead.registration ? [masthead.registration.value] : []),
    words(title),
    ...control.flatMap(({ label, value }) => [label, value]),
    ...blocks.flatMap(lines),
  ].filter((line) => line !== '');
}

describe('what Word cannot hold is refused by name, at its place, and nothing is given', () => {
  const refusals = async (document: Document) => {
    const { value, diagnostics } = await writer.write(document);
    expect(value).toBeUndefined();
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };

  it.each([
    ['\u0000', 'U+0000 (NUL)'],
    ['\ufffe', 'U+FFFE (a noncharacter)'],
    ['\ud800', 'U+D800 (half of a surrogate pair)'],
    ['\n', 'U+000A (line feed)'],
    ['\u0085', 'U+0085 (a control character)'],
  ])('%j', async (character, name) => {
    expect(await refusals(documentOf([p(`a${character}b`)]))).toEqual([
      `value-character: The text holds ${name}, which no Word document can`,
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
      'value-character: The value of org_field_name holds U+0001 (a control character), which no Word document can',
      'value-character: The value of org_field_website holds U+0001 (a control character), which no Word document can',
    ]);
  });
});
