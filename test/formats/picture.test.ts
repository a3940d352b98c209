/** What is a picture, and what only looks like one. */
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectPicture, plainPicture, readPicture, turnedPicture } from '../../src/formats/picture.js';
import { pictureKey } from '../../src/formats/picture-key.js';
import { picture } from '../support/sample-document.js';

const damaged = { trouble: 'is damaged or incomplete' };

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly colourType?: number;
  readonly interlace?: number;
  readonly pixels: Uint8Array;
  readonly palette?: Uint8Array;
}

/** A PNG of these very pixels, filter bytes included. */
function png({ width, height, depth = 8, colourType = 2, interlace = 0, pixels, palette }: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, ...data: number[]) => [0xff, marker, 0, data.length + 2, ...data];
const high = (value: number) => value >> 8;
const low = (value: number) => value & 0xff;

/** The frame of a JPEG, its pixels left to the imagination: markers, size, and scan data with stuffed and restart bytes. */
function jpeg(width: number, height: number, frame = 0xc0, components = 3, precision = 8): Buffer {
  const parts = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat();
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, ...Buffer.from('JFIF\0')),
    ...segment(frame, precision, high(height), low(height), high(width), low(width), components, ...parts),
    ...segment(0xda, components, 0, 63, 0),
    ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff, 0xd9],
  ]);
}

describe('PNG', () => {
  test('gives its size', () => {
    expect(inspectPicture(picture(900, 270).bytes)).toEqual({ format: 'png', width: 900, height: 270 });
  });

  test.each([
    ['bilevel', { width: 9, height: 2, depth: 1, colourType: 0, pixels: Buffer.alloc(2 * 3) }],
    ['grey of 16 bits', { width: 2, height: 1, depth: 16, colourType: 0, pixels: Buffer.alloc(5) }],
    [
      'with a palette',
      { width: 3, height: 1, depth: 4, colourType: 3, pixels: Buffer.alloc(3), palette: Buffer.alloc(3) },
    ],
    ['grey with alpha', { width: 1, height: 2, colourType: 4, pixels: Buffer.alloc(2 * 3) }],
    ['colour with alpha', { width: 1, height: 1, depth: 16, colourType: 6, pixels: Buffer.alloc(9) }],
    // Passes of a 3 × 3 picture: 1×1, none, none, 1×1 of the right column, 2×1, 1×2, 3×1.
    ['interlaced', { width: 3, height: 3, interlace: 1, pixels: Buffer.alloc(4 + 4 + 7 + 8 + 10) }],
  ] satisfies [string, PngParts][])('%s', (_, parts) => {
    expect(inspectPicture(png(parts))).toEqual({ format: 'png', width: parts.width, height: parts.height });
  });

  test.each([
    ['rows missing', { width: 2, height: 3, pixels: Buffer.alloc(2 * 7) }],
    ['rows too many', { width: 2, height: 3, pixels: Buffer.alloc(4 * 7) }],
    ['a filter that does not exist', { width: 2, height: 1, pixels: Buffer.from([5, 0, 0, 0, 0, 0, 0]) }],
    ['no palette', { width: 1, height: 1, colourType: 3, pixels: Buffer.alloc(2) }],
    ['a colour type that does not exist', { width: 1, height: 1, colourType: 5, pixels: Buffer.alloc(4) }],
    ['a depth that the colour type does not allow', { width: 1, height: 1, depth: 4, pixels: Buffer.alloc(4) }],
    ['no width', { width: 0, height: 1, pixels: Buffer.alloc(1) }],
  ] satisfies [string, PngParts][])('%s: damaged', (_, parts) => {
    expect(inspectPicture(png(parts))).toMatchObject(damaged);
  });

  test('cut off anywhere, or with any byte changed, it is damaged', () => {
    const whole = picture(30, 20).bytes;
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(inspectPicture(whole.subarray(0, at))).toHaveProperty('trouble');
        const changed = whole.map((byte, index) => (index === at ? byte ^ change : byte));
        expect(inspectPicture(changed)).toHaveProperty('trouble');
      }),
    );
  });
});

