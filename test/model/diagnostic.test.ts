import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, error, hasErrors, placeOf, sortDiagnostics, warning } from '../../src/model/diagnostic.js';
import { spanOf } from '../../src/model/source.js';

const source = { path: 'orgs/acme.yaml', text: 'name: Acme\nphone: x\n' };
const other = { path: 'orgs/beta.yaml', text: 'name: Beta\n' };

describe('a diagnostic', () => {
  test('stands at a span, at a file, or nowhere', () => {
    expect(placeOf(error('invalid-value', 'Wrong', spanOf(source, 18, 19)))).toBe('orgs/acme.yaml:2:8');
    expect(placeOf(error('file-empty', 'Empty', 'orgs/none.yaml'))).toBe('orgs/none.yaml');
    expect(placeOf(error('output-unwritable', 'Full'))).toBe('');
  });

  test('has no hint and no organisation unless it is given one', () => {
    expect(Object.keys(warning('invalid-value', 'Wrong', 'x', { hint: undefined, organisation: undefined }))).toEqual([
      'severity',
      'code',
      'message',
      'path',
    ]);
    expect(error('invalid-value', 'Wrong', 'x', { hint: 'Do', organisation: 'acme' })).toMatchObject({
      hint: 'Do',
      organisation: 'acme',
    });
  });

  test('only errors are errors', () => {
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([warning('invalid-value', 'a')])).toBe(false);
    expect(hasErrors([warning('invalid-value', 'a'), error('invalid-value', 'b')])).toBe(true);
  });
});

describe('sorting', () => {
  test('by file, place, severity; what was said twice is said once, by the error', () => {
    const said = [
      warning('invalid-value', 'same place', spanOf(source, 18)),
      error('invalid-value', 'same place', spanOf(source, 18)),
      error('invalid-value', 'in beta', spanOf(other, 0)),
      error('invalid-value', 'first', spanOf(source, 0)),
      error('invalid-value', 'first', spanOf(source, 0)),
      error('file-empty', 'whole file', 'orgs/acme.yaml'),
    ];
    expect(sortDiagnostics(said).map((one) => `${placeOf(one)} ${one.severity} ${one.message}`)).toEqual([
      'orgs/acme.yaml error whole file',
      'orgs/acme.yaml:1:1 error first',
      'orgs/acme.yaml:2:8 error same place',
      'orgs/beta.yaml:1:1 error in beta',
    ]);
  });

  test('what concerns two organisations is said for each', () => {
    const about = (organisation: string) =>
      error('placeholder-missing', 'No phone', spanOf(source, 0), { organisation });
    expect(sortDiagnostics([about('b'), about('a'), about('b')]).map((one) => one.organisation)).toEqual(['a', 'b']);
  });

  test('the order in which things were noticed does not show', () => {
    const any = fc
      .record({
        at: fc.nat(3),
        words: fc.constantFrom('a', 'b'),
        wrong: fc.boolean(),
        file: fc.constantFrom(source, other),
      })
      .map(
        ({ at, words, wrong, file }): Diagnostic => (wrong ? error : warning)('invalid-value', words, spanOf(file, at)),
      );
    const several = fc.array(any, { maxLength: 12 });
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.double({ noNaN: true })), (said, keys) => {
        const shuffled = said
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(sortDiagnostics(shuffled)).toEqual(sortDiagnostics(said));
      }),
    );
  });
});
