/** Dates and cycles as people write them. */
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/calendar.js';
import { cycleBetween, writtenCycle, writtenDate } from '../../src/recognise/dates.js';

describe('a date', () => {
  it.each([
    ['12 January 2026', '2026-01-12'],
    ['12th January 2026', '2026-01-12'],
    ['1st of Feb 2026.', '2026-02-01'],
    ['Monday, 12 January 2026', '2026-01-12'],
    ['January 12, 2026', '2026-01-12'],
    ['12/01/2026', '2026-01-12'],
    ['3.2.26', '2026-02-03'],
    ['2026-01-12', '2026-01-12'],
  ])('%s is %s', (written, date) => {
    const found = writtenDate(written);
    expect(found && isoDate(found)).toBe(date);
  });

  it.each(['January 2026', '31/02/2026', '13/13/2026', 'soon', '12 Janvember 2026', ''])('%s is none', (written) => {
    expect(writtenDate(written)).toBeUndefined();
  });
});

describe('a cycle', () => {
  it.each([
    ['annually', '12 months'],
    ['at least once a year', '12 months'],
    ['every 12 months', '12 months'],
    ['every two years', '2 years'],
    ['six-monthly', '6 months'],
    ['every 1 year', '1 year'],
    ['biennially', '2 years'],
  ])('%s is %s', (written, cycle) => {
    expect(writtenCycle(written)).toBe(cycle);
  });

  it.each(['regularly', 'every 20 years', 'every 0 months', 'manually'])('%s is none', (written) => {
    expect(writtenCycle(written)).toBeUndefined();
  });

  it('leads from one review to the next in whole months', () => {
    const day = (year: number, month: number, date: number) => ({ year, month, day: date });
    expect(cycleBetween(day(2026, 8, 31), day(2027, 2, 28))).toBe('6 months');
    expect(cycleBetween(day(2026, 1, 12), day(2027, 1, 12))).toBe('12 months');
    expect(cycleBetween(day(2026, 1, 12), day(2027, 1, 13))).toBeUndefined();
    expect(cycleBetween(day(2026, 1, 12), day(2026, 1, 12))).toBeUndefined();
  });
});
