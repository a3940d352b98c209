/**
 * Calendar dates without clock, time zone or JavaScript's Date: a year, a month and a day, added to in months and
 * printed in words.
 */

/** A day in the Gregorian calendar, month and day from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  cy: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
} as const;

/** How many days a month has, leap years by the Gregorian rule. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `2026-01-31` (ISO 8601, years 1900 to 2199); anything else, or a day that is not there, gives undefined. */
export function parseDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return { year, month, day };
}

/** `2026-01-31` */
export function isoDate(date: CalendarDate): string {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** Adds months; a day that the new month lacks becomes its last (31 August + 6 months = 28 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** Adds days, or takes them away where there are fewer than none. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  let { year, month } = date;
  let day = date.day + days;
  for (let length = daysInMonth(year, month); day > length; length = daysInMonth(year, month)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysInMonth(year, month);
  }
  return { year, month, day };
}

/** Days since a fixed day before all others: each leap year that has ended counts one more. */
function dayNumber({ year, month, day }: CalendarDate): number {
  const ended = year - 1;
  let days = ended * 365 + Math.floor(ended / 4) - Math.floor(ended / 100) + Math.floor(ended / 400) + day;
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days;
}

/** How many days lie between two: 1 from a day to the next, below 0 where `to` is before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Below 0 where `a` is before `b`, 0 on the same day, else above. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** `1 February 2025`, Welsh `1 Chwefror 2025`: the only form in which a document prints a date. */
export function longDate(date: CalendarDate, language: 'en' | 'cy' = 'en'): string {
  return `${date.day} ${MONTHS[language][date.month - 1]} ${date.year}`;
}

/** `February 2025`, Welsh `Chwefror 2025` */
export function monthAndYear({ year, month }: CalendarDate, language: 'en' | 'cy' = 'en'): string {
  return `${MONTHS[language][month - 1]} ${year}`;
}

/** Reads `12 January 2026`, `1 Chwefror 2025`, with `1st` and any case too; anything else gives undefined. */
export function parseLongDate(text: string): CalendarDate | undefined {
  const match = /^(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(\p{L}+),?\s+(\d{4})$/iu.exec(text.trim());
  const name = match?.[2]?.toLowerCase();
  const month = [MONTHS.en, MONTHS.cy]
    .map((names) => names.findIndex((monthName) => monthName.toLowerCase() === name))
    .find((at) => at >= 0);
  if (!match || month === undefined) return undefined;
  return parseDate(`${match[3]}-${String(month + 1).padStart(2, '0')}-${String(match[1]).padStart(2, '0')}`);
}

/** How often a policy is reviewed: a number of months, or only when something changes. */
export type Cycle = { readonly months: number } | 'on_change';

/** Reads `6 months`, `1 year`, `2 years`, `on_change`; anything else, or more than ten years, gives undefined. */
export function parseCycle(text: string): Cycle | undefined {
  if (text === 'on_change') return 'on_change';
  const match = /^([1-9]\d{0,2})\s+(month|year)s?$/.exec(text);
  if (!match) return undefined;
  const months = Number(match[1]) * (match[2] === 'year' ? 12 : 1);
  return months <= 120 ? { months } : undefined;
}
