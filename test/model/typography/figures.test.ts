import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../../src/model/typography/figures.js';
import { growsWithLength } from '../../support/growth.js';

const figures = (text: string) => figuresIn(text).map(({ start, end }) => text.slice(start, end));

describe('what is read in one piece', () => {
  it.each([
    ['Ring 0300 7900 126, day or night.', '0300 7900 126'],
    ['(029) 2018 0110', '(029) 2018 0110'],
    ['From abroad: +44 (0)29 2018 0100.', '+44 (0)29 2018 0100'],
    ['From abroad: +44 29 2018 0100.', '+44 29 2018 0100'],
    ['from 1 March 2027', '1 March 2027'],
    ['on the 12th January', '12th January'],
    ['o 3 Chwefror 2027', '3 Chwefror 2027'],
    ['by March 2027', 'March 2027'],
    ['Cardiff CF10 3NP', 'CF10 3NP'],
    ['London SW1A 1AA', 'SW1A 1AA'],
    ['registered as RC 123456', 'RC 123456'],
    ['a fine of £17.5 million', '£17.5 million'],
    ['within 72 hours', '72 hours'],
    ['below 5 °C', '5 °C'],
    ['(within 72 hours).', '72 hours'],
    ['“029 2018 0110”', '029 2018 0110'],
    ['(029 2018 0110)', '029 2018 0110'],
    ['((029) 2018 0110)', '(029) 2018 0110'],
    ['until 9 a.m.', '9 a.m.'],
    ['Did you call on 1 March 2027?', '1 March 2027'],
    ['from 30 January 2026…', '30 January 2026'],
    ['Call 029 2018 0110!', '029 2018 0110'],
    ['below 5 %.', '5 %'],
    ['[CF10 3NP]', 'CF10 3NP'],
    ['1 March 2027–30 April', '1 March'],
  ])('%s', (text, figure) => {
    expect(figures(text)).toEqual([figure]);
  });

  it('keeps a number and the one in brackets behind it apart', () => {
    expect(figures('on 029 2018 0110 (029 2018 0111 out of hours)')).toEqual(['029 2018 0110', '029 2018 0111']);
  });

  it.each([
    '12 people',
    'In 2026, 12 people',
    '5 mornings',
    'A4 paper',
    'Section 4. 12 of them',
    'version 2.0 Beta',
    '029  2018',
  ])('and nothing in: %s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  it('leaves what is too long for a narrow line alone', () => {
    expect(figures('1000 2000 3000 4000 5000 6000')).toEqual([]);
  });
});

it.each(['1(', '1 ', '(0) ', 'a 1.', '+44 (0)'])('grows with the length of a text of “%s”', async (part) => {
  expect(await growsWithLength((size) => figuresIn(part.repeat(size)), 2_000)).toBe(true);
});
