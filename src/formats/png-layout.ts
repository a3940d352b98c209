/** How the pixels of a PNG (ISO/IEC 15948) lie in its data: samples of a pixel, and the passes of an interlaced picture. */

/** Samples of a pixel by colour type (11.2.2, IHDR): grey, colour, palette index, grey with opacity, colour with opacity. */
export const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** One way over the picture: every `stepX`th pixel of every `stepY`th row, from column `x` of row `y`. */
export interface PngPass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  /** Pixels of a row that the pass takes. */
  readonly columns: number;
  readonly rows: number;
}

/** The seven passes of an interlaced picture: first column and row, steps (8.2, Adam7). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const WHOLE = [[0, 0, 1, 1]] as const;

/** The passes in which the data holds a picture of so many pixels, in order; without those that a small one leaves empty. */
export function pngPasses(width: number, height: number, interlaced: boolean): readonly PngPass[] {
  return (interlaced ? ADAM7 : WHOLE)
    .map(([x, y, stepX, stepY]) => ({
      ...{ x, y, stepX, stepY },
      columns: Math.ceil((width - x) / stepX),
      rows: Math.ceil((height - y) / stepY),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

/** Bytes of a row of so many pixels, without the filter byte before it (7.2: pixels packed, rows in whole bytes). */
export function pngRowBytes(columns: number, bitsPerPixel: number): number {
  return Math.ceil((columns * bitsPerPixel) / 8);
}
