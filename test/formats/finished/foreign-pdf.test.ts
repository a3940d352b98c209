/** The words of PDFs that other programs made. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForeignPdf, UnreadablePdf } from '../../../src/formats/finished/foreign-pdf.js';
import { foreignPdf } from '../../support/pdf/foreign.js';
import { documentXml, paragraph, wordFile } from '../../support/word-file.js';

const fixture = (name: string) => readFile(resolve(import.meta.dirname, '../../fixtures/pdf', name));

const wordsAt = async (bytes: Uint8Array, place: string) =>
  (await readForeignPdf(bytes)).texts.find((text) => text.place === place)?.words;

const refusalOf = async (bytes: Uint8Array) => {
  const refused: unknown = await readForeignPdf(bytes).catch((cause: unknown) => cause);
  return refused instanceof UnreadablePdf ? refused.refusal : refused;
};

describe('a PDF of another program', () => {
  it('gives the words of each page, and says how many pages have words', async () => {
    const pdf = await readForeignPdf(foreignPdf(['We keep you safe', '', 'Tell somebody']));
    expect(pdf).toEqual({
      texts: [
        { place: 'page 1', words: 'We keep you safe' },
        { place: 'page 3', words: 'Tell somebody' },
        expect.objectContaining({ place: 'the properties' }),
      ],
      pages: 3,
      pagesWithWords: 2,
      unread: [],
    });
  });

  it('is read from compressed objects, and where only its owner has a password', async () => {
    expect(await wordsAt(await fixture('object-streams.pdf'), 'page 1')).toBe('Keep safe');
    expect(await wordsAt(await fixture('owner-password.pdf'), 'page 1')).toBe('Keep safe');
  });

  it.each([
    ['a text field', '/FT /Tx /T (Name) /V (Harbour House)', 'Name\nHarbour House'],
    [
      'a list of choices',
      '/FT /Ch /T (Home) /Ff 131072 /Opt [[(a) (Harbour House)] (Bay View)]',
      'a\nHarbour House\nBay View\nBay View',
    ],
    ['a comment', '/Subtype /Text /Contents (Ask Harbour House) /T (Ann)', 'Ann'],
    ['a link', '/Subtype /Link /A << /S /URI /URI (https://harbour.example/) >>', 'https://harbour.example/'],
  ])('gives the words of %s', async (_kind, entries, words) => {
    const subtype = entries.includes('/Subtype') ? '' : '/Subtype /Widget';
    const annotation = `<< /Type /Annot ${subtype} /Rect [0 0 100 20] ${entries} >>`;
    const bytes = foreignPdf('x', { page: `/Annots [${annotation}]` });
    expect(await wordsAt(bytes, 'the comments and fields of page 1')).toContain(words);
  });

  const withFile = (name: string, content: string, page = '') => {
    const embedded = `<< /Names [(f) << /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 6 0 R >> >>] >>`;
    const file = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
    return foreignPdf('x', { catalogue: `/Names << /EmbeddedFiles ${embedded} >>`, page, objects: [file] });
  };

  it.each([
    ['a list', 'list.csv', 'Ann,Harbour House'],
    ['a web page', 'page.html', '<p>Harbour <b>House</b></p>'],
    ['another PDF', 'inner.pdf', Buffer.from(foreignPdf('Ask Harbour House')).toString('latin1')],
    [
      'a Word file',
      'inner.docx',
      Buffer.from(wordFile({ 'word/document.xml': documentXml(paragraph('Harbour House')) })).toString('latin1'),
    ],
  ])('gives the words of %s within it, and its name', async (_what, name, content) => {
    const { texts, unread } = await readForeignPdf(withFile(name, content));
    const within = texts.filter(({ place }) => place.startsWith(name)).map(({ words }) => words);
    expect(within.join('\n')).toContain('Harbour House');
    expect(texts.find(({ place }) => place === 'the names of files within it')?.words).toContain(name);
    expect(unread).toEqual([]);
  });

  it.each([
    ['has a password', 'a.pdf', async () => (await fixture('user-password.pdf')).toString('latin1')],
    ['is damaged', 'a.pdf', async () => '%PDF-1.7 and nothing that follows'],
    ['is damaged', 'a.docx', async () => 'PK\x03\x04 and nothing that follows'],
    ['is an object of another program', 'a.doc', async () => '\xd0\xcf\x11\xe0 and what follows'],
  ])('says that a file within it %s', async (why, name, content) => {
    const { unread } = await readForeignPdf(withFile(name, await content()));
    expect(unread).toEqual([{ place: name, why }]);
  });

  it('says where text is in an encoding that it can’t read', async () => {
    const font =
      '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin /Encoding /90ms-RKSJ-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin /Flags 4 >> >>] >>';
    const bytes = foreignPdf(['Keep safe', 'Harbour'], { font });
    const { unread } = await readForeignPdf(bytes);
    expect(unread).toEqual([{ place: 'some text', why: 'is in an encoding that can’t be read (90ms-RKSJ-H)' }]);
  });

  it('is refused with the reason', async () => {
    expect(await refusalOf(new Uint8Array())).toBe('empty');
    expect(await refusalOf(Buffer.from('Dear all'))).toBe('other-file');
    expect(await refusalOf(Buffer.from('%PDF-1.7 and nothing that follows'))).toBe('damaged');
    expect(await refusalOf(await fixture('user-password.pdf'))).toBe('password');
  });

  it('leaves what it is read from as it was', async () => {
    const bytes = foreignPdf('We keep you safe');
    const before = Uint8Array.from(bytes);
    await readForeignPdf(bytes);
    expect(Buffer.from(bytes)).toEqual(Buffer.from(before));
  });
});
