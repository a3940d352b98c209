/**
 * A picture file as an image of a PDF (ISO 32000-1, 8.9.5): a JPEG as it is; a PNG's rows as they are where PDF can read
 * them, else unpacked, its transparency apart. Refuses JPEG in CMYK, whose colours PDF/A could not name here.
 */
import type { Picture } from '../../model/document.js';
import { readJpegFrame } from './jpeg.js';
import { PictureTrouble } from './picture-trouble.js';
import { readPng } from './png.js';

/** The dictionary and the packed data of an image. */
export interface ImageData {
  readonly entries: Readonly<Record<string, unknown>>;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly data: Uint8Array;
  /** Opacity, deflated, one byte a pixel. */
  readonly mask?: Uint8Array;
}

/** Reads a picture; throws PictureTrouble. */
export function imageData(picture: Picture): ImageData {
  return picture.format === 'jpeg' ? jpeg(picture) : readPng(picture.bytes);
}

function jpeg(picture: Picture): ImageData {
  const { bits, width, height, channels } = readJpegFrame(picture.bytes);
  if (channels !== 1 && channels !== 3) throw new PictureTrouble('It is a JPEG in CMYK; save it in RGB.');
  return {
    entries: {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: bits,
      ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
    },
    filter: 'DCTDecode',
    data: picture.bytes,
  };
}
