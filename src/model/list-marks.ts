/** Writes the marks of an ordered list whose author chose how it is numbered: `a.`, `(iv)`, `B)`. */
import type { List, ListMarks, ListNumbers } from './document.js';
import { letters } from './letters.js';
import { formatNumber } from './word-numbering.js';

const NUMBERS: Readonly<Record<ListNumbers, (n: number) => string>> = {
  decimal: (n) => String(n),
  'lower-letter': letters,
  'upper-letter': (n) => letters(n).toUpperCase(),
  'lower-roman': (n) => formatNumber(n, 'lowerRoman'),
  'upper-roman': (n) => formatNumber(n, 'upperRoman'),
};

/** How lists within lists are numbered where their author didn't choose, by their depth among numbered lists. */
const BY_DEPTH: readonly [ListNumbers, ...ListNumbers[]] = ['decimal', 'lower-letter', 'lower-roman'];

/** How an ordered list is numbered; `depth` counts the numbered lists around it. */
export function marksOfList({ marks }: List, depth: number): ListMarks {
  return marks ?? { numbers: BY_DEPTH[depth % BY_DEPTH.length] ?? BY_DEPTH[0], around: '.' };
}

/** The mark of an item, by its number: `(c)` is `{ numbers: 'lower-letter', around: '()' }` and 3. */
export function listMark({ numbers, around }: ListMarks, n: number): string {
  const number = NUMBERS[numbers](n);
  return around === '()' ? `(${number})` : `${number}${around}`;
}
