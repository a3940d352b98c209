/** Where the corners of a photograph come to lie in a PDF, for each way in which a camera may have been held. */
import { expect, test } from 'vitest';
import type { PictureTurn } from '../../../src/model/document.js';
import { uprightMatrix } from '../../../src/write/pdf/pages/upright.js';

type Corner = 'top left' | 'top right' | 'bottom left' | 'bottom right';

/** Where the first pixel and the last pixel of the first row are shown (Exif 3.0, 4.6.5.1). */
const SHOWN: readonly (readonly [PictureTurn | undefined, Corner, Corner])[] = [
  [undefined, 'top left', 'top right'],
  [2, 'top right', 'top left'],
  [3, 'bottom right', 'bottom left'],
  [4, 'bottom left', 'bottom right'],
  [5, 'top left', 'bottom left'],
  [6, 'top right', 'bottom right'],
  [7, 'bottom right', 'top right'],
  [8, 'bottom left', 'top left'],
];

test.each(SHOWN)('turn %s: the first row goes from %s to %s', (turn, first, last) => {
  const [a, b, c, d, e, f] = uprightMatrix({
    ...{ path: '', format: 'jpeg', bytes: new Uint8Array(), width: 1, height: 1 },
    ...(turn === undefined ? {} : { turn }),
  });
  const cornerAt = (x: number, y: number): string =>
    `${b * x + d * y + f === 1 ? 'top' : 'bottom'} ${a * x + c * y + e === 0 ? 'left' : 'right'}`;
  // In a PDF, the first row of an image is at the top of its square.
  expect([cornerAt(0, 1), cornerAt(1, 1)]).toEqual([first, last]);
  expect([a, b, c, d, e, f].some((value) => Object.is(value, -0))).toBe(false);
});
