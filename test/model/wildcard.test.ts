/** Wildcards: two signs mean something, all others stand for themselves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildcard } from '../../src/model/wildcard.js';

/** Any text without the two signs. */
const plain = fc.string({ unit: 'binary' }).map((text) => text.replace(/[*?]/g, ''));

describe('a wildcard', () => {
  it.each([
    ['acme', 'ACME', true],
    ['north-*', 'north-west', true],
    ['*', '', true],
    ['?', '', false],
    ['DCW?4', 'dcw34', true],
    ['a.c', 'abc', false],
    ['[a-z]', 'b', false],
    ['*ab', 'aab', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b', false],
    ['caf?', 'cafe\u0301', true],
  ])('%s on %s: %s', (pattern, name, expected) => {
    expect(wildcard(pattern)(name)).toBe(expected);
  });

  it('without its signs matches itself, whatever else it holds', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(wildcard(text)(text)).toBe(true);
        expect(wildcard(`*${text}*`)(`before ${text} behind`)).toBe(true);
        expect(wildcard(text)(`${text}!`)).toBe(false);
      }),
    );
  });

  it('of many stars ends', () => {
    expect(wildcard('a*'.repeat(200))('a'.repeat(5000).concat('b'))).toBe(true);
    expect(wildcard(`${'a*'.repeat(200)}c`)('a'.repeat(5000))).toBe(false);
  });
});
