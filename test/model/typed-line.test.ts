/** Half-typed command lines as bash reads them, and words as shells would have them typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bashWord, powershellWord, readBashLine } from '../../src/model/typed-line.js';

const BREAKS = ' \t\n"\'><=;|&(:';

describe('a line of bash', () => {
  it.each([
    ['policy render --org ac', ['policy', 'render', '--org', 'ac'], '', 0],
    ['policy render ', ['policy', 'render', ''], '', 0],
    ['policy a\\ b', ['policy', 'a b'], '', 0],
    ['policy "a b', ['policy', 'a b'], '"', 0],
    ['policy --org="no', ['policy', '--org=no'], '"', 6],
    ['policy --org=no', ['policy', '--org=no'], '', 6],
    ["policy 'it\\'", ['policy', 'it\\'], '', 0],
    ['policy "\\$x \\n"', ['policy', '$x \\n'], '', 0],
    ['policy $(touch x) `y', ['policy', '$(touch', 'x)', '`y'], '', 0],
    ['policy ab\\', ['policy', 'ab'], '', 0],
    ['', [''], '', 0],
  ] as const)('%s', (line, words, quote, kept) => {
    expect(readBashLine(line, BREAKS)).toEqual({ words, quote, kept });
  });

  it('is read back as the words it was made of', () => {
    const word = fc.string({ unit: fc.constantFrom(...' $`"\'\\()&;|*?[]{}~#!<>=:aé') });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const line = words.map((each) => bashWord(each, '') || "''").join(' ');
        expect(readBashLine(line, BREAKS).words).toEqual(words);
      }),
    );
  });

  it('is read back as the words it was made of between quotation marks', () => {
    const word = fc.string({ unit: fc.constantFrom(...' $`"\'\\()&;|*a') });
    fc.assert(
      fc.property(word, fc.constantFrom<'"' | "'">('"', "'"), (each, quote) => {
        const typed = bashWord(each, quote);
        if (typed !== undefined) expect(readBashLine(`x ${quote}${typed}${quote}`, BREAKS).words).toEqual(['x', each]);
      }),
    );
  });
});

describe('a word of PowerShell', () => {
  it.each([
    ['acme', 'acme'],
    ['--org=acme', '--org=acme'],
    ['a b', "'a b'"],
    ['$(calc)', "'$(calc)'"],
    ['acme,beta', "'acme,beta'"],
    ["it's ‘x’", "'it''s ‘‘x’’'"],
  ])('%s', (word, typed) => expect(powershellWord(word)).toBe(typed));
});
