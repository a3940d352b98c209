/**
 * Looks at a picture's bytes: which format, how many pixels, and whether the whole of it is there. Goes by content, never
 * by a file's name. Refuses what isn’t a PNG or JPEG, what is damaged, what is too large, and the kinds that Word,
 * browsers and PDF do not all show alike.
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
