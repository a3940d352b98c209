/** What people type into spreadsheets, and what spreadsheets make of it. */
import { describe, expect, it } from 'vitest';
import { nationNamed, nationOfRegistration, serviceNamed } from '../../src/model/service-words.js';
import {
  authorityTyped,
  companyNumberTyped,
  dateTyped,
  namesTyped,
  nameTyped,
  phoneTyped,
  saysNothing,
  websiteTyped,
} from '../../src/model/typed-values.js';

describe('names', () => {
  it.each([
    ['Sample, John (Mr)', { title: 'Mr', first_name: 'John', last_name: 'Sample' }],
    ["O'Sample, Anne Marie (Mrs)", { title: 'Mrs', first_name: 'Anne Marie', last_name: "O'Sample" }],
    ['Sample-Jones, Siân', { first_name: 'Siân', last_name: 'Sample-Jones' }],
    ['Mrs Bethan Rowlands', { title: 'Mrs', first_name: 'Bethan', last_name: 'Rowlands' }],
    ['Bethan Rowlands', { first_name: 'Bethan', last_name: 'Rowlands' }],
    ['Dr Anne Marie van der Berg', { title: 'Dr', name: 'Anne Marie van der Berg' }],
    ['Cher', { name: 'Cher' }],
    ['Dr', { name: 'Dr' }],
  ])('%s', (typed, parts) => {
    expect(nameTyped(typed)).toEqual(parts);
  });

  it('of several people are divided by semicolons and lines, and signs name nobody', () => {
    expect(namesTyped('Sample, Siân (Dr); Sample, Owen (Mr)')).toHaveLength(2);
    expect(namesTyped('Ann Example\nBob Example')).toHaveLength(2);
    for (const nobody of ['*', '-', 'n/a', 'None', 'TBC', 'vacant']) expect(namesTyped(nobody)).toEqual([]);
    expect(saysNothing('Nonesuch House')).toBe(false);
  });
});

describe('dates', () => {
  it.each([
    ['01/10/2010', '2010-10-01'],
    ['1.10.10', '2010-10-01'],
    ['40452', '2010-10-01'],
    ['40452.0', '2010-10-01'],
    ['2010-10-01', '2010-10-01'],
    ['2010-10-01 00:00:00', '2010-10-01'],
    ['5-Apr-2012', '2012-04-05'],
    ['5th April 2012', '2012-04-05'],
    ['29/02/2024', '2024-02-29'],
    ['45351', '2024-02-29'],
  ])('%s', (typed, date) => {
    expect(dateTyped(typed)).toBe(date);
  });

  it.each(['31/02/2024', '13/13/2024', 'soon', '5 Foo 2012', '1234', '10/2010'])('%s is none', (typed) => {
    expect(dateTyped(typed)).toBeUndefined();
  });
});

it('numbers get back the zeros that a spreadsheet dropped', () => {
  expect(['445790', '00712345', '1234567', 'sc123456', 'OC 300 000'].map(companyNumberTyped)).toEqual([
    '00445790',
    '00712345',
    '01234567',
    'SC123456',
    'OC300000',
  ]);
  expect(['1614960002', '0161 496 0003', '+44 161 496 0005', '7700900123', '111'].map(phoneTyped)).toEqual([
    '01614960002',
    '0161 496 0003',
    '+44 161 496 0005',
    '07700900123',
    '111',
  ]);
});

it('councils that lists sort by name are named as people say them', () => {
  expect(authorityTyped('Bristol, City of')).toBe('City of Bristol');
  expect(authorityTyped('Trafford')).toBe('Trafford');
});

it('a web address has its scheme', () => {
  expect(websiteTyped('beech.example.org')).toBe('https://beech.example.org');
  expect(websiteTyped('http://elm.example.org')).toBe('http://elm.example.org');
  expect(websiteTyped('ask Ann')).toBe('ask Ann');
});

it('services and nations are known by the words of people and regulators', () => {
  const services = {
    'Domiciliary Care': 'domiciliary_support',
    'home care': 'domiciliary_support',
    'Homecare agencies': 'domiciliary_support',
    'Care home with nursing': 'care_home_nursing',
    'Nursing Home': 'care_home_nursing',
    'Care home service without nursing': 'care_home',
    'Residential home': 'care_home',
    "Children's home": 'childrens_home',
    'Supported Living': 'supported_living',
    care_home: 'care_home',
    'Residential family centre': 'residential_family_centre',
    'Day centre': 'day_service',
  };
  for (const [words, service] of Object.entries(services)) expect(serviceNamed(words), words).toBe(service);
  expect(serviceNamed('Bakery')).toBeUndefined();
  expect(['Wales', 'Cymru', 'ENGLAND', 'northern ireland', 'Narnia'].map(nationNamed)).toEqual([
    'wales',
    'wales',
    'england',
    'northern_ireland',
    undefined,
  ]);
  expect(['SIN-00012345-ABCD', '1-1000001234', 'CS2012345678', '12345'].map(nationOfRegistration)).toEqual([
    'wales',
    'england',
    'scotland',
    undefined,
  ]);
});
