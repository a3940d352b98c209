/** What belongs to another client: found as whole words, in any spelling, and only where the client does not have it itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignValues, identifyingValues } from '../../src/check/foreign-values.js';
import { growsWithLength, growthOf } from '../support/growth.js';
import { organisationOf } from '../support/organisations.js';
import { readYaml } from '../support/read-organisation.js';

const own = organisationOf({ org_field_phone: '029 2018 0100', org_field_email: 'office@acme.example.org' });
const other = (values: Readonly<Record<string, string>>, id = 'harbour') => organisationOf(values, { id });

const HARBOUR = other({
  org_field_name: 'Harbour Home Care Ltd.',
  org_field_trading_name: "Harbour's",
  org_field_registration_no: '1-123456789',
  org_field_company_no: '0044',
  org_field_email: 'hello@harbour.example.org',
  org_field_phone: '0117 496 0300',
  org_field_registered_manager_phone: '+44 117 496 0301',
  org_field_registered_manager_name: 'Ann Example',
  org_field_local_authority_safeguarding_phone: '0117 496 0399',
});

const keysIn = (words: string, organisation = own, ...others: readonly ReturnType<typeof other>[]) =>
  foreignValues(words, identifyingValues([organisation, HARBOUR, ...others]), organisation).map(
    ({ value }) => value.key,
  );

describe('a value of another client', () => {
  it.each([
    ['Harbour Home Care Ltd', 'name'],
    ['HARBOUR HOME\nCARE LTD', 'name'],
    ['“Harbour Home Care Ltd”', 'name'],
    ['the Harbour’s staff', 'trading_name'],
    ['number 1-123456789.', 'registration_no'],
    ['1 123456789', 'registration_no'],
    ['mailto:hello@harbour.example.org', 'email'],
    ['HELLO@Harbour.Example.Org', 'email'],
    ['0117 496 0300', 'phone'],
    ['01174960300', 'phone'],
    ['(0117) 496-0300', 'phone'],
    ['+44 117 496 0300', 'phone'],
    ['+44 (0)117 496 0301', 'registered_manager.phone'],
    ['tel:+441174960300', 'phone'],
    ['Ann Example', 'registered_manager.name'],
    ['029 2018 0100 0117 496 0300', 'phone'],
  ])('is found: %s', (words, key) => {
    expect(keysIn(`Some words ${words} and more`)).toEqual([key]);
  });

  it('is found in print, where its quotes and dashes are typographic ones', () => {
    const spaced = other({ org_field_name: `Quay's - "Lantern" Lodge...` }, 'quay');
    for (const words of [`Quay's - "Lantern" Lodge...`, 'Quay’s – “Lantern” Lodge…'])
      expect(keysIn(`Some words of ${words} and more`, own, spaced)).toEqual(['name']);
  });

  it.each([
    'Harbour Home Caring Ltd',
    'Harbour Home and Care Ltd',
    'xhello@harbour.example.organ',
    '1-1234567890',
    '0117 496 0302',
    '0044',
    'Ann and Example',
    'ann example',
    '0117 496 0399',
    'Acme Home Care, 029 2018 0100',
  ])('is not found: %s', (words) => {
    expect(keysIn(`Some words ${words} and more`)).toEqual([]);
  });

  it.each([
    ['0117 496 0311', 'registered_managers[2].phone'],
    ['second@harbour.example.org', 'registered_managers[2].email'],
    ['0117 496 0322', 'locations[2].phone'],
    ['1-987654321', 'locations[2].registration_no'],
    ['0117 496 0333', 'locations[2].manager.phone'],
    ['Harbour View Lodge', 'locations[2].name'],
    ['Bristol branch', undefined],
    ['0117 496 0344', undefined],
    ['Example Council', undefined],
  ])('is found within lists: %s', async (words, key) => {
    const { value } = await readYaml(
      [
        'name: Zephyr Homes',
        'registered_managers: [Ann Example, {name: Bo Example, phone: 0117 496 0311, email: second@harbour.example.org}]',
        'locations:',
        '  - {name: Bristol branch}',
        '  - {name: Harbour View Lodge, phone: 0117 496 0322, registration_no: 1-987654321, manager: {name: Cai, phone: 0117 496 0333}, local_authority: {authority_name: Example Council, safeguarding_phone: 0117 496 0344}}',
      ].join('\n'),
      'orgs/harbour-homes.yaml',
    );
    expect(value && keysIn(`Some words ${words} and more`, own, value)).toEqual(key === undefined ? [] : [key]);
  });

  const BRIGHT = other(
    {
      org_field_name: 'Bright Home Care Ltd',
      org_field_trading_name: 'Tŷ Llwyd & Sons Homes',
      org_field_registered_manager_title: 'Mrs',
      org_field_registered_manager_name: 'Siân O’Shea',
      org_field_address_line_1: '14 Harbour Street, Invention Wharf',
      org_field_address_postcode: 'CF10 9ZX',
      org_field_website: 'https://www.bright.example.org/home',
      org_field_data_protection_officer_email: 'bright@gmail.com',
      org_field_vat_no: 'GB 998 1234 56',
      org_field_registration_no: 'SIN-00067890-BRIT',
      org_field_phone: '0117 496 0355',
      org_field_fire_safety_lead_name: 'The Registered Manager',
    },
    'bright',
  );

  it.each([
    ['Bright Home Care’s staff', 'name'],
    ["Bright Home Care's staff", 'name'],
    ['Bright Home Care Limited', 'name'],
    ['Bright Home Care1 says', 'name'],
    ['Bri\u00adght Ho\u200bme Care', 'name'],
    ['BRIGHT HOME CARE', 'name'],
    ['/files/bright%20home%20care.pdf', 'name'],
    ['bright-home-care.pdf', 'name'],
    ['@BrightHomeCare', 'name'],
    ['Bright Home\nCare', 'name'],
    ['Ty Llwyd and Sons Homes', 'trading_name'],
    ['Ty\u0302 Llwyd & Sons Homes’ staff', 'trading_name'],
    ['Siân O‘Shea', 'registered_manager.name'],
    ['SIAN OʼSHEA', 'registered_manager.name'],
    ['Mrs O’Shea', 'registered_manager.name'],
    ['Ms. S. O’Shea', 'registered_manager.name'],
    ['14, Harbour St', 'address.line_1'],
    ['Invention Wharf', 'address.line_1'],
    ['cf109zx', 'address.postcode'],
    ['www.bright.example.org', 'website'],
    ['someone@bright.example.org', 'website'],
    ['bright@gmail.com', 'data_protection_officer.email'],
    ['GB998123456', 'vat_no'],
    ['998 1234 56', 'vat_no'],
    ['SIN00067890BRIT', 'registration_no'],
    ['sin 00067890 brit', 'registration_no'],
    ['0044 117 496 0355', 'phone'],
    ['0117–496–0355', 'phone'],
    ['0117/4960355', 'phone'],
    ['https://wa.me/441174960355', 'phone'],
  ])('is found in any spelling: %j', (words, key) => {
    expect(keysIn(`Some words ${words} and more`, own, BRIGHT)).toEqual([key]);
  });

  it.each([
    'a bright home care',
    'Mr O’Shea',
    'The Registered Manager',
    'someone@gmail.com',
    'www.notbright.example.org',
    'bright.example.org.uk',
    '10117 496 0355',
    '0117 496 03551',
    'SIN-00067890-BRITS',
    'Brights Homes',
  ])('is not found: %j', (words) => {
    expect(keysIn(`Some words ${words} and more`, own, BRIGHT)).toEqual([]);
  });

  it('is none where the client holds it too, be it in another of its values', () => {
    const home = organisationOf({
      org_field_name: 'Acme Home Care',
      org_field_phone: '0117 496 0300',
      org_field_owner: 'A home of Harbour Home Care Ltd',
    });
    expect(keysIn('Harbour Home Care Ltd 0117 496 0300 hello@harbour.example.org', home)).toEqual(['email']);
  });

  it('is found as one among a thousand clients, in a long text, which costs no more than one among a hundred', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      other(
        { org_field_name: `Care ${n} of the North`, org_field_phone: `0113 496 ${String(n).padStart(4, '0')}` },
        `c${n}`,
      ),
    );
    const values = identifyingValues([own, ...many]);
    const words = `${'care of the north and the care of people, '.repeat(2000)} Care 700 of the North`;
    expect(foreignValues(words, values, own).map(({ value }) => value.organisation)).toEqual(['c700']);
    const fewer = new Map([125, 1000].map((size) => [size, identifyingValues([own, ...many.slice(0, size)])]));
    // 90,000 letters are more than any policy has.
    const search = (size: number) => foreignValues(words, fewer.get(size) ?? values, own);
    expect(await growthOf(search, 125, 4)).toBeLessThanOrEqual(4);
    expect(await growsWithLength((size) => foreignValues(words.slice(-size), values, own), 11_000)).toBe(true);
  });

  it('is found wherever it stands among other words', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 5 })), fc.array(fc.lorem({ maxCount: 5 })), (before, after) => {
        const found = foreignValues(
          [...before, 'Harbour Home Care Ltd', ...after].join(' '),
          identifyingValues([own, HARBOUR]),
          own,
        );
        expect(found.map(({ value }) => value.key)).toEqual(['name']);
      }),
    );
  });
});
