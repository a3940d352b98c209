/** Where a policy stands, as pack documents say it: version, status, approval, and the day from which it is in force. */
import { approvalState } from '../../model/approval-state.js';
import { type CalendarDate, compareDates } from '../../model/calendar.js';
import type { Inline, Inlines } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import type { Wording } from '../../model/wording/wording.js';
import { onLines, type PackView, words } from './page.js';

/** The version without words around it. */
export function versionOf({ standing, control }: PackPolicy): string | undefined {
  return standing ? standing.version : control.version;
}

/** The version, and below it the status. What is not approved is printed strongly. */
export function versionCell(policy: PackPolicy, wording: Wording): Inlines {
  const version = versionOf(policy);
  return onLines([...(version === undefined ? [] : [words(version)]), statusWords(policy, wording)]);
}

/** The status; strong where the policy is not approved. */
export function statusWords(policy: PackPolicy, { status }: Wording): Inline {
  const state = approvalState(policy);
  const printed = words(status[state]);
  return state === 'approved' ? printed : { type: 'strong', children: [printed] };
}

/** Who approved it, and when. */
export function approvalCell(policy: PackPolicy, { date, pack }: Wording): Inlines {
  const { approvedBy, approvedOn } = policy.control;
  if (approvalState(policy) !== 'approved' || approvedBy === undefined || !approvedOn) return [words(pack.none)];
  return onLines([words(approvedBy), words(date(approvedOn))]);
}

/** The day from which the policy is in force: recorded, or the later of its approval and its first issue. */
export function inForceWords(view: PackView, policy: PackPolicy): string {
  const { date, pack } = view.pack.wording;
  const { approvedOn } = policy.control;
  if (approvalState(policy) !== 'approved' || !approvedOn) return pack.none;
  const recorded = policy.standing?.inForce;
  if (recorded) return date(recorded);
  const issued = view.firstIssued(policyName(policy.template), versionOf(policy));
  return issued ? date(later(approvedOn, issued)) : pack.onIssue;
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return compareDates(a, b) < 0 ? b : a;
}
