/** The words of PDFs that other programs made. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForeignPdf, UnreadablePdf } from '../../../src/formats/finished/foreign-pdf.js';
import { foreignPdf } from '../../support/pdf/foreign.js';

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
      hasFiles: false,
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

  it('says that it has files within it, and their names', async () => {
    const embedded = '<< /Names [(list.csv) << /Type /Filespec /F (Harbour House.csv) /EF << /F 3 0 R >> >>] >>';
    const pdf = await readForeignPdf(foreignPdf('x', { catalogue: `/Names << /EmbeddedFiles ${embedded} >>` }));
    expect(pdf.hasFiles).toBe(true);
    expect(pdf.texts.map(({ place }) => place)).toContain('the names of files within it');
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
