/** A picture of a finished file that stands there as its own file. */
import { pictureKey, pngSize } from '../picture-key.js';
import { sha256 } from '../sha256.js';
import type { FilePicture } from './file-text.js';

/** Gives a picture from its bytes. */
export function filePicture(place: string, bytes: Uint8Array): FilePicture {
  const size = pngSize(bytes);
  return { place, hash: sha256(bytes), ...(size === undefined ? {} : { size }), key: () => pictureKey(bytes) };
}
