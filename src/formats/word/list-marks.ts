/** Which marks of an ordered list Word itself gives, and how it names their numbers. */
import type { ListMarks, ListNumbers } from '../../model/document.js';
import { listMark } from '../../model/list-marks.js';
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

/** The level's text whose `%1` is the number: `(%1)`. */
export function levelText({ around }: ListMarks, number: string): string {
  return around === '()' ? `(${number})` : `${number}${around}`;
}

/** Whether Word gives an item the mark that it should have: after `z` it counts `aa, bb, cc`, and letters can't say 0. */
export function isWordsMark(marks: ListMarks, n: number): boolean {
  return n > 0
    ? levelText(marks, formatNumber(n, FORMATS[marks.numbers])) === listMark(marks, n)
    : marks.numbers === 'decimal';
}
