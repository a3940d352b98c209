/** Word files opened: their parts as they are, and all else refused as what it is. */
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { findExternal } from '../../../src/formats/word/external.js';
import { openWordPackage, type WordPackage } from '../../../src/formats/word/package.js';
import { packXml } from '../../../src/formats/word/part-texts.js';
import type { WordRefusal } from '../../../src/formats/word/refusal.js';
import { zipPart } from '../../../src/formats/zip/part.js';
import { unpackPart } from '../../../src/formats/zip/read.js';
import { writeZip } from '../../../src/formats/zip/write.js';
import { runs } from '../../support/tier.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, wordFile, wordFiles } from '../../support/word-file.js';

const bytesOf = (words: string) => new TextEncoder().encode(words);

function opened(bytes: Uint8Array): WordPackage {
  const { value, refusal } = openWordPackage(bytes);
  if (refusal) throw new Error(refusal.message);
  return value;
}

/** What a file is refused as, or that it is opened. */
function refused(bytes: Uint8Array): WordRefusal | 'opened' {
  return openWordPackage(bytes).refusal ?? 'opened';
}

/** UTF-16 with a byte order mark. */
function utf16(words: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.from(`\ufeff${words}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('opening', () => {
  it('gives the parts in the order of the archive, with their types', () => {
    const { parts, main } = opened(wordFile({ 'word/media/logo.png': 'a picture' }));
    expect([...parts.values()].map(({ path, contentType }) => [path, contentType.split('.').at(-1)])).toEqual([
      ['[Content_Types].xml', 'application/xml'],
      ['_rels/.rels', 'relationships+xml'],
      ['word/document.xml', 'main+xml'],
      ['word/media/logo.png', 'image/png'],
    ]);
    expect(main).toBe('word/document.xml');
    expect(parts.get(main)?.xml).toContain('Our policy');
    expect(parts.get('word/media/logo.png')).not.toHaveProperty('xml');
  });

  it('keeps every part packed, so that the same archive can be written again', () => {
    const bytes = wordFile({ 'word/media/logo.png': 'a picture' });
    const { parts } = opened(bytes);
    expect(writeZip([...parts.values()].map(({ packed }) => packed))).toEqual(bytes);
  });

  it('finds the main part by its relationship, wherever it is', () => {
    const { main } = opened(
      wordFile({
        'word/document.xml': undefined,
        'Text/Main.xml': documentXml(''),
        '_rels/.rels': relsXml([['rId1', 'officeDocument', '/text/main.xml']]),
        '[Content_Types].xml': typesXml({ 'TEXT/main.xml': 'document.main' }),
      }),
    );
    expect(main).toBe('Text/Main.xml');
  });

  it('takes a template (.dotx) like a document', () => {
    const types = typesXml({ 'word/document.xml': 'template.main' });
    expect(refused(wordFile({ '[Content_Types].xml': types }))).toBe('opened');
  });

  it('resolves what relationships refer to, and leaves open what is not there', () => {
    const { parts } = opened(
      wordFile({
        'word/_rels/document.xml.rels': relsXml([
          ['rId1', 'header', 'header1.xml'],
          ['rId2', 'customXml', '../customXml/item1.xml'],
          ['rId3', 'image', '/word/media/LOGO.png'],
          ['rId4', 'hyperlink', 'https://example.org/', 'External'],
          ['rId5', 'image', '../NULL'],
          ['rId6', 'hyperlink', '#place'],
        ]),
        'word/header1.xml': '<w:hdr xmlns:w="x"/>',
        'word/media/logo.png': 'a picture',
        'customXml/item1.xml': '<item/>',
      }),
    );
    const relationships = parts.get('word/document.xml')?.relationships ?? [];
    expect(relationships[0]).toEqual({
      id: 'rId1',
      type: `${OFFICE}/header`,
      target: 'header1.xml',
      external: false,
      part: 'word/header1.xml',
    });
    expect(relationships.map(({ part, external }) => part ?? external)).toEqual([
      'word/header1.xml',
      'customXml/item1.xml',
      'word/media/logo.png',
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${documentXml(paragraph('Tŷ Gwyn'))}`)],
    ['UTF-16, little end first', utf16(documentXml(paragraph('Tŷ Gwyn')).replace('UTF-8', 'UTF-16'))],
    ['UTF-16, big end first', utf16(documentXml(paragraph('Tŷ Gwyn')).replace('UTF-8', 'UTF-16'), true)],
  ])('reads %s', (_, document) => {
    const xml = opened(wordFile({ 'word/document.xml': document })).parts.get('word/document.xml')?.xml;
    expect(xml?.startsWith('<?xml')).toBe(true);
    expect(xml).toContain('Tŷ Gwyn');
  });

  it('packs changed XML in UTF-8, and the declaration says so', () => {
    const packed = (xml: string) => new TextDecoder().decode(unpackPart(packXml('a.xml', xml)));
    expect(packed('<?xml version="1.0" encoding="UTF-16"?><a>Tŷ</a>')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><a>Tŷ</a>',
    );
    expect(packed("<?xml version='1.0' encoding='utf-8'?><a/>")).toBe("<?xml version='1.0' encoding='utf-8'?><a/>");
    expect(packed('<a encoding="UTF-16"/>')).toBe('<a encoding="UTF-16"/>');
  });

  it('reads archives of other writers: folders in front, content types last, nothing deflated', () => {
    const { '[Content_Types].xml': types = '', ...others } = wordFiles();
    const files = Object.entries({ ...others, '[Content_Types].xml': types });
    const bytes = zipSync({
      word: {},
      ...Object.fromEntries(
        files.map(([path, content]) => [path, typeof content === 'string' ? bytesOf(content) : content]),
      ),
    });
    expect(opened(bytes).main).toBe('word/document.xml');
  });

  it('does not take a picture in SVG, or a page to be imported, for XML of its own', () => {
    const types = typesXml({
      'word/document.xml': 'document.main',
      'word/media/a.svg': 'image/svg+xml',
      'word/page.xhtml': 'application/xhtml+xml',
    });
    const page = '<!DOCTYPE html><html/>';
    const { parts } = opened(
      wordFile({ '[Content_Types].xml': types, 'word/media/a.svg': page, 'word/page.xhtml': page }),
    );
    expect(parts.get('word/media/a.svg')).not.toHaveProperty('xml');
    expect(parts.get('word/page.xhtml')).not.toHaveProperty('xml');
  });
});

