/** How a picture's square of one by one, as it is stored, is laid onto that in which it is shown upright (ISO 32000-1, 8.3.4). */
import type { Picture } from '../../../model/document.js';
import { turningOf } from '../../../model/picture-turn.js';

/** The six numbers of a transformation: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Turned to the right about the middle, without or after being mirrored from left to right. */
const PLAIN: Readonly<Record<number, Matrix>> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, -1, 1, 0, 0, 1],
  180: [-1, 0, 0, -1, 1, 1],
  270: [0, 1, -1, 0, 1, 0],
};

/** Gives the matrix for a picture. */
export function uprightMatrix(picture: Picture): Matrix {
  const { mirrored, degrees } = turningOf(picture);
  const [a, b, c, d, e, f] = PLAIN[degrees] as Matrix;
  // Mirrored, x is 1 − x before it is turned; adding zero keeps zeros without a sign.
  return mirrored ? [-a + 0, -b + 0, c, d, a + e, b + f] : [a, b, c, d, e, f];
}
