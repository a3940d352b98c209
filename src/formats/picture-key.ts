/**
 * A key for a picture: equal for the same picture, whatever file it stands in. Of a PNG the pixels count, as programs pack them anew
 * when they put it into a document; of any other picture the bytes, which documents keep.
 */
import { rememberByValue } from '../model/remember.js';
import { isGreyPng, type Pixels, type Png, pngPixels, readPngData } from './png-pixels.js';
import { sha256 } from './sha256.js';

/** Gives the key of a picture's file. */
export function pictureKey(bytes: Uint8Array): string {
  const hash = sha256(bytes);
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? pngKey(hash, bytes) : hash;
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
  const { width, height } = png;
  const isGrey = isGreyPng(png);
  const canvas = Buffer.alloc(8 + width * height * 4);
  canvas.writeUInt32BE(width, 0);
  canvas.writeUInt32BE(height, 4);
  for (let pixel = 0, at = 8; pixel < width * height; pixel++, at += 4) {
    const visible = opacity[pixel] ?? 0;
    // What can't be seen has whatever colour a program leaves there.
    if (visible === 0) continue;
    for (let n = 0; n < 3; n++) canvas[at + n] = samples[isGrey ? pixel : pixel * 3 + n] ?? 0;
    canvas[at + 3] = visible;
  }
  return sha256(canvas);
}
