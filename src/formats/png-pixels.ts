/**
 * The pixels of a PNG file (ISO/IEC 15948): colour of eight bits a sample, and opacity, whatever the file's kind, depth and
 * interlacing.
 */
import { inflateSync } from 'node:zlib';
import { addToGroup } from '../model/groups.js';
import { unfilterRows } from './png-filters.js';
import { PNG_CHANNELS, pngPasses, pngRowBytes } from './png-layout.js';

/** The data of a PNG, still packed. */
export interface Png {
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

/** Takes a file apart. Throws if it is incomplete. */
export function readPngData(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    addToGroup(chunks, type, bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  const packed = chunks.get('IDAT');
  if (!header || !packed) throw new Error('A PNG without header or picture data was read as a picture.');
  const fields = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return {
    width: fields.getUint32(0),
    height: fields.getUint32(4),
    bits: fields.getUint8(8),
    kind: fields.getUint8(9),
    interlaced: fields.getUint8(12) === 1,
    palette: chunks.get('PLTE')?.[0] ?? new Uint8Array(),
    transparency: chunks.get('tRNS')?.[0] ?? new Uint8Array(),
    packed: Buffer.concat(packed),
  };
}

/** How many samples a pixel has. */
export const pngChannels = (png: Png): number => PNG_CHANNELS[png.kind] ?? 1;
/** Whether its colour is one sample. */
export const isGreyPng = (png: Png): boolean => png.kind === 0 || png.kind === 4;
const pixelBytes = (png: Png): number => Math.max(1, (png.bits * pngChannels(png)) / 8);

/** The pixels of a picture, eight bits a sample. */
export interface Pixels {
  readonly samples: Uint8Array;
  readonly opacity: Uint8Array;
}

/** Unpacks the pixels. */
export function pngPixels(png: Png): Pixels {
  const { width, height, bits } = png;
  const pixels: Pixels = {
    samples: new Uint8Array(width * height * (isGreyPng(png) ? 1 : 3)),
    opacity: new Uint8Array(width * height).fill(0xff),
  };
  const rows = inflateSync(png.packed);
  const setRow = rowSetter(png, pixels);
  let at = 0;
  for (const pass of pngPasses(width, height, png.interlaced)) {
    const length = pngRowBytes(pass.columns, bits * pngChannels(png));
    unfilterRows(rows, at, pass.rows, length, pixelBytes(png));
    for (let row = 0; row < pass.rows; row++, at += length + 1)
      setRow(
        rows.subarray(at + 1, at + 1 + length),
        pass.columns,
        (pass.y + row * pass.stepY) * width + pass.x,
        pass.stepX,
      );
  }
  return pixels;
}

/** Puts a row of `columns` pixels in its place: the first at pixel `first`, each of the others `step` pixels on. */
type SetRow = (row: Uint8Array, columns: number, first: number, step: number) => void;

function rowSetter(png: Png, pixels: Pixels): SetRow {
  if (png.kind === 3) return paletteRows(png, pixels);
  const channels = pngChannels(png);
  const colours = isGreyPng(png) ? 1 : 3;
  const { samples, opacity } = pixels;
  const toEightBits = eightBits(png.bits);
  const invisible = invisibleColour(png);
  return (row, columns, first, step) => {
    for (let column = 0, pixel = first; column < columns; column++, pixel += step) {
      let isVisible = invisible === undefined;
      for (let n = 0; n < colours; n++) {
        const sample = sampleAt(row, column * channels + n, png.bits);
        samples[pixel * colours + n] = toEightBits(sample);
        if (invisible !== undefined && sample !== invisible[n]) isVisible = true;
      }
      if (channels > colours) opacity[pixel] = toEightBits(sampleAt(row, column * channels + colours, png.bits));
      else if (!isVisible) opacity[pixel] = 0;
    }
  };
}

function paletteRows({ bits, palette, transparency }: Png, { samples, opacity }: Pixels): SetRow {
  return (row, columns, first, step) => {
    for (let column = 0, pixel = first; column < columns; column++, pixel += step) {
      const index = sampleAt(row, column, bits);
      for (let n = 0; n < 3; n++) samples[pixel * 3 + n] = palette[index * 3 + n] ?? 0;
      opacity[pixel] = transparency[index] ?? 0xff;
    }
  };
}

/** A sample as it is stored, 1 to 16 bits. */
function sampleAt(row: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return row[index] ?? 0;
  if (bits === 16) return ((row[index * 2] ?? 0) << 8) | (row[index * 2 + 1] ?? 0);
  const bit = index * bits;
  return ((row[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

function eightBits(bits: number): (sample: number) => number {
  if (bits === 8) return (sample) => sample;
  if (bits === 16) return (sample) => sample >> 8;
  const greatest = (1 << bits) - 1;
  return (sample) => Math.round((sample * 255) / greatest);
}

/** The one transparent colour of a grey or colour picture. tRNS names it, with two bytes for each sample. */
function invisibleColour(png: Png): readonly number[] | undefined {
  const { transparency, kind } = png;
  const colours = kind === 0 ? 1 : 3;
  if ((kind !== 0 && kind !== 2) || transparency.length < colours * 2) return undefined;
  return Array.from({ length: colours }, (_, n) => sampleAt(transparency, n, 16));
}
