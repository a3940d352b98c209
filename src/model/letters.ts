/**
 * Counts in letters, as lists and appendices are lettered in our own documents and by browsers. Word goes on with `aa`, `bb`,
 * `cc`: its files get those marks as text, and Word templates keep their own.
 */

/** 1 is `a`, 26 `z`, 27 `aa`; what letters can't say, 0 and below, stays a number. */
export function letters(n: number): string {
  let word = '';
  for (let remainder = n; remainder > 0; remainder = Math.floor((remainder - 1) / 26))
    word = String.fromCharCode(0x61 + ((remainder - 1) % 26)) + word;
  return word || `${n}`;
}
