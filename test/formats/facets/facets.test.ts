/** What counts as other words, as another layout, and as metadata only. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetChange } from '../../../src/formats/facets/index.js';
import { pagePieces } from '../../../src/formats/facets/pdf-pieces.js';
import { valueForm } from '../../../src/formats/facets/pdf-value.js';
import { zipPart } from '../../../src/formats/zip/part.js';
import { readZip } from '../../../src/formats/zip/read.js';
import { writeZip } from '../../../src/formats/zip/write.js';
import { foreignPdf } from '../../support/pdf/foreign.js';
import { documentXml, paragraph, wordFile } from '../../support/word-file.js';

const html = (body: string, head = '', style = 'p{margin:0}') =>
  Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><title>T</title>${head}<style>${style}</style></head><body>${body}</body></html>`,
  );

describe('two versions of an HTML page', () => {
  const page = html('<p>Keep keys <a href="#a">safe</a>.</p>');

  it.each([
    ['a word', html('<p>Keep keys <a href="#a">hidden</a>.</p>'), 'words'],
    ['where a link leads', html('<p>Keep keys <a href="#b">safe</a>.</p>'), 'words'],
    ['an element', html('<p>Keep keys <b><a href="#a">safe</a></b>.</p>'), 'layout'],
    ['a style', html('<p>Keep keys <a href="#a">safe</a>.</p>', '', 'p{margin:1em}'), 'layout'],
    [
      'its description',
      html('<p>Keep keys <a href="#a">safe</a>.</p>', '<meta name="author" content="x">'),
      'metadata',
    ],
    ['a comment', html('<!-- 2 --><p>Keep keys <a href="#a">safe</a>.</p>'), 'metadata'],
  ] as const)('differ in %s', (_what, other, change) => {
    expect(facetChange('html', page, other)).toBe(change);
    expect(facetChange('html', other, page)).toBe(change);
  });
});

describe('two versions of a Word file', () => {
  const file = wordFile({ 'word/document.xml': documentXml(paragraph('Keep keys safe')) });
  const without = (parts: Readonly<Record<string, string>>) =>
    writeZip(
      Object.entries({
        ...Object.fromEntries([...readZip(file)].map(([path, part]) => [path, Buffer.from(part).toString('utf8')])),
        ...parts,
      }).map(([path, content]) => zipPart(path, content, 1)),
    );
  const body = Buffer.from(readZip(file).get('word/document.xml') ?? '').toString('utf8');

  it.each([
    ['a word', { 'word/document.xml': body.replace('safe', 'hidden') }, 'words'],
    ['a footer', { 'word/footer7.xml': '<w:ftr><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:ftr>' }, 'words'],
    ['a style', { 'word/document.xml': body.replace('<w:r>', '<w:r><w:rPr><w:b/></w:rPr>') }, 'layout'],
    ['a part', { 'word/theme/theme1.xml': '<a:theme/>' }, 'layout'],
    ['the mark of a saved edit', { 'word/document.xml': body.replace('<w:p>', '<w:p w:rsidR="00A1">') }, 'metadata'],
    ['its properties', { 'docProps/core.xml': '<cp:coreProperties/>' }, 'metadata'],
    ['how it is packed', {}, 'metadata'],
  ] as const)('differ in %s', (_what, parts, change) => {
    expect(facetChange('docx', file, without(parts))).toBe(change);
  });
});

describe('two versions of a PDF', () => {
  const pdf = foreignPdf('Keep keys safe');

  it.each([
    ['a word', foreignPdf('Keep keys hidden'), 'words'],
    ['words of the same length in a font that doesn’t tell its letters', foreignPdf('Keep keys sane'), 'words'],
    ['a page', foreignPdf(['Keep keys safe', '']), 'layout'],
    ['the paper', foreignPdf('Keep keys safe', { page: '/Rotate 90' }), 'layout'],
    ['its properties', foreignPdf('Keep keys safe', { info: '/Producer (policy 9)' }), 'metadata'],
    ['an object that nothing shows', foreignPdf('Keep keys safe', { objects: ['<< /A (x) >>'] }), 'metadata'],
    ['how it is spelt', foreignPdf('Keep keys safe', { catalogue: '  ' }), 'metadata'],
  ] as const)('differ in %s', (_what, other, change) => {
    expect(facetChange('pdf', pdf, other)).toBe(change);
  });

  it('are not compared where one can’t be read', () => {
    const nested = foreignPdf('x', { catalogue: `/A ${'['.repeat(100_000)}` });
    for (const bytes of [Buffer.from('%PDF-1.7 nothing'), new Uint8Array(), nested])
      expect(facetChange('pdf', pdf, bytes)).toBeUndefined();
    expect(facetChange('docx', Buffer.from('PK'), pdf)).toBeUndefined();
  });
});

describe('the form of a PDF object', () => {
  const form = (text: string) => valueForm(text, (number) => `o${number}`);

  it('doesn’t depend on blanks, order and escapes', () => {
    expect(form('4 0 obj\n<< /B [1 2 0 R 3]\n/A(\\101\\)) >>endobj')).toBe(form('<</A <4129>/B[ 1 2 0 R 3 ]>>'));
  });

  it('holds whatever a string says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const literal = (words: string) => `<</T<${Buffer.from(words, 'utf8').toString('hex')}>/K 1>>`;
        expect(form(literal(a)) === form(literal(b))).toBe(a === b);
      }),
    );
  });
});

describe('the pieces of a page', () => {
  it('are its tagged text and what stands around, each with its font', () => {
    const content =
      '/P<</MCID 0>>BDC\nBT /R 9 Tf [(a/P<</MCID 9>>BDC)]TJ ET\nEMC\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n[(b)]TJ\nEMC\n';
    expect(pagePieces(content)).toEqual([
      { id: 0, content: ' /P<</MCID 0>>BDC\nBT /R 9 Tf [(a/P<</MCID 9>>BDC)]TJ ET\nEMC\n' },
      { artifact: 'footer', content: '/R 9 Tf /Artifact<</Type/Pagination/Subtype/Footer>>BDC\n[(b)]TJ\nEMC\n' },
    ]);
  });
});
