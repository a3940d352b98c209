/**
 * Turns a PNG file (ISO/IEC 15948) into an image of a PDF. PDF's Flate filter knows PNG's predictors, so rows stay filtered as
 * they are if possible: the whole row if pixels are colour only, colour and opacity separated if pixels have both. Interlaced
 * pictures, and those with opacity and more than eight bits, are unpacked and filtered again.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { filterRows, unfilterRows } from '../../formats/png-filters.js';
import { isGreyPng, type Png, pngChannels, pngPixels, readPngData } from '../../formats/png-pixels.js';
import type { Entries, EntryValue } from './container/syntax.js';
import type { ImageData, ImageMask } from './image-data.js';

/** Reads a PNG. Throws if it is incomplete. */
export function readPng(bytes: Uint8Array): ImageData {
  const png = readPngData(bytes);
  if (png.interlaced) return filteredAnew(png);
  if (png.kind !== 4 && png.kind !== 6) return packedRows(png);
  return png.bits === 8 ? separatedRows(png) : filteredAnew(png);
}

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
  const entries = isGreyPng(png) ? entriesOf(png, 8, 1, 'DeviceGray') : entriesOf(png, 8, 3, 'DeviceRGB');
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
  const opacity = png.transparency.length > 0 ? pngPixels(png).opacity : undefined;
  const mask = opacity && !isOpaque(opacity) ? maskOf(png, filterRows(opacity, png.width, 1)) : undefined;
  return { entries, filter: 'FlateDecode', data: png.packed, ...(mask ? { mask } : {}) };
}

/**
 * Separates colour and opacity of eight bits each. A filter compares a byte only with the same sample of neighbouring pixels,
 * so each row keeps its filter when the two are separated.
 */
function separatedRows(png: Png): ImageData {
  const { width, height } = png;
  const channels = pngChannels(png);
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
  const { samples, opacity } = pngPixels(png);
  const colours = isGreyPng(png) ? 1 : 3;
  const mask = isOpaque(opacity) ? undefined : maskOf(png, filterRows(opacity, png.width, 1));
  return colourImage(png, filterRows(samples, png.width * colours, colours), mask);
}
