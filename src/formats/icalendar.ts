/** Calendars as programs import them (RFC 5545): all-day entries with reminders. */
import { addDays, type CalendarDate, isoDate } from '../model/calendar.js';

/** One entry that fills a day and leaves it free. */
export interface CalendarEntry {
  /** The same for the same thing in every calendar, so that a later import replaces it: ASCII, no more than 255 letters. */
  readonly uid: string;
  /** When the entry was last made anew; of two with one uid, programs keep the later. */
  readonly stamp: CalendarDate;
  readonly day: CalendarDate;
  readonly summary: string;
  /** May have several lines. */
  readonly description: string;
  /** Days before, each a reminder. */
  readonly reminders: readonly number[];
}

/** Octets a line may have, its end left out (3.1). */
const LONGEST_LINE = 75;

/** Cuts a line into lines of at most 75 octets, each but the first begun with a blank; no character is cut (3.1). */
export function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Words as a value of type TEXT (3.3.11); control characters, which it cannot hold, become blanks. */
export function escapeText(words: string): string {
  return words
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const basicDate = (date: CalendarDate) => isoDate(date).replaceAll('-', '');

function alarm(days: number, summary: string): readonly string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escapeText(summary)}`, `TRIGGER:-P${days}D`, 'END:VALARM'];
}

function event({ uid, stamp, day, summary, description, reminders }: CalendarEntry): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${basicDate(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${basicDate(day)}`,
    `DTEND;VALUE=DATE:${basicDate(addDays(day, 1))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    'TRANSP:TRANSPARENT',
    ...reminders.flatMap((days) => alarm(days, summary)),
    'END:VEVENT',
  ];
}

/**
 * A calendar file's text. `product` names the program that made it. Without an entry the calendar is empty, which programs
 * take though the grammar asks for one (3.6).
 */
export function calendarText(product: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(product)}`,
    'CALSCALE:GREGORIAN',
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
