import { expect, it } from 'vitest';
import type { ListMarks } from '../../src/model/document.js';
import { listMark } from '../../src/model/list-marks.js';

it.each<[ListMarks['numbers'], ListMarks['around'], number, string]>([
  ['decimal', '.', 12, '12.'],
  ['decimal', '()', 1, '(1)'],
  ['lower-letter', '.', 1, 'a.'],
  ['lower-letter', '()', 26, '(z)'],
  ['upper-letter', ')', 27, 'AA)'],
  ['lower-roman', '()', 4, '(iv)'],
  ['upper-roman', '.', 1999, 'MCMXCIX.'],
  ['lower-letter', '.', 0, '0.'],
  ['lower-roman', '.', 4000, '4000.'],
])('%s %s %i is %s', (numbers, around, n, mark) => {
  expect(listMark({ numbers, around }, n)).toBe(mark);
});
