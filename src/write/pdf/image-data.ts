/** An image as a PDF holds it, whatever file it came from. */

/** The dictionary and the packed data of an image. */
export interface ImageData {
  readonly entries: Readonly<Record<string, unknown>>;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly data: Uint8Array;
  /** Opacity, where not all is opaque. */
  readonly mask?: ImageMask;
}

/** The opacity of an image, itself a grey image of one deflated byte a pixel. */
export interface ImageMask {
  readonly entries: Readonly<Record<string, unknown>>;
  readonly data: Uint8Array;
}
