/** Prints the result of `policy due` as a table, a spreadsheet, a calendar or JSON. */
import type { DueRow } from '../engine/due.js';
import { csvText } from '../formats/csv.js';
import { type CalendarEntry, calendarText } from '../formats/icalendar.js';
import { sha256 } from '../formats/sha256.js';
import { type CalendarDate, isoDate, longDate } from '../model/calendar.js';
import { plural, someOf } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { DUE_BANDS, type DueBand, type DueMark } from '../model/due-bands.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { columns, countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';

/** The rows to report, and what was left out. */
export interface DueReport {
  readonly asOf: CalendarDate;
  /** In the order in which they are reported. */
  readonly rows: readonly DueRow[];
  /** Ids of the organisations that were read. */
  readonly organisations: readonly string[];
  /** Ids of those that have an error. */
  readonly skipped: readonly string[];
  /** Policies, by code or slug, whose due date is unknown because of an error. */
  readonly unclear: readonly string[];
  /** How many days ahead are listed; absent: no limit. */
  readonly within?: number;
  /** Policies that `within` left out. */
  readonly leftOut: number;
  readonly errors: readonly Diagnostic[];
  /** What to know besides: organisations that were passed over, and days that are still ahead. */
  readonly notes: readonly Diagnostic[];
  readonly exitCode: ExitCode;
}

/** How the reviews can be printed. */
export const DUE_FORMATS = ['table', 'csv', 'ics', 'json'] as const;

export type DueFormat = (typeof DUE_FORMATS)[number];

/** Prints the reviews, after the errors that may have hidden some, and gives the exit code. */
export function reportDue(terminal: Terminal, format: DueFormat, report: DueReport): ExitCode {
  const { asOf, errors, notes, skipped, unclear, exitCode } = report;
  if (format === 'json') {
    printJson(terminal, { command: 'due', exitCode, asOf: isoDate(asOf), policies: dueRecords(report) }, [
      ...errors,
      ...notes,
    ]);
    return exitCode;
  }
  printDiagnostics([...errors, ...notes], terminal);
  const print = format === 'table' ? terminal.out : terminal.data;
  print(PRINTED[format](report));
  if (errors.length > 0) {
    const without = listed('skipped', skipped) + listed('policies left out', unclear);
    terminal.err(line`Incomplete: ${countWords(errors)} above${without}`);
  }
  return exitCode;
}

function listed(label: string, names: readonly string[]): string {
  return names.length > 0 ? `; ${label}: ${someOf(names, 20)}` : '';
}

const PRINTED = { table: dueTable, csv: dueCsv, ics: dueCalendar } as const;

const BAND_WORDS: Readonly<Record<DueBand, string>> = {
  overdue: 'overdue',
  text_changed: 'text changed since review',
  approval_awaited: 'approval awaited',
  post_vacant: 'post vacant',
  due_30: 'due within 30 days',
  due_90: 'due within 90 days',
  later: 'later',
  on_change: 'on change',
  never_reviewed: 'never reviewed',
};

const MARK_WORDS: Readonly<Record<DueMark, string>> = {
  text_changed: BAND_WORDS.text_changed,
  approval_awaited: BAND_WORDS.approval_awaited,
  post_vacant: BAND_WORDS.post_vacant,
  master_withdrawn: 'template withdrawn',
};

