/** Characters that steer a terminal are printed as what they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, visible, visibleOnLine } from '../../src/model/visible.js';

describe('visible', () => {
  it.each([
    ['\u001b[2J', '\\u001b[2J'],
    ['a\rb', 'a\\u000db'],
    ['\u009b31m', '\\u009b31m'],
    ['\u0000\u0007\u0008\u007f', '\\u0000\\u0007\\u0008\\u007f'],
    ['gnp.\u202Exe', 'gnp.\\u202exe'],
    ['\u2066a\u2069', '\\u2066a\\u2069'],
    ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['\ud800', '\\ud800'],
    ['\ufdd0\uffff', '\\ufdd0\\uffff'],
    ['\u{e0041}', '\\udb40\\udc41'],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(visibleOnLine(text)).toBe(shown);
  });

  it.each(['Tŷ Gwyn', 'a\tb\n', 'a\r\nb\r\n', 'שלום\u200f', '👩🏽‍⚕️', '\\u001b', 'a\u00a0b'])('%j stays', (text) => {
    expect(visible(text)).toBe(text);
  });

  it('lets no text end a line where one is meant', () => {
    expect(visibleOnLine('a\nb\tc\r\n')).toBe('a\\u000ab\\u0009c\\u000d\\u000a');
    expect(line`${'a\nerror b'} of ${2}`).toBe('a\\u000aerror b of 2\n');
  });

  it('leaves JSON to be JSON that says the same', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        expect(JSON.parse(visible(json))).toEqual(JSON.parse(json));
      }),
    );
  });

  it('leaves nothing that steers, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visible(text).replaceAll('\r\n', '\n');
        expect(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(shown.replace(/[\n\t]/g, ''))).toBe(false);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});
