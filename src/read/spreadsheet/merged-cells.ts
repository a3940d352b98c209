/** Tells of merged cells, which leave others empty: what people see beside three rows, only the first of them has. */
import { someOf } from '../../model/counting.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { cellPlace, columnLetters, type MergedRange, type Sheet } from '../../model/spreadsheet.js';
import { placeOf, type SheetColumn } from './organisation-rows.js';

/** How many empty cells a message names. */
const MOST_NAMED = 5;

/** Gives a warning for each merged cell that leaves cells of used columns empty, or a column with words without its heading. */
export function mergedCells(sheet: Sheet, columns: readonly SheetColumn[]): readonly Diagnostic[] {
  const head = sheet.rows[0]?.number ?? 0;
  return (sheet.merged ?? []).flatMap((range) =>
    range.rows[0] <= head ? headingWarning(sheet, range, head) : emptyWarning(sheet, range, columns),
  );
}

function headingWarning(sheet: Sheet, range: MergedRange, head: number): readonly Diagnostic[] {
  const [first, last] = range.columns;
  if (range.rows[1] < head) return [];
  const hidden = columnsWithWords(sheet).filter((column) => column > first && column <= last);
  if (hidden.length === 0) return [];
  const names = someOf(hidden.map(columnLetters), MOST_NAMED);
  return [
    warning(
      'spreadsheet-cell',
      `The heading is merged over columns ${columnLetters(first)} to ${columnLetters(last)}, so what is in ${names} is left out`,
      placeOf(sheet, cellPlace(first, head)),
      { hint: 'Unmerge it, and give each column a heading of its own.' },
    ),
  ];
}

function columnsWithWords(sheet: Sheet): readonly number[] {
  return [...new Set(sheet.rows.slice(1).flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
}

function emptyWarning(sheet: Sheet, range: MergedRange, columns: readonly SheetColumn[]): readonly Diagnostic[] {
  const [first, last] = range.columns;
  const [top, bottom] = range.rows;
  if (!sheet.rows.find(({ number }) => number === top)?.cells.has(first)) return [];
  const used = columns.filter(({ at, target }) => at >= first && at <= last && target && target.kind !== 'skipped');
  const rows = sheet.rows.filter(({ number }) => number >= top && number <= bottom);
  const empty = rows.flatMap(({ number, cells }) =>
    used.flatMap(({ at }) => (cells.has(at) ? [] : [cellPlace(at, number)])),
  );
  if (empty.length === 0) return [];
  const start = cellPlace(first, top);
  return [
    warning(
      'spreadsheet-cell',
      `${start} to ${cellPlace(last, bottom)} are merged into one cell: only ${start} has its words, and ${someOf(empty, MOST_NAMED)} ${empty.length === 1 ? 'counts' : 'count'} as empty`,
      placeOf(sheet, start),
      { hint: 'Unmerge them, and fill in each cell that is to have the words.' },
    ),
  ];
}
