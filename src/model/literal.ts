/** Text as a part of a regular expression. */

/**
 * Escapes text so that it stands for itself in a regular expression, outside brackets, with or without the flags `u` and
 * `v`. Whatever a user wrote goes through this before it becomes part of a pattern.
 */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
