/** Sorts words so that numbers in them count by value. */

/** `reg. 9` before `reg. 12`, `DCW9` before `DCW13`, which comes before `DCW13A`. Does not depend on the locale. */
export function compareNumbered(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at] ?? '', right[at] ?? ''];
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    return numbers || (x < y ? -1 : 1);
  }
  return left.length - right.length;
}

function partsOf(words: string): readonly string[] {
  return words.match(/\d+|\D+/g) ?? [];
}
