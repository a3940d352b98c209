/** Reads dates and review cycles as people write them in documents. */
import { addMonths, type CalendarDate, compareDates, parseDate } from '../model/calendar.js';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * Reads `2026-01-12`, `12 January 2026`, `12th Jan 2026`, `January 12, 2026`, `12/01/2026`, `12.1.26`: day before
 * month.
 */
export function writtenDate(words: string): CalendarDate | undefined {
  const text = words
    .trim()
    .toLowerCase()
    .replace(/[.,;]$/, '');
  if (/^\d{4}-/.test(text)) return parseDate(text);
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (figures) return dateOf(figures[3], Number(figures[2]), figures[1]);
  const dayFirst = /^(?:[a-z]+day,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/.exec(text);
  if (dayFirst) return dateOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  return monthFirst ? dateOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : undefined;
}

/** A month's number by its name or the beginning of its name; 0 if there is none. */
function monthOf(name = ''): number {
  return MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

function dateOf(year = '', month: number, day = ''): CalendarDate | undefined {
  const pad = (digits: string) => digits.padStart(2, '0');
  return parseDate(`${year.length === 2 ? `20${year}` : year}-${pad(String(month))}-${pad(day)}`);
}

/**
 * Reads `annually`, `every 12 months`, `six monthly`, `every two years`, `once a year`: the cycle as front matter
 * writes it.
 */
export function writtenCycle(words: string): string | undefined {
  const text = words.toLowerCase();
  const number = `(\\d{1,3}|${NUMBERS.join('|')})`;
  const interval = new RegExp(`\\b${number}[ -](month|year)(?:s|ly)?\\b`).exec(text);
  if (interval) return cycleOf(interval[1] ?? '', interval[2] ?? '');
  if (/\b(?:annual(?:ly)?|yearly|every year|once a year|each year)\b/.test(text)) return '12 months';
  return /\bbiennial(?:ly)?\b/.test(text) ? '2 years' : undefined;
}

function cycleOf(number: string, unit: string): string | undefined {
  const count = NUMBERS.indexOf(number) + 1 || Number(number);
  const months = unit === 'year' ? count * 12 : count;
  if (count < 1 || months > 120) return undefined;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Gives the cycle between two dates: whole months, at most ten years. */
export function cycleBetween(reviewed: CalendarDate, next: CalendarDate): string | undefined {
  for (let months = 1; months <= 120; months++)
    if (compareDates(addMonths(reviewed, months), next) === 0) return months === 1 ? '1 month' : `${months} months`;
  return undefined;
}
