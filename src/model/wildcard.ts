/** Wildcards for ids, codes and slugs: `*` stands for any letters, `?` for one; case does not matter. */

/** Whether a pattern holds a wildcard at all. */
export function isWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/**
 * Makes the test for a pattern; a pattern without wildcards matches itself only. Letters are compared in Unicode's composed
 * form. No regular expression is made of the pattern: its other signs stand for themselves, and many stars cost no more
 * than a few.
 */
export function wildcard(pattern: string): (name: string) => boolean {
  const signs = folded(pattern);
  return (name) => matches(signs, folded(name));
}

function folded(text: string): readonly string[] {
  return [...text.normalize('NFC').toLowerCase()];
}

/** Goes through both at once; after a mismatch the last star takes one letter more. */
function matches(signs: readonly string[], letters: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let afterStar = 0;
  for (let letter = 0; letter < letters.length; ) {
    if (signs[at] === '*') {
      star = at++;
      afterStar = letter;
    } else if (at < signs.length && (signs[at] === '?' || signs[at] === letters[letter])) {
      at++;
      letter++;
    } else if (star >= 0) {
      at = star + 1;
      letter = ++afterStar;
    } else return false;
  }
  while (signs[at] === '*') at++;
  return at === signs.length;
}
