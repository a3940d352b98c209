/** Archives written and read: the same bytes from the same parts, and nothing unpacked that could do harm. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packStart, pathTrouble, zipPart, zipPartFrom } from '../../../src/formats/zip/part.js';
import { readZip, readZipParts, unpackPart, type ZipLimits, ZipTrouble } from '../../../src/formats/zip/read.js';
import { writeZip } from '../../../src/formats/zip/write.js';
import { runs } from '../../support/tier.js';

const bytesOf = (words: string) => new TextEncoder().encode(words);
const archive = (files: Record<string, string>) =>
  writeZip(Object.entries(files).map(([path, words]) => zipPart(path, words)));

/** The kind of trouble that reading gives. */
function trouble(bytes: Uint8Array, limits?: ZipLimits): string {
  try {
    readZip(bytes, limits);
  } catch (error) {
    if (error instanceof ZipTrouble) return error.kind;
    throw error;
  }
  return 'none';
}

it('packs what follows a packed beginning, short or long', () => {
  const long = fc
    .tuple(fc.string({ minLength: 1, maxLength: 9 }), fc.constantFrom(999, 1000, 1001, 70_000))
    .map(([words, length]) => words.repeat(length).slice(0, length));
  const words = fc.oneof(fc.string({ unit: 'grapheme' }), long, fc.constant(''));
  fc.assert(
    fc.property(words, fc.array(words, { minLength: 1, maxLength: 3 }), (beginning, rests) => {
      const start = packStart(beginning);
      const parts = rests.map((rest, n) => zipPartFrom(`${n}.xml`, start, rest));
      const bytes = writeZip(parts);
      const textsOf = (files: Iterable<readonly [string, Uint8Array]>) =>
        [...files].map(([path, content]) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)]);
      const texts = rests.map((rest, n) => [`${n}.xml`, beginning + rest]);
      expect(textsOf(readZip(bytes))).toEqual(texts);
      expect(textsOf(Object.entries(unzipSync(bytes)))).toEqual(texts);
    }),
    { numRuns: 40 },
  );
  expect(() => zipPartFrom('../a.xml', packStart('a'), 'b')).toThrow(TypeError);
});

/** The archive with some bytes overwritten, `at` from its first occurrence of a signature. */
function patched(bytes: Uint8Array, signature: string, at: number, ...values: number[]): Uint8Array {
  const copy = Buffer.from(bytes);
  const start = copy.indexOf(signature, 0, 'latin1');
  expect(start).toBeGreaterThanOrEqual(0);
  copy.set(values, start + at);
  return copy;
}

const ENTRY = 'PK\x03\x04';
const DIRECTORY = 'PK\x01\x02';
const END = 'PK\x05\x06';

/** An archive with one entry whose local header has no sizes: they follow the bytes (APPNOTE 6.3.10, 4.3.9). */
function streamed(path: string, words: string): Uint8Array {
  const part = zipPart(path, words);
  const plain = Buffer.from(writeZip([part]));
  const body = 30 + path.length + part.packed.length;
  const descriptor = Buffer.alloc(16);
  descriptor.set(Buffer.from('PK\x07\x08', 'latin1'));
  descriptor.set(plain.subarray(14, 26), 4);
  const bytes = Buffer.concat([plain.subarray(0, body), descriptor, plain.subarray(body)]);
  bytes.fill(0, 14, 26);
  bytes.writeUInt16LE(0x0808, 6);
  bytes.writeUInt16LE(0x0808, body + 16 + 8);
  bytes.writeUInt32LE(body + 16, bytes.length - 6);
  return bytes;
}

/**
 * An archive of 42 kB with one entry that claims a size. Its bytes are 42 million zeros deflated, as far as deflate goes;
 * what claims to be a gigabyte is refused before anything is inflated.
 */
function bombOf(size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(42_000_000), { level: 9 });
  return writeZip([{ path: 'word/document.xml', method: 8, checksum: 0, size, packed }]);
}

