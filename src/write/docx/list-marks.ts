/** What an ordered list's own marks look like, and which of them Word would number otherwise. */
import type { ListMarks, ListNumbers } from '../../model/document.js';
import { letters } from '../../model/letters.js';
import { formatNumber } from '../../model/word-numbering.js';

const FORMATS: Readonly<Record<ListNumbers, string>> = {
  decimal: 'decimal',
  'lower-letter': 'lowerLetter',
  'upper-letter': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
};

/** Word's name for a kind of numbers (ISO/IEC 29500-1, 17.18.59). */
export function wordFormat(numbers: ListNumbers): string {
  return FORMATS[numbers];
}

/** The mark of an item: `(c)`. */
export function markOf({ numbers, around }: ListMarks, n: number): string {
  const number = spelled(numbers, n);
  return around === '()' ? `(${number})` : number + around;
}

/** Whether Word gives that mark: after `z` it counts `aa, bb, cc`, and what letters can't say it leaves empty. */
export function isWordsMark({ numbers }: ListMarks, n: number): boolean {
  return numbers === 'decimal' || (n > 0 && formatNumber(n, FORMATS[numbers]) === spelled(numbers, n));
}

function spelled(numbers: ListNumbers, n: number): string {
  if (numbers === 'lower-letter') return letters(n);
  if (numbers === 'upper-letter') return letters(n).toUpperCase();
  return formatNumber(n, FORMATS[numbers]);
}
