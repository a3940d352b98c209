/**
 * Compares the words of one document with those of another that was made into pages: lines may end at a hyphen, cells
 * stand beside each other, headers come between. What must be there is there at least as often as it was written.
 */

/** Letters and digits alone, each as often as it stands there: whatever breaks lines, letters stay. */
export function countLetters(text: string): ReadonlyMap<string, number> {
  return count(text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []);
}

/** Words, each as often as it stands there, parted at hyphens and slashes too. */
export function countWords(text: string): ReadonlyMap<string, number> {
  return count(text.normalize('NFC').split(/[\s\-–—/\u00ad]+/));
}

function count(parts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

/** What stands in the second less often than is wanted. */
export function shortfall(wanted: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): readonly string[] {
  return [...wanted].filter(([part, times]) => (found.get(part) ?? 0) < times).map(([part]) => part);
}

/** The share of different words, 0 to 1, that is not to be found in one piece. */
export function wordsLost(wanted: string, found: string): number {
  const words = countWords(wanted);
  return shortfall(words, countWords(found)).length / words.size;
}
