/**
 * Reads a file of approvals, one a row, as spreadsheets save them: RFC 4180, divided by commas, semicolons or tabs. Refuses unknown
 * and missing columns, rows without what an approval needs, and values that no record can hold, each at its line and column.
 */
import { type CalendarDate, parseDate } from '../model/calendar.js';
import { type Diagnostic, error, type Outcome } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { normaliseValue } from '../model/normalise.js';
import { DATE_REFUSAL, LONGEST } from '../model/schema-parts.js';
import { type SourceText, type Span, spanOf } from '../model/source.js';

/** The columns, in any order; the last four may be absent. */
export const APPROVAL_COLUMNS = ['organisation', 'policy', 'on', 'by', 'role', 'body', 'minute', 'in_force'] as const;

type Column = (typeof APPROVAL_COLUMNS)[number];

const NEEDED: readonly Column[] = ['organisation', 'policy', 'on', 'by'];

/** One row. */
export interface ApprovalRow {
  readonly organisation: string;
  /** A code or slug. */
  readonly policy: string;
  readonly on: CalendarDate;
  /** A person's key or a name. */
  readonly by: string;
  readonly role?: string;
  readonly body?: string;
  readonly minute?: string;
  readonly inForce?: CalendarDate;
  /** The places of the cells. */
  readonly spans: { readonly organisation: Span; readonly policy: Span; readonly on: Span };
}

interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** Reads the rows; rows without any value are left out. */
export function readApprovals(source: SourceText): Outcome<readonly ApprovalRow[]> {
  const cut = cutRows(source);
  if (!cut.value) return { diagnostics: cut.diagnostics };
  const [head = [], ...rows] = cut.value;
  const columns = columnsOf(head, source);
  if (!columns.value) return { diagnostics: columns.diagnostics };
  const places = columns.value;
  const diagnostics: Diagnostic[] = [];
  const approvals = rows.flatMap((row): ApprovalRow[] => {
    if (row.every(({ text }) => text.trim() === '')) return [];
    const read = readRow(row, places, head.length);
    diagnostics.push(...read.diagnostics);
    return read.value ? [read.value] : [];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value: approvals, diagnostics };
}

const refuse = (message: string, place: Span, hint?: string) =>
  error('approvals-file', message, place, hint === undefined ? {} : { hint });

/** Where each column stands in a row. */
function columnsOf(head: readonly Cell[], source: SourceText): Outcome<ReadonlyMap<Column, number>> {
  const places = new Map<Column, number>();
  const diagnostics: Diagnostic[] = [];
  head.forEach(({ text, span }, at) => {
    const name = text.trim().toLowerCase();
    const column = APPROVAL_COLUMNS.find((each) => each === name);
    if (!column)
      diagnostics.push(
        refuse(
          `"${text.trim()}" isn’t a column of approvals`,
          span,
          didYouMean(name, APPROVAL_COLUMNS) ?? COLUMNS_HINT,
        ),
      );
    else if (places.has(column)) diagnostics.push(refuse(`There is a second column "${column}"`, span, 'Remove one.'));
    else places.set(column, at);
  });
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0 && diagnostics.length === 0)
    diagnostics.push(
      refuse(`There is no column "${missing.join('", "')}"`, head[0]?.span ?? spanOf(source, 0), COLUMNS_HINT),
    );
  return diagnostics.length > 0 ? { diagnostics } : { value: places, diagnostics };
}

const COLUMNS_HINT = `The first line names the columns: ${APPROVAL_COLUMNS.join(', ')}.`;

function readRow(row: readonly Cell[], places: ReadonlyMap<Column, number>, width: number): Outcome<ApprovalRow> {
  const diagnostics: Diagnostic[] = [];
  const extra = row.slice(width).find(({ text }) => text.trim() !== '');
  if (extra)
    diagnostics.push(
      refuse(
        'This row has more cells than there are columns',
        extra.span,
        'Put a value that holds the dividing sign in quotes.',
      ),
    );
  const cellAt = (column: Column) => row[places.get(column) ?? -1];
  const words = (column: Column): string | undefined => {
    const cell = cellAt(column);
    if (!cell) return undefined;
    const { lines, findings } = normaliseValue(cell.text);
    const [finding] = findings;
    if (finding) diagnostics.push(refuse(`"${column}": ${finding.message}`, cell.span, finding.hint));
    else if (lines.length > 1)
      diagnostics.push(refuse(`"${column}" has more than one line`, cell.span, 'Write it on one line.'));
    else if (cell.text.length > LONGEST.line)
      diagnostics.push(refuse(`"${column}" is longer than ${LONGEST.line} characters`, cell.span));
    else return lines[0] === '' ? undefined : lines[0];
    return undefined;
  };
  const day = (column: Column): CalendarDate | undefined => {
    const text = words(column);
    const date = text === undefined ? undefined : parseDate(text);
    const cell = cellAt(column);
    if (text !== undefined && !date && cell)
      diagnostics.push(error('invalid-date', `"${column}": ${DATE_REFUSAL[0]}`, cell.span, { hint: DATE_REFUSAL[1] }));
    return date;
  };
  const [organisation, policy, by] = [words('organisation'), words('policy'), words('by')];
  const [on, inForce] = [day('on'), day('in_force')];
  const [role, body, minute] = [words('role'), words('body'), words('minute')];
  const spans = {
    organisation: placeOf(row, cellAt('organisation')),
    policy: placeOf(row, cellAt('policy')),
    on: placeOf(row, cellAt('on')),
  };
  if (diagnostics.length === 0) {
    const missing = NEEDED.find((column) => (cellAt(column)?.text.trim() ?? '') === '');
    if (missing)
      diagnostics.push(refuse(`"${missing}" is missing in this row`, placeOf(row, cellAt(missing)), 'Fill it in.'));
  }
  if (diagnostics.length > 0 || !organisation || !policy || !by || !on) return { diagnostics };
  return {
    value: {
      organisation,
      policy,
      on,
      by,
      ...(role ? { role } : {}),
      ...(body ? { body } : {}),
      ...(minute ? { minute } : {}),
      ...(inForce ? { inForce } : {}),
      spans,
    },
    diagnostics,
  };
}

function placeOf([first]: readonly Cell[], cell: Cell | undefined): Span {
  const span = cell?.span ?? first?.span;
  return span ?? { source: { path: '', text: '' }, start: 0, end: 0 };
}

const CELL = /(?:"((?:[^"]|"")*)"|([^"\r\n]*?))/;

/** Cuts the text into rows of cells. */
function cutRows(source: SourceText): Outcome<readonly (readonly Cell[])[]> {
  const { text } = source;
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const divider = [',', ';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
  const cell = new RegExp(`${CELL.source}(${divider}|\\r?\\n|\\r|$(?![\\s\\S]))`, 'y');
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (!match) {
      const hint = 'A value that holds quotes is in quotes itself, and its own quotes are doubled: "the ""new"" text".';
      return { diagnostics: [refuse('From here on, the quotes don’t match', spanOf(source, at), hint)] };
    }
    const [whole, quoted, plain = '', end = ''] = match;
    row.push({
      text: quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      span: spanOf(source, at, at + whole.length - end.length),
    });
    at += whole.length;
    if (end === divider && at === text.length) row.push({ text: '', span: spanOf(source, at, at) });
    if (end === divider && at < text.length) continue;
    rows.push(row);
    row = [];
  }
  return rows.length === 0
    ? { diagnostics: [error('file-empty', 'The file is empty', source.path)] }
    : { value: rows, diagnostics: [] };
}
