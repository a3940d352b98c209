/**
 * Says which words should stay on one line although there is a space between them: those of a telephone number, a date, a postcode, a
 * registration number or an amount with its unit, and those of phrases such as a name with its title. For PDF, Word and web pages.
 */

/** Names of months, in English and in Welsh, with their short forms. */
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';

/** What is counted and measured in. */
const UNITS =
  '%|°C|mm|cm|m|km|g|kg|mg|µg|ml|l|litres?|metres?|miles?|seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|am|pm|a\\.m\\.|p\\.m\\.|noon|per|pence|million|billion|working|calendar';

/** Punctuation right before a figure, and right behind it. */
const BEFORE = '[^\\p{L}\\d+£]*';
const BEHIND = '[^\\p{L}\\d%]*';

const MONTH = new RegExp(`^${BEFORE}(?:${MONTHS})\\.?${BEHIND}$`, 'u');
const UNIT = new RegExp(`^(?:${UNITS})${BEHIND}$`, 'u');
/** A postcode’s first half, and its second (BS 7666). */
const POSTCODE_START = new RegExp(`^${BEFORE}[A-Z]{1,2}\\d[A-Z\\d]?$`, 'u');
const POSTCODE_END = new RegExp(`^\\d[A-Z]{2}${BEHIND}$`, 'u');
const REGISTER = new RegExp(`^${BEFORE}[A-Z]{2,3}$`, 'u');
const REGISTERED = new RegExp(`^\\d{5,}${BEHIND}$`, 'u');
const DIGITS = new RegExp(`^${BEFORE}[+£]?\\d[\\d()./-]*${BEHIND}$`, 'u');
const DAY = new RegExp(`^${BEFORE}\\d{1,2}(?:st|nd|rd|th)?$`, 'u');
const YEAR = new RegExp(`^\\d{4}${BEHIND}$`, 'u');
const COUNT = /\d[)]?$/;
const ENDED = /[^\p{L}\d)]$/u;

const NAME_TITLE = new RegExp(`^${BEFORE}(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev|Cllr|St)\\.?$`, 'u');
const NUMBERED = new RegExp(
  `^${BEFORE}(?:No\\.?|[Pp]age|[Pp]p?\\.|[Ss]ection|[Pp]aragraph|[Pp]art|[Rr]egulations?|[Ss]chedule|[Aa]rticle|[Aa]ppendix|[Cc]hapter)$`,
  'u',
);

const HAS_DIGIT = /\d/;

/** The longest word, in characters, that is looked at as a part of a figure. */
const LONGEST_PART = 32;

/** What two words are parts of. */
export type Bond = 'figure' | 'phrase';

/** Finds out why a line should not end between two words that have a space between them; undefined where it may. */
export function bondOf(word: string, next: string): Bond | undefined {
  if (areOneFigure(word, next)) return 'figure';
  return isPhrase(word, next) ? 'phrase' : undefined;
}

/** Whether two words that have a space between them are parts of one figure. */
export function areOneFigure(word: string, next: string): boolean {
  if (!HAS_DIGIT.test(next) && !HAS_DIGIT.test(word)) return false;
  if (word.length > LONGEST_PART || next.length > LONGEST_PART) return false;
  if (DIGITS.test(next)) return (YEAR.test(next) && MONTH.test(word)) || isOneNumber(word, next);
  if (POSTCODE_END.test(next) && POSTCODE_START.test(word)) return true;
  if (MONTH.test(next) && DAY.test(word)) return true;
  return COUNT.test(word) && UNIT.test(next);
}

/** Groups of digits without punctuation between them, or letters and digits: telephone and registration numbers. */
function isOneNumber(word: string, next: string): boolean {
  if (REGISTER.test(word)) return REGISTERED.test(next);
  // A bracket begins another number, unless it's around the `(0)` behind the code of a country.
  return DIGITS.test(word) && !ENDED.test(word) && (!next.startsWith('(') || word.startsWith('+'));
}

/** A name with its title, what is numbered with its number, and a dash with the word before it. */
function isPhrase(word: string, next: string): boolean {
  if (next === '–' || next === '—' || next === '-') return true;
  if (NAME_TITLE.test(word)) return /^\p{Lu}/u.test(next);
  return NUMBERED.test(word) && DIGITS.test(next);
}
