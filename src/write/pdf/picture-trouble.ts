/** Why a picture cannot be shown. */

/** Thrown where a picture file is damaged, or of a kind that a PDF for archives cannot hold; the message says why. */
export class PictureTrouble extends Error {
  override readonly name = 'PictureTrouble';
}
