/**
 * The one form in which words are equal, however their punctuation is set. Documents print typed quotes, dashes and ellipses as
 * typographic ones (`typography/`), and people’s programs do the same: neither is a change of words.
 */

const NOT_PLAIN = /[^ -~]|--|\.{3}/;

/**
 * The same for words that differ in the signs of their punctuation alone: `“don’t” – wait…` is `"don't" - wait...`. Letters are
 * composed (NFC); of dashes, `--` and `–` are a hyphen, and `—` is `---`.
 */
export function equalForm(words: string): string {
  if (!NOT_PLAIN.test(words)) return words;
  return words
    .normalize('NFC')
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replaceAll('…', '...')
    .replaceAll('—', '---')
    .replace(/(?<!-)--(?!-)/g, '-')
    .replaceAll('–', '-');
}

/** Signs that are compared as one, since their typographic form is one sign: for regular expressions that cut words up. */
export const ONE_SIGN = '\\.{3,}|-+';
