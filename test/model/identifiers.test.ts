import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdentifierKind, judgeIdentifier, registrationKind } from '../../src/model/identifiers.js';

const GOOD: Readonly<Record<IdentifierKind, readonly string[]>> = {
  ciw: ['SIN-00012345-ABCD'],
  cqc: ['1-123456', '1-123456789012'],
  careInspectorate: ['CS2003000123', 'SP2004000567'],
  ofsted: ['123456', '1234567', 'EY123456', 'SC123456'],
  company: ['00445790', '12345678', 'SC123456', 'NI012345', 'OC301234', 'R0000123', 'IP12345R', 'RS007853', 'SP1234RS'],
  charity: ['123456', '1234567', '1234567-1', 'SC012345', 'NIC101234', '101234'],
  ico: ['Z1234567', 'ZA123456', 'ZB999999'],
  vat: ['GB980780684', '980780684', 'XI980780684', 'GB980780684001', 'GB100000034'],
};

const BAD: Readonly<Record<IdentifierKind, readonly string[]>> = {
  ciw: ['SIN-1234567-ABCD', 'SIN-00012345-ABC1', '00012345', 'RIN-00012345-ABCD'],
  cqc: ['1-12345', '2-123456', '1-1234567890123', '123456789'],
  careInspectorate: ['CS1903000123', 'CS200300012', '2003000123'],
  ofsted: ['12345', 'AB123456', 'EY12345'],
  company: ['445790', '123456789', 'S123456', 'SC12345', 'SC1234567', 'ABCDEFGH', ''],
  charity: ['12345', 'SC123456', 'NIC201234', '12345678'],
  ico: ['1234567', 'A1234567', 'Z123456', 'ZAB12345', 'Z12345678'],
  vat: ['123456789', 'GB98078068', 'FR980780684', 'GB980780685'],
};

const KINDS = Object.keys(GOOD) as IdentifierKind[];

describe.each(KINDS)('%s', (kind) => {
  test.each(GOOD[kind])('%s has the form', (text) => {
    expect(judgeIdentifier(kind, text)).toEqual({ text });
  });

  test.each(BAD[kind])('%j has not', (text) => {
    const { finding, text: kept } = judgeIdentifier(kind, text);
    const certain = kind === 'company';
    expect(finding).toMatchObject({
      severity: certain ? 'error' : 'warning',
      code: certain ? 'invalid-identifier' : 'doubtful-identifier',
    });
    expect(kept).toBe(text);
  });
});

test('spaces, small letters and typographic hyphens do not count; what has the form prints in it', () => {
  const spaced = fc.constantFrom(...KINDS).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      good: fc.constantFrom(...GOOD[kind]),
      gaps: fc.array(fc.constantFrom('', ' ', '\u00a0'), { minLength: 20, maxLength: 20 }),
    }),
  );
  fc.assert(
    fc.property(spaced, ({ kind, good, gaps }) => {
      const written = [...good.toLowerCase()].map((sign, at) => sign + (gaps[at] ?? '')).join('');
      expect(judgeIdentifier(kind, written.replace(/-/g, '\u2013'))).toEqual({ text: good });
    }),
  );
});

test('a VAT number with one digit next to the right one is noticed', () => {
  const right = '980780684';
  for (let at = 0; at < right.length; at++) {
    const digit = Number(right[at]);
    const wrong = right.slice(0, at) + (digit === 9 ? 8 : digit + 1) + right.slice(at + 1);
    expect(judgeIdentifier('vat', wrong).finding?.severity, wrong).toBe('warning');
  }
});

test('SC and digits are judged by the field', () => {
  expect(judgeIdentifier('company', 'SC123456').finding).toBeUndefined();
  expect(judgeIdentifier('ofsted', 'SC123456').finding).toBeUndefined();
  expect(judgeIdentifier('charity', 'SC123456').finding?.severity).toBe('warning');
});

describe('whose number a registration number is', () => {
  test.each([
    [undefined, 'wales', 'care_home', 'ciw'],
    [undefined, 'wales', 'childrens_home', 'ciw'],
    [undefined, 'england', undefined, 'cqc'],
    [undefined, 'england', 'care_home', 'cqc'],
    [undefined, 'england', 'childrens_home', 'ofsted'],
    [undefined, 'england', 'fostering', 'ofsted'],
    [undefined, 'scotland', 'care_home', 'careInspectorate'],
    [undefined, 'northern_ireland', 'care_home', undefined],
    [undefined, undefined, 'care_home', undefined],
    ['Care Inspectorate Wales', 'england', 'care_home', 'ciw'],
    ['Arolygiaeth Gofal Cymru', undefined, undefined, 'ciw'],
    ['Care Inspectorate', undefined, undefined, 'careInspectorate'],
    ['CQC', 'wales', undefined, 'cqc'],
    ['Ofsted', 'england', 'care_home', 'ofsted'],
    ['RQIA', 'england', undefined, undefined],
    ['Somebody else', 'england', undefined, 'cqc'],
  ] as const)('%s, %s, %s: %s', (regulator, nation, service, kind) => {
    expect(registrationKind(regulator, nation, service)).toBe(kind);
  });
});
