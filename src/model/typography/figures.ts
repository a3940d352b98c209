/**
 * Finds what is read in one piece although it has spaces: telephone numbers, dates, postcodes, registration numbers, and amounts with their units.
 * Writers keep each on one line where there is room. The words stay as they are, so that what is copied has plain spaces.
 */

/** Names of months, in English and in Welsh, with their short forms. For regular expressions. */
export const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';

/** What is counted and measured in. For regular expressions. */
export const UNITS =
  '%|°C|mm|cm|m|km|g|kg|mg|µg|ml|l|litres?|metres?|miles?|seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|am|pm|a\\.m\\.|p\\.m\\.|noon|per|pence|million|billion|working|calendar';

/** A postcode’s first half, and its second (BS 7666). For regular expressions. */
export const OUTWARD = '[A-Z]{1,2}\\d[A-Z\\d]?';
export const INWARD = '\\d[A-Z]{2}';

const DIGITS = '\\d(?:[\\d./-]*\\d)?';

const KIND = [
  `\\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS})\\b(?: \\d{4}\\b)?`,
  `(?:${MONTHS}) \\d{4}\\b`,
  `\\b${OUTWARD} ${INWARD}\\b`,
  `\\b[A-Z]{2,3} \\d{5,}\\b`,
  `(?:\\+${DIGITS} \\(\\d+\\) ?|\\(\\+?\\d+\\) )${DIGITS}(?: ${DIGITS})*`,
  `\\+?${DIGITS}(?: ${DIGITS})+`,
  `£?\\d+(?:[.,]\\d+)* (?:${UNITS})(?![\\p{L}\\d])`,
].join('|');
const FIGURES = new RegExp(`(?<![\\p{L}\\d])(?:${KIND})`, 'gu');

/** Words without this have no figure with a space in it: most are told apart by it quickly. */
const MAY_HAVE_FIGURES = /\d\S{0,2} [^\s]|[a-z] \d{4}|[A-Z]{2} \d/;

/** A longer figure may need two lines on a narrow page. Characters. */
const LONGEST = 24;

/** A part of a text, from `start` up to `end`. */
export interface Figure {
  readonly start: number;
  readonly end: number;
}

/** Finds the figures with a space in them, in order, and leaves out those too long for a narrow line. */
export function figuresIn(text: string): readonly Figure[] {
  if (!MAY_HAVE_FIGURES.test(text)) return NONE;
  const figures: Figure[] = [];
  for (const { 0: figure, index: start } of text.matchAll(FIGURES))
    if (figure.length <= LONGEST) figures.push({ start, end: start + figure.length });
  return figures;
}

const NONE: readonly Figure[] = [];
