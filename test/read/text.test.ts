/** From a file's bytes to text: what is read, and what is refused where. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/diagnostic.js';
import { FileTrouble } from '../../src/model/world.js';
import { LARGEST_TEXT, readText } from '../../src/read/text.js';
import { memoryWorld } from '../support/memory-world.js';

const read = (bytes: Uint8Array | string) => {
  const { files } = memoryWorld({ 'orgs/acme.yaml': bytes });
  return readText(files, 'orgs/acme.yaml', 'orgs/acme.yaml');
};

const hex = (digits: string) => Buffer.from(digits.replace(/ /g, ''), 'hex');

describe('text', () => {
  test('is UTF-8, line ends as written', async () => {
    const { value, diagnostics } = await read('name: Tŷ Gwyn\r\n\tand – 😀\f\n');
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ path: 'orgs/acme.yaml', text: 'name: Tŷ Gwyn\r\n\tand – 😀\f\n' });
  });

  test('has line feeds where carriage returns alone ended its lines', async () => {
    expect((await read('name: Acme\rphone: 1\r\r\nlast\r')).value?.text).toBe('name: Acme\nphone: 1\n\r\nlast\n');
  });

  test('loses its byte order mark, and only that', async () => {
    expect((await read(hex('efbbbf 61'))).value?.text).toBe('a');
    expect((await read('a\ufeffb')).value?.text).toBe('a\ufeffb');
  });

  test('holds any character that a document can', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        expect((await read(text)).value?.text ?? '').toBe(text.replace(/^\ufeff/, '').replace(/\r(?!\n)/g, '\n'));
      }),
    );
  });
});

describe('nothing', () => {
  test.each(['', ' \n\t\r\n', '\ufeff', '\ufeff\n'])('%j', async (text) => {
    expect((await read(text)).diagnostics).toMatchObject([
      { severity: 'error', code: 'file-empty', path: 'orgs/acme.yaml' },
    ]);
  });
});

describe('other encodings', () => {
  test('Windows-1252: line, column and byte of the first character that is not UTF-8', async () => {
    const { value, diagnostics } = await read(Buffer.from('name: Acme\nphone: Si\u00e2n', 'latin1'));
    const [problem] = diagnostics;
    expect(value).toBeUndefined();
    expect(problem).toMatchObject({ severity: 'error', code: 'file-encoding' });
    expect(problem && placeOf(problem)).toBe('orgs/acme.yaml:2:10');
    expect(problem?.message).toContain('line 2, byte 20');
    expect(problem?.hint).toContain('Windows-1252');
  });

  test.each([
    ['UTF-16 LE', hex('fffe 6e00 6100'), 'UTF-16'],
    ['UTF-16 BE', hex('feff 006e 0061'), 'UTF-16'],
    ['a picture', hex('89504e47 0d0a1a0a 0000'), 'doesn’t look like text'],
  ])('%s is guessed', async (_, bytes, guess) => {
    expect((await read(bytes)).diagnostics[0]?.hint).toContain(guess);
  });

  test('a replacement character in the file is no sign of another encoding', async () => {
    const { diagnostics } = await read(Buffer.concat([Buffer.from('a\ufffdb\ufffd\nc'), hex('e2')]));
    expect(diagnostics.map(placeOf)).toEqual(['orgs/acme.yaml:2:2']);
    expect((await read('a\ufffdb')).value?.text).toBe('a\ufffdb');
  });

  test('what is pointed at is the first byte that is not UTF-8', async () => {
    const good = fc.string({ unit: fc.constantFrom('a', 'ŷ', '€', '😀', '\n', '\ufffd'), maxLength: 20 });
    const bad = fc.constantFrom('ff', 'c0af', 'eda080', 'f5808080', '80', 'e282', 'f09f98');
    await fc.assert(
      fc.asyncProperty(good, bad, good, async (before, digits, after) => {
        // Cut sequences are followed by what cannot continue them.
        const { diagnostics } = await read(Buffer.concat([Buffer.from(before), hex(digits), Buffer.from(`a${after}`)]));
        expect(diagnostics).toHaveLength(1);
        expect(diagnostics[0]?.span?.start).toBe(before.length);
        expect(diagnostics[0]?.message).toContain(`byte ${Buffer.byteLength(before)} `);
      }),
    );
  });
});

describe('characters that no document can hold', () => {
  test('are errors at their places', async () => {
    const { value, diagnostics } = await read('a\u0000b\nc\u0007\u0085\ufffe\n');
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([
      'orgs/acme.yaml:1:2 file-encoding',
      'orgs/acme.yaml:2:2 file-encoding',
      'orgs/acme.yaml:2:3 file-encoding',
      'orgs/acme.yaml:2:4 file-encoding',
    ]);
    expect(diagnostics[0]?.message).toContain('U+0000 (NUL)');
  });

  test('NUL is said once: UTF-16 without its mark holds one for each character', async () => {
    const { diagnostics } = await read(Buffer.from('name: Acme\u0001', 'utf16le'));
    expect(diagnostics.map((one) => one.message.slice(0, 24))).toEqual([
      'The file contains U+0000',
      'The file contains U+0001',
    ]);
    expect(diagnostics[0]?.hint).toContain('UTF-16');
  });

  test('ten of them are enough', async () => {
    expect((await read('\u0001'.repeat(100_000))).diagnostics).toHaveLength(10);
  });
});

describe('files that cannot be read', () => {
  test('of more than 5 MB', async () => {
    expect((await read('a'.repeat(LARGEST_TEXT))).value?.text).toHaveLength(LARGEST_TEXT);
    expect((await read('a'.repeat(LARGEST_TEXT + 1))).diagnostics).toMatchObject([{ code: 'file-too-large' }]);
  });

  test('missing, denied', async () => {
    const { files } = memoryWorld({});
    expect((await readText(files, 'none.md', 'templates/none.md')).diagnostics).toMatchObject([
      { severity: 'error', code: 'file-unreadable', path: 'templates/none.md' },
    ]);
    const denied = {
      ...files,
      read: () => Promise.reject(new FileTrouble('denied', 'x', 'you don’t have permission')),
    };
    expect((await readText(denied, 'x', 'x')).diagnostics[0]?.message).toContain('you don’t have permission');
  });

  test('a fault of the program is no file’s fault', async () => {
    const { files } = memoryWorld({});
    const broken = { ...files, read: () => Promise.reject(new TypeError('broken')) };
    await expect(readText(broken, 'x', 'x')).rejects.toThrow('broken');
  });
});
