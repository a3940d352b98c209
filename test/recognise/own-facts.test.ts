/** What looks like one organisation's own in a document, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import { SCHEMA_NAMES } from '../../src/model/placeholders.js';
import { ownFacts } from '../../src/recognise/own-facts.js';

const factsOf = (...runs: readonly string[]) =>
  ownFacts({ title: 'Lone Working Policy', runs }).map(
    ({ kind, spelling, field }) => `${kind}: ${spelling}${field ? ` → ${field.replace('org_field_', '')}` : ''}`,
  );

describe('one organisation’s own', () => {
  it.each([
    ['Ring the office on 029 2018 0100.', ['telephone number: 029 2018 0100 → phone']],
    ['Tel: (01446) 736 210', ['telephone number: (01446) 736 210 → phone']],
    ['On-call: 07700 900123', ['telephone number: 07700 900123 → out_of_hours_phone']],
    ['Ring +44 1446 736210.', ['telephone number: +44 1446 736210 → phone']],
    [
      'Council safeguarding team: 01446 700111',
      ['telephone number: 01446 700111 → local_authority_safeguarding_phone'],
    ],
    ['Our GP is on 01446 700222', ['telephone number: 01446 700222']],
    ['Write to office@oakcare.co.uk.', ['e-mail address: office@oakcare.co.uk → email']],
    ['Write to dpo@oakcare.co.uk.', ['e-mail address: dpo@oakcare.co.uk → data_protection_officer_email']],
    [
      'See www.oakcare.co.uk or ask a@oakcare.co.uk',
      ['e-mail address: a@oakcare.co.uk → email', 'website: www.oakcare.co.uk → website'],
    ],
    [
      'We are at 12 Mill Lane, Barry, CF62 7AA',
      ['address: 12 Mill Lane → address_line_1', 'postcode: CF62 7AA → address_postcode'],
    ],
    [
      'Registered office: 3a Quay Road, Barry CF62 7AB',
      ['address: 3a Quay Road → registered_office_line_1', 'postcode: CF62 7AB → registered_office_postcode'],
    ],
    ['CIW number SIN-00012345-ABCD', ['registration number: SIN-00012345-ABCD → registration_no']],
    ['CQC Provider ID: 1-101234567', ['registration number: 1-101234567 → registration_provider_id']],
    ['Care Inspectorate CS2003012345', ['registration number: CS2003012345 → registration_no']],
    [
      'Company number 01234567, charity no. 1123456',
      ['registration number: 01234567 → company_no', 'registration number: 1123456 → charity_no'],
    ],
    ['Registered in England and Wales no. 01234567', ['registration number: 01234567 → company_no']],
    ['ICO registration number: ZA123456', ['registration number: ZA123456 → ico_registration_no']],
    ['Registered Manager: Jo Bloggs', ['person: Jo Bloggs → registered_manager_name']],
    ['Ask our Nominated Individual, Jo Bloggs, first.', ['person: Jo Bloggs → nominated_individual_name']],
    ['The registered manager is Siân ap Rhys.', ['person: Siân ap Rhys → registered_manager_name']],
    ['Mrs Jane O’Neill (Deputy Manager) signs.', ['person: Mrs Jane O’Neill → deputy_manager_name']],
    ['Approved by: Ann Smith-Jones', ['person: Ann Smith-Jones → approved_by']],
    [
      'Reviewed on 12 January 2026, next review 12/01/2027',
      ['date: 12 January 2026 → last_update_date', 'date: 12/01/2027 → next_review_date'],
    ],
    ['Approved: 3rd March 2025', ['date: 3rd March 2025 → approved_on']],
    ['Sunny Oak Care Ltd keeps people safe.', ['name: Sunny Oak Care Ltd → name']],
  ])('%s', (words, facts) => {
    expect(factsOf(words)).toEqual(facts);
    for (const field of facts.flatMap((fact) => fact.split(' → ')[1] ?? []))
      expect(['approved_by', 'approved_on', 'last_update_date', 'next_review_date', ...SCHEMA_NAMES.keys()]).toContain(
        /^(?:approved|last|next)_/.test(field) ? field : `org_field_${field}`,
      );
  });

  it('is the name that is repeated, and the company’s', () => {
    expect(
      factsOf(
        'Welcome to Bryn House. Everyone at Bryn House eats together.',
        'Visitors to Bryn House sign in.',
        'Bryn Homes Ltd runs it. Since 1999 Bryn Homes has run it.',
      ),
    ).toEqual(['name: Bryn Homes Ltd → name', 'name: Bryn Homes → trading_name', 'name: Bryn House → trading_name']);
  });
});

describe('nobody’s own', () => {
  it.each([
    'Ring the CQC on 03000 616161, Childline on 0800 1111, or 999, 111, 101.',
    'Samaritans: 116 123. Whistleblowing: 020 3117 2520.',
    'Write to enquiries@cqc.org.uk or go to www.gov.uk, nhs.uk, ico.org.uk and careinspectorate.com.',
    'See https://www.legislation.gov.uk/ukpga/2014/23 for the Care Act 2014.',
    'Give 500 mg at 08:00 and 1-2 tablets at 20:00.',
    'The batch was 01234567890123.',
    'Information Commissioner’s Office, Wycliffe House, Water Lane, Wilmslow SK9 5AF',
    'Regulation 12 of the 2014 Regulations came into force on 1 April 2015.',
    'The Registered Manager is responsible for training. The Registered Manager, Deputy Manager and staff agree.',
    'Policy Owner: Registered Manager',
    'Approved by: The Board of Trustees',
    'People in a Care Home have a right to Social Care. A Nursing Home is a Care Home. End of Life Care.',
    'Ask the Home Manager. The Home Manager will help. Every Home Manager knows.',
    'Use form CF62 7 and room B12 3AB4.',
    'Open lone-working-policy.docx or keys.yaml.',
    'Staff wash hands at 7 Steps.',
  ])('%s', (words) => {
    expect(factsOf(words)).toEqual([]);
  });

  it('is the address below a public body’s name', () => {
    expect(factsOf('Care Quality Commission', 'Citygate, 12 Gallow Gate', 'NE1 4PA', 'Tel: 0191 233 3323')).toEqual([]);
  });
});