/** What else a policy waits for, beside what its band says; a vacant post with the key of its person. */
function marksWords({ band, marks, vacant, attachment }: DueRow): readonly string[] {
  const words = marks
    .filter((mark) => mark !== band || mark === 'post_vacant')
    .map((mark) => (mark === 'post_vacant' ? `${MARK_WORDS[mark]}: ${vacant.join(', ')}` : MARK_WORDS[mark]));
  return attachment === undefined ? words : [...words, 'attachment'];
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

const dateCell = (date: CalendarDate | undefined) => (date ? isoDate(date) : '');

/** `in 61 days, approval awaited` */
function dueWords(row: DueRow): string {
  return [daysWords(row), ...marksWords(row)].join(', ');
}

function daysWords({ days, band, reviewed, cycle }: DueRow): string {
  if (days === undefined && reviewed) return cycle === 'on_change' ? BAND_WORDS.on_change : BAND_WORDS[band];
  if (days === undefined) return BAND_WORDS.never_reviewed;
  if (days < 0) return `${plural(-days, 'day')} overdue`;
  return days === 0 ? 'today' : `in ${plural(days, 'day')}`;
}

/** `1 overdue, 2 later`; empty for no rows. */
function bandCounts(rows: readonly DueRow[]): string {
  return DUE_BANDS.flatMap((band) => {
    const count = rows.filter((row) => row.band === band).length;
    return count > 0 ? [`${count} ${BAND_WORDS[band]}`] : [];
  }).join(', ');
}

const HEADS = ['ORGANISATION', 'CODE', 'TITLE', 'REVIEWED', 'NEXT REVIEW', 'DUE'];

/** The table: a group for each band, then totals for each organisation if there are several, and for all. */
function dueTable(report: DueReport): string {
  const { rows } = report;
  if (rows.length === 0) return summary(report);
  const cells = rows.map((row) => [
    row.id,
    row.code,
    row.title,
    dateCell(row.reviewed) || '–',
    dateCell(row.next) || '–',
    dueWords(row),
  ]);
  const [head = '', ...lines] = columns([HEADS, ...cells]).split('\n');
  const groups = DUE_BANDS.flatMap((band) => {
    const inBand = lines.filter((_, index) => rows[index]?.band === band);
    return inBand.length > 0 ? [`\n${capital(BAND_WORDS[band])}\n${inBand.join('\n')}\n`] : [];
  });
  return `${head}\n${groups.join('')}\n${organisationTotals(report)}${summary(report)}`;
}

function organisationTotals({ organisations, rows }: DueReport): string {
  if (organisations.length < 2) return '';
  return columns(organisations.map((id) => [id, bandCounts(rows.filter((row) => row.id === id)) || 'nothing listed']));
}

function summary({ asOf, rows, organisations, within, leftOut }: DueReport): string {
  const files = rows.filter(({ attachment }) => attachment !== undefined).length;
  const policies = plural(rows.length - files, 'policy', 'policies') || 'no policies';
  const totals = `${policies}${files > 0 ? ` and ${plural(files, 'attachment')}` : ''} for ${plural(organisations.length, 'organisation') || 'no organisations'}`;
  const counts = bandCounts(rows);
  const leftOutWords =
    within === undefined ? '' : `; ${leftOut || 'none'} left out, not due within ${plural(within, 'day') || '0 days'}`;
  return `As of ${longDate(asOf)}: ${totals}${counts ? `: ${counts}` : ''}${leftOutWords}\n`;
}

/** A spreadsheet. Days are in two columns, since a cell that begins with a minus sign would be taken for a formula. */
function dueCsv({ rows }: DueReport): string {
  const heads = [
    'org',
    'organisation',
    'code',
    'title',
    'reviewed',
    'next_review',
    'status',
    'days_left',
    'days_overdue',
    'also',
  ];
  const cells = rows.map((row) => {
    const { id, organisation, code, title, reviewed, next, band, days } = row;
    return [
      ...[id, organisation, code, title, dateCell(reviewed), dateCell(next), BAND_WORDS[band]],
      days !== undefined && days >= 0 ? `${days}` : '',
      days !== undefined && days < 0 ? `${-days}` : '',
      marksWords(row).join('; '),
    ];
  });
  return csvText([heads, ...cells]);
}

/** Days before a review on which the calendar reminds. */
const REMINDERS = [30, 7];

/**
 * The calendar entry of a policy with a next review. Its uid comes only from the organisation's id and the policy's code, or an attachment's path too, so that
 * the next import moves the entry. Its stamp is the date of the last review, which grows with each review, not the clock.
 */
function calendarEntry(row: DueRow): readonly CalendarEntry[] {
  const { wording, id, organisation, code, title, titleIsPrivate, reviewed, next, cycle, attachment } = row;
  if (!next || !reviewed) return [];
  const name = titleIsPrivate || title === code ? code : `${code} ${title}`.trim();
  const key = new TextEncoder().encode(JSON.stringify([id.normalize('NFC'), code, attachment ?? []].flat()));
  return [
    {
      uid: `${sha256(key).slice(0, 40)}@policy-review`,
      stamp: reviewed,
      day: next,
      summary: wording.calendar.summary(name, organisation),
      description: [
        name,
        organisation,
        wording.calendar.lastReviewed(wording.date(reviewed), wording.cycle(cycle)),
      ].join('\n'),
      reminders: REMINDERS,
    },
  ];
}

/** A calendar with one entry for each policy that has a next review. It holds no person's name. */
function dueCalendar({ rows }: DueReport): string {
  return calendarText('-//policy//policy due//EN', rows.flatMap(calendarEntry));
}

/** The policies for JSON. */
function dueRecords({ rows }: DueReport): readonly object[] {
  return rows.map(
    ({ id, organisation, code, title, reviewed, next, cycle, band, days, marks, vacant, attachment }) => ({
      organisation: id,
      name: organisation,
      policy: code,
      title,
      ...(reviewed ? { reviewed: isoDate(reviewed) } : {}),
      ...(next ? { nextReview: isoDate(next) } : {}),
      every: cycle === 'on_change' ? cycle : plural(cycle.months, 'month'),
      status: band,
      ...(days === undefined ? {} : { days }),
      ...(attachment === undefined ? {} : { attachment }),
      ...(marks.length > 0 ? { marks } : {}),
      ...(vacant.length > 0 ? { vacantPosts: vacant } : {}),
    }),
  );
}
