/** The result of inspecting a picture of any format, and the limits on its size. */
import type { Picture } from '../model/document.js';

/** Pixels along one side. */
export const LONGEST_SIDE = 10_000;

/** Pixels in all. */
export const MOST_PIXELS = 40_000_000;

/** What a picture is, as it is shown. */
export type PictureSize = Omit<Picture, 'path' | 'bytes'>;

/** Why a picture is refused: a clause after "the picture …", and what to do. */
export interface PictureTrouble {
  readonly trouble: string;
  readonly hint: string;
}

export const DAMAGED: PictureTrouble = {
  trouble: 'is damaged or incomplete',
  hint: 'Export it again from the program that made it.',
};

/** Why a picture of this size is refused, if it is. */
export function sizeTrouble(width: number, height: number): PictureTrouble | undefined {
  if (width < 1 || height < 1) return DAMAGED;
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS) return undefined;
  return {
    trouble: `is ${width} × ${height} pixels; the limit is ${LONGEST_SIDE} a side and 40 million altogether`,
    hint: 'Make it smaller. 2,000 pixels a side is plenty for print.',
  };
}
