/** A picture of a finished file that stands there as its own file. */
import { rememberByValue } from '../../model/remember.js';
import { pictureHash, pictureKey, pngSize } from '../picture-key.js';
import type { FilePicture } from './file-text.js';

/** Gives a picture from its bytes. */
export function filePicture(place: string, bytes: Uint8Array): FilePicture {
  const size = pngSize(bytes);
  return { place, hash: hashOnce(bytes), ...(size === undefined ? {} : { size }), key: () => pictureKey(bytes) };
}

/** The hash of a picture: an organisation’s logo stands in all of its files, and is hashed once. */
export function hashOnce(bytes: Uint8Array): string {
  const earlier = lastOfSize(bytes.length);
  if (earlier.hash === undefined || !earlier.bytes?.equals(bytes)) {
    earlier.bytes = Buffer.from(bytes);
    earlier.hash = pictureHash(bytes);
  }
  return earlier.hash;
}

interface HashedPicture {
  bytes?: Buffer;
  hash?: string;
}

const lastOfSize = rememberByValue((_length: number): HashedPicture => ({}), 'huge');
