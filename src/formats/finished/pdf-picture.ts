/** A picture in a PDF that this program wrote: a JPEG as it is, or the rows of a PNG (ISO 32000-1, 8.9.5). */
import { rememberByValue } from '../../model/remember.js';
import { pixelsKey, sizeText } from '../picture-key.js';
import { type Pixels, type Png, pngPixels } from '../png-pixels.js';
import { hashOnce } from './file-picture.js';
import type { FilePicture } from './file-text.js';
import { stringBytes } from './pdf-strings.js';

/** An image: its dictionary, and its data as it lies in the file. */
export interface PdfImage {
  readonly head: string;
  readonly packed: Uint8Array;
}

/** Gives the picture; `mask` is its opacity. */
export function pdfPicture(image: PdfImage, mask: PdfImage | undefined): FilePicture {
  const place = 'the pictures';
  const hash = hashOnce(image.packed);
  if (/\/DCTDecode/.test(image.head)) return { place, hash, key: () => hash };
  const dictionaries = [image.head, ...(mask ? [mask.head, hashOnce(mask.packed)] : [])].join(' ');
  const size = sizeText(numberIn(image.head, WIDTH) ?? 0, numberIn(image.head, HEIGHT) ?? 0);
  // With opacity apart, equal colours are no equal picture.
  const rows = mask ? `${hash} ${dictionaries}` : hash;
  return { place, hash: rows, size, key: () => keyOfRows(`${hash} ${dictionaries}`, image, mask) ?? hash };
}

/** Gives the picture that a drawing's operators paint. */
export function pdfDrawing(operators: string): FilePicture {
  const hash = hashOnce(Buffer.from(operators, 'latin1'));
  return { place: 'the pictures', hash, key: () => hash };
}

const WIDTH = /\/Width (\d+)/;
const HEIGHT = /\/Height (\d+)/;

/** By its data and dictionary: an organisation’s logo stands in all of its files. */
const keyOfRows = rememberByValue((_: string, image: PdfImage, mask: PdfImage | undefined): string | undefined => {
  const png = pngOf(image);
  if (!png) return undefined;
  try {
    const { samples, opacity } = pngPixels(png);
    return pixelsKey(png, { samples, opacity: (mask && opacityIn(mask)) ?? opacity });
  } catch {
    return undefined;
  }
}, 'small');

function opacityIn(mask: PdfImage): Pixels['samples'] | undefined {
  const png = pngOf(mask);
  return png && pngPixels(png).samples;
}

/** The rows as a PNG has them. */
function pngOf({ head, packed }: PdfImage): Png | undefined {
  const palette = /\/Indexed\s*\/DeviceRGB\s+\d+\s*(\((?:\\[\s\S]|[^\\()])*\)|<[\da-fA-F\s]*>)/.exec(head)?.[1];
  const width = numberIn(head, WIDTH);
  const height = numberIn(head, HEIGHT);
  if (width === undefined || height === undefined || !/\/Predictor 15/.test(head)) return undefined;
  return {
    width,
    height,
    bits: numberIn(head, /\/BitsPerComponent (\d+)/) ?? 8,
    kind: palette === undefined ? (/\/DeviceGray/.test(head) ? 0 : 2) : 3,
    interlaced: false,
    palette: palette === undefined ? new Uint8Array() : Buffer.from(stringBytes(palette), 'latin1'),
    transparency: new Uint8Array(),
    packed,
  };
}

function numberIn(head: string, entry: RegExp): number | undefined {
  const digits = entry.exec(head)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
