/**
 * Pictures of pages as grey values: PNG files of 8 bits a channel, not interlaced, in and out (ISO/IEC 15948), and how
 * much of one picture differs from another.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** One byte a pixel, row after row: 0 is black. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 6: 4 };

/** Reads a PNG of grey values or colours, on white where it is transparent; throws on any other kind. */
export function readPicture(bytes: Buffer): GreyPicture {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('The picture is no PNG.');
  const data: Buffer[] = [];
  let header = Buffer.alloc(13);
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = Buffer.from(body);
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), CHANNELS[header[9] ?? -1]];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('The PNG is of another kind.');
  return {
    width,
    height,
    pixels: toGrey(unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels), channels),
  };
}

/** Takes back the filter of each row (ISO/IEC 15948, 9.2). */
function unfiltered(source: Uint8Array, stride: number, step: number): Uint8Array {
  const rows = source.length / (stride + 1);
  const out = new Uint8Array(rows * stride);
  const at = (row: number, x: number) => (row < 0 || x < 0 ? 0 : (out[row * stride + x] ?? 0));
  for (let row = 0; row < rows; row++) {
    const filter = source[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [at(row, x - step), at(row - 1, x), at(row - 1, x - step)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      if (guess === undefined) throw new Error(`There is no filter ${filter}.`);
      out[row * stride + x] = (source[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Luma of ITU-R BT.601. */
function toGrey(values: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return values;
  return Uint8Array.from({ length: values.length / channels }, (_, n) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = values.subarray(n * channels, (n + 1) * channels);
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    return Math.round(channels === 4 ? 255 + ((grey - 255) * alpha) / 255 : grey);
  });
}

/** Writes a grey PNG. */
export function writePicture({ width, height, pixels }: GreyPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(body.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Letters are some pixels high: over a square of these, what smooths their edges otherwise or moves them by a pixel evens out. */
const SQUARE = 8;
/** Grey values by which the means of two squares may differ. */
const STEP = 24;

export interface Difference {
  /** The part of all squares that differ, 0 to 1; 1 where the sizes do. */
  readonly share: number;
  /** The second picture, pale, with the squares that differ in black. */
  readonly shown: GreyPicture;
}

/** Compares two pictures square by square. */
export function compare(kept: GreyPicture, made: GreyPicture): Difference {
  const { width, height } = made;
  const pixels = made.pixels.map((grey) => 160 + (grey * 95) / 255);
  if (kept.width !== width || kept.height !== height) return { share: 1, shown: { width, height, pixels } };
  let [squares, different] = [0, 0];
  for (let top = 0; top < height; top += SQUARE)
    for (let left = 0; left < width; left += SQUARE) {
      squares++;
      if (Math.abs(meanOf(kept, left, top) - meanOf(made, left, top)) <= STEP) continue;
      different++;
      for (let y = top; y < Math.min(top + SQUARE, height); y++)
        pixels.fill(0, y * width + left, y * width + Math.min(left + SQUARE, width));
    }
  return { share: different / squares, shown: { width, height, pixels } };
}

function meanOf({ width, height, pixels }: GreyPicture, left: number, top: number): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(top + SQUARE, height); y++)
    for (let x = left; x < Math.min(left + SQUARE, width); x++) {
      sum += pixels[y * width + x] ?? 0;
      count++;
    }
  return sum / count;
}
