/** Compares what a person allowed, such as the words of `mentions`, with the words of a text: spelling doesn't matter. */
import { foldedText } from './word-letters.js';
import { cutIntoWords } from './words.js';

/** The form used for comparing: words without capitals, accents and possessives, or the digits of a telephone number. */
export function comparable(words: string): string {
  if (/\p{L}/u.test(words)) return cutIntoWords(words).stems.join(' ');
  const digits = foldedText(words).replace(/\D/g, '');
  return digits.replace(/^(?:00)?44(?=0?\d{9,10}$)/, '').replace(/^0+/, '');
}
