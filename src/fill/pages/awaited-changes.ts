/** What has changed in a text that awaits approval: the notes since the text that was approved last. */
import { compareDates } from '../../model/calendar.js';
import type { Change } from '../../model/change.js';
import type { PackPolicy } from '../../model/organisation-pack.js';

/**
 * Gives the master's notes since the last approved text, the latest first, or what the policy's own history says of its newest
 * version where there are none. Undefined where no text was approved before.
 */
export function awaitedChanges({ template, standing, control }: PackPolicy): readonly string[] | undefined {
  const last = standing?.lastApproved;
  if (!last) return undefined;
  const { master } = last;
  const approvedAt = template.changes.findIndex(({ version }) => version === master);
  const isLater = ({ date }: Change) => compareDates(date, last.approval.on) > 0;
  const since = approvedAt >= 0 ? template.changes.slice(0, approvedAt) : template.changes.filter(isLater);
  const newest = (standing.history[0] ?? control.changes?.[0])?.note;
  return since.length > 0 ? since.map(({ note }) => note) : newest === undefined ? [] : [newest];
}
