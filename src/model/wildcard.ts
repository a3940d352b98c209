/** Patterns for ids, codes and slugs: `*` stands for any letters, `?` for one; case does not matter. */

/** Whether a pattern holds a wildcard at all. */
export function isWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Makes the test for a pattern; a pattern without wildcards matches itself only. */
export function wildcard(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  const expression = new RegExp(`^${source}$`, 'iu');
  return (name) => expression.test(name);
}
