/** Fingerprints taken apart and compared, and what an organisation's text prints of its own. */
import { describe, expect, it } from 'vitest';
import { fingerprintParts, sameChoices } from '../../src/model/fingerprint.js';
import { choicesForm, choicesOf, hasTextValues } from '../../src/model/fingerprint-form.js';
import type { MasterText } from '../../src/model/master-text.js';
import { organisationOf } from '../support/organisations.js';

const WORDS = '0123456789abcdef0123456789abcdef';

describe('a fingerprint', () => {
  it('has a method, digits of its words, and for an organisation digits of its choices', () => {
    expect(fingerprintParts(`1-${WORDS}`)).toEqual({ method: 1, words: WORDS });
    expect(fingerprintParts(`12-${WORDS}-0123456789ab`)).toEqual({ method: 12, words: WORDS, choices: '0123456789ab' });
  });

  it.each([
    '',
    WORDS,
    `0-${WORDS}`,
    `1-${WORDS}-`,
    `1-${WORDS.toUpperCase()}`,
    `1-${WORDS}-0123456789abc`,
    `1-${WORDS}\n`,
  ])('is not %j', (text) => {
    expect(fingerprintParts(text)).toBeUndefined();
  });

  it('has the same choices as another of its method, whatever the words', () => {
    const other = WORDS.replace('0', '1');
    expect(sameChoices(`1-${WORDS}-0123456789ab`, `1-${other}-0123456789ab`)).toBe(true);
    expect(sameChoices(`1-${WORDS}-0123456789ab`, `1-${WORDS}-0123456789ac`)).toBe(false);
    expect(sameChoices(`1-${WORDS}-0123456789ab`, `2-${WORDS}-0123456789ab`)).toBe(false);
    expect(sameChoices('nonsense', 'nonsense')).toBe(false);
  });
});

describe('the choices of a text', () => {
  const text: MasterText = {
    method: 1,
    pieces: ['Call ', { kind: 'field', name: 'org_field_phone' }, { kind: 'field', name: 'approved_by' }],
  };
  const acme = organisationOf({ org_field_phone: '029 2018 0100', org_field_lift: 'yes' });
  const choices = (organisation: typeof acme, ...names: readonly string[]) =>
    choicesOf(text, organisation, new Set(), names);

  it('hold values that count as text where the text prints them', () => {
    expect(hasTextValues(choices(acme, 'org_field_phone'))).toBe(true);
    expect(hasTextValues(choices(acme, 'org_field_lift'))).toBe(false);
    expect(hasTextValues(choices(acme))).toBe(false);
  });

  it('say that such a value is missing, which is no value of its own', () => {
    const silent = organisationOf();
    expect(hasTextValues(choices(silent, 'org_field_phone'))).toBe(false);
    expect(choicesForm(choices(silent, 'org_field_phone'))).not.toBe(choicesForm(choices(silent)));
  });
});
