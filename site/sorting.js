/**
 * How the rows of a table are sorted: pure functions, without a page around them. They run in the reader's browser, and are tested as
 * they are.
 *
 * @typedef {'none' | 'ascending' | 'descending'} Order The values of `aria-sort` (WAI-ARIA 1.2); `none` leaves rows in their groups.
 * @typedef {{ key?: string | undefined, words: string }} SortedCell `key` is what the cell is sorted by where its words don't tell, such as a date.
 */

/** @type {Readonly<Record<Order, Order>>} */
const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

/**
 * The order that a column has once it's chosen again: up, down, and back to the groups.
 * @param {Order} order
 */
export const nextOrder = (order) => NEXT[order];

/**
 * Sorts rows by one column. Cells without a key come after those that have one, and empty cells last, whichever way the others go;
 * rows whose cells say the same stay in their order.
 * @template {{ readonly cells: readonly SortedCell[] }} Row
 * @param {readonly Row[]} rows @param {number} column @param {Order} order @param {string} language BCP 47: `en-GB`.
 * @returns {Row[]}
 */
export function sortRows(rows, column, order, language) {
  if (order === 'none') return [...rows];
  const { compare } = new Intl.Collator(language, { numeric: true });
  const way = order === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a.cells[column], b.cells[column]];
    const rank = rankOf(left) - rankOf(right);
    if (rank !== 0) return rank;
    return way * (rankOf(left) === 0 ? byKey(left?.key, right?.key) : compare(wordsOf(left), wordsOf(right)));
  });
}

/** @param {SortedCell | undefined} cell */
const rankOf = (cell) => (cell?.key !== undefined ? 0 : wordsOf(cell) === '' ? 2 : 1);

/** @param {SortedCell | undefined} cell */
const wordsOf = (cell) => (cell?.words ?? '').trim();

/** @param {string} [a] @param {string} [b] Days as `2027-03-07`, or numbers of as many digits. */
const byKey = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);
