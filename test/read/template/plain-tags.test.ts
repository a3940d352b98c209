/** Tags of a plain form are read without Handlebars, and mean the same as to Handlebars. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnyTag, parseTag } from '../../../src/read/template/tag-grammar.js';

const words = fc.oneof(
  fc.constantFrom(...['if', 'unless', 'each', 'else', 'true', 'false', 'null', 'undefined', 'as', 'this', 'passage']),
  fc.constantFrom('_', 'org_field_name', 'x1', '1x', 'naïve', 'a.b', 'a-b', '@index', 'constructor', 'x\n', ''),
  fc.stringMatching(/^[A-Za-z]\w{0,12}$/),
  fc.string({ maxLength: 5 }),
);
const sign = fc.constantFrom('', '#', '/', '^', '>', '~', '&', '# ', '/ ', '#if ', '#each  ', '#unless\t', 'else ');
const space = fc.constantFrom('', ' ', '  ', '\t', '\u00a0');

describe('a tag of a plain form', () => {
  it('means what it means to Handlebars', () => {
    const tag = fc.tuple(space, sign, words, space, fc.option(words, { nil: '' })).map((parts) => parts.join(''));
    fc.assert(
      fc.property(tag, (inner) => {
        expect(parseTag(inner)).toEqual(parseAnyTag(inner));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['org_field_name', '#if nation_wales', '#each managers', '/if', 'this', 'x'.repeat(201)])('%s', (inner) => {
    expect(parseTag(inner)).toEqual(parseAnyTag(inner));
  });
});
