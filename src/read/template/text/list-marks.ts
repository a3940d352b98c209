/** Reads the mark of a list item at the start of a line: a bullet or a number. */

/** The mark at the start of a line; `width` is its length in characters, including the space after it. */
export type LineMark =
  | { readonly kind: 'bullet'; readonly width: number }
  | { readonly kind: 'number'; readonly number: number; readonly width: number };

/**
 * Reads a list mark: `-`, `*`, bullets of Word's (`•`, `▪`, `◦`, `‣`, `·`, `–`, and U+F0B7, U+F0A7 of its symbol faces;
 * an `o` before a tab), `1.` or `1)`.
 */
export function listMark(words: string): LineMark | undefined {
  const bullet = /^(?:[-*•▪◦‣·–\uF0B7\uF0A7][ \t\u00A0]+|o\t+)(?=\S)/.exec(words);
  if (bullet) return { kind: 'bullet', width: bullet[0].length };
  const number = /^(\d{1,3})[.)][ \t\u00A0]+(?=\S)/.exec(words);
  return number ? { kind: 'number', number: Number(number[1]), width: number[0].length } : undefined;
}
