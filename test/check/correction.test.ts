/** Corrections that are none: they change what people are asked to do. */
import { describe, expect, it } from 'vitest';
import { weightyCorrection } from '../../src/check/correction.js';
import type { WordDifference } from '../../src/model/word-differences.js';
import { headOf, jobOf, organisationOf } from '../support/organisations.js';

const changed = (before: string, after: string): WordDifference => ({
  kind: 'changed',
  place: 'paragraph',
  before: [{ words: before, isChanged: true }],
  after: [{ words: after, isChanged: true }],
});

const warned = (...differences: readonly WordDifference[]) =>
  weightyCorrection(differences, jobOf(organisationOf(), headOf({ code: 'DCW34' }))).map(({ message }) => message);

describe('a correction', () => {
  it.each([
    ['within 2 days', 'within 3 days', '“2”, “3”'],
    ['1 March 2026', '1 May 2026', '“March”, “May”'],
    ['Staff may', 'Staff must', '“must”'],
    ['You should ask', 'You ask', '“should”'],
    ['Never lend', 'Lend', '“Never”'],
    ['Do lend', 'Do not lend', '“not”'],
    ['Do lend', 'Don’t lend', '“Don’t”'],
    ['in two weeks', 'in weeks', '“two”'],
    ['at 9:30', 'at 10:30', '“9:30”, “10:30”'],
  ])('from “%s” to “%s” is warned of', (before, after, words) => {
    expect(warned(changed(before, after))).toEqual([
      `A correction of DCW34 changes ${words} in a text that is approved`,
    ]);
  });

  it('that strikes a duty out, or says it again, is warned of', () => {
    const said = [{ words: 'must', isChanged: true }];
    const struck = [{ words: 'must', isChanged: true, isStruck: true }] as const;
    for (const [before, after] of [
      [said, struck],
      [struck, said],
    ] as const)
      expect(warned({ kind: 'changed', place: 'paragraph', before, after })).toEqual([
        'A correction of DCW34 changes “must” in a text that is approved',
      ]);
  });

  it('of spelling, of a link, or of where a number stands is fine', () => {
    expect(warned(changed('recieve', 'receive'))).toEqual([]);
    expect(warned(changed('the 2 keys', '2 keys'))).toEqual([]);
    expect(warned(changed('Staff may', 'Staffs may'))).toEqual([]);
    expect(warned({ ...changed('must', 'must'), kind: 'moved' })).toEqual([]);
  });

  it('that adds or takes away a sentence with such a word is warned of once', () => {
    const added: WordDifference = {
      kind: 'added',
      place: 'item',
      before: [],
      after: [{ words: 'Never run.', isChanged: true }],
    };
    expect(warned(added, added)).toEqual(['A correction of DCW34 changes “Never” in a text that is approved']);
  });
});
