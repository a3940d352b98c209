/** Whether an organisation has withdrawn a policy, or the master is withdrawn and the organisation never had it. */
import type { PolicyRecord } from '../model/organisation.js';
import type { RecordEvent } from '../model/policy-record.js';
import type { Withdrawal } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { isRecorded } from './meetings.js';

/** The withdrawal that counts: the last one, unless the policy was adopted again. */
export function withdrawalIn(events: readonly RecordEvent[]): Withdrawal | undefined {
  const last = events.findLast(({ kind }) => kind === 'withdrawn' || kind === 'adopted');
  return last?.kind === 'withdrawn' ? { on: last.on, reason: last.reason, replacedBy: last.replacedBy } : undefined;
}

/** Whether the policy is out of use; a record that says `include: yes` keeps a withdrawn master. */
export function isWithdrawnFor(record: PolicyRecord | undefined, template: TemplateHead): boolean {
  if (withdrawalIn(record?.events ?? [])) return true;
  return template.status === 'withdrawn' && !isRecorded(record) && record?.include !== true;
}

/** What takes the place of a withdrawn policy: codes or slugs, as the organisation says, or else the master. */
export function successorsOf(record: PolicyRecord | undefined, template: TemplateHead): readonly string[] {
  return withdrawalIn(record?.events ?? [])?.replacedBy ?? template.replacedBy ?? [];
}
