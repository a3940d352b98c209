/** Which words stay on one line, in PDF, Word and web pages. */
import { expect, it } from 'vitest';
import { bondOf } from '../../../src/model/typography/bonds.js';

it.each([
  ['12', 'January'],
  ['1', 'Chwefror'],
  ['January', '2026.'],
  ['Chwefror', '2026'],
  ['5', 'days'],
  ['30', 'minutes,'],
  ['12.5', 'kg'],
  ['9', 'am'],
  ['37', '°C'],
  ['029', '2018'],
  ['(029)', '2018'],
  ['+44', '29'],
  ['+44', '(0)29'],
  ['SW1A', '1AA'],
  ['(CF10', '3NP),'],
  ['RC', '123456'],
  ['£3', 'million'],
  ['“029', '2018'],
  ['£1', '250'],
  ['9', 'a.m.”'],
])('%s %s is one figure', (word, next) => {
  expect(bondOf(word, next)).toBe('figure');
});

it.each([
  ['Mr', 'Jones'],
  ['Mrs', 'Ŵyn'],
  ['Dr.', 'Morgan'],
  ['Section', '42'],
  ['page', '3'],
  ['care', '–'],
])('%s %s is one phrase', (word, next) => {
  expect(bondOf(word, next)).toBe('phrase');
});

it.each([
  ['the', 'manager'],
  ['12', 'people'],
  ['2026,', '12'],
  ['January', 'sales'],
  ['Ms', 'and'],
  ['in', '2026'],
  ['–', 'and'],
  ['0110', '(029'],
  ['A4', '3AB-form'],
  ['NHS', '111'],
  ['“2018”', '0100'],
])('%s | %s may be on two lines', (word, next) => {
  expect(bondOf(word, next)).toBeUndefined();
});
