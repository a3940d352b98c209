/** Pictures in finished files: each has the key of its own file, so that a logo is known wherever it stands. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { finishedContent } from '../../../src/formats/finished/index.js';
import { packageContent } from '../../../src/formats/finished/package.js';
import { pictureKey } from '../../../src/formats/picture-key.js';
import type { Picture } from '../../../src/model/document.js';
import { FORMATS } from '../../../src/model/plan.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openWriter } from '../../../src/write/index.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { documentOf } from '../../support/sample-document.js';
import { wordFile } from '../../support/word-file.js';

interface Kind {
  readonly name: string;
  readonly bits: number;
  readonly colourType: number;
  readonly channels: number;
  readonly isOpaque?: boolean;
}

const KINDS: readonly Kind[] = [
  { name: 'grey', bits: 8, colourType: 0, channels: 1 },
  { name: 'black and white', bits: 1, colourType: 0, channels: 1 },
  { name: 'colour', bits: 8, colourType: 2, channels: 3 },
  { name: 'a palette', bits: 4, colourType: 3, channels: 1 },
  { name: 'grey with opacity', bits: 8, colourType: 4, channels: 2 },
  { name: 'colour with opacity', bits: 8, colourType: 6, channels: 4 },
  { name: 'opaque colour with opacity', bits: 8, colourType: 6, channels: 4, isOpaque: true },
];

const [WIDTH, HEIGHT] = [7, 5];

/** A PNG whose rows have no filter; `level` packs the same pixels in another way. */
function png({ bits, colourType, channels, isOpaque }: Kind, level: number, seed = 1): Uint8Array {
  const rowBytes = Math.ceil((WIDTH * channels * bits) / 8);
  const rows = Buffer.alloc((rowBytes + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let n = 0; n < rowBytes; n++) {
      const isOpacity = isOpaque && n % channels === channels - 1;
      rows[y * (rowBytes + 1) + 1 + n] = isOpacity ? 0xff : ((n * 37 + y * 91 + seed * 13) % 255) + 1;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([bits, colourType, 0, 0, 0], 8);
  const chunk = (type: string, body: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(colourType === 3 ? [chunk('PLTE', Buffer.from(Array.from({ length: 48 }, (_, n) => (n * 7) & 0xff)))] : []),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const pictureOf = (bytes: Uint8Array, format: Picture['format'] = 'png'): Picture => ({
  path: 'logo',
  format,
  bytes,
  width: WIDTH,
  height: HEIGHT,
});

describe.each(KINDS)('a PNG of $name', (kind) => {
  it.each(FORMATS)('has its key in %s', async (format) => {
    const picture = pictureOf(png(kind, 9));
    const writer = await openWriter(format, DEFAULT_THEME, sharedFonts);
    const document = documentOf([{ type: 'image', picture, alt: [{ type: 'text', value: 'A logo' }] }]);
    const { value } = await writer.write(document);
    const { pictures } = finishedContent(format, value ?? new Uint8Array());
    expect(pictures.map(({ key }) => key())).toEqual([pictureKey(picture.bytes)]);
  });

  it('has it however its pixels are packed, and another picture another', () => {
    expect(pictureKey(png(kind, 1))).toBe(pictureKey(png(kind, 9)));
    expect(Buffer.from(png(kind, 0)).equals(png(kind, 9))).toBe(false);
    expect(pictureKey(png(kind, 9, 2))).not.toBe(pictureKey(png(kind, 9)));
  });
});

it('a picture of another kind, or a damaged one, is known by its bytes', () => {
  const found = packageContent(
    wordFile({
      'word/media/a.gif': Buffer.from('GIF89a and so on'),
      'word/media/b.png': Buffer.from('\x89PNG and nothing that follows', 'latin1'),
    }),
  );
  expect(found.pictures.map(({ place, key }) => [place, key()])).toEqual([
    ['word/media/a.gif', pictureKey(Buffer.from('GIF89a and so on'))],
    ['word/media/b.png', pictureKey(Buffer.from('\x89PNG and nothing that follows', 'latin1'))],
  ]);
  expect(found.pictures[0]?.key()).not.toBe(found.pictures[1]?.key());
});
