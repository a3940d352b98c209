/**
 * Turns a picture file into an image of a PDF (ISO 32000-1, 8.9.5). A JPEG stays as it is. A PNG keeps its rows if PDF can
 * read them; otherwise they are unpacked, with the transparency apart. Pictures were checked when they were read, so they
 * are complete, and grey or RGB.
 */
import { plainPicture } from '../../formats/picture.js';
import type { Picture } from '../../model/document.js';
import { storedSize } from '../../model/picture-turn.js';
import type { ImageData } from './image-data.js';
import { readPng } from './png.js';

/** Reads a picture. It isn't turned: whoever draws it does that. */
export function imageData(picture: Picture): ImageData {
  if (picture.format === 'png') return readPng(picture.bytes);
  const { width, height } = storedSize(picture);
  return {
    entries: {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 8,
      ColorSpace: jpegChannels(picture.bytes) === 1 ? 'DeviceGray' : 'DeviceRGB',
    },
    filter: 'DCTDecode',
    data: plainPicture(picture.bytes),
  };
}

/** The number of colours in a JPEG, from its frame header after the marker C0, C1 or C2 (ITU-T T.81, B.2.2). */
function jpegChannels(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xc2) return view.getUint8(at + 9);
    else at += 2 + view.getUint16(at + 2);
  }
  throw new Error('A JPEG without a frame header was read as a picture.');
}
