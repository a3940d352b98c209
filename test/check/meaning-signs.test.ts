/** Each rule of the lint of meaning names signs, so that most texts need no pattern: no text that a pattern finds lacks them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEANING_RULES } from '../../src/check/meaning-rules.js';

const NAMES = [
  'CQC, Care Quality Commission, Ofsted, Skills for Care, Care Act 2014, Health and Social Care Act 2008',
  'CIW, Care Inspectorate Wales, Social Care Wales, Social Services and Well-being (Wales) Act 2014',
  'Regulation and Inspection of Social Care (Wales) Act 2016, Wales Safeguarding Procedures, Care Inspectorate',
  'Scottish Social Services Council, SSSC, Adult Support and Protection (Scotland) Act 2007, RQIA, NISCC',
  'Regulation and Quality Improvement Authority, Northern Ireland Social Care Council',
  'care home, Nursing Homes, residential home, domiciliary care, Domiciliary support, home care, HOME-CARE',
  'GDPR, General Data Protection Regulation, Data Protection Act 1998, Twitter, CSSIW, NHS Digital',
  'Care and Social Services Inspectorate Wales, Care Council for Wales, Criminal Records Bureau, CRB',
  'Independent Safeguarding Authority, Commission for Social Care Inspection, CSCI, Public Health England',
  'Health and Social Care Information Centre, All Wales Child Protection Procedures',
  'Disability Discrimination Act 1995, Race Relations Act 1976, Sex Discrimination Act 1975',
].flatMap((line) => line.split(', '));

const isFound = (spelling: RegExp, text: string) => [...text.matchAll(spelling)].length > 0;

describe('the signs of a rule', () => {
  it('are in lower case, and each rule has a name here', () => {
    for (const { spelling, signs } of MEANING_RULES) {
      expect(NAMES.filter((name) => isFound(spelling, name)).length, spelling.source).toBeGreaterThanOrEqual(1);
      expect(signs.filter((sign) => sign.length < 3 || sign !== sign.toLowerCase())).toEqual([]);
    }
  });

  it('are in every text that the rule finds, whatever stands around it', () => {
    const word = fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('X/', 'UK', '(formerly', ')', 'İ', 'ſ', 'K'));
    const text = fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 6 });
    const casing = fc.constantFrom(
      (words: string) => words,
      (words: string) => words.toUpperCase(),
      (words: string) => words.toLowerCase(),
    );
    fc.assert(
      fc.property(text, casing, (words, cased) => {
        const whole = cased(words.join(' '));
        for (const { spelling, signs } of MEANING_RULES)
          if (isFound(spelling, whole)) expect(signs.some((sign) => whole.toLowerCase().includes(sign))).toBe(true);
      }),
    );
  });
});
