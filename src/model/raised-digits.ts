/** Writes digits as they print raised, for words without formatting: 10² is not 102. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Raises the digits of words; other letters stay. */
export function raisedDigits(words: string): string {
  return words.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);
}
