import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakable } from '../../../../src/write/pdf/lines/breaking-rules.js';

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