/** The start of a compound file, and the names of streams as its directory has them. */
function compoundFile(...streams: string[]): Uint8Array {
  const header = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([header, Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]);
}

describe('refusing what is no Word document', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['a file with a password', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'encrypted', 'with a password'],
    ['a .doc', compoundFile('WordDocument', '1Table'), 'legacy-doc', 'a Word 97–2003 document (.doc)'],
    ['an .xls', compoundFile('Workbook'), 'legacy-doc', 'an Excel 97–2003 workbook (.xls)'],
    ['a .ppt', compoundFile('PowerPoint Document'), 'legacy-doc', 'a PowerPoint 97–2003 presentation (.ppt)'],
    ['an Outlook message', compoundFile('__properties'), 'legacy-doc', 'a file of an old Office program'],
    ['RTF', bytesOf('{\\rtf1\\ansi Our policy}'), 'not-word', 'an RTF file'],
    ['PDF', bytesOf('%PDF-1.7\n%âãÏÓ'), 'not-word', 'a PDF file'],
    ['HTML', bytesOf('\n<html><body>Our policy</body></html>'), 'not-word', 'an HTML page'],
    ['HTML with a doctype', bytesOf('<!DOCTYPE html><p>Our policy'), 'not-word', 'an HTML page'],
    ['a web archive', bytesOf('MIME-Version: 1.0\n'), 'not-word', 'a web archive (.mht)'],
    ['flat XML', bytesOf('<?xml version="1.0"?><pkg:package/>'), 'not-word', 'a Word XML file (.xml)'],
    ['other XML', bytesOf('<?xml version="1.0"?><a/>'), 'not-word', 'an XML file'],
    ['plain text', bytesOf('Our policy for Tŷ Gwyn'), 'not-word', 'a plain text file'],
    ['text in UTF-16', utf16('Our policy'), 'not-word', 'a plain text file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'not-word', 'a file of an unknown kind'],
    ['nothing', new Uint8Array(), 'damaged', 'empty'],
  ])('%s', (_, bytes, kind, what) => {
    expect(refused(bytes)).toMatchObject({ kind, message: expect.stringContaining(what) });
  });

  it.each([
    ['application/vnd.oasis.opendocument.text', 'an OpenDocument text (.odt)'],
    ['application/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument file that isn’t text'],
    ['application/epub+zip', 'an EPUB book'],
  ])('an archive labelled %s', (label, what) => {
    const bytes = writeZip([zipPart('mimetype', label), zipPart('content.xml', '<a/>')]);
    expect(refused(bytes)).toMatchObject({ kind: 'not-word', message: `This is ${what}, not a Word document` });
  });

  it('a zip archive of anything', () => {
    const bytes = writeZip([zipPart('a.txt', 'words'), zipPart('inner.docx', wordFile())]);
    expect(refused(bytes)).toMatchObject({ kind: 'not-word', message: 'This is a zip archive, not a Word document' });
  });

  it.each([
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'not-word', 'an Excel workbook'],
    ['application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'not-word', 'an Excel workbook'],
    ['application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml', 'not-word', 'a PowerPoint'],
    ['application/vnd.ms-visio.drawing.main+xml', 'not-word', 'a Visio drawing'],
    ['application/vnd.ms-word.document.macroEnabled.main+xml', 'macro-enabled', 'contains macros'],
    ['application/vnd.ms-word.template.macroEnabledTemplate.main+xml', 'macro-enabled', 'contains macros'],
    ['application/xml', 'damaged', 'isn’t marked as the text of a Word document'],
  ])('a package whose main part is %s', (type, kind, what) => {
    const bytes = wordFile({ '[Content_Types].xml': typesXml({ 'word/document.xml': type }) });
    expect(refused(bytes)).toMatchObject({ kind, message: expect.stringContaining(what) });
  });

  it('macros in a file that says it has none', () => {
    const byName = wordFile({ 'word/vbaProject.bin': 'macros' });
    const byRelationship = wordFile({
      'word/harmless.bin': 'macros',
      'word/_rels/document.xml.rels': relsXml([
        ['rId1', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'harmless.bin'],
      ]),
    });
    const byType = wordFile({
      'word/harmless.bin': 'macros',
      '[Content_Types].xml': typesXml({
        'word/document.xml': 'document.main',
        'word/harmless.bin': 'application/vnd.ms-office.vbaProject',
      }),
    });
    for (const bytes of [byName, byRelationship, byType])
      expect(refused(bytes)).toMatchObject({ kind: 'macro-enabled' });
  });

  it('the Strict form, by its relationship or by its namespace', () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const byRelationship = relsXml([
      ['rId1', `${strict}/officeDocument/relationships/officeDocument`, 'word/document.xml'],
    ]);
    expect(refused(wordFile({ '_rels/.rels': byRelationship }))).toMatchObject({
      kind: 'strict',
      hint: expect.stringContaining('Save As, Word Document (*.docx)'),
    });
    const byNamespace = documentXml('', `${strict}/wordprocessingml/main`).replace('?>', '?><!-- <w:document/> -->');
    expect(refused(wordFile({ 'word/document.xml': byNamespace }))).toMatchObject({ kind: 'strict' });
  });
});

