/**
 * Says where a line may end: after spaces, hyphens, dashes and slashes (in the spirit of Unicode Standard Annex 14). If
 * possible it doesn't end between a number and its unit, within a date, a telephone number, a
 * postcode or a registration number, or after a name's title.
 */
import { INWARD, MONTHS, OUTWARD, UNITS } from '../../../model/typography/figures.js';

/** The characters after which a line may end as after a space. No-break spaces aren't among them. */
const SPACES = '\\t \\u1680\\u2000-\\u2006\\u2008-\\u200b\\u205f\\u3000';
const SPACE = new RegExp(`[${SPACES}]`);
const STRETCHES = new RegExp(`[${SPACES}]+|[^${SPACES}]+`, 'g');

const MONTH = new RegExp(`^(?:${MONTHS})\\.?[,;:.)]*$`);
const UNIT = new RegExp(`^(?:${UNITS})[,;:.)]*$`);
const POSTCODE_START = new RegExp(`^\\(?${OUTWARD}$`);
const POSTCODE_END = new RegExp(`^${INWARD}[,;:.)]*$`);
const REGISTER = /^\(?[A-Z]{2,3}$/;
const REGISTERED = /^\d{5,}[,;:.)]*$/;
const NAME_TITLE = /^[(“‘"']?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev|Cllr|St)\.?$/;
const COUNTED =
  /^[(“‘"']?(?:No\.?|[Pp]age|[Pp]p?\.|[Ss]ection|[Pp]aragraph|[Pp]art|[Rr]egulations?|[Ss]chedule|[Aa]rticle|[Aa]ppendix|[Cc]hapter)$/;
const ENDS_IN_DIGIT = /\d[)]?$/;
const DIGITS = /^[+(]?\d[\d()./-]*[,;:.)]*$/;
const DAY = /^\(?\d{1,2}(?:st|nd|rd|th)?$/;
const YEAR = /^\d{4}[,;:.)]*$/;

/** Whether a line should not end between two words that have a space between them. */
export function belongTogether(word: string, next: string): boolean {
  if (next === '–' || next === '—' || next === '-') return true;
  if (NAME_TITLE.test(word)) return /^\p{Lu}/u.test(next);
  if (DIGITS.test(next)) return COUNTED.test(word) || (MONTH.test(word) && YEAR.test(next)) || isOneNumber(word, next);
  if (POSTCODE_END.test(next) && POSTCODE_START.test(word)) return true;
  if (MONTH.test(next) && DAY.test(word)) return true;
  return ENDS_IN_DIGIT.test(word) && UNIT.test(next);
}

/** Groups of digits without punctuation between them, or letters and digits: telephone and registration numbers. */
function isOneNumber(word: string, next: string): boolean {
  if (REGISTER.test(word)) return REGISTERED.test(next);
  // A bracket begins another number, unless it's around the `(0)` behind the code of a country.
  return DIGITS.test(word) && !/[,;:.]$/.test(word) && (!next.startsWith('(') || word.startsWith('+'));
}

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
