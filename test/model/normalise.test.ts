import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeCharacter, findForbidden } from '../../src/model/characters.js';
import { normaliseValue } from '../../src/model/normalise.js';
import { FORBIDDEN, HOSTILE, UNPRINTABLE } from '../support/hostile-values.js';

const anyText = fc.string({
  unit: fc.constantFrom(...'aŷ <>{}\t\n\r\u2028\u0085\u0000', 'e\u0301', '😀', '\ud800'),
  maxLength: 30,
});

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normaliseValue(text);
      expect(normaliseValue(once.lines.join('\n'))).toEqual(once);
    }),
  );
});

test('lines are in NFC, trimmed, and neither first nor last is blank', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { lines } = normaliseValue(text);
      for (const line of lines) expect(line).toBe(line.normalize('NFC').trim());
      for (const end of [lines.at(0), lines.at(-1)]) expect(end).not.toBe('');
    }),
  );
});

test('a value without findings holds nothing that XML cannot', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const { lines, findings } = normaliseValue(text);
      const holds = /[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u.test(lines.join(''));
      if (findings.length === 0) expect(holds).toBe(false);
      else if (!/\{\{|<</.test(text)) expect(holds || /\p{Cn}/u.test(text)).toBe(true);
    }),
  );
});

/** Those that spell a placeholder: a PDF's dictionaries do. */
const PLACEHOLDERS = ['placeholders', 'PDF operators', 'PDF objects'];

describe('hostile values', () => {
  test.each(Object.entries(HOSTILE))('%s are taken as they are written, in NFC, or refused by name', (name, words) => {
    const { lines, findings } = normaliseValue(words);
    expect(lines).toEqual([words.normalize('NFC')]);
    expect(findings.map(({ code }) => code)).toEqual(PLACEHOLDERS.includes(name) ? ['value-placeholder'] : []);
  });

  test.each(Object.entries(UNPRINTABLE))('%s are for the writers to judge', (_, { words }) => {
    expect(normaliseValue(words)).toEqual({ lines: [words.normalize('NFC')], findings: [] });
  });

  test.each(FORBIDDEN)('%j is refused by name, or ends a line', (character, name) => {
    const { lines, findings } = normaliseValue(`a${character}b`);
    if (character === '\n' || character === '\r')
      expect({ lines, findings }).toEqual({ lines: ['a', 'b'], findings: [] });
    else
      expect(findings.map(({ message }) => message)).toEqual([
        `the value contains ${name}, which no document can contain`,
      ]);
  });
});

describe('characters', () => {
  test.each([
    [0, 'U+0000 (NUL)'],
    [9, 'U+0009 (tab)'],
    [0x1b, 'U+001B (escape)'],
    [0x85, 'U+0085 (a control character)'],
    [0xdfff, 'U+DFFF (half of a surrogate pair)'],
    [0xffff, 'U+FFFF (a noncharacter)'],
    [0x10fffe, 'U+10FFFE (a noncharacter)'],
  ])('%i is %s', (codePoint, name) => {
    const text = `a${String.fromCodePoint(codePoint)}b`;
    expect(findForbidden(text)).toEqual({ offset: 1, codePoint });
    expect(describeCharacter(codePoint)).toBe(name);
  });

  test.each(['plain', 'Tŷ – ’ €', '😀 👩‍👧', '\u200b\u200e\u00ad', '\ufeff', '\ufffd', '\ue000', ''])(
    '%j holds none',
    (text) => {
      expect(findForbidden(text)).toBeUndefined();
    },
  );

  test('controls may be allowed, and the search may begin anywhere', () => {
    expect(findForbidden('a\tb\u0000', '\t')).toEqual({ offset: 3, codePoint: 0 });
    expect(findForbidden('\u0000a\u0001', '', 1)).toEqual({ offset: 2, codePoint: 1 });
    expect(findForbidden('😀\ud800')).toEqual({ offset: 2, codePoint: 0xd800 });
  });
});