describe('refusing what is damaged', () => {
  it.each<[string, Record<string, string | Uint8Array | undefined>, string]>([
    ['no content types', { '[Content_Types].xml': undefined }, 'has no [Content_Types].xml'],
    ['no relationships', { '_rels/.rels': undefined }, '_rels/.rels'],
    ['no main part', { 'word/document.xml': undefined, 'word/a.xml': '<a/>' }, 'is missing the part with its text'],
    ['another root', { 'word/document.xml': '<w:styles xmlns:w="x"/>' }, 'word/document.xml of this Word file isn’t'],
    [
      'an open element',
      { 'word/styles.xml': '<a><b></a>' },
      'The part word/styles.xml of this Word file can’t be read',
    ],
    ['an empty part', { 'word/styles.xml': '' }, 'word/styles.xml'],
    ['broken content types', { '[Content_Types].xml': '<Types>' }, '[Content_Types].xml'],
    ['broken relationships', { 'word/_rels/document.xml.rels': 'words' }, 'word/_rels/document.xml.rels'],
    ['bytes that are no text', { 'word/styles.xml': Uint8Array.of(0x3c, 0x61, 0xff) }, 'isn’t UTF-8 or UTF-16'],
    ['entities', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' }, 'A document type declaration'],
    ['deep nesting', { 'word/styles.xml': '<a>'.repeat(600) + '</a>'.repeat(600) }, 'nested too deep'],
  ])('%s', (_, changes, what) => {
    expect(refused(wordFile(changes))).toMatchObject({ kind: 'damaged', message: expect.stringContaining(what) });
  });

  it('a part whose bytes are not what the archive says, a picture too', () => {
    for (const path of ['word/document.xml', 'word/media/logo.png']) {
      const parts = Object.entries(wordFiles({ 'word/media/logo.png': 'a picture' })).map(([name, content]) => {
        const part = zipPart(name, content);
        return name === path ? { ...part, checksum: part.checksum - 1 } : part;
      });
      expect(refused(writeZip(parts))).toMatchObject({
        kind: 'damaged',
        message: `The part ${path} of this Word file can’t be unpacked`,
      });
    }
  });

  it('a file that ends too early', () => {
    const bytes = wordFile();
    expect(refused(bytes.slice(0, -100))).toMatchObject({ kind: 'damaged' });
  });
});

describe('refusing what is not safe', () => {
  it.each(['../evil.xml', '/etc/passwd', '__proto__', 'word/__proto__/a.xml', 'C:/evil.xml', 'WORD/document.xml'])(
    'a part named %s',
    (path) => {
      const files = Object.fromEntries(
        Object.entries(wordFiles()).map(([name, content]) => [name, Buffer.from(content)] as const),
      );
      const name = 'x'.repeat(path.length);
      const bytes = Buffer.from(zipSync({ ...files, [name]: bytesOf('<a/>') }));
      for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name)) bytes.write(path, at);
      expect(refused(bytes)).toMatchObject({ kind: 'unsafe-path' });
    },
  );

  it('an archive with a password', () => {
    const bytes = Buffer.from(wordFile());
    bytes.writeUInt16LE(1, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect(refused(bytes)).toMatchObject({ kind: 'encrypted' });
  });

  it('XML beyond the bounds', () => {
    const many = documentXml('<w:p/>'.repeat(2_000_001));
    const long = documentXml(paragraph('a1b2c3d4'.repeat(5_000_001)));
    for (const document of [many, long]) {
      const parts = Object.entries(wordFiles({ 'word/document.xml': document })).map(([path, content]) =>
        zipPart(path, content, 0),
      );
      expect(refused(writeZip(parts))).toMatchObject({
        kind: 'too-large',
        message: expect.stringContaining('word/document.xml'),
      });
    }
  });

  it('a bomb', () => {
    const document = documentXml(' '.repeat(41_000_000));
    const bytes = wordFile({ 'word/document.xml': document });
    expect(bytes.length).toBeLessThan(50_000);
    expect(refused(bytes)).toMatchObject({ kind: 'too-large' });
  });
});

