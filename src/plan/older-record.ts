/**
 * The events that say what keys of the older form said of a policy: its own, and those at the root of a file for all policies.
 * They have no mark of a text, since nobody wrote one down.
 */
import { compareDates } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { Adopted, Approved, Approver, Reviewed } from '../model/policy-record.js';
import type { RecordedPerson, StandingInput } from '../model/standing.js';
import { type Meeting, pastOf } from './meetings.js';
import { FIRST_VERSION, opensMajor } from './version.js';

/** An event without its place in a file. */
export type ConvertedEvent = Omit<Adopted, 'span'> | Omit<Reviewed, 'span'> | Omit<Approved, 'span'>;

/** Gives the events, oldest first; `nameOf` names whoever holds a post today. */
export function convertedEvents(
  input: StandingInput,
  nameOf: (by: RecordedPerson) => Approver,
): readonly ConvertedEvent[] {
  const older = pastOf(input).meetings.filter(({ isEvent }) => !isEvent);
  const rows = [...(input.record?.changes ?? []), ...templateRows(input, older)].sort((a, b) =>
    compareDates(a.date, b.date),
  );
  const adoptions = rows.filter((row) => !older.some((meeting) => isOfRow(meeting, row))).map(adoptionOf);
  return [...adoptions, ...older.map((meeting) => eventOf(meeting, rows, nameOf))].sort((a, b) =>
    compareDates(a.on, b.on),
  );
}

/**
 * The notes of a provider's own template for the versions that were reviewed or approved: they were the organisation's history, and
 * would otherwise give way to words about the review.
 */
function templateRows({ settings, master, record }: StandingInput, older: readonly Meeting[]): readonly Change[] {
  if (settings.templateSource !== 'own' || record?.version !== undefined) return [];
  return master.changes.filter(
    ({ version, date }) =>
      older.some((meeting) => meeting.version === version && compareDates(date, meeting.on) <= 0) &&
      !record?.changes?.some((change) => change.version === version),
  );
}

function isOfRow({ kind, on, version }: Meeting, row: Change): boolean {
  return kind === 'reviewed' && compareDates(on, row.date) === 0 && (version === undefined || version === row.version);
}

/** What is known of a row of the history is that the organisation had this version from that day. */
function adoptionOf({ version, date, note }: Change): ConvertedEvent {
  return { kind: 'adopted', on: date, level: 'organisation', version, note };
}

function eventOf(
  { kind, on, approval, version = FIRST_VERSION, ...meeting }: Meeting,
  rows: readonly Change[],
  nameOf: (by: RecordedPerson) => Approver,
): ConvertedEvent {
  const dated = { on, level: 'organisation', version } as const;
  if (kind === 'approved' && approval) return { ...dated, kind, by: nameOf(approval.by) };
  const row = rows.find((each) => isOfRow({ ...meeting, kind, on, version }, each));
  const changed = row !== undefined && opensMajor(version) && rows[0] !== row;
  return { ...dated, kind: 'reviewed', changed, ...(row ? { note: row.note } : {}) };
}
