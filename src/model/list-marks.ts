/** Writes the marks of an ordered list whose author chose how it is numbered: `a.`, `(iv)`, `B)`. */
import type { ListMarks, ListNumbers } from './document.js';
import { letters } from './letters.js';
import { formatNumber } from './word-numbering.js';

const NUMBERS: Readonly<Record<ListNumbers, (n: number) => string>> = {
  decimal: (n) => String(n),
  'lower-letter': letters,
  'upper-letter': (n) => letters(n).toUpperCase(),
  'lower-roman': (n) => formatNumber(n, 'lowerRoman'),
  'upper-roman': (n) => formatNumber(n, 'upperRoman'),
};

/** The mark of an item, by its number: `(c)` is `{ numbers: 'lower-letter', around: '()' }` and 3. */
export function listMark({ numbers, around }: ListMarks, n: number): string {
  const number = NUMBERS[numbers](n);
  return around === '()' ? `(${number})` : `${number}${around}`;
}