describe('JPEG', () => {
  test.each([0xc0, 0xc1, 0xc2])('frame %i gives its size', (frame) => {
    expect(inspectPicture(jpeg(640, 480, frame))).toEqual({ format: 'jpeg', width: 640, height: 480 });
    expect(inspectPicture(jpeg(1, 1, frame, 1))).toEqual({ format: 'jpeg', width: 1, height: 1 });
  });

  test.each([
    ['lossless', jpeg(10, 10, 0xc3)],
    ['arithmetic coding', jpeg(10, 10, 0xc9)],
    ['12 bits', jpeg(10, 10, 0xc1, 3, 12)],
  ])('%s is not shown alike by all programs', (_, bytes) => {
    expect(inspectPicture(bytes)).toMatchObject({ trouble: 'is a kind of JPEG that some programs can’t show' });
  });

  test('CMYK is for printing presses, and the hint says how to save it', () => {
    expect(inspectPicture(jpeg(10, 10, 0xc0, 4))).toEqual({
      trouble: expect.stringContaining('CMYK'),
      hint: expect.stringContaining('RGB'),
    });
  });

  test('cut off anywhere it is damaged', () => {
    const whole = jpeg(640, 480);
    for (let length = 3; length < whole.length; length++)
      expect(inspectPicture(whole.subarray(0, length)), String(length)).toMatchObject(damaged);
  });

  test.each([
    ['no frame', Buffer.from([0xff, 0xd8, ...segment(0xda, 1, 1, 0, 0, 63, 0), 0xff, 0xd9])],
    ['no scan', Buffer.from([0xff, 0xd8, ...segment(0xc0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0), 0xff, 0xd9])],
    ['a height to be told later', jpeg(10, 0)],
    ['a frame cut short', Buffer.from([0xff, 0xd8, ...segment(0xc0, 8), ...segment(0xda, 1), 0xff, 0xd9])],
    ['no marker where one is due', Buffer.from([0xff, 0xd8, 1, 2, 3])],
  ])('%s: damaged', (_, bytes) => {
    expect(inspectPicture(bytes)).toMatchObject(damaged);
  });
});

/** Camera notes that say how the camera was held, in either order of bytes, and what else the camera wrote. */
function cameraNotes(orientation: number, order: 'II' | 'MM' = 'MM', words = ''): Buffer {
  const notes = Buffer.alloc(6 + 8 + 2 + 12 + 4);
  notes.write(`Exif\0\0${order}`, 'latin1');
  const tiff = notes.subarray(6);
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  short(42, 2);
  short(8, order === 'II' ? 4 : 6);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  short(1, order === 'II' ? 14 : 16);
  short(orientation, 18);
  return Buffer.concat([notes, Buffer.from(words)]);
}

/** A file with a segment after its first two bytes. */
const withSegment = (file: Buffer, marker: number, data: Uint8Array | string) =>
  Buffer.concat([file.subarray(0, 2), Buffer.from(segment(marker, ...Buffer.from(data))), file.subarray(2)]);

const held = (orientation: number, order: 'II' | 'MM', words = '') =>
  withSegment(jpeg(40, 30), 0xe1, cameraNotes(orientation, order, words));

describe('which way up', () => {
  test.each(['II', 'MM'] as const)('%s: a photograph has the size that it is shown with', (order) => {
    expect(inspectPicture(held(1, order))).toEqual({ format: 'jpeg', width: 40, height: 30 });
    for (const turn of [2, 3, 4])
      expect(inspectPicture(held(turn, order))).toEqual({ format: 'jpeg', width: 40, height: 30, turn });
    for (const turn of [5, 6, 7, 8])
      expect(inspectPicture(held(turn, order))).toEqual({ format: 'jpeg', width: 30, height: 40, turn });
  });

  test('a note that means nothing is left alone', () => {
    for (const orientation of [0, 9, 65_535])
      expect(inspectPicture(held(orientation, 'II'))).toEqual({ format: 'jpeg', width: 40, height: 30 });
  });

  test('a PNG that is turned is refused: hardly any program would turn it back', () => {
    const [start, end] = [picture(4, 2).bytes.subarray(0, 33), picture(4, 2).bytes.subarray(33)];
    const noted = (orientation: number) =>
      Buffer.concat([start, chunk('eXIf', cameraNotes(orientation).subarray(6)), end]);
    expect(inspectPicture(noted(1))).toEqual({ format: 'png', width: 4, height: 2 });
    expect(inspectPicture(noted(6))).toHaveProperty('trouble', expect.stringContaining('turned'));
  });

  test('notes that cannot be read say nothing', () => {
    const plain = jpeg(40, 30);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (rest) => {
        const notes = segment(0xe1, ...Buffer.from('Exif\0\0II'), ...rest);
        const bytes = Buffer.concat([plain.subarray(0, 2), Buffer.from(notes), plain.subarray(2)]);
        expect(inspectPicture(bytes)).toEqual({ format: 'jpeg', width: 40, height: 30 });
      }),
    );
  });
});

