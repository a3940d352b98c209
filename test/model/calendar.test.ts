import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  compareDates,
  daysBetween,
  daysInMonth,
  isoDate,
  longDate,
  parseCycle,
  parseDate,
} from '../../src/model/calendar.js';

const anyDate = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]): CalendarDate => ({ year, month, day: Math.min(day, daysInMonth(year, month)) }));

const date = (iso: string): CalendarDate => {
  const parsed = parseDate(iso);
  if (!parsed) throw new Error(`No date: ${iso}`);
  return parsed;
};

describe('months and leap years', () => {
  test.each([
    [2025, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe('a date is written YYYY-MM-DD', () => {
  test.each(['2026-01-31', '2024-02-29', '1900-01-01', '2199-12-31'])('%s', (iso) => {
    expect(isoDate(date(iso))).toBe(iso);
  });

  test.each([
    ...['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1899-12-31', '2200-01-01'],
    ...['2026-1-31', '31/01/2026', '2026-01-31T00:00', ' 2026-01-31', '2026-01-31\n', '', '2026-01-3١', '+2026-01-31'],
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('every day reads back as itself', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(parseDate(isoDate(day))).toEqual(day);
      }),
    );
  });
});

describe('adding months', () => {
  test.each([
    ['2026-01-12', 12, '2027-01-12'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-31', -13, '2024-12-31'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(isoDate(addMonths(date(from), months))).toBe(to);
  });

  test('lands in the month that the count says, on the same day or on its last', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 120 }), (day, months) => {
        const later = addMonths(day, months);
        expect(later.year * 12 + later.month).toBe(day.year * 12 + day.month + months);
        expect(later.day).toBe(Math.min(day.day, daysInMonth(later.year, later.month)));
      }),
    );
  });
});

describe('adding days', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-05-15', 0, '2026-05-15'],
    ['2024-01-01', 366, '2025-01-01'],
    ['2000-01-01', 146097, '2400-01-01'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(isoDate(addDays(date(from), days))).toBe(to);
  });

  test('one day is the next of the month, or the first of the next', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const next = addDays(day, 1);
        const last = day.day === daysInMonth(day.year, day.month);
        expect(next.day).toBe(last ? 1 : day.day + 1);
        expect(compareDates(next, day)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('days between', () => {
  test.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-22', '2026-09-01', -82],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2026-01-01', '2027-01-01', 365],
    ['1900-01-01', '2199-12-31', 109572],
  ])('%s and %s lie %i', (from, to, days) => {
    expect(daysBetween(date(from), date(to))).toBe(days);
  });

  test('are those that must be added', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toEqual(to);
      }),
    );
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -50_000, max: 50_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

test('dates are ordered as their ISO forms are', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (a, b) => {
      const written = isoDate(a) < isoDate(b) ? -1 : isoDate(a) > isoDate(b) ? 1 : 0;
      expect(Math.sign(compareDates(a, b))).toBe(written);
    }),
  );
});

describe('the long form', () => {
  test.each([
    ['2025-02-01', '1 February 2025', '1 Chwefror 2025'],
    ['2026-01-31', '31 January 2026', '31 Ionawr 2026'],
    ['2026-06-15', '15 June 2026', '15 Mehefin 2026'],
    ['2026-12-25', '25 December 2026', '25 Rhagfyr 2026'],
  ])('%s', (iso, english, welsh) => {
    expect(longDate(date(iso))).toBe(english);
    expect(longDate(date(iso), 'cy')).toBe(welsh);
  });

  test('twelve months have twelve names in each language', () => {
    for (const language of ['en', 'cy'] as const) {
      const names = Array.from({ length: 12 }, (_, index) =>
        longDate({ year: 2026, month: index + 1, day: 1 }, language),
      );
      expect(new Set(names).size).toBe(12);
      for (const name of names) expect(name).toMatch(/^1 [A-Z][a-z]+ 2026$/);
    }
  });
});

describe('review cycles', () => {
  test.each([
    ['6 months', 6],
    ['1 month', 1],
    ['12 months', 12],
    ['1 year', 12],
    ['2 years', 24],
    ['10 years', 120],
    ['120 months', 120],
  ])('%s', (text, months) => {
    expect(parseCycle(text)).toEqual({ months });
  });

  test('on_change has no months', () => {
    expect(parseCycle('on_change')).toBe('on_change');
  });

  test.each([
    '',
    '6',
    'months',
    '0 months',
    '11 years',
    '121 months',
    '-6 months',
    '1.5 years',
    '6 weeks',
    'yearly',
    '06 months',
  ])('%j is none', (text) => {
    expect(parseCycle(text)).toBeUndefined();
  });
});
