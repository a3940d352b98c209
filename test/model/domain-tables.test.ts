/** What the program takes for an identifier, an authority, a placeholder or a stand-in, table by table. */
import { describe, expect, test } from 'vitest';
import { findWelshAuthority, WELSH_AUTHORITIES } from '../../src/model/authorities.js';
import { organisationKeys } from '../../src/model/organisation-schema.js';
import { PEOPLE } from '../../src/model/people.js';
import { placeholderName, REVIEW_NAMES, SCHEMA_NAMES } from '../../src/model/placeholders.js';
import { NATIONS, SERVICE_TYPES } from '../../src/model/services.js';
import { readYaml } from '../support/read-organisation.js';

/** `warning doubtful-identifier` for each finding of a file of these lines. */
async function findings(...lines: readonly string[]) {
  const { diagnostics } = await readYaml(`name: Example Home Care\n${lines.join('\n')}\n`);
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

const WALES = 'nation: wales';
const ENGLAND = 'nation: england';
const OFSTED = 'registration: {regulator: Ofsted}';

describe('identifiers', () => {
  test.each([
    ['CIW service', WALES, 'registration_no: sin-00012345-abcd', 'registration_no: 00012345', 'warning'],
    [
      'CQC provider',
      ENGLAND,
      'registration: {provider_id: 1-123456}',
      'registration: {provider_id: 123456}',
      'warning',
    ],
    ['CQC location', ENGLAND, 'registration_no: 1-123456789012', 'registration_no: 1-12345', 'warning'],
    [
      'Care Inspectorate service',
      'nation: scotland',
      'registration_no: CS2003000123',
      'registration_no: CS3',
      'warning',
    ],
    [
      'Care Inspectorate provider',
      'nation: scotland',
      'registration_no: SP2003000123',
      'registration_no: SP3',
      'warning',
    ],
    ['Ofsted number', OFSTED, 'registration_no: 123456', 'registration_no: 12345', 'warning'],
    ['Ofsted EY number', OFSTED, 'registration_no: EY 123456', 'registration_no: EY12345', 'warning'],
    ['Ofsted SC number', OFSTED, 'registration_no: SC123456', 'registration_no: SD123456', 'warning'],
    ['company', '', 'company_no: 00445790', 'company_no: 445790', 'error'],
    ['Scottish company', '', 'company_no: sc 123456', 'company_no: SC12345', 'error'],
    ['older company', '', 'company_no: IP12345R', 'company_no: R123', 'error'],
    ['charity, England and Wales', '', 'charity_no: 1234567-1', 'charity_no: 12345', 'warning'],
    ['charity, Scotland', '', 'charity_no: SC012345', 'charity_no: SC123456', 'warning'],
    ['charity, Northern Ireland', '', 'charity_no: NIC101234', 'charity_no: NIC201234', 'warning'],
    ['ICO, digits', '', 'ico_registration_no: Z1234567', 'ico_registration_no: 00012345', 'warning'],
    ['ICO, a letter', '', 'ico_registration_no: za123456', 'ico_registration_no: ZAB12345', 'warning'],
    ['VAT, 9 digits', '', 'vat_no: GB 980 7806 84', 'vat_no: GB980780685', 'warning'],
    ['VAT, 12 digits', '', 'vat_no: XI980780684001', 'vat_no: 123456789', 'warning'],
  ])('%s', async (_, around, good, bad, severity) => {
    expect(await findings(around, good)).toEqual([]);
    const code = severity === 'error' ? 'invalid-identifier' : 'doubtful-identifier';
    expect(await findings(around, bad)).toEqual([`${severity} ${code}`]);
  });

  test.each(['0123', '123456', 'anything'])('RQIA’s %s is never doubted', async (number) => {
    expect(await findings('nation: northern_ireland', `registration_no: ${number}`)).toEqual([]);
  });

  test('a number keeps its leading zeros', async () => {
    const { value } = await readYaml('name: A\ncompany_no: 00445790\nphone: 07700900123\n');
    expect(value?.values.get('org_field_company_no')).toMatchObject({ lines: ['00445790'] });
    expect(value?.values.get('org_field_phone')).toMatchObject({ lines: ['07700900123'] });
  });
});

/** Number of W06000…, English and Welsh name of the area. */
const AUTHORITIES = `
001 Isle of Anglesey · Ynys Môn; 002 Gwynedd · Gwynedd; 003 Conwy · Conwy; 004 Denbighshire · Sir Ddinbych;
005 Flintshire · Sir y Fflint; 006 Wrexham · Wrecsam; 008 Ceredigion · Ceredigion; 009 Pembrokeshire · Sir Benfro;
010 Carmarthenshire · Sir Gaerfyrddin; 011 Swansea · Abertawe; 012 Neath Port Talbot · Castell-nedd Port Talbot;
013 Bridgend · Pen-y-bont ar Ogwr; 014 Vale of Glamorgan · Bro Morgannwg; 015 Cardiff · Caerdydd;
016 Rhondda Cynon Taf · Rhondda Cynon Taf; 018 Caerphilly · Caerffili; 019 Blaenau Gwent · Blaenau Gwent;
020 Torfaen · Torfaen; 021 Monmouthshire · Sir Fynwy; 022 Newport · Casnewydd; 023 Powys · Powys;
024 Merthyr Tydfil · Merthyr Tudful`
  .split(';')
  .map((row) => /^(\d{3}) (.+) · (.+)$/.exec(row.trim())?.slice(1) ?? []);

describe('authorities', () => {
  test('are the 22 of Wales, and no others', () => {
    expect(WELSH_AUTHORITIES.map(({ code, english, welsh }) => [code.slice(-3), english, welsh])).toEqual(AUTHORITIES);
  });

  test.each([
    ...AUTHORITIES.flatMap(([number, english, welsh]) => [
      [`${english} County Borough Council`, number],
      [`Cyngor ${welsh}`, number],
    ]),
    ['Cyngor Sir Gâr', '010'],
    ['Cyngor Sir Penfro', '009'],
    ['City & County of Swansea', '011'],
  ])('%s is W06000%s', async (name = '', number = '') => {
    expect(findWelshAuthority(name)?.code).toBe(`W06000${number}`);
    expect(await findings(WALES, `local_authority: {authority_name: "${name}"}`)).toEqual([]);
  });

  test('an unknown name is only a warning, and none in other nations', async () => {
    const line = 'local_authority: {authority_name: Surrey County Council}';
    expect(await findings(WALES, line)).toEqual(['warning unknown-authority']);
    expect(await findings(ENGLAND, line)).toEqual([]);
    expect(await findings('nation: northern_ireland', line)).toEqual([]);
  });
});

const BODY = ['name', 'phone', 'email', 'website'];
const ADDRESS = ['line_1', 'line_2', 'town', 'county', 'postcode'];

/** Groups of keys that templates may use. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['name', 'registration_no', 'logo', 'trading_name', 'logo_alt', 'nation', 'service_type', 'website', 'email'],
    ...['phone', 'out_of_hours_phone', 'company_no', 'charity_no', 'ico_registration_no', 'vat_no'],
  ],
  address: ADDRESS,
  registered_office: ADDRESS,
  registration: ['regulator', 'provider_id', 'service_id', 'date'],
  ...Object.fromEntries(
    [
      ...['responsible_individual', 'nominated_individual', 'registered_manager', 'deputy_manager'],
      ...['data_protection_officer', 'caldicott_guardian', 'senior_information_risk_owner', 'safeguarding_lead'],
      ...['child_protection_lead', 'infection_control_lead', 'medication_lead', 'mental_capacity_lead'],
      ...['health_and_safety_lead', 'fire_safety_lead', 'first_aid_lead', 'whistleblowing_contact'],
      ...['complaints_manager', 'equality_lead', 'welsh_language_lead', 'moving_and_handling_lead', 'training_lead'],
    ].map((person) => [person, ['title', 'first_name', 'last_name', 'name', 'role', 'email', 'phone']]),
  ),
  local_authority: ['authority_name', 'safeguarding_phone', 'out_of_hours_phone', 'email'],
  ...Object.fromEntries(
    ['safeguarding_board', 'health_board', 'regulator', 'ombudsman', 'commissioner'].map((body) => [body, BODY]),
  ),
  insurance: ['provider', 'policy_no', 'expiry'],
};

describe('names', () => {
  test.each(Object.entries(NAMES))('%j', (group, keys) => {
    for (const key of keys) {
      const path = group === '' ? key : `${group}.${key}`;
      expect(SCHEMA_NAMES.get(placeholderName(group, key)), path).toBe(path);
    }
    expect(organisationKeys(group === '' ? [] : [group])).toEqual(expect.arrayContaining([...keys]));
  });

  test('are no more than these', () => {
    const count = Object.values(NAMES).reduce((sum, keys) => sum + keys.length, 0);
    expect(SCHEMA_NAMES.size).toBe(count);
    expect(Object.keys(NAMES)).toEqual(expect.arrayContaining([...PEOPLE]));
  });

  test('of the policy, nations and services', () => {
    expect(REVIEW_NAMES).toEqual(['last_update_date', 'next_review_date', 'current_year']);
    expect(NATIONS).toEqual(['wales', 'england', 'scotland', 'northern_ireland']);
    expect(SERVICE_TYPES).toEqual([
      ...['domiciliary_support', 'care_home', 'care_home_nursing', 'supported_living', 'childrens_home'],
      ...['shared_lives', 'fostering', 'adoption', 'residential_family_centre', 'advocacy', 'nurse_agency'],
      'day_service',
    ]);
  });
});

describe('a stand-in', () => {
  const TEXTS = [
    ...['trading_name', 'registration_no', 'website', 'email', 'phone', 'out_of_hours_phone', 'company_no'],
    ...['charity_no', 'ico_registration_no', 'vat_no', 'approved_by'],
  ];
  const GROUPED = [
    ...['address: {line_1', 'address: {postcode', 'registration: {date', 'registration: {service_id'],
    ...['registered_manager: {email', 'registered_manager: {phone', 'registered_manager: {last_name'],
    ...['insurance: {expiry', 'local_authority: {authority_name', 'local_authority: {safeguarding_phone'],
    ...['health_board: {website', 'fields: {lift'],
  ];

  test.each(
    ['TBC', 'N/A', 'XXX'].flatMap((word) => [
      ...TEXTS.map((key) => `${key}: ${word}`),
      ...GROUPED.map((key) => `${key}: ${word}}`),
    ]),
  )('%s is one warning', async (line) => {
    expect(await findings(WALES, line)).toEqual(['warning doubtful-value']);
  });

  test.each([
    'reviewed_on: TBC',
    'approved_on: TBC',
    'policies: {DCW1: {reviewed: TBC}}',
    'policies: {DCW1: {every: TBC}}',
    'policies: {DCW1: {approved_on: TBC}}',
    'nation: TBC',
    'service_type: TBC',
  ])('%s is one error, since another record would take its place', async (line) => {
    const { diagnostics } = await readYaml(`name: A\n${line}\n`);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
    expect(diagnostics[0]?.hint).toMatch(/eave out the key until you know it\.$/);
  });
});
