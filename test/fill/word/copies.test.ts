/** What an each repeats in a Word template: every id in the file stays the only one, and links in a copy lead into that copy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../src/formats/zip/read.js';
import { fillFile } from '../../support/fill-word.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../../support/word-file.js';
import { treeOf } from '../../support/word-tree.js';

const SPACES =
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const pets = ['cat', 'dog', 'hen'];
const each = (inner: string) => `${paragraph('{{#each org_field_pets}}')}${inner}${paragraph('{{/each}}')}`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

/** The body of a file, filled for three pets. */
function filled(body: string, parts: Readonly<Record<string, string>> = {}) {
  const document = documentXml(body).replace('<w:document ', `<w:document ${SPACES} `);
  const result = fillFile(wordFile({ 'word/document.xml': document, ...parts }), { pets });
  expect(result.problems).toEqual([]);
  return { ...result, xml: result.part('word/document.xml') };
}

const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, value = '']) => value);
const expectDistinct = (values: readonly string[], count: number) => {
  expect(values).toHaveLength(count);
  expect(new Set(values.map((value) => value.toLowerCase())).size, values.join(', ')).toBe(count);
};

describe('a bookmark in an each', () => {
  const inner = `<w:p><w:bookmarkStart w:id="7" w:name="Pet"/>${run('{{this}}')}<w:bookmarkEnd w:id="7"/></w:p>`;

  it('has an id and a name of its own in each copy', () => {
    const { xml } = filled(each(inner));
    expectDistinct(all(xml, /bookmarkStart w:id="(\d+)"/g), 3);
    expectDistinct(all(xml, /w:name="([^"]+)"/g), 3);
    expect(all(xml, /bookmarkEnd w:id="(\d+)"/g)).toEqual(all(xml, /bookmarkStart w:id="(\d+)"/g));
    expect(xml).toContain('<w:bookmarkStart w:id="7" w:name="Pet"/>');
  });

  it('is where links and fields of its copy lead, and those outside lead to the first', () => {
    const links =
      `<w:p><w:hyperlink w:anchor="Pet">${run('up')}</w:hyperlink><w:fldSimple w:instr=" REF Pet \\h ">${run('x')}</w:fldSimple>` +
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK \\l "Pet" </w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('y')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const { xml } = filled(`<w:p><w:hyperlink w:anchor="Pet">${run('down')}</w:hyperlink></w:p>${each(inner + links)}`);
    const names = all(xml, /w:name="([^"]+)"/g);
    expect(all(xml, /w:anchor="([^"]+)"/g)).toEqual(['Pet', ...names]);
    expect(all(xml, /REF ([^ ]+) /g)).toEqual(names);
    expect(all(xml, /HYPERLINK \\l (?:"|&quot;)([^"&]+)/g)).toEqual(names);
  });

  it('takes no name that the file has, whatever its capitals, and none longer than Word allows', () => {
    const long = 'A'.repeat(40);
    const named = (name: string, id: number) =>
      `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run('{{this}}')}<w:bookmarkEnd w:id="${id}"/>`;
    const { xml } = filled(
      `<w:p>${named('PET_2', 1).replace('{{this}}', '')}</w:p>${each(`<w:p>${named('Pet', 2)}${named(long, 3)}</w:p>`)}`,
    );
    const names = all(xml, /w:name="([^"]+)"/g);
    expectDistinct(names, 7);
    expect(names.filter((name) => name.length > 40)).toEqual([]);
  });

  it('with one end outside is in the first copy alone', () => {
    const open = '<w:bookmarkStart w:id="9" w:name="wide"/><w:permStart w:id="4" w:edGrp="everyone"/>';
    const close = '<w:bookmarkEnd w:id="9"/><w:permEnd w:id="4"/>';
    const { xml } = filled(`${each(`<w:p>${open}${run('{{this}}')}</w:p>`)}<w:p>${run('end')}${close}</w:p>`);
    for (const tag of ['bookmarkStart', 'permStart', 'bookmarkEnd', 'permEnd'])
      expect(xml.split(`<w:${tag} `), tag).toHaveLength(2);
  });
});

