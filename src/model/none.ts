/** Recognises the words by which a file says that there is nobody: `data_protection_officer: none`. */

/** Whether a text in place of a person or body says that there is none. */
export function saysNone(text: string): boolean {
  return /^(?:none|no|false|nobody)$/i.test(text.trim());
}
