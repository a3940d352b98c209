/** Text as a part of a regular expression. */

/**
 * Escapes text so that a regular expression matches it literally, outside brackets, with or without the flags `u` and `v`. All text
 * from users goes through this before it becomes part of a pattern.
 */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
