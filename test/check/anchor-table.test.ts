/** The table of anchors, held against the forms of each value. */
import { describe, expect, it } from 'vitest';
import { anchorTable, mayBeAnchor, placesAt } from '../../src/check/anchor-table.js';
import { HeldValues, ValueList } from '../../src/check/held-values.js';
import { formsMade } from '../../src/check/value-forms.js';
import type { IdentifyingValue } from '../../src/check/value-kinds.js';
import { addToGroup } from '../../src/model/groups.js';

const all = new ValueList(
  Array.from(
    { length: 300 },
    (_, n) =>
      new HeldValues(`org-${n}`, [
        { kind: 'name', key: 'name', spelling: `Sunrise ${n} Home Care Ltd` },
        { kind: 'phone', key: 'phone', spelling: `029 2${String(1_000_000 + n * 7)}` },
        // Numbers that end alike have one anchor.
        { kind: 'number', key: 'company_no', spelling: `${100 + n}45678` },
        { kind: 'website', key: 'website', spelling: `https://org-${n}.example.org` },
      ]),
  ),
);
const valuesAt = (anchor: number) => placesAt(table, anchor).map((place) => all.at(place));
const table = anchorTable({ all, common: new Set() });

/** The same as a Map. */
const byAnchor = new Map<number, IdentifyingValue[]>();
for (const value of all)
  for (const anchor of new Set(formsMade(value).map((form) => form.anchor))) addToGroup(byAnchor, anchor, value);

describe('the table of anchors', () => {
  it('gives each value at each of its anchors, once, in their order', () => {
    expect(byAnchor.size).toBeGreaterThan(500);
    expect(Math.max(...[...byAnchor.values()].map((values) => values.length))).toBeGreaterThan(100);
    for (const [anchor, values] of byAnchor) {
      expect(mayBeAnchor(table, anchor)).toBe(true);
      expect(valuesAt(anchor)).toEqual(values);
    }
  });

  it('gives nothing at another number', () => {
    const others = Array.from({ length: 10_000 }, (_, n) => n - 5000).filter((anchor) => !byAnchor.has(anchor));
    expect(others.flatMap((anchor) => valuesAt(anchor))).toEqual([]);
  });
});
