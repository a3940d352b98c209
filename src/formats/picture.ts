/**
 * Inspects a picture's bytes: its format, its size in pixels, and whether it is complete. Goes by content, never by the file's
 * name. Refuses anything but a PNG or JPEG, damaged or too large pictures, and kinds that Word, browsers and PDF show differently.
 */
import { inspectJpeg } from './jpeg.js';
import type { PictureSize, PictureTrouble } from './picture-limits.js';
import { inspectPng } from './png.js';

/** Gives a picture's format and size, or why it is refused. */
export function inspectPicture(bytes: Uint8Array): PictureSize | PictureTrouble {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length > 2 && view[0] === 0xff && view[1] === 0xd8) return inspectJpeg(view);
  if (view.length > 1 && view[0] === 0x89 && view[1] === 0x50) return inspectPng(view);
  return { trouble: 'isn’t a PNG or JPEG', hint: 'Save it as PNG (drawings, logos) or JPEG (photographs).' };
}
