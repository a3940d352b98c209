/**
 * The form in which words of an edited file and of a rendered one are compared. Both sides of every comparison go through it, so that
 * what a program does to words as it saves or writes them is nobody's edit.
 */

/** The same for words that count as equal: however their letters are composed, and whether their quotation marks are straight or curly. */
export function comparable(words: string): string {
  return words.normalize('NFC').replace(/[‘’‛]/g, "'").replace(/[“”‟]/g, '"');
}
