/** Which manner a table is set in, by what there is room for. */
import { expect, it } from 'vitest';
import { inFirstRoomyManner, type TableManner } from '../../src/model/table-manners.js';

const nameOf = ({ side, isDense, dividesWords }: TableManner) =>
  `${side}${isDense ? ' small' : ''}${dividesWords ? ' divided' : ''}`;

/** The manner of a table, by the names of those that have room for its words, and for its figures. */
function chosen(words: readonly string[], figures: readonly string[]) {
  const tried: string[] = [];
  const { name } = inFirstRoomyManner((manner) => {
    const name = nameOf(manner);
    tried.push(name);
    return { name, isWhole: words.includes(name), keepsFigures: figures.includes(name) };
  });
  return { name, tried };
}

it('is the usual one where all has room, and no other is tried', () => {
  expect(chosen(['6'], ['6'])).toEqual({ name: '6', tried: ['6'] });
});

it.each([
  ['with less padding, for a telephone number', ['6', '4', '3 small'], ['4', '3 small'], '4'],
  ['with smaller letters, for a telephone number', ['6', '4', '3 small'], ['3 small'], '3 small'],
  ['the usual one, where no manner keeps it on a line', ['6', '4', '3 small', '3 small divided'], [], '6'],
  ['the first that tears no word, where no manner keeps it on a line', ['3 small', '3 small divided'], [], '3 small'],
  ['with whole words, rather than the number on a line', ['4', '3 small'], ['3 small divided'], '4'],
  ['with divided words, where no other has room for them', ['3 small divided'], [], '3 small divided'],
  ['the last, where words are torn', [], [], '3 small divided'],
])('is %s', (_, words, figures, name) => {
  expect(chosen(words, figures).name).toBe(name);
});
