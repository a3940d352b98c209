/**
 * A PNG file (ISO/IEC 15948), looked at when it was read, as an image of a PDF. Rows that PDF reads as they are stay packed,
 * since its Flate filter knows PNG's predictors; what is interlaced or transparent is unpacked to eight bits a sample,
 * opacity apart.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { PNG_CHANNELS, pngPasses, pngRowBytes } from '../../formats/png-layout.js';
import type { ImageData } from './image-data.js';

interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity. */
  readonly kind: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  /** The chunk tRNS. */
  readonly transparency: Uint8Array;
  /** All IDAT chunks, joined. */
  readonly packed: Uint8Array;
}

/** Reads a PNG that is whole; throws where it is not. */
export function readPng(bytes: Uint8Array): ImageData {
  const png = readChunks(bytes);
  const simple = !png.interlaced && png.transparency.length === 0 && png.kind !== 4 && png.kind !== 6;
  return simple ? packedRows(png) : unpacked(png);
}

function readChunks(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.set(type, [...(chunks.get(type) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  const packed = chunks.get('IDAT');
  if (!header || !packed) throw new Error('A PNG without header or picture data was read as a picture.');
  const read = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [bits, kind] = [read.getUint8(8), read.getUint8(9)];
  const palette = chunks.get('PLTE')?.[0] ?? new Uint8Array();
  return {
    width: read.getUint32(0),
    height: read.getUint32(4),
    bits,
    kind,
    interlaced: read.getUint8(12) === 1,
    palette,
    transparency: chunks.get('tRNS')?.[0] ?? new Uint8Array(),
    packed: Buffer.concat(packed),
  };
}

function entriesOf(png: Png, bits: number, space: unknown): Readonly<Record<string, unknown>> {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: bits,
    ColorSpace: space,
  };
}

function packedRows(png: Png): ImageData {
  const space =
    png.kind === 3
      ? ['Indexed', 'DeviceRGB', Math.floor(png.palette.length / 3) - 1, new Uint8Array(png.palette)]
      : png.kind === 0
        ? 'DeviceGray'
        : 'DeviceRGB';
  const colours = png.kind === 2 ? 3 : 1;
  const DecodeParms = { Predictor: 15, Colors: colours, BitsPerComponent: png.bits, Columns: png.width };
  return { entries: { ...entriesOf(png, png.bits, space), DecodeParms }, filter: 'FlateDecode', data: png.packed };
}

const channelsOf = (png: Png): number => PNG_CHANNELS[png.kind] ?? 1;

/** All samples at eight bits, colour and opacity apart. */
function unpacked(png: Png): ImageData {
  const grey = png.kind === 0 || png.kind === 4;
  const colours = grey ? 1 : 3;
  const samples = new Uint8Array(png.width * png.height * colours);
  const mask = new Uint8Array(png.width * png.height).fill(0xff);
  const rows = inflateSync(png.packed);
  let at = 0;
  for (const pass of pngPasses(png.width, png.height, png.interlaced)) {
    const length = pngRowBytes(pass.columns, png.bits * channelsOf(png));
    let before = new Uint8Array(length);
    for (let row = 0; row < pass.rows; row++) {
      const own = unfilter(rows[at] ?? 0, rows.slice(at + 1, at + 1 + length), before, png);
      at += 1 + length;
      for (let column = 0; column < pass.columns; column++) {
        const pixel = (pass.y + row * pass.stepY) * png.width + pass.x + column * pass.stepX;
        setPixel(png, own, column, pixel, samples, mask);
      }
      before = own;
    }
  }
  const opaque = mask.every((value) => value === 0xff);
  return {
    entries: entriesOf(png, 8, grey ? 'DeviceGray' : 'DeviceRGB'),
    filter: 'FlateDecode',
    data: deflateSync(samples),
    ...(opaque ? {} : { mask: deflateSync(mask) }),
  };
}

/** Undoes a row's filter (clause 9), in place. */
function unfilter(filter: number, row: Uint8Array<ArrayBuffer>, before: Uint8Array, png: Png): Uint8Array<ArrayBuffer> {
  const step = Math.max(1, (png.bits * channelsOf(png)) / 8);
  for (let n = 0; n < row.length; n++) {
    const left = n >= step ? (row[n - step] ?? 0) : 0;
    const up = before[n] ?? 0;
    const corner = n >= step ? (before[n - step] ?? 0) : 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    row[n] = (row[n] ?? 0) + (predicted ?? 0);
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** A sample as it is stored, 1 to 16 bits. */
function sampleOf(row: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return row[index] ?? 0;
  if (bits === 16) return ((row[index * 2] ?? 0) << 8) | (row[index * 2 + 1] ?? 0);
  const bit = index * bits;
  return ((row[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

function setPixel(
  png: Png,
  row: Uint8Array,
  column: number,
  pixel: number,
  samples: Uint8Array,
  mask: Uint8Array,
): void {
  const channels = channelsOf(png);
  const raw = Array.from({ length: channels }, (_, n) => sampleOf(row, column * channels + n, png.bits));
  const eight = (value: number) => (png.bits === 16 ? value >> 8 : Math.round((value * 255) / ((1 << png.bits) - 1)));
  if (png.kind === 3) {
    const index = raw[0] ?? 0;
    for (let n = 0; n < 3; n++) samples[pixel * 3 + n] = png.palette[index * 3 + n] ?? 0;
    mask[pixel] = png.transparency[index] ?? 0xff;
    return;
  }
  const colours = png.kind === 0 || png.kind === 4 ? 1 : 3;
  for (let n = 0; n < colours; n++) samples[pixel * colours + n] = eight(raw[n] ?? 0);
  if (channels > colours) mask[pixel] = eight(raw[colours] ?? 0);
  else if (isTransparent(png, raw)) mask[pixel] = 0;
}

/** tRNS of a grey or colour picture names one colour, two bytes a sample, that is not seen. */
function isTransparent(png: Png, raw: readonly number[]): boolean {
  const { transparency } = png;
  if (transparency.length < raw.length * 2) return false;
  return raw.every((value, n) => value === (((transparency[n * 2] ?? 0) << 8) | (transparency[n * 2 + 1] ?? 0)));
}
