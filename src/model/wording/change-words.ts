/** What changed in a policy, as the change log, the terminal and the text beside a zip say it. */
import { parseDate } from '../calendar.js';
import type { ChangedPolicy } from '../pack-changes.js';
import { labelsOf } from './value-labels.js';
import type { Wording } from './wording.js';

/** Says what changed, in one line. */
export function changeWords(changed: ChangedPolicy, wording: Wording): string {
  const { changes } = wording;
  const { change, from, details } = changed;
  const before = from === undefined ? '' : ` (${changes.versionBefore(from)})`;
  switch (change) {
    case 'added':
      return changes.added;
    case 'removed':
      return removalWords(changed, wording);
    case 'text':
      return withDetails(`${changes.text}${before}`, details, wording);
    case 'correction':
      return withDetails(`${changes.correction}${before}`, details, wording);
    case 'title':
      return withDetails(`${changes.newTitle}${before}`, details, wording);
    case 'details':
      return details.length === 0 ? changes.detailsUnknown : changes.details(labelsOf(details, wording).join(', '));
    case 'record':
      return `${recordWords(changed, wording)}${before}`;
  }
}

function removalWords({ withdrawn }: ChangedPolicy, { changes, date }: Wording): string {
  const day = withdrawn && parseDate(withdrawn.on);
  if (!withdrawn || !day) return changes.removed;
  const said = changes.withdrawn(date(day), withdrawn.reason);
  const ended = /[.!?]$/.test(said) ? said : `${said}.`;
  return withdrawn.replacedBy.length === 0 ? said : `${ended} ${changes.replacedBy(withdrawn.replacedBy.join(', '))}`;
}

function withDetails(said: string, details: readonly string[], wording: Wording): string {
  return details.length === 0 ? said : `${said}. ${wording.changes.details(labelsOf(details, wording).join(', '))}`;
}

/** The last act that the record tells of. */
function recordWords({ policy: { reviewed, approvedOn } }: ChangedPolicy, { changes, date }: Wording): string {
  const approval = approvedOn === undefined ? undefined : parseDate(approvedOn);
  const review = reviewed === undefined ? undefined : parseDate(reviewed);
  const acts = [
    ...(review ? [changes.reviewed(date(review))] : []),
    ...(approval ? [changes.approved(date(approval))] : []),
  ];
  return acts.length === 0 ? changes.record : acts.join('. ');
}