describe('writing', () => {
  it('gives what other readers read', () => {
    const read = unzipSync(archive({ 'a.txt': 'words', 'folder/ŵ.txt': 'x'.repeat(5000) }));
    expect(Object.keys(read)).toEqual(['a.txt', 'folder/ŵ.txt']);
    expect(new TextDecoder().decode(read['folder/ŵ.txt'])).toBe('x'.repeat(5000));
  });

  it('gives the same bytes for the same parts, whatever the time zone', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      const there = archive({ 'a.txt': 'words' });
      process.env.TZ = 'America/Adak';
      expect(archive({ 'a.txt': 'words' })).toEqual(there);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('stores what deflating would lengthen, and deflates the rest', () => {
    expect(zipPart('a', 'abc')).toMatchObject({ method: 0, size: 3 });
    expect(zipPart('a', 'abc'.repeat(100))).toMatchObject({ method: 8, size: 300 });
  });

  it('refuses a path given twice', () => {
    const part = zipPart('a.txt', 'words');
    expect(() => writeZip([part, part])).toThrow('"a.txt" is given twice');
  });

  it('refuses more parts than plain zip can count', () => {
    const part = zipPart('a', '');
    const many = Array.from({ length: 65_535 }, (_, i) => ({ ...part, path: `p${i}` }));
    expect(() => writeZip(many)).toThrow('too large for plain zip');
  });
});

it.each([
  ['', 'is empty'],
  ['/etc/passwd', 'is absolute'],
  ['C:/x', 'is absolute'],
  ['../x', 'holds an empty or dotted step'],
  ['a/./b', 'holds an empty or dotted step'],
  ['a//b', 'holds an empty or dotted step'],
  ['a\\b', 'holds a backslash or a null character'],
  ['__proto__/x', 'holds the step __proto__'],
  ['a/__proto__', 'holds the step __proto__'],
  ['word/document.xml', undefined],
])('the path %j %s', (path, why) => {
  expect(pathTrouble(path)).toBe(why);
  if (why) expect(() => zipPart(path, 'x')).toThrow(TypeError);
});

describe('reading', () => {
  it('gives back any files, in order', () => {
    const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/);
    fc.assert(
      fc.property(fc.dictionary(path, fc.uint8Array({ maxLength: 500 })), (files) => {
        const read = readZip(writeZip(Object.entries(files).map(([name, bytes]) => zipPart(name, bytes))));
        expect([...read].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          Object.entries(files).map(([name, bytes]) => [name, [...bytes]]),
        );
      }),
    );
  });

  it('reads what other writers write, folders left out', () => {
    const bytes = zipSync({ folder: {}, 'folder/a.txt': bytesOf('words'), 'b.txt': [bytesOf('x'), { level: 0 }] });
    expect([...readZip(bytes).keys()]).toEqual(['folder/a.txt', 'b.txt']);
  });

  it('gives packed parts that are written again as they were', () => {
    const bytes = archive({ 'a.txt': 'words '.repeat(50), 'b.txt': 'x' });
    const parts = readZipParts(bytes);
    expect(writeZip([...parts.values()])).toEqual(bytes);
    expect([...parts.values()].map((part) => new TextDecoder().decode(unpackPart(part)).slice(0, 5))).toEqual([
      'words',
      'x',
    ]);
  });

  it('does not unpack a part before it is asked to', () => {
    const bytes = patched(archive({ 'a.txt': 'words' }), 'words', 0, 0x57);
    const part = readZipParts(bytes).get('a.txt');
    expect(() => part && unpackPart(part)).toThrow('doesn’t match its checksum');
  });

  it('reads entries whose sizes stand behind them, as programs write them that stream', () => {
    expect(Buffer.from(readZip(streamed('a.txt', 'words '.repeat(20))).get('a.txt') ?? [])).toEqual(
      Buffer.from('words '.repeat(20)),
    );
  });

  it('reads an archive with a comment, extra fields, dates, and a folder in front', () => {
    const extra = { 21589: bytesOf('\x01\x00\x00\x00\x00') };
    const bytes = zipSync({
      word: {},
      'word/a.xml': [bytesOf('<a/>'), { extra, mtime: '2024-02-29', comment: 'note' }],
    });
    const commented = Buffer.concat([bytes, bytesOf('made by hand')]);
    commented.writeUInt16LE(12, bytes.length - 2);
    const read = [...readZip(commented)].map(([path, content]) => [path, new TextDecoder().decode(content)]);
    expect(read).toEqual([['word/a.xml', '<a/>']]);
  });

  it('leaves an archive inside an archive packed', () => {
    const inner = archive({ 'bomb.txt': 'x'.repeat(5_000_000) });
    const outer = writeZip([zipPart('inner.zip', inner)]);
    expect(Buffer.from(readZip(outer).get('inner.zip') ?? [])).toEqual(Buffer.from(inner));
  });

  it('never fails otherwise than by name, whatever byte is wrong', () => {
    const bytes = archive({ 'a.txt': 'words '.repeat(50), 'b.txt': 'x' });
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = Uint8Array.from(bytes);
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(['none', 'damaged', 'encrypted', 'unsupported', 'too-large', 'path']).toContain(trouble(broken));
      }),
      { numRuns: runs(100, 10_000) },
    );
  });

  it('never fails otherwise than by name, wherever the file was cut', () => {
    const bytes = archive({ 'a.txt': 'words' });
    for (let length = 0; length < bytes.length; length++) expect(trouble(bytes.slice(0, length))).toBe('damaged');
  });
});

