/** Calendars, as a calendar library reads them. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarText, escapeText, fold } from '../../src/formats/icalendar.js';
import { HOSTILE, UNPRINTABLE } from '../support/hostile-values.js';

const ENTRY: CalendarEntry = {
  uid: 'a1@example.org',
  stamp: { year: 2026, month: 1, day: 12 },
  day: { year: 2026, month: 12, day: 31 },
  summary: 'Review of DCW34',
  description: 'First line\nSecond line',
  reminders: [30, 7],
};

const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

describe('a calendar', () => {
  it('is written as RFC 5545 says', () => {
    expect(calendarText('-//policy//EN', [ENTRY]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//policy//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:a1@example.org',
      'DTSTAMP:20260112T000000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Review of DCW34',
      'DESCRIPTION:First line\\nSecond line',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Review of DCW34',
      'TRIGGER:-P30D',
      'END:VALARM',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Review of DCW34',
      'TRIGGER:-P7D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is read as one whole day with two reminders', () => {
    const [component] = eventsIn(calendarText('-//policy//EN', [ENTRY]));
    if (!component) throw new Error('No event');
    const event = new ICAL.Event(component);
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2026-12-31');
    expect(event.duration.toSeconds()).toBe(24 * 60 * 60);
    expect(event.description).toBe('First line\nSecond line');
    const triggers = component.getAllSubcomponents('valarm').map((one) => String(one.getFirstPropertyValue('trigger')));
    expect(triggers).toEqual(['-P30D', '-P7D']);
  });

  it('is read when it has no entry', () => {
    expect(eventsIn(calendarText('-//policy//EN', []))).toEqual([]);
  });

  it.each([
    ...Object.entries(HOSTILE),
    ...Object.entries(UNPRINTABLE).map(([name, { words }]) => [name, words] as const),
  ])('says %s as it is, in one event', (_, words) => {
    const text = calendarText('-//policy//EN', [
      { ...ENTRY, summary: words, description: `${words}\n${words}` },
      ENTRY,
    ]);
    const events = eventsIn(text).map((one) => new ICAL.Event(one));
    expect(events.map(({ summary }) => summary)).toEqual([words, ENTRY.summary]);
    expect(events[0]?.description).toBe(`${words}\n${words}`);
  });

  it('takes no line of its own from a value', () => {
    const words = 'x\r\nEND:VEVENT\nBEGIN:VEVENT\rATTACH:file:///etc/passwd\u0000\u0085\u2028y';
    const text = calendarText('-//policy//EN', [{ ...ENTRY, summary: words }]);
    expect(text.split('\r\n').filter((line) => /^(?:END:VEVENT|ATTACH)/.test(line))).toEqual(['END:VEVENT']);
    expect(eventsIn(text)).toHaveLength(1);
  });
});

describe('a line', () => {
  it('of 75 octets stays whole, and one more is folded', () => {
    expect(fold('a'.repeat(75))).toBe('a'.repeat(75));
    expect(fold('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(fold('a'.repeat(75 + 74 + 1))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a`);
  });

  it('is not cut within a character of several octets', () => {
    expect(fold(`${'a'.repeat(74)}ŵ`)).toBe(`${'a'.repeat(74)}\r\n ŵ`);
    expect(fold(`${'a'.repeat(72)}👩`)).toBe(`${'a'.repeat(72)}\r\n 👩`);
    expect(fold(`${'a'.repeat(71)}👩`)).toBe(`${'a'.repeat(71)}👩`);
  });

  it('is itself again when unfolded, and no part is longer than 75 octets', () => {
    const anyWords = fc.string({ unit: fc.constantFrom('a', 'é', '–', '👩', '\u0301', ' '), maxLength: 400 });
    fc.assert(
      fc.property(anyWords, (words) => {
        const parts = fold(words).split('\r\n');
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
          expect(Buffer.from(part).toString()).toBe(part);
        }
        expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(words);
      }),
    );
  });
});

it('escapes what a text value cannot hold', () => {
  expect(escapeText('a\\b; c, d: "e"')).toBe('a\\\\b\\; c\\, d: "e"');
  expect(escapeText('a\r\nb\nc\rd')).toBe('a\\nb\\nc\\nd');
  expect(escapeText('a\tb\u0007c\u007f')).toBe('a b c ');
});
