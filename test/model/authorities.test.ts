import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWelshAuthority, nearestWelshAuthority, WELSH_AUTHORITIES } from '../../src/model/authorities.js';

test('Wales has 22 principal councils, each with a code and two names of its own', () => {
  expect(WELSH_AUTHORITIES).toHaveLength(22);
  for (const key of ['code', 'english', 'welsh'] as const)
    expect(new Set(WELSH_AUTHORITIES.map((one) => one[key])).size, key).toBe(22);
});

test('an area is found by either name, with whatever words councils put around it', () => {
  const around = fc.constantFrom(
    ...['# Council', '# County Council', '# County Borough Council', 'City of # Council', 'The # Council', '#'],
    ...['Cyngor #', 'Cyngor Sir #', 'Cyngor Bwrdeistref Sirol #', 'Dinas a Sir #', 'City and County of #', '# COUNCIL'],
  );
  fc.assert(
    fc.property(fc.constantFrom(...WELSH_AUTHORITIES), fc.boolean(), around, (authority, english, words) => {
      const name = words.replace('#', english ? authority.english : authority.welsh);
      expect(findWelshAuthority(name), name).toBe(authority);
      expect(findWelshAuthority(name.normalize('NFD').toUpperCase()), name).toBe(authority);
    }),
  );
});

describe('as people write them', () => {
  test.each([
    ['Cardiff Council', 'W06000015'],
    ['The City & County of Cardiff', 'W06000015'],
    ['Cyngor Sir Ynys Mon', 'W06000001'],
    ['Anglesey County Council', 'W06000001'],
    ['Conwy County Borough Council', 'W06000003'],
    ['Cyngor Sir y Fflint', 'W06000005'],
    ['Castell Nedd Port Talbot', 'W06000012'],
    ['Pen-y-Bont ar Ogwr', 'W06000013'],
    ['Vale of Glamorgan Council', 'W06000014'],
    ['Cyngor Gwynedd', 'W06000002'],
    ['Cyngor Sir Gâr', 'W06000010'],
    ['Cyngor Sir Gar', 'W06000010'],
    ['Cyngor Sir Gaerfyrddin', 'W06000010'],
    ['Cyngor Sir Penfro', 'W06000009'],
    ['Sir Benfro', 'W06000009'],
  ])('%s', (name, code) => {
    expect(findWelshAuthority(name)?.code).toBe(code);
  });

  test.each([
    ['Cardif Council', 'Cardiff'],
    ['Cyngor Caerdidd', 'Caerdydd'],
    ['Rhonda Cynon Taff CBC', 'Rhondda Cynon Taf'],
    ['Merthyr Tidfil', 'Merthyr Tydfil'],
    ['Cyngor Sir Penfor', 'Cyngor Sir Penfro'],
  ])('%s is none, and nearest to %s', (name, near) => {
    expect(findWelshAuthority(name)).toBeUndefined();
    expect(nearestWelshAuthority(name)).toBe(near);
  });

  test.each(['Bristol City Council', 'County Council', '', 'Belfast Trust'])('%s is none at all', (name) => {
    expect(findWelshAuthority(name)).toBeUndefined();
    expect(nearestWelshAuthority(name)).toBeUndefined();
  });
});
