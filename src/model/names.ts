/** Finds the name that someone may have meant. */

/** Edits between two words: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const lettersOf = (word: string) => [...word].sort().join('');

/** The candidate nearest to a misspelt name, if it is near enough (a third of its length) to be worth suggesting. */
export function nearest(spelling: string, candidates: Iterable<string>): string | undefined {
  const target = spelling.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(target.length / 3)) + 1;
  for (const name of candidates) {
    if (Math.abs(name.length - target.length) >= bestDistance) continue;
    // Of two that are as near, the one with the same letters is meant: DCW34 for DCW43.
    const candidate = name.toLowerCase();
    const distance = editDistance(target, candidate) - (lettersOf(candidate) === lettersOf(target) ? 0.5 : 0);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = name;
    }
  }
  return best;
}

/** Whether a name of several words has all words of a spelling, each with at most one mistake: `manger_name` in `registered_manager.name`. */
function hasItsWords(name: string, spelling: string): boolean {
  const wanted = wordsOf(spelling);
  const words = wordsOf(name);
  return (
    wanted.length > 0 && wanted.every((each) => each.length > 2 && words.some((word) => editDistance(word, each) <= 1))
  );
}

const wordsOf = (name: string) =>
  name
    .slice(0, 100)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** `Did you mean "x"?`, or undefined. */
export function didYouMean(spelling: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  const name = nearest(spelling, names) ?? names.find((candidate) => hasItsWords(candidate, spelling));
  return name === undefined ? undefined : `Did you mean "${name}"?`;
}