describe('what a photograph tells about people stays out of documents', () => {
  const read = (bytes: Uint8Array) => {
    const shown = readPicture('photo.jpg', bytes);
    if ('trouble' in shown) throw new Error(shown.trouble);
    return shown;
  };
  const profile = `ICC_PROFILE\0\u0001\u0001 colours`;
  const secrets: readonly [string, Buffer][] = [
    ['where it was taken', held(1, 'II', 'SECRET')],
    ['where it was taken, turned', held(6, 'MM', 'SECRET')],
    ['notes of an editor', withSegment(jpeg(40, 30), 0xe1, 'http://ns.adobe.com/xap/1.0/\0SECRET')],
    ['a caption', withSegment(jpeg(40, 30), 0xed, 'Photoshop 3.0\0SECRET')],
    ['a list of further pictures', withSegment(jpeg(40, 30), 0xe2, 'MPF\0SECRET')],
    ['a comment', withSegment(jpeg(40, 30), 0xfe, 'SECRET')],
    ['a preview', withSegment(jpeg(40, 30), 0xe0, 'JFXX\0SECRET')],
    ['a film after the end', Buffer.concat([jpeg(40, 30), Buffer.from('SECRET')])],
    ['a second beginning', Buffer.concat([jpeg(40, 30), held(1, 'II', 'SECRET')])],
  ];

  test.each(secrets)('%s', (_, bytes) => {
    expect(bytes.includes('SECRET')).toBe(true);
    const shown = read(bytes);
    expect(Buffer.from(shown.bytes).includes('SECRET')).toBe(false);
    expect(inspectPicture(shown.bytes)).toEqual(inspectPicture(bytes));
    expect(pictureKey(shown.bytes)).toBe(pictureKey(bytes));
  });

  test('words and times in a PNG', () => {
    const { bytes } = picture(4, 2);
    const [start, end] = [bytes.subarray(0, 33), bytes.subarray(33)];
    const told = Buffer.concat([start, chunk('tEXt', Buffer.from('Author\0SECRET')), end, Buffer.from('SECRET')]);
    expect(Buffer.from(read(told).bytes)).toEqual(Buffer.from(bytes));
  });

  test('the colour profile stays, and so does what kind of colour it is', () => {
    const adobe = Buffer.from('Adobe\0d\0\0\0\0\u0001', 'latin1');
    const photograph = withSegment(withSegment(held(1, 'II', 'SECRET'), 0xe2, profile), 0xee, adobe);
    const kept = Buffer.from(read(photograph).bytes);
    expect(kept.includes(profile)).toBe(true);
    expect(kept.includes(adobe)).toBe(true);
  });

  test('what has nothing to hide keeps its bytes', () => {
    const { bytes } = picture(4, 2);
    expect(plainPicture(bytes)).toBe(bytes);
    const jfif = Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1');
    const photograph = withSegment(Buffer.from(plainPicture(jpeg(40, 30))), 0xe0, jfif);
    expect(plainPicture(photograph)).toBe(photograph);
  });

  test('reading it twice changes nothing more', () => {
    for (const [, bytes] of secrets) expect(read(read(bytes).bytes)).toEqual(read(bytes));
  });

  test('turned in Word, it is the picture that the camera’s note would make of it', () => {
    for (const turn of [2, 3, 4, 5, 6, 7, 8] as const)
      expect(turnedPicture(read(jpeg(40, 30)), turn)).toEqual(read(held(turn, 'II')));
  });
});

describe('size', () => {
  test.each([
    [20_000, 20_000],
    [10_001, 1],
    [1, 10_001],
    [8_000, 5_001],
  ])('%i × %i is too large, and is refused before it is unpacked', (width, height) => {
    const bytes = png({ width, height, pixels: Buffer.alloc(1) });
    expect(inspectPicture(bytes)).toMatchObject({ trouble: expect.stringContaining(`is ${width} × ${height} pixels`) });
    expect(inspectPicture(jpeg(width, height))).toHaveProperty('trouble');
  });

  test('10,000 a side is not', () => {
    expect(inspectPicture(jpeg(10_000, 4_000))).toHaveProperty('format');
    expect(inspectPicture(png({ width: 10_000, height: 1, pixels: Buffer.alloc(30_001) }))).toHaveProperty('format');
  });

  test('a small file that unpacks to much more than it promises is damaged, not unpacked', () => {
    expect(inspectPicture(png({ width: 1, height: 1, pixels: Buffer.alloc(50_000_000) }))).toMatchObject(damaged);
  });
});

describe('other files', () => {
  test.each([
    ['nothing', ''],
    ['text', 'just words'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['WebP', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 '],
    ['PDF', '%PDF-1.7'],
  ])('%s is neither', (_, content) => {
    expect(inspectPicture(Buffer.from(content, 'latin1'))).toMatchObject({ trouble: 'isn’t a PNG or JPEG' });
  });

  test('any other bytes are refused, whatever they begin with', () => {
    const starts = fc.constantFrom('', 'ffd8ff', '89504e470d0a1a0a', '89504e470d0a1a0a0000000d49484452');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'hex'), rest]);
        expect(inspectPicture(bytes)).toHaveProperty('trouble', expect.stringMatching(/^(?:is|isn’t) \S/));
      }),
    );
  });
});
