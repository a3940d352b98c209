/**
 * Reads enough of a PNG (ISO/IEC 15948) to know its size and that it is complete: the chunks and their checksums, the order that
 * matters, and that its data unpacks to exactly the number of pixels in the header.
 */
import { crc32, inflateSync } from 'node:zlib';
import { exifOrientation } from './exif.js';
import { DAMAGED, type PictureSize, type PictureTrouble, sizeTrouble } from './picture-limits.js';
import { PNG_CHANNELS, pngPasses, pngRowBytes } from './png-layout.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The bit depths that each colour type allows (11.2.2, IHDR). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly colourType: number;
  readonly interlaced: boolean;
}

/** Gives a PNG's size, or why it is refused. */
export function inspectPng(bytes: Buffer): PictureSize | PictureTrouble {
  const chunks = bytes.subarray(0, 8).equals(SIGNATURE) ? readChunks(bytes) : undefined;
  const header = readHeader(chunks?.[0]);
  if (!chunks || !header) return DAMAGED;
  const tooLarge = sizeTrouble(header.width, header.height);
  if (tooLarge) return tooLarge;
  const notes = chunks.find((chunk) => chunk.type === 'eXIf');
  if (notes && (exifOrientation(Buffer.concat([EXIF, notes.data])) ?? 1) !== 1) return SIDEWAYS;
  const data = chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data);
  const palette = header.colourType !== 3 || chunks.some((chunk) => chunk.type === 'PLTE');
  if (!palette || !unpacks(Buffer.concat(data), rowsOf(header))) return DAMAGED;
  return { format: 'png', width: header.width, height: header.height };
}

/** Gives a whole PNG without chunks that aren't needed to show it, such as words, times and notes of cameras. */
export function pngWithoutNotes(bytes: Buffer): Buffer {
  const chunks = readChunks(bytes);
  if (!chunks) return bytes;
  const kept = chunks.filter(({ type }) => SHOWN_CHUNKS.has(type));
  return Buffer.concat([SIGNATURE, ...kept.map(({ whole }) => whole)]);
}

/** Those that say which pixels there are, their colours, and their size on paper (11.2 and 11.3). */
const SHOWN_CHUNKS: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'pHYs'],
]);

const EXIF = Buffer.from('Exif\0\0', 'latin1');

const SIDEWAYS: PictureTrouble = {
  trouble: 'is a PNG that is stored turned or mirrored, and not every program would turn it back',
  hint: 'Open it in a picture editor, turn it upright and save it again.',
};

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** With its length, type and checksum. */
  readonly whole: Buffer;
}

/** All chunks up to IEND; undefined where one is cut off or its checksum is wrong. */
function readChunks(bytes: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end), whole: bytes.subarray(at, end + 4) });
    if (type === 'IEND') return chunks;
    at = end + 4;
  }
  return undefined;
}

function readHeader(chunk: Chunk | undefined): Header | undefined {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return undefined;
  const [depth = 0, colourType = 0, compression, filter, interlace = 0] = chunk.data.subarray(8);
  const channels = PNG_CHANNELS[colourType];
  if (!channels || !DEPTHS[colourType]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1)
    return undefined;
  return {
    width: chunk.data.readUInt32BE(0),
    height: chunk.data.readUInt32BE(4),
    bitsPerPixel: channels * depth,
    colourType,
    interlaced: interlace === 1,
  };
}

/** Stretches of equal rows that the data holds: how many, and how many bytes each, its filter byte included. */
type Rows = readonly { readonly count: number; readonly bytes: number }[];

function rowsOf({ width, height, bitsPerPixel, interlaced }: Header): Rows {
  return pngPasses(width, height, interlaced).map(({ columns, rows }) => ({
    count: rows,
    bytes: 1 + pngRowBytes(columns, bitsPerPixel),
  }));
}

function unpacks(data: Buffer, rows: Rows): boolean {
  const expected = rows.reduce((sum, { count, bytes }) => sum + count * bytes, 0);
  let pixels: Buffer;
  try {
    pixels = inflateSync(data, { maxOutputLength: expected });
  } catch {
    return false;
  }
  return pixels.length === expected && filtersKnown(pixels, rows);
}

/** Whether each row begins with one of the five filters (9.2): a decoder that meets another gives up. */
function filtersKnown(pixels: Buffer, rows: Rows): boolean {
  let at = 0;
  for (const { count, bytes } of rows) {
    for (let row = 0; row < count; row++, at += bytes) if ((pixels[at] ?? 5) > 4) return false;
  }
  return true;
}
