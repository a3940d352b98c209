/** Where a policy stands, as pack documents say it: version, status, approval, and the day from which it is in force. */
import { type CalendarDate, compareDates } from '../../model/calendar.js';
import type { Inline, Inlines } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import type { Wording } from '../../model/wording/wording.js';
import { BREAK, type PackView, words } from './page.js';

/** What is known of the approval of a policy's text. */
export type ApprovalState = keyof Wording['approval'];

/** Gives the state. An approval without a person or a day is not recorded, whatever else says so. */
export function approvalState({ control }: PackPolicy): ApprovalState {
  if (control.status === 'draft') return 'draft';
  return control.approvedBy !== undefined && control.approvedOn ? 'approved' : 'unrecorded';
}

/** The version, and below it the status. What is not approved is printed strongly. */
export function versionCell(policy: PackPolicy, wording: Wording): Inlines {
  const { version } = policy.control;
  return lines(version === undefined ? undefined : words(version), statusWords(policy, wording));
}

/** The status; strong where the policy is not approved. */
export function statusWords(policy: PackPolicy, { approval }: Wording): Inline {
  const state = approvalState(policy);
  const status = words(approval[state]);
  return state === 'approved' ? status : { type: 'strong', children: [status] };
}

/** Who approved it, and when. */
export function approvalCell(policy: PackPolicy, { date, pack }: Wording): Inlines {
  const { approvedBy, approvedOn } = policy.control;
  if (approvalState(policy) !== 'approved' || approvedBy === undefined || !approvedOn) return [words(pack.none)];
  return lines(words(approvedBy), words(date(approvedOn)));
}

/** The day from which the policy is in force: recorded, or the later of its approval and its first issue. */
export function inForceWords(view: PackView, policy: PackPolicy): string {
  const { date, pack } = view.pack.wording;
  const { approvedOn } = policy.control;
  if (approvalState(policy) !== 'approved' || !approvedOn) return pack.none;
  const issued = view.firstIssued(policyName(policy.template), policy.control.version);
  return issued ? date(later(approvedOn, issued)) : pack.onIssue;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return compareDates(a, b) < 0 ? b : a;
}

function lines(...inlines: readonly (Inline | undefined)[]): Inlines {
  return inlines.flatMap((inline) => inline ?? []).flatMap((inline, at) => (at === 0 ? [inline] : [BREAK, inline]));
}
