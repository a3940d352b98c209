/** How many lines blocks fill, about. */
import { expect, it } from 'vitest';
import { linesOf } from '../../src/model/estimated-lines.js';
import { bullets, h, p, picture, table } from '../support/sample-document.js';

const WORDS = 'Staff record each visit on the day, and tell the person in charge. ';

it.each([
  ['a paragraph by its letters', [p(WORDS.repeat(3))], 3.5],
  ['a short paragraph as a line', [p('Yes.')], 1.5],
  ['a heading with the space around it', [h(1, 'Review')], 2.5],
  ['a list by its items', [bullets('Yes.', 'No.', WORDS.repeat(2))], 5.5],
  ['a table by the highest cell of each row', [table(undefined, ['A', 'B'], ['x', WORDS.repeat(2)])], 6],
  ['nothing', [], 0],
  ['a picture as more than any page', [{ type: 'image', picture: picture(4, 4), alt: [] }], Number.POSITIVE_INFINITY],
] as const)('%s', (_, blocks, lines) => {
  expect(linesOf(blocks)).toBeCloseTo(lines, 6);
});
