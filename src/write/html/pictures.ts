/** Turns a picture into an img element that contains its bytes, so that the page needs no other file. In an img, no script of an SVG would run. */
import { drawingSvg } from '../../formats/svg/write-svg.js';
import type { Image, Picture } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import { leafMarkup } from './inlines.js';
import { Piece } from './pieces.js';

/** `data:image/png;base64,…` (RFC 2397), made once for each picture. */
const dataAddress = remember((picture: Picture): string => {
  const { drawing } = picture;
  const { buffer, byteOffset, byteLength } = drawing ? drawingSvg(drawing) : picture.bytes;
  return `data:image/${drawing ? 'svg+xml' : picture.format};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`;
});

/** The logo of an organisation’s pages, encoded once for all of them. */
export const logoPiece = remember((logo: Image): Piece => new Piece(imageMarkup(logo)));

/** The img element of a picture with its alternative text and its size in CSS pixels, which the style sheet limits. */
export function imageMarkup({ picture, alt }: Image): string {
  return `<img src="${dataAddress(picture)}" alt="${leafMarkup(alt)}" width="${picture.width}" height="${picture.height}">`;
}
