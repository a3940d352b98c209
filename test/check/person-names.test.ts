/** A person's name is found however it is written, and a surname alone is told apart from it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findName, personName } from '../../src/check/person-names.js';

function found(typed: string, text: string): readonly string[] {
  const person = personName(typed);
  if (!person) return [];
  return findName(text, person).map(({ start, end, certainty }) => `${certainty}: ${text.slice(start, end)}`);
}

describe('a name', () => {
  it.each([
    'Siân O’Brien',
    'Sian O’Brien',
    "SIÂN O'BRIEN",
    'Siân Mary O’Brien',
    'Siân M. O’Brien',
    'S. O’Brien',
    'S O’Brien',
    'S. M. O’Brien',
    'SM O’Brien',
    'Mrs O’Brien',
    'Mrs. O’Brien',
    'O’Brien, Siân',
    'O’Brien Siân',
    'O’Brien, S',
    'Siân\nO’Brien',
    'Siân O Brien',
    'Siân OBrien',
    'sian.obrien',
    's.obrien',
    'sobrien',
    'obriens',
    'sianobrien',
    'Siân\n  last_name: O’Brien',
    'O’Brien, first_name: Siân',
    'Siân","last_name":"O’Brien',
    'Siân **O’Brien',
    'Si\u0061\u0302n O\u02bcBrien',
  ])('is found as %s', (written) => {
    expect(found('Siân O’Brien', `Ask ${written} (or 999).`)).toEqual([`name: ${written}`]);
  });

  it.each(['Siân O’Brien', 'O’Brien, Siân (Mrs)', 'Mrs Siân O’Brien', "sian o'brien", 'O’Brien, Siân'])(
    'may be typed as %s',
    (typed) => {
      expect(found(typed, 'By Siân O’Brien’s office')).toEqual(['name: Siân O’Brien’s']);
    },
  );

  it('of two people with one surname is told apart as far as their first names and titles do', () => {
    expect(found('Siân O’Brien', 'Owen O’Brien')).toEqual(['surname: O’Brien']);
    expect(found('Mrs Siân O’Brien', 'Mr O’Brien')).toEqual(['surname: O’Brien']);
    expect(found('Siân O’Brien', 'O. O’Brien; Siân Roberts')).toEqual(['surname: O’Brien']);
  });

  it('does not go over the end of a sentence or a paragraph', () => {
    expect(found('Siân O’Brien', 'Ask Siân. O’Brien knows')).toEqual(['surname: O’Brien']);
    expect(found('Siân O’Brien', 'Siân\n\nO’Brien')).toEqual(['surname: O’Brien']);
  });

  it('of ordinary words needs its capital letter', () => {
    expect(found('Grace Young', 'Young people and young adults; grace young; Grace Young')).toEqual([
      'surname: Young',
      'name: grace young',
      'name: Grace Young',
    ]);
  });

  it.each([
    ['Llŷr ap Rhys', ['Llŷr ap Rhys', 'Llyr Ap Rhys', 'L. ap Rhys', 'ap Rhys, Llŷr']],
    ['Jan van der Berg', ['Jan van der Berg', 'J van der Berg']],
    ['Siân Sample-Jones', ['Siân Sample-Jones', 'Siân Sample Jones', 'S Sample-Jones', 'siansamplejones']],
    ['Bethan Rowlands', ['Bethan Rowlands', 'Ms Rowlands', 'B. Rowlands']],
  ])('with several words is one: %s', (typed, spellings) => {
    for (const written of spellings) expect(found(typed, `(${written})`), written).toEqual([`name: ${written}`]);
  });

  it('of one word is found wherever the word is', () => {
    expect(found('Rowlands', 'Ask Bethan Rowlands')).toEqual(['name: Rowlands']);
    expect(found('’', 'anything')).toEqual([]);
  });

  it('is found in any text that has it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, behind) => {
        const text = `${before}\n\nBethan Rowlands\n\n${behind}`;
        expect(found('Bethan Rowlands', text)).toContain('name: Bethan Rowlands');
      }),
    );
  });
});
