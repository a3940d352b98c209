/**
 * Inspects a picture's bytes: its format, its size in pixels, and whether it is complete. Goes by content, never by the file's
 * name. Refuses anything but a PNG or JPEG, damaged or too large pictures, and kinds that Word, browsers and PDF show differently.
 */
import type { Picture, PictureTurn } from '../model/document.js';
import { shownSize, storedSize } from '../model/picture-turn.js';
import { inspectJpeg, jpegWithoutNotes, turnedJpeg } from './jpeg.js';
import type { PictureSize, PictureTrouble } from './picture-limits.js';
import { inspectPng, pngWithoutNotes } from './png.js';

/** Gives a picture's format and size, or why it is refused. */
export function inspectPicture(bytes: Uint8Array): PictureSize | PictureTrouble {
  const view = viewOf(bytes);
  if (view.length > 2 && view[0] === 0xff && view[1] === 0xd8) return inspectJpeg(view);
  if (view.length > 1 && view[0] === 0x89 && view[1] === 0x50) return inspectPng(view);
  return { trouble: 'isn’t a PNG or JPEG', hint: 'Save it as PNG (drawings, logos) or JPEG (photographs).' };
}

/**
 * Reads a picture: its format, its size, and its bytes without what isn't needed to show it, such as where a photograph was taken,
 * who took it, and the whole of it before it was cropped. Gives why it is refused where it can't be shown.
 */
export function readPicture(path: string, bytes: Uint8Array): Picture | PictureTrouble {
  const inspection = inspectPicture(bytes);
  if ('trouble' in inspection) return inspection;
  const shown = plainPicture(bytes);
  const { turn } = inspection;
  return { path, ...inspection, bytes: turn === undefined ? shown : turnedJpeg(viewOf(shown), turn) };
}

/** Gives a photograph turned; any other picture as it is. */
export function turnedPicture(picture: Picture, turn: PictureTurn): Picture {
  if (picture.format !== 'jpeg') return picture;
  return { ...picture, ...shownSize(storedSize(picture), turn), bytes: turnedJpeg(viewOf(picture.bytes), turn), turn };
}

/** The bytes of a picture without any note, not even how it is turned: for files that say that themselves. */
export function plainPicture(bytes: Uint8Array): Uint8Array {
  const plain = bytes[0] === 0xff ? jpegWithoutNotes(viewOf(bytes)) : pngWithoutNotes(viewOf(bytes));
  return plain.length === bytes.length ? bytes : plain;
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
