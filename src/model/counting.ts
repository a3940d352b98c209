/** Numbers and lists in words, for messages and reports. */

/** The first names, and how many more there are. */
export function someOf(names: readonly string[], limit: number): string {
  return names.length > limit
    ? `${names.slice(0, limit).join(', ')} and ${names.length - limit} more`
    : names.join(', ');
}

/** `1 error`, `3 errors`, `2 policies` where a word has its own; empty for none. */
export function plural(count: number, word: string, several = `${word}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? word : several}`;
}
