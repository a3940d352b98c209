/** What an organisation's file gives to templates. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PEOPLE } from '../../../src/model/people.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { complaints, printed, readYaml } from '../../support/read-organisation.js';
import { picture } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

const given = async (yaml: string, name: string) => {
  const outcome = await readYaml(`name: Acme\n${yaml}\n`);
  expect(complaints(outcome)).toEqual([]);
  return printed(outcome.value, name);
};

test('a file needs nothing but a name', async () => {
  const { value, diagnostics } = await readYaml('name: Acme Home Care');
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ id: 'acme', name: 'Acme Home Care', policies: [], theme: DEFAULT_THEME });
  expect([...(value?.values.keys() ?? [])]).toEqual(['org_field_name', 'org_field_locations']);
});

describe('a scalar is the text that was written', () => {
  test.each([
    ['company_no: 00445790', 'org_field_company_no', '00445790'],
    ['phone: 07700900123', 'org_field_phone', '07700900123'],
    ['trading_name: yes', 'org_field_trading_name', 'yes'],
    ['trading_name: 1e3', 'org_field_trading_name', '1e3'],
    ['trading_name: 0x1F', 'org_field_trading_name', '0x1F'],
    ['trading_name: 2026-01-31', 'org_field_trading_name', '2026-01-31'],
    ['trading_name: .inf', 'org_field_trading_name', '.inf'],
    [`trading_name: "O'Neil & A*B <b>& Sons_"`, 'org_field_trading_name', "O'Neil & A*B <b>& Sons_"],
    ['insurance: {policy_no: 000123}', 'org_field_insurance_policy_no', '000123'],
  ])('%s', async (yaml, name, text) => {
    expect(await given(yaml, name)).toBe(text);
  });
});

describe('not given', () => {
  test.each(['phone:', 'phone: ~', 'phone: null', 'phone: ""', 'phone: "  "', "phone: '\u00a0'", 'phone: |\n\n'])(
    '%j',
    async (yaml) => {
      expect(await given(yaml, 'org_field_phone')).toBeUndefined();
    },
  );

  test('a group of nothing is not given, nor are its keys', async () => {
    expect(await given('address:', 'org_field_address_town')).toBeUndefined();
    expect(await given('address:\n  town:', 'org_field_address_town')).toBeUndefined();
    expect(await given('policies:\nfields:\ntheme:', 'org_field_address_town')).toBeUndefined();
  });
});

describe('normalised once', () => {
  test('NFC: a letter and its accent are one character', async () => {
    expect(await given('trading_name: "Ty\u0302 Sia\u0302n"', 'org_field_trading_name')).toBe('Tŷ Siân');
  });

  test('each line is trimmed, line breaks are kept as lines, blank lines at either end go', async () => {
    expect(await given('trading_name: |\n\n  one  \n\n    two\n', 'org_field_trading_name')).toBe('one||two');
    expect(await given('trading_name: "one\\r\\ntwo\\rthree\\u2028four"', 'org_field_trading_name')).toBe(
      'one|two|three|four',
    );
  });

  test('a name over two lines is one line where a document needs one', async () => {
    const { value } = await readYaml('name: |\n  Acme\n  Home Care\n');
    expect(value?.name).toBe('Acme Home Care');
    expect(printed(value, 'org_field_name')).toBe('Acme|Home Care');
  });

  test('any text without control characters and placeholders prints as it is', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !/[\p{Cc}\p{Cs}\p{Cn}\u2028\u2029]/u.test(text) && !/[{}<>]{2}/.test(text));
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const expected = text.normalize('NFC').trim();
        const { value, diagnostics } = await readYaml(`name: Acme\nfields:\n  motto: ${JSON.stringify(text)}\n`);
        expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
        expect(printed(value, 'org_field_motto') ?? '').toBe(expected);
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});

describe('forms', () => {
  test.each([
    ['registration: {date: 2019-04-01}', 'org_field_registration_date', '1 April 2019'],
    ['insurance: {expiry: 2027-02-28}', 'org_field_insurance_expiry', '28 February 2027'],
    ['address: {postcode: cf101aa}', 'org_field_address_postcode', 'CF10 1AA'],
    ['registered_office: {postcode: "sw1a  2aa"}', 'org_field_registered_office_postcode', 'SW1A 2AA'],
    ['nation: wales\nregistration_no: sin-00012345-abcd', 'org_field_registration_no', 'SIN-00012345-ABCD'],
    ['company_no: sc 123456', 'org_field_company_no', 'SC123456'],
    ['website: www.example.org/care', 'org_field_website', 'www.example.org/care'],
    ['phone: +44 (0)29 2018 0123 ext. 4', 'org_field_phone', '+44 (0)29 2018 0123 ext. 4'],
  ])('%s', async (yaml, name, text) => {
    expect(await given(yaml, name)).toBe(text);
  });
});

describe('people', () => {
  test('a name is made of first name and last name', async () => {
    const yaml = 'registered_manager: {title: Dr, first_name: Siân, last_name: ap Gwilym}';
    expect(await given(yaml, 'org_field_registered_manager_name')).toBe('Siân ap Gwilym');
  });

  test('a name that is given stays', async () => {
    const yaml = 'registered_manager: {first_name: Siân, last_name: Morgan, name: Siân M. Morgan}';
    expect(await given(yaml, 'org_field_registered_manager_name')).toBe('Siân M. Morgan');
  });

  test('half a name is none', async () => {
    expect(await given('registered_manager: {first_name: Siân}', 'org_field_registered_manager_name')).toBeUndefined();
    expect(await given('registered_manager: {last_name: Morgan}', 'org_field_registered_manager_name')).toBeUndefined();
  });

  test.each(PEOPLE)('%s has a name, role, e-mail and phone', async (person) => {
    const yaml = `${person}: {name: A B, role: Lead, email: a@example.org, phone: 029 2018 0100}`;
    expect(await given(yaml, `org_field_${person}_role`)).toBe('Lead');
    expect(await given(yaml, `org_field_${person}_email`)).toBe('a@example.org');
  });
});

describe('fields of a client’s own', () => {
  test('text, a list of texts, a list of maps', async () => {
    expect(await given('fields:\n  lift: yes', 'org_field_lift')).toBe('yes');
    expect(await given('fields:\n  rooms: [one, "two\\nlines"]', 'org_field_rooms')).toBe('[one; two|lines]');
    expect(await given('fields:\n  vans:\n  - {make: Ford, seats: 5}\n  - make: VW', 'org_field_vans')).toBe(
      '[make=Ford, seats=5; make=VW]',
    );
  });

  test('an entry that holds nothing is left out; an empty list is a list', async () => {
    expect(await given('fields:\n  rooms: [one, ~, "", two]', 'org_field_rooms')).toBe('[one; two]');
    expect(await given('fields:\n  rooms: []', 'org_field_rooms')).toBe('[]');
    expect(await given('fields:\n  vans: [{make: Ford, seats: }, {make: ~}]', 'org_field_vans')).toBe('[make=Ford]');
  });

  test('a field is declared though it is empty', async () => {
    const { value } = await readYaml('name: Acme\nfields:\n  lift:\n  rooms: [one]\n');
    expect([...(value?.declared ?? [])]).toEqual(['org_field_lift', 'org_field_rooms']);
    expect(printed(value, 'org_field_lift')).toBeUndefined();
  });
});

describe('the logo', () => {
  const files = { 'orgs/logos/acme.png': picture(120, 40).bytes };

  test('is a picture, relative to the file that names it, with words for those who cannot see it', async () => {
    const { value } = await readYaml('name: Acme\nlogo: logos/acme.png\n', 'orgs/acme.yaml', files);
    expect(printed(value, 'org_field_logo')).toBe('orgs/logos/acme.png (Acme logo)');
  });

  test('logo_alt says what it shows', async () => {
    const yaml = 'name: Acme\nlogo: ./logos/../logos/acme.png\nlogo_alt: A roof\n';
    const { value } = await readYaml(yaml, 'orgs/acme.yaml', files);
    expect(printed(value, 'org_field_logo')).toBe('orgs/logos/acme.png (A roof)');
  });

  test('that is not there is an error at its key, and the rest is read', async () => {
    const outcome = await readYaml('name: Acme\nlogo: logos/none.png\n', 'orgs/acme.yaml', files);
    expect(complaints(outcome)).toEqual(['2:7 error picture-missing']);
    expect(printed(outcome.value, 'org_field_logo')).toBeUndefined();
    expect(printed(outcome.value, 'org_field_name')).toBe('Acme');
  });
});

test('each value keeps its place', async () => {
  const { value } = await readYaml('name: Acme\naddress:\n  town: Cardiff\n');
  const span = value?.values.get('org_field_address_town')?.span;
  expect(span?.source.text.slice(span.start, span.end)).toBe('Cardiff');
});

describe('records of policies', () => {
  test('for all policies, and for single ones by code or slug', async () => {
    const { value, diagnostics } = await readYaml(`name: Acme
reviewed_on: 2026-01-12
approved_by: responsible_individual
approved_on: 2026-01-14
policies:
  DCW34:
    reviewed: 2025-08-31
    every: 6 months
    version: 1.10
    owner: data_protection_officer
    approved_by: Owen Achebe
    approved_on: 2025-09-01
    include: yes
  whistleblowing: {every: on_change, include: No}
  DCW1:
`);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      reviewedOn: { year: 2026, month: 1, day: 12 },
      approvedBy: 'responsible_individual',
      approvedOn: { year: 2026, month: 1, day: 14 },
      policies: [
        {
          key: 'DCW34',
          reviewed: { year: 2025, month: 8, day: 31 },
          every: { months: 6 },
          version: '1.10',
          owner: 'data_protection_officer',
          approvedBy: 'Owen Achebe',
          approvedOn: { year: 2025, month: 9, day: 1 },
          include: true,
        },
        { key: 'whistleblowing', every: 'on_change', include: false },
        { key: 'DCW1' },
      ],
    });
    const [first] = value?.policies ?? [];
    expect(first?.keySpan.source.text.slice(first.keySpan.start, first.keySpan.end)).toBe('DCW34');
    const span = first?.reviewedSpan;
    expect(span?.source.text.slice(span.start, span.end)).toBe('2025-08-31');
  });
});

test('colours of its own, in one spelling', async () => {
  const { value } = await readYaml('name: Acme\ntheme: {accent: "#0B5F66", muted: "#555", tint: "#EEF"}\n');
  expect(value?.theme.colours).toEqual({
    ...DEFAULT_THEME.colours,
    accent: '#0b5f66',
    muted: '#555555',
    tint: '#eeeeff',
  });
});

test('nation and service are words of the program’s own', async () => {
  const { value } = await readYaml('name: Acme\nnation: northern_ireland\nservice_type: care_home_nursing\n');
  expect(value).toMatchObject({ nation: 'northern_ireland', serviceType: 'care_home_nursing' });
});
