/** A key for a picture: equal for the same picture, whatever file it stands in. */
import { sha256 } from './sha256.js';

/** Gives the key of a picture’s file: a hash of its bytes. */
export function pictureKey(bytes: Uint8Array): string {
  return sha256(bytes);
}
