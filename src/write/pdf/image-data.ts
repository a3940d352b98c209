/** An image as it is in a PDF, whatever file it came from. */
import type { Entries } from './container/syntax.js';

/** The dictionary and the compressed data of an image. */
export interface ImageData {
  readonly entries: Entries;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly data: Uint8Array;
  /** Opacity, if any pixel isn't opaque. */
  readonly mask?: ImageMask;
}

/** The opacity of an image: a grey image with one deflated byte for each pixel. */
export interface ImageMask {
  readonly entries: Entries;
  readonly data: Uint8Array;
}