describe('reading refuses', () => {
  const plain = archive({ 'a.txt': 'words', 'b.txt': 'x'.repeat(1000) });
  const limits = (changes: Partial<ZipLimits>): ZipLimits => ({
    entries: 10,
    bytes: 10_000_000,
    ...changes,
  });

  it('what is no archive', () => {
    expect(trouble(bytesOf('%PDF-1.7'))).toBe('damaged');
    expect(trouble(new Uint8Array())).toBe('damaged');
  });

  it('more entries than the limit', () => {
    expect(trouble(plain, limits({ entries: 1 }))).toBe('too-large');
    expect(trouble(plain, limits({ entries: 2 }))).toBe('none');
  });

  it('more unpacked bytes than the limit', () => {
    expect(trouble(plain, limits({ bytes: 1004 }))).toBe('too-large');
    expect(trouble(plain, limits({ bytes: 1005 }))).toBe('none');
  });

  it('but not megabytes of one letter, as in a picture of one colour', () => {
    expect(trouble(archive({ 'image.emf': '\0'.repeat(5_000_000) }), limits({}))).toBe('none');
    expect(trouble(archive({ 'image.emf': '\0'.repeat(10_000_001) }), limits({}))).toBe('too-large');
  });

  it('42 kB that claim to unfold to 1 GB, in less than 200 MB', () => {
    const bomb = bombOf(1_000_000_000);
    expect(bomb.length).toBeLessThan(45_000);
    const before = process.memoryUsage().rss;
    expect(trouble(bomb)).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('the same where it claims to be small: inflating stops at what it claims', () => {
    const before = process.memoryUsage().rss;
    expect(trouble(bombOf(900_000))).toBe('damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('a bomb whose entries share their bytes', () => {
    const bytes = Buffer.from(archive({ 'a.txt': 'words', 'b.txt': 'words' }));
    const second = bytes.lastIndexOf(DIRECTORY, undefined, 'latin1');
    bytes.writeUInt32LE(0, second + 42);
    expect(trouble(bytes)).toBe('damaged');
  });

  it('a bomb that lies about its size', () => {
    const bomb = archive({ 'bomb.xml': 'x'.repeat(5_000_000) });
    expect(trouble(patched(bomb, DIRECTORY, 24, 100, 0, 0, 0), limits({}))).toBe('damaged');
  });

  it('content that differs from its checksum', () => {
    const stored = archive({ 'a.txt': 'words' });
    expect(trouble(patched(stored, 'words', 0, 0x57))).toBe('damaged');
  });

  it('what is encrypted, in zip64 form, split, or compressed in another way', () => {
    expect(trouble(patched(plain, DIRECTORY, 8, 1))).toBe('encrypted');
    expect(trouble(patched(plain, END, 16, 255, 255, 255, 255))).toBe('unsupported');
    expect(trouble(patched(plain, DIRECTORY, 24, 255, 255, 255, 255))).toBe('unsupported');
    expect(trouble(patched(plain, END, 4, 1))).toBe('unsupported');
    expect(trouble(patched(plain, DIRECTORY, 10, 14))).toBe('unsupported');
  });

  it('a path out of the folder, and one path twice', () => {
    const [name, twin] = [Buffer.from('../x.txt'), Buffer.from('a.txt')];
    expect(trouble(patched(archive({ 'aa/x.txt': 'x' }), DIRECTORY, 46, ...name))).toBe('path');
    const second = Buffer.from(plain).lastIndexOf(DIRECTORY, undefined, 'latin1');
    const doubled = Buffer.from(plain);
    doubled.set(twin, second + 46);
    expect(trouble(doubled)).toBe('path');
    expect(trouble(archive({ 'word/A.xml': 'x', 'word/a.xml': 'y' }))).toBe('path');
    expect(trouble(zipSync({ '../': new Uint8Array(), 'a.txt': bytesOf('x') }))).toBe('path');
    expect(trouble(patched(archive({ 'wordword1/x': 'x' }), DIRECTORY, 46, ...Buffer.from('__proto__')))).toBe('path');
  });

  it('a directory that points nowhere', () => {
    expect(trouble(patched(plain, END, 16, 0, 0, 0, 0x7f))).toBe('damaged');
    expect(trouble(patched(plain, DIRECTORY, 42, 0, 0, 0, 0x7f))).toBe('damaged');
    expect(trouble(patched(plain, ENTRY, 0, 0))).toBe('damaged');
  });

  it('bytes that do not inflate', () => {
    const part = zipPart('a.txt', 'words '.repeat(100));
    const wrong = { ...part, packed: deflateRawSync(Buffer.from('other')) };
    expect(trouble(writeZip([wrong]))).toBe('damaged');
    expect(trouble(writeZip([{ ...part, packed: Buffer.from([7, 7, 7, 7]) }]))).toBe('damaged');
  });
});