it('controls, drawings, permissions, changes and identities of paragraphs are the only ones of their id', () => {
  const { xml } = filled(
    each(
      `<w:sdt><w:sdtPr><w:id w:val="-12345"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent><w:p w14:paraId="0A" w14:textId="77777777"><w:permStart w:id="5" w:edGrp="everyone"/>${run('{{this}}')}<w:permEnd w:id="5"/><w:ins w:id="6" w:author="A">${run('new')}</w:ins></w:p></w:sdtContent></w:sdt>` +
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P"/></wp:inline></w:drawing></w:r></w:p>',
    ),
  );
  expectDistinct(all(xml, /<w:id w:val="(-?\d+)"/g), 3);
  expectDistinct(all(xml, /docPr id="(\d+)"/g), 3);
  expectDistinct(all(xml, /<w:permStart w:id="(\d+)"/g), 3);
  expectDistinct(all(xml, /<w:ins w:id="(\d+)"/g), 3);
  expectDistinct(all(xml, /paraId="(\w+)"/g), 1);
  expect(all(xml, /<w:(dataBinding) /g).length).toBeLessThan(2);
});

it('comments and custom XML ranges stay with the first copy', () => {
  const ranges =
    '<w:commentRangeStart w:id="0"/><w:customXmlInsRangeStart w:id="11" w:author="A"/>' +
    `${run('{{this}}')}<w:customXmlInsRangeEnd w:id="11"></w:customXmlInsRangeEnd><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
  const { xml } = filled(each(`<w:p>${ranges}</w:p>`));
  for (const tag of [
    'commentRangeStart',
    'commentRangeEnd',
    'commentReference',
    'customXmlInsRangeStart',
    'customXmlInsRangeEnd',
  ])
    expect(xml.split(`<w:${tag} `), tag).toHaveLength(2);
  expect(all(xml, />(cat|dog|hen)</g)).toEqual(pets);
});

it('shapes of the older form have ids of their own, which objects in the copy follow', () => {
  const shape =
    '<w:p><w:r><w:object><v:shapetype id="_x0000_t75"/><v:shape id="_x0000_i1025" type="#_x0000_t75"/><o:OLEObject ShapeID="_x0000_i1025"/></w:object>' +
    '<w:pict><v:rect id="Box" o:spid="_x0000_s1026"><v:textbox style="mso-next-textbox:#Box"/></v:rect></w:pict></w:r></w:p>';
  const { xml } = filled(each(`${paragraph('{{this}}')}${shape}`));
  const ids = all(xml, /<v:shape id="([^"]+)"/g);
  expectDistinct(ids, 3);
  expect(all(xml, /ShapeID="([^"]+)"/g)).toEqual(ids);
  expectDistinct(all(xml, /o:spid="([^"]+)"/g), 3);
  expect(all(xml, /next-textbox:#([^"]+)"/g)).toEqual(all(xml, /<v:rect id="([^"]+)"/g));
  expect(all(xml, /<v:shapetype id="([^"]+)"/g)).toEqual(Array(3).fill('_x0000_t75'));
});

describe('a footnote in an each', () => {
  const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const notes = (words: string) =>
    `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2"><w:p><w:bookmarkStart w:id="1" w:name="n"/>${run(words)}<w:bookmarkEnd w:id="1"/></w:p></w:footnote></w:footnotes>`;
  const parts = {
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/footnotes.xml': 'footnotes' }),
    'word/_rels/document.xml.rels': relsXml([['f', 'footnotes', 'footnotes.xml']]),
    'word/footnotes.xml': notes('Ask {{org_field_name}}.'),
  };

  it('has a note for each copy of its mark', () => {
    const others = notes('Ask {{org_field_name}}.').replace(
      /(<w:footnote .*<\/w:footnote>)/,
      '<w:footnote w:type="separator" w:id="1"><w:p/></w:footnote><w:footnote w:id="9"><w:p/></w:footnote>$1',
    );
    const before = `<w:p>${mark.replace('"2"', '"9"')}</w:p>`;
    const { xml, part } = filled(`${before}${each(`<w:p>${run('{{this}}')}${mark}</w:p>`)}`, {
      ...parts,
      'word/footnotes.xml': others,
    });
    const footnotes = part('word/footnotes.xml');
    const ids = all(xml, /footnoteReference w:id="(\d+)"/g);
    // Some programs find a note by its place, so the notes are in the order of their marks.
    expect(ids).toEqual(['2', '3', '4', '5']);
    expect(all(footnotes, /<w:footnote w:id="(\d+)"/g)).toEqual(ids);
    expect(footnotes).toContain('<w:footnote w:type="separator" w:id="1">');
    expect(footnotes.match(/Ask Acme Home Care\./g)).toHaveLength(3);
    expectDistinct(all(footnotes, /w:name="([^"]+)"/g), 3);
  });

  it('is copied once for each mark in lists within lists too', () => {
    const body = `${paragraph('{{#each org_field_pets}}')}${each(`<w:p>${run('{{this}}')}${mark}</w:p>`)}${paragraph('{{/each}}')}`;
    const { xml, part } = filled(body, parts);
    const ids = all(xml, /footnoteReference w:id="(\d+)"/g);
    expectDistinct(ids, 9);
    expect(all(part('word/footnotes.xml'), /<w:footnote w:id="(\d+)"/g).sort()).toEqual([...ids].sort());
  });

  it('leaves the notes as they were where nothing is repeated', () => {
    const { file } = filled(`<w:p>${run('One')}${mark}</w:p>`, { ...parts, 'word/footnotes.xml': notes('Ask.') });
    expect(Buffer.from(readZip(file ?? new Uint8Array()).get('word/footnotes.xml') ?? []).toString()).toBe(
      notes('Ask.'),
    );
  });

  it('has neither marks nor notes where a condition leaves nothing of it, as in PDF and HTML', () => {
    const conditional = notes('{{#if org_field_phone}}Ring.{{/if}}').replace(
      '</w:footnotes>',
      `<w:footnote w:id="3"><w:p/></w:footnote><w:footnote w:id="4"><w:p>${run('Kept.')}</w:p></w:footnote></w:footnotes>`,
    );
    const others = ['3', '4'].map((id) => mark.replace('"2"', `"${id}"`)).join('');
    const { xml, part } = filled(`${each(`<w:p>${run('{{this}}')}${mark}</w:p>`)}<w:p>${run('x')}${others}</w:p>`, {
      ...parts,
      'word/footnotes.xml': conditional,
    });
    expect(all(xml, /footnoteReference w:id="(\d+)"/g)).toEqual(['3', '4']);
    expect(all(part('word/footnotes.xml'), /<w:footnote w:id="(\d+)"/g)).toEqual(['3', '4']);
    expect(all(xml, />(cat|dog|hen)</g)).toEqual(pets);
  });

  it('has as many notes in PDF and HTML', () => {
    const { document, problems } = treeOf(
      each(`<w:p>${run('{{this}}')}${mark}</w:p>`),
      { pets },
      { rels: [['f', 'footnotes', 'footnotes.xml']], files: { 'word/footnotes.xml': ['footnotes', notes('Ask.')] } },
    );
    expect(problems).toEqual([]);
    const keys = document?.blocks.flatMap((block) =>
      block.type === 'paragraph' ? block.children.flatMap((node) => (node.type === 'footnote' ? [node.key] : [])) : [],
    );
    expectDistinct(keys ?? [], 3);
  });
});

it('whatever is repeated, no id comes twice that came once in the template', () => {
  const piece = fc.constantFrom(
    (id: number) =>
      `<w:p><w:bookmarkStart w:id="${id}" w:name="b${id}"/>${run('{{this}}')}<w:bookmarkEnd w:id="${id}"/></w:p>`,
    (id: number) => `<w:p><w:bookmarkStart w:id="${id}" w:name="b${id}"/>${run('{{this}}')}</w:p>`,
    (id: number) =>
      `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${paragraph('{{this}}')}</w:sdtContent></w:sdt>`,
    (id: number) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${id}" name=""/></wp:inline></w:drawing></w:r></w:p>`,
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 100_000_010 }),
      (makers, first) => {
        const pieces = makers.map((make, n) => make(first + n));
        const { xml } = filled(`${each(pieces.join(''))}${each(paragraph('{{this}}'))}`);
        const ids = all(xml, /(?:bookmarkStart w:id|docPr id|w:id w:val)="(\d+)"/g);
        expectDistinct(ids, ids.length);
        expect(all(xml, />(cat|dog|hen)</g).length % 3).toBe(0);
      },
    ),
    { numRuns: 30 },
  );
});
