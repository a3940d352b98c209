/** The table of an index: in which order its rows are once a column is chosen. */
import { describe, expect, it } from 'vitest';
import { nextOrder, sortRows } from '../../../site/sorting.js';

const row = (words: string, key?: string) => ({ cells: [{ words, ...(key === undefined ? {} : { key }) }] });
const sorted = (rows: readonly ReturnType<typeof row>[], order: 'none' | 'ascending' | 'descending') =>
  sortRows(rows, 0, order, 'en-GB').map(({ cells: [cell] }) => cell?.words);

describe('rows of an index', () => {
  it('are sorted up, then down, then are back in their groups', () => {
    expect(nextOrder('none')).toBe('ascending');
    expect(nextOrder('ascending')).toBe('descending');
    expect(nextOrder('descending')).toBe('none');
  });

  it('stay as they are where no column is chosen, and in the list that they came in', () => {
    const rows = [row('b'), row('a')];
    expect(sorted(rows, 'none')).toEqual(['b', 'a']);
    expect(sorted(rows, 'ascending')).toEqual(['a', 'b']);
    expect(rows.map(({ cells: [cell] }) => cell?.words)).toEqual(['b', 'a']);
  });

  it('have codes in the order of their numbers, and names whatever their letters and accents', () => {
    const rows = ['DCW116 Online', 'dcw28 Conduct', 'DCW13 Safeguarding', 'Élan', 'Zoe', 'Ada'].map((words) =>
      row(words),
    );
    expect(sorted(rows, 'ascending')).toEqual([
      'Ada',
      'DCW13 Safeguarding',
      'dcw28 Conduct',
      'DCW116 Online',
      'Élan',
      'Zoe',
    ]);
  });

  it('have dates in their own order, not in that of their words', () => {
    const rows = [
      row('7 March 2027', '2027-03-07'),
      row('13 July 2026', '2026-07-13'),
      row('1 May 2028', '2028-05-01'),
    ];
    expect(sorted(rows, 'ascending')).toEqual(['13 July 2026', '7 March 2027', '1 May 2028']);
    expect(sorted(rows, 'descending')).toEqual(['1 May 2028', '7 March 2027', '13 July 2026']);
  });

  it('come last without a date, then without anything, whichever way the dates go', () => {
    const rows = [row(' '), row('When issued'), row('7 March 2027', '2027-03-07'), row('1 May 2026', '2026-05-01')];
    expect(sorted(rows, 'ascending')).toEqual(['1 May 2026', '7 March 2027', 'When issued', ' ']);
    expect(sorted(rows, 'descending')).toEqual(['7 March 2027', '1 May 2026', 'When issued', ' ']);
  });

  it('keep their order where they say the same, both ways', () => {
    const rows = ['first', 'second', 'third'].map((name) => ({ name, cells: [{ words: 'Approved' }] }));
    for (const order of ['ascending', 'descending'] as const)
      expect(sortRows(rows, 0, order, 'en-GB').map(({ name }) => name)).toEqual(['first', 'second', 'third']);
  });
});
