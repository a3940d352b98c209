/**
 * A key for a picture: equal for the same picture, whatever file it stands in. Of a PNG the pixels count, as programs pack them anew
 * when they put it into a document; of a JPEG the bytes without notes, which documents keep.
 */
import { rememberByValue } from '../model/remember.js';
import { plainPicture } from './picture.js';
import { isGreyPng, type Pixels, type Png, pngPixels, readPngData } from './png-pixels.js';
import { sha256 } from './sha256.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/** Gives the key of a picture's file. */
export function pictureKey(bytes: Uint8Array): string {
  const hash = pictureHash(bytes);
  return isPng(bytes) ? pngKey(hash, bytes) : hash;
}

/** The hash of a picture's bytes, without a photograph's notes: they may be left out of a document, or be another program's. */
export function pictureHash(bytes: Uint8Array): string {
  return sha256(isJpeg(bytes) ? plainPicture(bytes) : bytes);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** Width and height of a PNG, for a first look that unpacks nothing; undefined for any other picture. */
export function pngSize(bytes: Uint8Array): string | undefined {
  if (!isPng(bytes) || bytes.length < 24) return undefined;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return sizeText(view.readUInt32BE(16), view.readUInt32BE(20));
}

/** Width and height in pixels, as they are compared. */
export function sizeText(width: number, height: number): string {
  return `${width} ${height}`;
}

/** The hash of a PNG's packed rows, which a PDF has as they are; undefined for any other picture. */
export function packedRowsHash(bytes: Uint8Array): string | undefined {
  try {
    return isPng(bytes) ? sha256(readPngData(bytes).packed) : undefined;
  } catch {
    return undefined;
  }
}

/** By the hash of its bytes: an organisation's logo stands in all of its files. */
const pngKey = rememberByValue((hash: string, bytes: Uint8Array): string => {
  try {
    const png = readPngData(bytes);
    return pixelsKey(png, pngPixels(png));
  } catch {
    // What isn't whole is compared by its bytes.
    return hash;
  }
}, 'small');

/** Gives the key of a picture from its pixels. */
export function pixelsKey(png: Png, { samples, opacity }: Pixels): string {
  const colours = isGreyPng(png) ? greyInColour(samples) : samples;
  const shown = opacity.every((value) => value === 0xff) ? [colours] : [withoutHidden(colours, opacity), opacity];
  const size = sizeText(png.width, png.height);
  return sha256(Buffer.concat([Buffer.from(`${size} ${shown.length} `), ...shown]));
}

function greyInColour(samples: Uint8Array): Uint8Array {
  const colours = new Uint8Array(samples.length * 3);
  for (let pixel = 0; pixel < samples.length; pixel++) colours.fill(samples[pixel] ?? 0, pixel * 3, pixel * 3 + 3);
  return colours;
}

/** What can't be seen has whatever colour a program leaves there: none is compared. */
function withoutHidden(colours: Uint8Array, opacity: Uint8Array): Uint8Array {
  const shown = Uint8Array.from(colours);
  for (let pixel = 0; pixel < opacity.length; pixel++)
    if (opacity[pixel] === 0) shown.fill(0, pixel * 3, pixel * 3 + 3);
  return shown;
}
