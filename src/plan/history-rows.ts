/**
 * The change history of an organisation's policy: one row a version, in order, each with the note that belongs to it. A note of
 * the master stands where the organisation adopted that text.
 */
import { type CalendarDate, compareDates } from '../model/calendar.js';
import { type Change, joinChanges } from '../model/change.js';
import type { RecordWords, StandingInput } from '../model/standing.js';
import { isOfKnownText, type Meeting } from './meetings.js';
import { notesSince } from './text-relation.js';
import { compareVersions, correctedVersion } from './version.js';

export interface HistoryInput {
  readonly input: StandingInput;
  readonly meetings: readonly Meeting[];
  /** The master's notes, oldest first. */
  readonly changes: readonly Change[];
  /** Corrections of the current text since the last meeting, and the version that they give; none that join a new text. */
  readonly corrections: readonly Change[];
}

interface Row {
  readonly version: string;
  readonly date: CalendarDate;
  readonly notes: readonly string[];
}

/** Gives the rows, the latest first. */
export function historyRows(history: HistoryInput): readonly Change[] {
  const events = history.meetings.filter(({ isEvent }) => isEvent);
  const older = olderRows(history.input, events[0]);
  if (events.length === 0 && history.corrections.length === 0) return older;
  const rows = [...older].reverse().map(({ version, date, note }): Row => ({ version, date, notes: [note] }));
  let before: Meeting | undefined;
  for (const event of events) {
    addCorrections(rows, before, event, history.changes);
    addEvent(rows, before, event, history);
    before = event;
  }
  addNotes(rows, history.corrections);
  return latestFirst(rows);
}

/** Adds rows for corrections to a history, the latest first in both; one whose version stands already gets no second note. */
export function withCorrections(history: readonly Change[], corrections: readonly Change[]): readonly Change[] {
  if (corrections.length === 0) return history;
  const rows = [...history].reverse().map(({ version, date, note }): Row => ({ version, date, notes: [note] }));
  addNotes(rows, corrections);
  return latestFirst(rows);
}

function latestFirst(rows: Row[]): readonly Change[] {
  return rows.reverse().map(({ version, date, notes }) => ({ version, date, note: notes.join(' ') }));
}

/** Rows that keys of the older form give; the template's own where they are the record, or came before it. */
function olderRows({ record, master, settings }: StandingInput, firstEvent: Meeting | undefined): readonly Change[] {
  const recorded = record?.changes ?? [];
  if (settings.templateSource === 'supplied') return joinChanges(oneEach(recorded), []);
  const first = joinChanges(recorded, []).at(-1) ?? firstRow(record?.version, record?.reviewed) ?? rowOf(firstEvent);
  if (!first) return joinChanges([], master.changes);
  return joinChanges(
    oneEach(recorded),
    master.changes.filter((change) => isBefore(change, first)),
  );
}

function firstRow(version: string | undefined, date: CalendarDate | undefined) {
  return version !== undefined && date !== undefined ? { version, date } : undefined;
}

function rowOf(event: Meeting | undefined) {
  return event?.version === undefined ? undefined : { version: event.version, date: event.on };
}

function isBefore(change: Change, first: Pick<Change, 'version' | 'date'>): boolean {
  const order = compareVersions(change.version, first.version);
  return compareDates(change.date, first.date) <= 0 && (order === undefined || order < 0);
}

/** One row for each version, the first that is written. */
function oneEach(changes: readonly Change[]): readonly Change[] {
  const versions = new Set<string>();
  const rows = changes.filter(({ version }) => !versions.has(version) && versions.add(version));
  return rows.length === changes.length ? changes : rows;
}

/** Rows for corrections between two events, unless the second has no version above them: then they joined its text. */
function addCorrections(rows: Row[], before: Meeting | undefined, event: Meeting, changes: readonly Change[]): void {
  if (before?.version === undefined || before.mark.master === undefined || event.mark.master === undefined) return;
  const notes = between(changes, before.mark.master, event.mark.master);
  const after = notes && correctedVersion(before.version, notes.length);
  if (!notes?.every(({ kind }) => kind === 'correction') || after === undefined || event.version === undefined) return;
  if ((compareVersions(after, event.version) ?? 1) <= 0) addNotes(rows, notes);
}

/** The master's notes after one of its versions, up to and with another. */
function between(changes: readonly Change[], from: string, to: string): readonly Change[] | undefined {
  const since = notesSince(changes, from);
  const end = since?.findLastIndex(({ version }) => version === to) ?? -1;
  return since?.slice(0, end + 1);
}

function addNotes(rows: Row[], corrections: readonly Change[]): void {
  for (const { date, note } of corrections) {
    const version = correctedVersion(rows.at(-1)?.version ?? '', 1);
    if (version !== undefined) addRow(rows, { version, date, notes: [note] });
  }
}

/** A row whose version stands already gives it its notes; its day is never before that of the row before. */
function addRow(rows: Row[], { version, date, notes }: Row): void {
  const last = rows.at(-1);
  const order = last ? compareVersions(version, last.version) : 1;
  if (last && (version === last.version || (order !== undefined && order <= 0))) {
    const added = notes.filter((note) => !last.notes.some((words) => words.includes(note)));
    rows[rows.length - 1] = { ...last, notes: [...last.notes, ...added] };
    return;
  }
  rows.push({ version, date: last && compareDates(last.date, date) > 0 ? last.date : date, notes });
}

function addEvent(rows: Row[], before: Meeting | undefined, event: Meeting, history: HistoryInput): void {
  const { version, on: date, note } = event;
  if (version === undefined) return;
  const isNewRow = rows.at(-1)?.version !== version;
  const stands = (words: string) => before === undefined && rows.some(({ notes }) => notes.includes(words));
  // The row of the template's own version, which was the organisation's until its first event, has that note already.
  const masters = masterNotes(before ?? lastOlder(history.meetings), event, history.changes).filter(
    (words) => !stands(words),
  );
  const said = [...masters.filter((words) => !note?.includes(words)), ...(note ? [note] : [])];
  // A review of the older form has only the words that somebody wrote.
  if (said.length === 0 && !isOfKnownText(event)) return;
  const notes = said.length > 0 || !isNewRow ? said : [wordsFor(event, history.input.words)];
  addRow(rows, { version, date, notes });
}

/** The last review or approval that keys of the older form recorded: its text is not new to the first event. */
function lastOlder(meetings: readonly Meeting[]): Meeting | undefined {
  return meetings.findLast(({ isEvent }) => !isEvent);
}

/** The notes of the master's changes that the organisation met with this event; by their days, where no version was recorded. */
function masterNotes(before: Meeting | undefined, event: Meeting, changes: readonly Change[]): readonly string[] {
  const { master } = event.mark;
  if (master === undefined) return [];
  const notes = !before
    ? changes.filter(({ version }) => version === master).slice(-1)
    : before.mark.master === undefined
      ? changes.filter(({ date }) => compareDates(date, before.on) > 0 && compareDates(date, event.on) <= 0)
      : (between(changes, before.mark.master, master) ?? []);
  return notes.filter(({ kind }) => kind !== 'correction').map(({ note }) => note);
}

function wordsFor({ kind, changed }: Meeting, words: RecordWords): string {
  if (kind === 'reviewed') return changed ? words.reviewedAndChanged : words.reviewed;
  return kind === 'adopted' ? words.adopted : words.approved;
}
