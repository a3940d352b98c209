/** Says where a line may end: after spaces, hyphens, dashes and slashes (in the spirit of Unicode Standard Annex 14). */

/** The characters after which a line may end as after a space. No-break spaces aren't among them. */
const SPACES = '\\t \\u1680\\u2000-\\u2006\\u2008-\\u200b\\u205f\\u3000';
const SPACE = new RegExp(`[${SPACES}]`);
const STRETCHES = new RegExp(`[${SPACES}]+|[^${SPACES}]+`, 'g');

/** Whether a character is a space after which a line may end. No-break spaces are not. */
export function isSpace(character: string): boolean {
  return SPACE.test(character);
}

/** Cuts a text into stretches of spaces and stretches of everything else. */
export function cutAtSpaces(text: string): readonly string[] {
  return text.match(STRETCHES) ?? [];
}

/** An e-mail address, or the address of a page. */
const ADDRESS = /[\p{L}\d]\.\p{L}{2}|@/u;

/** An address that is longer than this would leave a table’s other columns too little room. Characters. */
const LONG_ADDRESS = 24;

/**
 * Cuts a word without spaces after each hyphen, dash or slash where a line may end. A short address is cut after slashes only: after a
 * hyphen nobody can tell whether it is one of its signs.
 */
export function breakable(word: string): readonly string[] {
  if (!/[-/\u2010\u2012-\u2014]/.test(word)) return [word];
  if (word.length <= LONG_ADDRESS && ADDRESS.test(word)) return word.split(/(?<=[\p{L}\d/]\/)(?=\p{L})/u);
  return word.split(/(?<=\p{L}[-\u2010])(?=\p{L})|(?<=[\p{L}\d)][\u2013\u2014])(?=\p{L})|(?<=[\p{L}\d/]\/)(?=\p{L})/u);
}

/** A piece of code that is longer than this may be cut within. Characters. */
const LONG_CODE = 24;

/** Cuts a piece of code without spaces, if it is long, after signs between its parts. */
export function breakableCode(piece: string): readonly string[] {
  return piece.length > LONG_CODE ? piece.split(/(?<=[^-/._?&=:;,]{4}[-/._?&=:;,]+)(?=[^-/._?&=:;,]{4})/u) : [piece];
}

/** Whether this character is a good place to cut a word that is longer than a line, such as an address. */
export function goodCutAfter(cluster: string): boolean {
  return /^[-/.,_?&=@#:;+)]$/.test(cluster);
}