describe('whatever is wrong with a file, it is opened or refused', () => {
  let real: Uint8Array;
  beforeAll(async () => {
    const cell = (words: string) => new TableCell({ children: [new Paragraph(words)] });
    const table = new Table({ rows: [new TableRow({ children: [cell('Owner'), cell('{{org_field_name}}')] })] });
    const section = {
      headers: { default: new Header({ children: [new Paragraph('Our header')] }) },
      footers: { default: new Footer({ children: [new Paragraph('Our footer')] }) },
      children: [new Paragraph('Our policy'), table],
    };
    real = await Packer.toBuffer(new Document({ sections: [section] }));
  });

  it('which the file itself is', () => {
    expect(refused(real)).toBe('opened');
  });

  it('some of its bytes', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const bytes = Uint8Array.from(real);
        for (const [at, by] of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ by;
        const { value, refusal } = openWordPackage(bytes);
        expect(value === undefined).not.toBe(refusal === undefined);
        if (value) findExternal(value);
      }),
      { numRuns: runs(80, 5_000) },
    );
  });

  it('its end', () => {
    fc.assert(
      fc.property(fc.nat(), (length) => {
        expect(refused(real.slice(0, length % real.length))).not.toBe('opened');
      }),
      { numRuns: runs(80, 5_000) },
    );
  });

  it('the XML of any part', () => {
    const { parts } = opened(real);
    const paths = [...parts.keys()];
    const garble = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      '\0',
      '</w:p>',
      '<!DOCTYPE a>',
      '<![CDATA[',
      '<?',
      '&#0;',
      '\ufeff',
      '',
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat({ max: 200 }), garble, (path, at, cut, garbage) => {
        const changed = [...parts.values()].map((part) => {
          if (part.path !== path || part.xml === undefined) return part.packed;
          const from = at % part.xml.length;
          return zipPart(path, part.xml.slice(0, from) + garbage + part.xml.slice(from + cut));
        });
        const { value, refusal } = openWordPackage(writeZip(changed));
        expect(value === undefined).not.toBe(refusal === undefined);
      }),
      { numRuns: runs(80, 5_000) },
    );
  });
});
