/** Values of everybody in little memory: what is held gives back what was put in, and says whose it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, HeldValues, ValueList, valueKey } from '../../src/check/held-values.js';
import { VALUE_KINDS, type ValueKind } from '../../src/check/value-kinds.js';
import { runs } from '../support/tier.js';

const KINDS = Object.keys(VALUE_KINDS).filter((kind): kind is ValueKind => kind in VALUE_KINDS);
/** Any text, with halves of signs and the letters that JSON writes otherwise. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('Tŷ Gwyn', 'Ann “Nan” Evans', 'a\\b\n"c"\0', '\ud83d', 'Ælfgifu Ó Briain', '\u2028'),
);
const value: fc.Arbitrary<Found> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    key: text,
    spelling: text,
    title: fc.option(text, { nil: undefined }),
    surname: fc.option(text, { nil: undefined }),
    isOwnField: fc.constantFrom(true, undefined),
  })
  .filter(({ spelling }) => spelling !== '');
/** Organisations that share many of their values. */
const everybody = fc
  .array(value, { minLength: 1, maxLength: 6 })
  .chain((some) => fc.array(fc.uniqueArray(fc.constantFrom(...some), { selector: valueKey }), { maxLength: 5 }))
  .map((lists) => lists.map((values, n) => ({ id: `org-${n}`, values })));

describe('values that are held', () => {
  it('are those that were put in', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const held = values.map((each) => ({ ...each, organisation: 'acme', owners: new Set(['acme']) }));
        expect([...new HeldValues('acme', values)]).toEqual(held);
      }),
      { numRuns: runs(100, 10_000) },
    );
  });

  it('are one for all organisations that have the same, with all their ids', () => {
    fc.assert(
      fc.property(everybody, (organisations) => {
        const list = new ValueList(organisations.map(({ id, values }) => new HeldValues(id, values)));
        const ownersOf = (key: string) =>
          organisations.filter(({ values }) => values.some((each) => valueKey(each) === key)).map(({ id }) => id);
        const keys = organisations.flatMap(({ values }) => values.map(valueKey));
        expect([...list].map(valueKey)).toEqual([...new Set(keys)]);
        expect([...list].map(({ owners }) => [...owners])).toEqual([...new Set(keys)].map(ownersOf));
        for (const [place, each] of [...list].entries()) {
          expect(list.at(place)).toEqual(each);
          expect(each.organisation).toBe([...each.owners][0]);
          for (const { id } of organisations) expect(list.isOf(place, id)).toBe(each.owners.has(id));
        }
        expect(list.at(list.length)).toBeUndefined();
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});
