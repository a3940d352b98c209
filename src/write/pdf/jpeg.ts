/** The frame header of a JPEG file (ITU-T T.81, B.2.2): size, depth and number of colours; refuses what has none. */
import { PictureTrouble } from './picture-trouble.js';

export interface JpegFrame {
  readonly bits: number;
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly channels: number;
}

/** Start-of-frame markers; C4, C8 and CC are something else. */
function beginsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Reads the first frame header; throws PictureTrouble. */
export function readJpegFrame(bytes: Uint8Array): JpegFrame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) break;
    if (marker === 0xff) at += 1;
    else if (beginsFrame(marker))
      return {
        bits: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        channels: view.getUint8(at + 9),
      };
    else at += 2 + view.getUint16(at + 2);
  }
  throw new PictureTrouble('It is a JPEG without a frame header.');
}
