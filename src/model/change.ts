/** What changed with each version of a policy: as its template tells, and as the client recorded it. */
import { type CalendarDate, compareDates } from './calendar.js';

/** One entry of a change history. */
export interface Change {
  readonly version: string;
  readonly date: CalendarDate;
  readonly note: string;
}

/** Joins two histories, the latest first; of one version what the client recorded counts. */
export function joinChanges(recorded: readonly Change[], templates: readonly Change[]): readonly Change[] {
  if (recorded.length === 0) return latestFirst(templates);
  const versions = new Set(recorded.map(({ version }) => version));
  return latestFirst([...recorded, ...templates.filter(({ version }) => !versions.has(version))]);
}

/** The same list where it stands in this order, so that what was made of it can be remembered. */
function latestFirst(changes: readonly Change[]): readonly Change[] {
  const isSorted = changes.every(({ date }, at) => at === 0 || compareDates(date, changes[at - 1]?.date ?? date) <= 0);
  return isSorted ? changes : [...changes].sort((a, b) => compareDates(b.date, a.date));
}
