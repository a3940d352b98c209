/** The change history of a policy: from its template, and from the organisation's record. */
import { type CalendarDate, compareDates } from './calendar.js';

/** What a change of a template is: of its text, or a correction of spelling, layout or a dead link. */
export const CHANGE_KINDS = ['text', 'correction'] as const;

/** One entry of a change history. */
export interface Change {
  readonly version: string;
  readonly date: CalendarDate;
  readonly note: string;
  /** A correction changes no meaning: spelling, layout, a dead link. Absent: a change of the text. */
  readonly kind?: (typeof CHANGE_KINDS)[number];
}

/** Joins two histories, the latest first; where both have a version, the organisation's record counts. */
export function joinChanges(recorded: readonly Change[], templates: readonly Change[]): readonly Change[] {
  if (recorded.length === 0) return latestFirst(templates);
  const versions = new Set(recorded.map(({ version }) => version));
  return latestFirst([...recorded, ...templates.filter(({ version }) => !versions.has(version))]);
}

/** Sorts by date. A sorted list is returned itself, so that what was made from it can be remembered. */
function latestFirst(changes: readonly Change[]): readonly Change[] {
  const isSorted = changes.every(({ date }, at) => at === 0 || compareDates(date, changes[at - 1]?.date ?? date) <= 0);
  return isSorted ? changes : [...changes].sort((a, b) => compareDates(b.date, a.date));
}

/** The latest change that is no correction. */
export function lastTextChange(changes: readonly Change[]): Change | undefined {
  return changes
    .filter(({ kind }) => kind !== 'correction')
    .reduce<Change | undefined>(
      (latest, change) => (latest && compareDates(latest.date, change.date) > 0 ? latest : change),
      undefined,
    );
}

/** Whether two entries of histories say the same. */
export function isSameChange(a: Change, b: Change | undefined): boolean {
  return b !== undefined && a.version === b.version && a.note === b.note && compareDates(a.date, b.date) === 0;
}
