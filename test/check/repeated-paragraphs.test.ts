/** A long document that says one thing over and over deflates as a bomb does, and is read back all the same. */
import { describe, expect, it } from 'vitest';
import { packageContent } from '../../src/formats/finished/package.js';
import { openWordPackage } from '../../src/formats/word/package.js';
import { zipPart } from '../../src/formats/zip/part.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { documentXml, wordFile } from '../support/word-file.js';

const repeated = `<w:p><w:r><w:t>The staff must follow this.</w:t></w:r></w:p>`.repeat(40_000);
const bytes = writeZip([zipPart('word/document.xml', repeated)]);

describe('a document of one paragraph 40,000 times', () => {
  it('is read by the final check, since the program wrote it', () => {
    const [found] = packageContent(bytes).texts;
    expect(found?.words.match(/follow this/g)).toHaveLength(40_000);
  });

  it('is read as a file from outside too', () => {
    const file = wordFile({ 'word/document.xml': documentXml(repeated) });
    expect(openWordPackage(file).value?.main).toBe('word/document.xml');
  });

  it('with an old picture of 11 MB of nothing, which unfolds a thousandfold, is read as well', () => {
    const file = wordFile({
      'word/document.xml': documentXml(repeated),
      'word/media/image1.emf': new Uint8Array(11_000_000),
    });
    expect(openWordPackage(file).value?.main).toBe('word/document.xml');
  });

  it('of more than 200 MB is refused from anywhere', () => {
    const bomb = writeZip([
      zipPart('a.xml', new Uint8Array(101_000_000)),
      zipPart('b.xml', new Uint8Array(101_000_000)),
    ]);
    expect(() => packageContent(bomb).texts).toThrow('unpacks to 202000000 bytes');
  });
});
