/** The index of a finished file never says that it can’t hold a value which a search of the file finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignValues, identifyingValues } from '../../src/check/foreign-values.js';
import { indexFrom, indexOf, indexText, mayHold } from '../../src/check/word-index.js';
import { organisationOf } from '../support/organisations.js';

const own = organisationOf({ org_field_name: 'Acme Home Care' });

const WORDS = [
  'Harbour',
  'bright',
  'Home',
  'Care',
  'First',
  'Tŷ',
  'Gwyn',
  'The',
  'Grange',
  'and',
  '&',
  'Will',
  'O’Shea',
  '24',
  '1066',
];
const words = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((several) => several.join(' '));
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const phone = digits(9).map((rest) => `0${rest.slice(0, 3)} ${rest.slice(3)}`);
const host = fc.constantFrom('harbour.example.org', 'care.wales', 'bright-home.co.uk', 'www.first.care');

const values = fc.record(
  {
    org_field_name: words.chain((name) => fc.constantFrom(name, `${name} Ltd`, `The ${name}`)),
    org_field_registered_manager_name: words,
    org_field_registered_manager_last_name: words,
    org_field_address_line_1: words.map((street) => `12 ${street} Road`),
    org_field_address_postcode: fc.constantFrom('CF10 1AB', 'M1 2CD', 'sw1a9zz'),
    org_field_phone: phone,
    org_field_registration_no: digits(8).map((number) => `SIN-${number}-ABCD`),
    org_field_vat_no: digits(9).map((number) => `GB ${number.slice(0, 3)} ${number.slice(3)}`),
    org_field_email: fc.tuple(fc.constantFrom('office', 'ann.evans', 'o’shea'), host).map((parts) => parts.join('@')),
    org_field_website: fc.tuple(host, fc.constantFrom('', '/about')).map(([name, path]) => `https://${name}${path}`),
  },
  { requiredKeys: [] },
);

/** Ways in which a value is written in documents. */
const WRITINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `${value}’s staff`,
  (value) => `${value}1 and Ltd`,
  (value) => `${value} Limited`,
  (value) => `the ${value}`,
  (value) => `Mrs A. ${value}`,
  (value) => value.toUpperCase(),
  (value) => value.toLowerCase().replaceAll(' ', '-'),
  (value) => value.replaceAll(' ', ''),
  (value) => encodeURIComponent(value.replace(/[\ud800-\udfff]/g, '')),
  (value) => value.replace(/.{3}/g, '$&\u00ad'),
  (value) => value.normalize('NFD'),
  (value) => value.replaceAll(' ', '\n'),
  (value) => value.replace(/^0/, '+44 (0)').replaceAll(' ', '–'),
  (value) => value.replace(/^0/, '0044 ').replaceAll(' ', '/'),
  (value) => `https://www.${value}/page?to=office@${value}.`,
];

describe('the index of a finished file', () => {
  it('says yes wherever a search finds a value', () => {
    let found = 0;
    fc.assert(
      fc.property(
        values,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...WRITINGS), words), { minLength: 1, maxLength: 6 }),
        (given, planted) => {
          const organisation = organisationOf(given, { id: 'harbour' });
          const all = identifyingValues([own, organisation]);
          const spellings = [...all.all].map(({ spelling }) => spelling);
          const text = planted
            .map(([n, write, other]) => `${other} ${write(spellings[n % spellings.length] ?? '')} ${other}`)
            .join('\n');
          const index = indexOf([{ place: 'the text', words: text }]);
          for (const { value } of foreignValues(text, all, own)) {
            found++;
            expect(mayHold(index, value)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('knows a value that template and value make together, and survives being kept as text', () => {
    const sunrise = organisationOf({ org_field_name: 'Sunrise Care Ltd' }, { id: 'sunrise' });
    const [value] = identifyingValues([sunrise]).all;
    const index = (filled: string) =>
      indexFrom(JSON.parse(JSON.stringify(indexText(indexOf([{ place: 'page 1', words: filled }])))));
    const template = 'Staff of <<org_field_house>> Care Ltd agree.';
    expect(value && mayHold(index(template.replace('<<org_field_house>>', 'Sunrise')), value)).toBe(true);
    expect(value && mayHold(index(template.replace('<<org_field_house>>', 'Moonlight')), value)).toBe(false);
  });

  it('seldom says yes to what a file doesn’t hold, and is small', () => {
    const many = Array.from({ length: 2000 }, (_, n) =>
      organisationOf(
        { org_field_name: `Harbour${n} House`, org_field_phone: `0113 49${String(n).padStart(5, '0')}` },
        { id: `o${n}` },
      ),
    );
    const text = Array.from({ length: 3000 }, (_, n) => `word${n % 300} of the policy`).join(' ');
    const index = indexOf([{ place: 'the text', words: text }]);
    const all = [...identifyingValues(many).all];
    expect(all.filter((value) => mayHold(index, value)).length).toBeLessThan(all.length / 100);
    expect(index.length).toBeLessThan(3000);
  });

  it('holds nothing of an empty file', () => {
    const [value] = identifyingValues([own]).all;
    expect(value && mayHold(indexOf([]), value)).toBe(false);
  });
});
