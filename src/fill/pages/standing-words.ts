/** Where a policy stands, as pack documents say it: version, status, approval, and the day from which it is in force. */
import { approvalState } from '../../model/approval-state.js';
import { type CalendarDate, compareDates } from '../../model/calendar.js';
import type { Inline, Inlines } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import type { Wording } from '../../model/wording/wording.js';
import { namesOf, onLines, type PackView, strong, unbroken, words } from './page.js';

/** The version without words around it. */
export function versionOf({ standing, control }: PackPolicy): string | undefined {
  return standing ? standing.version : control.version;
}

/** The version, and below it the status. What is not approved is printed strongly. */
export function versionCell(policy: PackPolicy, wording: Wording): Inlines {
  const version = versionOf(policy);
  return onLines([...(version === undefined ? [] : [[words(version)]]), [statusWords(policy, wording)]]);
}

/** The status; strong where the policy is not approved, or is withdrawn for everyone. */
export function statusWords(policy: PackPolicy, { status }: Wording): Inline {
  const state = policy.control.status === 'withdrawn' ? 'withdrawn' : approvalState(policy);
  return state === 'approved' ? words(status[state]) : strong(status[state]);
}

/** The version and the status on one line: `1.0 · Approved`; in a narrow column no line ends behind the version. */
export function versionAndStatus(policy: PackPolicy, wording: Wording): Inlines {
  const version = versionOf(policy);
  return [...(version === undefined ? [] : [words(`${version}\u00a0·\u00a0`)]), statusWords(policy, wording)];
}

/** Who approved it, by name, and when; or that nobody has, or that it isn't recorded. */
export function approvalCell(policy: PackPolicy, { date, pack }: Wording): Inlines {
  const { approvedBy, approvedOn } = policy.control;
  const state = approvalState(policy);
  if (state !== 'approved' || approvedBy === undefined || !approvedOn)
    return [words(state === 'unrecorded' ? pack.notRecorded : pack.notApproved)];
  const name = policy.standing?.approval?.by.name ?? approvedBy;
  return [namesOf('approved_by', `${name}, ${unbroken(date(approvedOn))}`)];
}

/** The day from which the policy is in force: recorded, or the later of its approval and its first issue. */
export function inForceWords(view: PackView, policy: PackPolicy): string {
  const { date, pack } = view.pack.wording;
  const state = approvalState(policy);
  if (state === 'unrecorded') return pack.notRecorded;
  if (state !== 'approved' || !policy.control.approvedOn) return pack.notInForce;
  const day = inForceDay(view, policy);
  return day ? unbroken(date(day)) : pack.onIssue;
}

/** The day itself; undefined before the first issue of an approved text, and where it is not approved. */
export function inForceDay(view: PackView, policy: PackPolicy): CalendarDate | undefined {
  const { approvedOn } = policy.control;
  if (approvalState(policy) !== 'approved' || !approvedOn) return undefined;
  const issued = view.firstIssued(policyName(policy.template), versionOf(policy));
  return policy.standing?.inForce ?? (issued && later(approvedOn, issued));
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return compareDates(a, b) < 0 ? b : a;
}
