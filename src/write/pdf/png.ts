/**
 * Turns a PNG file (ISO/IEC 15948) into an image of a PDF. PDF's Flate filter knows PNG's predictors, so rows stay filtered as
 * they are if possible: the whole row if pixels are colour only, colour and opacity separated if pixels have both. Interlaced
 * pictures, and those with opacity and more than eight bits, are unpacked and filtered again.
 */

import { deflateSync, inflateSync } from 'node:zlib';
import { filterRows, unfilterRows } from '../../formats/png-filters.js';
import { PNG_CHANNELS, pngPasses, pngRowBytes } from '../../formats/png-layout.js';
import { addToGroup } from '../../model/groups.js';
import type { Entries, EntryValue } from './container/syntax.js';
import type { ImageData, ImageMask } from './image-data.js';

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

/** Reads a PNG. Throws if it is incomplete. */
export function readPng(bytes: Uint8Array): ImageData {
  const png = readChunks(bytes);
  if (png.interlaced) return filteredAnew(png);
  if (png.kind !== 4 && png.kind !== 6) return packedRows(png);
  return png.bits === 8 ? separatedRows(png) : filteredAnew(png);
}

function readChunks(bytes: Uint8Array): Png {
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

const channelsOf = (png: Png): number => PNG_CHANNELS[png.kind] ?? 1;
const isGrey = (png: Png): boolean => png.kind === 0 || png.kind === 4;
const pixelBytes = (png: Png): number => Math.max(1, (png.bits * channelsOf(png)) / 8);

/** The dictionary of an image whose rows have PNG's filters (ISO 32000-1, 7.4.4.4). */
function entriesOf(png: Png, bits: number, colours: number, space: EntryValue): Entries {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: bits,
    ColorSpace: space,
    DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: png.width },
  };
}

/** Colour at eight bits a sample, from filtered rows. */
function colourImage(png: Png, filtered: Uint8Array, mask: ImageMask | undefined): ImageData {
  const entries = isGrey(png) ? entriesOf(png, 8, 1, 'DeviceGray') : entriesOf(png, 8, 3, 'DeviceRGB');
  return { entries, filter: 'FlateDecode', data: deflateSync(filtered), ...(mask ? { mask } : {}) };
}

/** Opacity from filtered rows. */
function maskOf(png: Png, filtered: Uint8Array): ImageMask {
  return { entries: entriesOf(png, 8, 1, 'DeviceGray'), data: deflateSync(filtered) };
}

const isOpaque = (opacity: Uint8Array): boolean => opacity.every((value) => value === 0xff);

/** A picture whose pixels are colour only. Its data stays as it is, with a mask if tRNS makes some pixels transparent. */
function packedRows(png: Png): ImageData {
  const space =
    png.kind === 3
      ? ['Indexed', 'DeviceRGB', Math.floor(png.palette.length / 3) - 1, new Uint8Array(png.palette)]
      : png.kind === 0
        ? 'DeviceGray'
        : 'DeviceRGB';
  const entries = entriesOf(png, png.bits, png.kind === 2 ? 3 : 1, space);
  const opacity = png.transparency.length > 0 ? unpacked(png).opacity : undefined;
  const mask = opacity && !isOpaque(opacity) ? maskOf(png, filterRows(opacity, png.width, 1)) : undefined;
  return { entries, filter: 'FlateDecode', data: png.packed, ...(mask ? { mask } : {}) };
}

/**
 * Separates colour and opacity of eight bits each. A filter compares a byte only with the same sample of neighbouring pixels,
 * so each row keeps its filter when the two are separated.
 */
function separatedRows(png: Png): ImageData {
  const { width, height } = png;
  const channels = channelsOf(png);
  const colours = channels - 1;
  const rows = inflateSync(png.packed);
  const colour = new Uint8Array((width * colours + 1) * height);
  const opacity = new Uint8Array((width + 1) * height);
  let from = 0;
  let toColour = 0;
  let toOpacity = 0;
  for (let row = 0; row < height; row++) {
    const filter = rows[from++] ?? 0;
    colour[toColour++] = filter;
    opacity[toOpacity++] = filter;
    for (let column = 0; column < width; column++) {
      for (let n = 0; n < colours; n++) colour[toColour++] = rows[from++] ?? 0;
      opacity[toOpacity++] = rows[from++] ?? 0;
    }
  }
  const values = opacity.slice();
  unfilterRows(values, 0, height, width, 1);
  return colourImage(png, colour, isOpaqueRows(values, width, height) ? undefined : maskOf(png, opacity));
}

/** Whether all rows, each after its filter byte, are opaque. */
function isOpaqueRows(rows: Uint8Array, width: number, height: number): boolean {
  for (let row = 0; row < height; row++)
    if (!isOpaque(rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)))) return false;
  return true;
}

function filteredAnew(png: Png): ImageData {
  const { samples, opacity } = unpacked(png);
  const colours = isGrey(png) ? 1 : 3;
  const mask = isOpaque(opacity) ? undefined : maskOf(png, filterRows(opacity, png.width, 1));
  return colourImage(png, filterRows(samples, png.width * colours, colours), mask);
}

/** The pixels of a picture, eight bits a sample. */
interface Pixels {
  readonly samples: Uint8Array;
  readonly opacity: Uint8Array;
}

function unpacked(png: Png): Pixels {
  const { width, height, bits } = png;
  const pixels: Pixels = {
    samples: new Uint8Array(width * height * (isGrey(png) ? 1 : 3)),
    opacity: new Uint8Array(width * height).fill(0xff),
  };
  const rows = inflateSync(png.packed);
  const setRow = rowSetter(png, pixels);
  let at = 0;
  for (const pass of pngPasses(width, height, png.interlaced)) {
    const length = pngRowBytes(pass.columns, bits * channelsOf(png));
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
  const channels = channelsOf(png);
  const colours = isGrey(png) ? 1 : 3;
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
