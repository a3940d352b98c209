/** Writes a day as a picture of Word says (`dd/MM/yyyy`), in English (ISO/IEC 29500-1, 17.16.4.1). */
import { type CalendarDate, longDate, parseDate } from '../../../model/calendar.js';

/** Reads the day of a timestamp: `2026-01-12T00:00:00Z`. */
export function dayOf(timestamp: string): CalendarDate | undefined {
  return parseDate(timestamp.trim().slice(0, 10));
}

/** The day in words; undefined where the picture asks for a time or the day of the week. */
export function dayInPicture(date: CalendarDate, picture: string): string | undefined {
  if (/[hHmsD]|ddd|am\/pm/.test(picture.replace(/'[^']*'/g, ''))) return undefined;
  const [day = '', month = '', year = ''] = longDate(date).split(' ');
  const two = (n: number) => String(n).padStart(2, '0');
  const signs: Readonly<Record<string, string>> = {
    d: day,
    dd: two(date.day),
    M: String(date.month),
    MM: two(date.month),
    MMM: month.slice(0, 3),
    MMMM: month,
    yy: year.slice(-2),
    yyyy: year,
  };
  return picture.replace(/'([^']*)'|d+|M+|y+/g, (sign, quoted?: string) => quoted ?? signs[sign] ?? sign);
}
