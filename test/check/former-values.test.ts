/** The names that issues keep: of the organisation, and of those who held its posts. */
import { describe, expect, it } from 'vitest';
import { formerValues } from '../../src/check/former-values.js';
import type { Issue } from '../../src/model/issues.js';
import type { StoredValues } from '../../src/model/stored-values.js';

function issues(...values: readonly (StoredValues | undefined)[]): readonly Issue[] {
  return values.map((value, at) => ({
    format: 2,
    number: at + 1,
    date: '2026-09-01',
    pack: 'all',
    engine: '1.2.3',
    policies: [],
    withdrawn: [],
    ...(value ? { values: value } : {}),
  }));
}

describe('the names that issues keep', () => {
  it('are those of the organisation and its people, each where it changed', () => {
    const manager = { title: 'Dr', first_name: 'Siân', last_name: 'O’Brien' };
    expect(
      formerValues(
        issues({ name: 'Sea View', phone: '029 2018 0100', registered_manager: manager }, undefined, {
          name: 'Bay View',
          registered_manager: { name: 'Tomos Howell' },
          complaints_manager: null,
        }),
      ),
    ).toEqual([
      { kind: 'name', spelling: 'Sea View', key: 'name, issue 1' },
      { kind: 'person', spelling: 'Siân O’Brien', title: 'Dr', surname: 'O’Brien', key: 'registered_manager, issue 1' },
      { kind: 'name', spelling: 'Bay View', key: 'name, issue 3' },
      { kind: 'person', spelling: 'Tomos Howell', key: 'registered_manager, issue 3' },
    ]);
  });

  it('are not invented ones, nor what isn’t a name', () => {
    expect(
      formerValues(
        issues({
          examples: ['registered_manager.first_name', 'complaints_manager', 'fire_safety_lead.phone'],
          registered_manager: { first_name: 'Ann', last_name: 'Price' },
          complaints_manager: { name: 'Sam Sample' },
          training_lead: 'Sam Sample',
          safeguarding_lead: ['a', { name: 'B' }],
          medication_lead: { role: 'Lead' },
        }),
      ),
    ).toEqual([]);
  });
});
