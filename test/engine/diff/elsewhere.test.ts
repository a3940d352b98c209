/** Word files from elsewhere are compared without a crash, with one another and with documents of the program's own, and their losses are named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFiles } from '../../../src/engine/diff/files/two-packs.js';
import { zipPart } from '../../../src/formats/zip/part.js';
import { writeZip } from '../../../src/formats/zip/write.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openWriter } from '../../../src/write/index.js';
import { memoryWorld } from '../../support/memory-world.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { everyNode } from '../../support/sample-document.js';
import { documentXml, relsXml, typesXml, wordFile } from '../../support/word-file.js';

const FOLDER = join(import.meta.dirname, '../../fixtures/word/cases');
const NAMES = readdirSync(FOLDER).filter((name) => /\.(?:docx|dotx)$/.test(name));

let ours: Uint8Array;

beforeAll(async () => {
  const writer = await openWriter('docx', DEFAULT_THEME, sharedFonts);
  ours = (await writer.write(everyNode())).value ?? new Uint8Array();
});

const bytesOf = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));

/** Compares two files; tells of no error, and gives what came of it. */
async function compared(before: Uint8Array, after: Uint8Array) {
  const world = memoryWorld({ 'old.docx': before, 'new.docx': after });
  const { pack, diagnostics } = await compareFiles(world, { before: 'old.docx', after: 'new.docx' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!pack) throw new Error('The files were not compared.');
  return { pack, messages: diagnostics.map(({ message }) => message) };
}

describe('a Word file from elsewhere', () => {
  it('is there', () => expect(NAMES.length).toBeGreaterThan(20));

  it.each(NAMES)('%s says what it says itself, and something else than ours', async (name) => {
    expect((await compared(bytesOf(name), bytesOf(name))).pack).toMatchObject({ policies: [], same: 1 });
    expect((await compared(bytesOf(name), ours)).pack.policies).toMatchObject([{ change: 'changed' }]);
    expect((await compared(ours, bytesOf(name))).pack.policies).toMatchObject([{ change: 'changed' }]);
  });

  it.each(NAMES.map((name, at) => [name, NAMES[(at + 1) % NAMES.length] ?? name] as const))(
    '%s is compared with %s',
    async (name, next) => {
      expect((await compared(bytesOf(name), bytesOf(next))).pack.policies).toMatchObject([{ change: 'changed' }]);
    },
  );
});

describe('what a comparison of Word files leaves out', () => {
  const RUN = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const tracked = (attributes: string) =>
    `<w:p>${RUN('We call ')}<w:del w:id="1" ${attributes}><w:r><w:delText>before</w:delText></w:r></w:del>` +
    `<w:ins w:id="2" ${attributes}>${RUN('before and after')}</w:ins>${RUN(' a visit.')}</w:p>`;
  const file = (body: string, more: Readonly<Record<string, readonly [string, string]>> = {}) =>
    wordFile({
      '[Content_Types].xml': typesXml({
        'word/document.xml': 'document.main',
        ...Object.fromEntries(Object.entries(more).map(([path, [type]]) => [path, type])),
      }),
      'word/document.xml': documentXml(body),
      'word/_rels/document.xml.rels': relsXml([['c', 'comments', 'comments.xml']]),
      ...Object.fromEntries(Object.entries(more).map(([path, [, xml]]) => [path, xml])),
    });

  it('is named: tracked changes, read as accepted, and comments, each with its authors', async () => {
    const comments =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      '<w:comment w:id="1" w:author="Bo Reader"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>';
    const edited = file(tracked('w:author="Ann Writer" w:date="2026-01-01T09:00:00Z"'), {
      'word/comments.xml': ['comments', comments],
    });
    const { pack, messages } = await compared(edited, file(`<w:p>${RUN('We call before and after a visit.')}</w:p>`));
    expect(pack.same).toBe(1);
    expect(messages).toEqual([
      '2 tracked changes by Ann Writer, read as accepted',
      '1 comment by Bo Reader, not compared',
    ]);
  });
});

describe('hostile places', () => {
  const outcome = async (files: Readonly<Record<string, Uint8Array | string>>, before: string) => {
    const { pack, diagnostics } = await compareFiles(memoryWorld({ ...files, 'new.docx': ours }), {
      before,
      after: 'new.docx',
    });
    return {
      isCompared: pack !== undefined,
      said: diagnostics.map(({ severity, message }) => `${severity} ${message}`),
    };
  };

  it('of paths that lead out of the zip are refused', async () => {
    const zip = writeZip([zipPart('aa/out.docx', ours)]);
    const escaping = new Uint8Array(
      Buffer.from(zip)
        .toString('latin1')
        .replaceAll('aa/out.docx', '../out.docx')
        .split('')
        .map((sign) => sign.charCodeAt(0)),
    );
    expect(await outcome({ 'old.zip': escaping }, 'old.zip')).toEqual({
      isCompared: false,
      said: [expect.stringMatching(/^error This zip can’t be read: A path in the zip archive /)],
    });
  });

  it('of more files than any pack has are refused', async () => {
    const zip = writeZip(Array.from({ length: 10_001 }, (_, n) => zipPart(`${n}.txt`, 'a')));
    expect(await outcome({ 'old.zip': zip }, 'old.zip')).toEqual({
      isCompared: false,
      said: ['error This zip can’t be read: The zip archive has 10001 entries'],
    });
  });

  it('of zips in zips, pictures and programs hold nothing to compare', async () => {
    const zip = writeZip([
      zipPart('inner.zip', writeZip([zipPart('a.docx', ours)])),
      zipPart('a.png', 'x'),
      zipPart('a.exe', 'x'),
    ]);
    expect(await outcome({ 'old.zip': zip }, 'old.zip')).toEqual({
      isCompared: true,
      said: ['warning No document that can be compared is here'],
    });
  });

  it('of a folder with the name of a document are folders', async () => {
    expect(await outcome({ 'old.docx/inner.docx': ours }, 'old.docx')).toEqual({ isCompared: true, said: [] });
  });
});
