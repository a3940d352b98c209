/** Turns a picture into an img element that carries its bytes, so that the file needs nothing beside it. */
import type { Image, Picture } from '../../model/document.js';
import { leafMarkup } from './inlines.js';

const addresses = new WeakMap<Picture, string>();

/** `data:image/png;base64,…` (RFC 2397); made once for each picture. */
function dataAddress(picture: Picture): string {
  const known = addresses.get(picture);
  if (known !== undefined) return known;
  const { buffer, byteOffset, byteLength } = picture.bytes;
  const address = `data:image/${picture.format};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`;
  addresses.set(picture, address);
  return address;
}

/** The img element of a picture with its alternative text; its own size in CSS pixels, which the style sheet bounds. */
export function imageMarkup({ picture, alt }: Image): string {
  return `<img src="${dataAddress(picture)}" alt="${leafMarkup(alt)}" width="${picture.width}" height="${picture.height}">`;
}
