/** What Word is told so that it shows a photograph upright, and how that is read back. */
import { expect, test } from 'vitest';
import { turnIn, uprightFrame } from '../../../src/formats/word/upright.js';
import type { Picture, PictureTurn } from '../../../src/model/document.js';

const photograph = (turn?: PictureTurn): Picture => ({
  path: 'photo.jpg',
  format: 'jpeg',
  bytes: new Uint8Array(),
  width: 30,
  height: 40,
  ...(turn === undefined ? {} : { turn }),
});

/** As Exif 3.0 says it of each value: which edges the first row and the first column of the file are shown at. */
test.each([
  [undefined, '', [300, 400]],
  [2, ' flipH="1"', [300, 400]],
  [3, ' rot="10800000"', [300, 400]],
  [4, ' rot="10800000" flipH="1"', [300, 400]],
  [5, ' rot="16200000" flipH="1"', [400, 300]],
  [6, ' rot="5400000"', [400, 300]],
  [7, ' rot="5400000" flipH="1"', [400, 300]],
  [8, ' rot="16200000"', [400, 300]],
] as const)('turn %s', (turn, turning, [cx, cy]) => {
  const frame = uprightFrame(photograph(turn), 300, 400);
  expect(frame).toEqual({ extent: ` cx="${cx}" cy="${cy}"`, turning });
  expect(
    turnIn(new Map([...turning.matchAll(/(\w+)="(\d+)"/g)].map(([, name = '', value = '']) => [name, value]))),
  ).toBe(turn);
});

test.each([
  [{ flipV: '1' }, 4],
  [{ flipV: 'true', flipH: '1' }, 3],
  [{ rot: '-5400000' }, 8],
  [{ rot: '27000000' }, 6],
  [{ rot: '5400000', flipV: '1' }, 5],
  [{ rot: '600000' }, undefined],
  [{ rot: 'no number' }, undefined],
])('Word may say it in another way: %o', (attributes, turn) => {
  expect(turnIn(new Map(Object.entries(attributes)))).toBe(turn);
});
