/** An image as a PDF holds it, whatever file it came from. */

/** The dictionary and the packed data of an image. */
export interface ImageData {
  readonly entries: Readonly<Record<string, unknown>>;
  readonly filter: 'DCTDecode' | 'FlateDecode';
  readonly data: Uint8Array;
  /** Opacity, deflated, one byte a pixel. */
  readonly mask?: Uint8Array;
}
