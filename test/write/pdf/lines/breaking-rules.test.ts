import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongTogether, breakable } from '../../../../src/write/pdf/lines/breaking-rules.js';

describe('words that belong together', () => {
  it.each([
    ['12', 'January'],
    ['1', 'Chwefror'],
    ['January', '2026.'],
    ['Chwefror', '2026'],
    ['5', 'days'],
    ['30', 'minutes,'],
    ['12.5', 'kg'],
    ['9', 'am'],
    ['37', '°C'],
    ['029', '2018'],
    ['(029)', '2018'],
    ['+44', '29'],
    ['+44', '(0)29'],
    ['SW1A', '1AA'],
    ['(CF10', '3NP),'],
    ['RC', '123456'],
    ['£3', 'million'],
    ['Mr', 'Jones'],
    ['Mrs', 'Ŵyn'],
    ['Dr.', 'Morgan'],
    ['Section', '42'],
    ['page', '3'],
    ['care', '–'],
  ])('%s %s', (word, next) => {
    expect(belongTogether(word, next)).toBe(true);
  });

  it.each([
    ['the', 'manager'],
    ['12', 'people'],
    ['2026,', '12'],
    ['January', 'sales'],
    ['Ms', 'and'],
    ['in', '2026'],
    ['–', 'and'],
    ['0110', '(029'],
    ['A4', '3AB-form'],
    ['NHS', '111'],
  ])('and not %s | %s', (word, next) => {
    expect(belongTogether(word, next)).toBe(false);
  });
});

describe('a word without spaces', () => {
  it.each([
    ['well-being', ['well-', 'being']],
    ['day-to-day', ['day-', 'to-', 'day']],
    ['and/or', ['and/', 'or']],
    ['words—and', ['words—', 'and']],
    ['2025-26', ['2025-26']],
    ['2025–2026', ['2025–2026']],
    ['24/7', ['24/7']],
    ['-5', ['-5']],
    ['--flag', ['--flag']],
    ['https://example.org/a', ['https://', 'example.org/', 'a']],
    ['SIN-00012345', ['SIN-00012345']],
    ['protect-advice.org.uk.', ['protect-advice.org.uk.']],
    ['www.nhs-wales.uk/on-call', ['www.nhs-wales.uk/', 'on-call']],
    ['ann-marie@home.example', ['ann-marie@home.example']],
    ['night-team@bright-homes.example.org', ['night-', 'team@bright-', 'homes.example.org']],
    ['self-care.', ['self-', 'care.']],
  ])('%s', (word, parts) => {
    expect(breakable(word)).toEqual(parts);
  });

  it('loses nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        expect(breakable(word).join('')).toBe(word);
      }),
    );
  });
});
