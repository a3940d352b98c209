/** What an #if asks of an organisation and its pack, and that documents decide it as records do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScope } from '../../src/fill/scope.js';
import { conditionHolds, fixedCondition, hasEntries, saysYes } from '../../src/model/conditions.js';
import { headOf, jobOf, organisationOf, packOf } from '../support/organisations.js';

const acme = organisationOf({
  org_field_phone: '029 2018 0100',
  org_field_lift: 'no',
  org_field_hoist: 'FALSE',
  org_field_rule: 'no\nfalse',
  org_field_team: ['Siân'],
  org_field_empty: [],
});
const pack = packOf([[headOf({ code: 'DCW31', slug: 'complaints' }), 'DCW31-complaints']]);
const NAMES = new Set(['dcw31', 'complaints']);

describe('a condition', () => {
  it.each([
    ['nation_wales', true],
    ['nation_england', false],
    ['nation_france', false],
    ['service_domiciliary_support', true],
    ['service_care_home', false],
    ['policy_dcw31', true],
    ['policy_dcw32', false],
    ['org_field_phone', true],
    ['org_field_lift', false],
    ['org_field_hoist', false],
    ['org_field_rule', true],
    ['org_field_team', true],
    ['org_field_empty', false],
    ['org_field_missing', false],
    ['name', false],
  ])('%s is %s', (name, holds) => {
    expect(conditionHolds(name, acme, NAMES)).toBe(holds);
    expect(openScope(jobOf(acme, headOf(), { pack })).holds(name)).toBe(holds);
  });

  it('is fixed for nation, service and policies alone', () => {
    expect(fixedCondition('org_field_phone', acme, NAMES)).toBeUndefined();
    expect(fixedCondition('nation_france', acme, NAMES)).toBeUndefined();
    expect(fixedCondition('nation_england', acme, NAMES)).toBe(false);
  });

  it('is yes for any words but plain no and false', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const words = lines.join('\n').toLowerCase();
        expect(saysYes(lines)).toBe(words !== 'no' && words !== 'false');
      }),
    );
  });
});

it('only lists have entries', () => {
  const names = ['org_field_team', 'org_field_empty', 'org_field_phone', 'org_field_missing'];
  expect(names.filter((name) => hasEntries(name, acme))).toEqual(['org_field_team']);
});
