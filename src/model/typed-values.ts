/**
 * What people type into a spreadsheet, and what a spreadsheet makes of it, as values of an organisation’s file: names with a title
 * behind them, dates, numbers that lost their zeros, councils with their kind behind them.
 */
import { addDays, isoDate, parseDate } from './calendar.js';

/** The parts of a person’s name. */
export interface NameParts {
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  /** The whole name, where it can’t be told which part is which. */
  readonly name?: string;
}

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lady|lord|rev|revd|sister|fr)\.?$/i;

/** Whether a cell says that there is nothing: `*`, `-`, `n/a`. */
export function saysNothing(words: string): boolean {
  return /^(?:\*+|-+|–|—|n\/?a|none|nil|null|tbc|tba|not applicable|not known|unknown|vacant)\.?$/i.test(words.trim());
}

/** The people that a cell names, divided by semicolons or lines. */
export function namesTyped(words: string): readonly NameParts[] {
  return words
    .split(/\s*[;\n]\s*/)
    .filter((name) => name !== '' && !saysNothing(name))
    .map(nameTyped);
}

/** `Sample, John (Mr)`, `Mr John Sample`, `John Sample` */
export function nameTyped(words: string): NameParts {
  const turned = /^([^,]+),\s*([^,(]+?)\s*(?:\(([^)]+)\))?$/.exec(words.trim());
  if (turned) {
    const [, last = '', first = '', title] = turned;
    return { ...(title ? { title: title.trim() } : {}), first_name: first, last_name: last.trim() };
  }
  const parts = words.trim().split(/\s+/);
  const title = TITLE.test(parts[0] ?? '') && parts.length > 1 ? parts.shift() : undefined;
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.length === 2 && first && last) return { ...(title ? { title } : {}), first_name: first, last_name: last };
  return title ? { title, name: parts.join(' ') } : { name: parts.join(' ') };
}

/** The whole name without its title. */
export function wholeName({ first_name, last_name, name }: NameParts): string {
  return name ?? [first_name, last_name].filter(Boolean).join(' ');
}

/** The day that Excel’s serial numbers count from, for all days since March 1900 (ECMA-376 part 1, 18.17.4.1). */
const SERIAL_ZERO = { year: 1899, month: 12, day: 30 };

/** A date that a person or a spreadsheet wrote, as an ISO date: `01/10/2010` (day first), `1 Oct 2010`, `40452`; undefined for others. */
export function dateTyped(words: string): string | undefined {
  const plain = words.trim().replace(/[ T]00:00(?::00(?:\.0+)?)?Z?$/, '');
  const serial = /^\d{5}(?:\.0+)?$/.test(plain) ? Number(plain) : 0;
  if (serial >= 10_000) return isoDate(addDays(SERIAL_ZERO, Math.trunc(serial)));
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(plain);
  if (numbers) {
    const [, day = '', month = '', year = ''] = numbers;
    const whole = year.length === 2 ? `20${year}` : year;
    return isDay(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  const inWords = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ -](\d{4})$/i.exec(plain);
  if (inWords) {
    const [, day = '', month = '', year = ''] = inWords;
    const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    return isDay(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  return isDay(plain);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isDay(words: string): string | undefined {
  const date = parseDate(words);
  return date && isoDate(date);
}

/** A company number with the zeros that a spreadsheet dropped (Companies House: 8 characters). */
export function companyNumberTyped(words: string): string {
  const compact = words.replace(/\s/g, '').toUpperCase();
  return /^\d{1,8}$/.test(compact) ? compact.padStart(8, '0') : compact;
}

/** A telephone number with the zero that a spreadsheet dropped: ten digits, or nine after 1, that begin with 1, 2, 3, 7 or 8. */
export function phoneTyped(words: string): string {
  const plain = words.trim();
  return /^[12378]\d{9}$|^1\d{8}$/.test(plain.replace(/\s/g, '')) ? `0${plain}` : plain;
}

/** A council as it’s written in a sentence: `Bristol, City of` is the City of Bristol in lists that are sorted by name. */
export function authorityTyped(words: string): string {
  const turned = /^(.+), ((?:city|county|royal borough|london borough) of)$/i.exec(words.trim());
  return turned ? `${turned[2]} ${turned[1]}` : words.trim();
}

/** A web address with its scheme. */
export function websiteTyped(words: string): string {
  const plain = words.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(plain) || !/^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(plain)
    ? plain
    : `https://${plain}`;
}
