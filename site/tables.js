/**
 * Makes the heads of a table's columns buttons that sort it, on an index and on a review schedule, where the screen is wide enough for
 * a table. On a narrower one its rows are cards in their groups.
 */
import { nextOrder, sortRows } from './sorting.js';

const wideScreen = matchMedia('(min-width: 60em)');

function makeSortable(table) {
  const groups = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
  const entries = groups
    .flatMap(({ rows }) => rows)
    .filter((row) => !row.classList.contains('group'))
    .map((row) => ({
      row,
      cells: [...row.cells].map((cell) => ({ key: cell.dataset.sort, words: cell.textContent })),
    }));
  const heads = [...table.tHead.rows[0].cells];
  if (entries.length < 2 || entries.some(({ cells }) => cells.length !== heads.length)) return;
  const names = heads.map((head) => head.textContent);
  const flat = document.createElement('tbody');

  function arrange(column, order) {
    heads.forEach((head, at) => {
      if (at === column && order !== 'none') head.setAttribute('aria-sort', order);
      else head.removeAttribute('aria-sort');
    });
    for (const body of [...table.tBodies]) body.remove();
    if (order === 'none') {
      for (const { body, rows } of groups) body.append(...rows);
      table.append(...groups.map(({ body }) => body));
    } else {
      flat.append(...sortRows(entries, column, order, document.documentElement.lang).map(({ row }) => row));
      table.append(flat);
    }
  }

  function buttonFor(column) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = names[column];
    button.addEventListener('click', () =>
      arrange(column, nextOrder(heads[column].getAttribute('aria-sort') ?? 'none')),
    );
    return button;
  }

  function fitScreen() {
    if (!wideScreen.matches) arrange(0, 'none');
    heads.forEach((head, at) => {
      head.replaceChildren(wideScreen.matches ? buttonFor(at) : names[at]);
    });
  }

  wideScreen.addEventListener('change', fitScreen);
  // On paper the table is as it is without a script.
  addEventListener('beforeprint', () => arrange(0, 'none'));
  fitScreen();
}

for (const table of document.querySelectorAll('table.register')) makeSortable(table);
