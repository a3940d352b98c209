/**
 * What was in force on a day: of each policy the newest text that was issued, approved and in force by then, and not withdrawn
 * (an issue that a later one replaced does not count). Issues of the first form say nothing of approvals: their texts are given
 * as such.
 */
import { type CalendarDate, isoDate } from '../model/calendar.js';
import type { Issue, IssuedPolicy } from '../model/issues.js';
import { compareNumbered } from '../model/order.js';
import type { Approved, RecordEvent } from '../model/policy-record.js';

/** A policy in force on a day. Dates are ISO dates. */
export interface InForce {
  readonly policy: IssuedPolicy;
  readonly issue: Issue;
  /** Absent where the issue is of the first form, which records no approval. */
  readonly approval?: { readonly by?: string; readonly on: string };
  /** The day from which the text is in force; absent where that is not known. */
  readonly from?: string;
}

/** A policy that was issued by the day but was not in force on it, and why. */
export interface NotInForce {
  readonly policy: IssuedPolicy;
  readonly why:
    | { readonly kind: 'withdrawn'; readonly on: string }
    /** The last issue by that day did not hold it. */
    | { readonly kind: 'left-pack'; readonly issue: number }
    | { readonly kind: 'not-approved' }
    | { readonly kind: 'not-yet'; readonly from: string };
}

export interface DayView {
  readonly inForce: readonly InForce[];
  readonly notInForce: readonly NotInForce[];
}

/** Gives the events of a policy's record, in the order of their days. */
export type EventsOf = (policy: IssuedPolicy) => readonly RecordEvent[];

/** Tells what was in force on a day, by code. */
export function inForceOn(issues: readonly Issue[], eventsOf: EventsOf, day: CalendarDate): DayView {
  const date = isoDate(day);
  const issued = issues.filter((issue) => issue.date <= date);
  const replaced = new Set(issued.map(({ replaces }) => replaces));
  const counting = issued.filter(({ number }) => !replaced.has(number));
  const latest = new Map<string, IssuedPolicy>();
  for (const { policies } of counting) for (const policy of policies) latest.set(policy.policy, policy);
  const views = [...latest.values()]
    .sort((a, b) => compareNumbered(a.policy, b.policy))
    .map((policy) => viewOf(policy, counting, eventsOf(policy), date));
  return {
    inForce: views.flatMap((view) => ('issue' in view ? [view] : [])),
    notInForce: views.flatMap((view) => ('why' in view ? [view] : [])),
  };
}

function viewOf(
  policy: IssuedPolicy,
  all: readonly Issue[],
  events: readonly RecordEvent[],
  date: string,
): InForce | NotInForce {
  const withdrawal = withdrawalBy(policy, all, events, date);
  // What was issued before a withdrawal stays withdrawn: an adoption brings the policy back once it is issued again.
  const issues = withdrawal
    ? all.filter((issue) => withdrawal.back !== undefined && issue.date >= withdrawal.back)
    : all;
  if (withdrawal && !issues.some((issue) => holds(issue, policy)))
    return { policy, why: { kind: 'withdrawn', on: withdrawal.on } };
  const last = issues.at(-1);
  if (last && !holds(last, policy)) return { policy, why: { kind: 'left-pack', issue: last.number } };
  let later: string | undefined;
  for (const issue of [...issues].reverse()) {
    const held = issue.policies.find((candidate) => candidate.policy === policy.policy);
    if (!held) continue;
    if (issue.format === 1) return { policy: held, issue };
    const approval = approvalBy(held, events, date);
    if (!approval) continue;
    const from = approval.inForce ?? laterOf(approval.on, firstIssue(held, issues));
    if (from <= date) return { policy: held, issue, approval: { on: approval.on, ...by(approval.by) }, from };
    later = from;
  }
  return { policy, why: later === undefined ? { kind: 'not-approved' } : { kind: 'not-yet', from: later } };
}

function by(person: string | undefined): { readonly by?: string } {
  return person === undefined ? {} : { by: person };
}

function laterOf(a: string, b: string): string {
  return a < b ? b : a;
}

/** The day of the first issue with the same text. */
function firstIssue(policy: IssuedPolicy, issues: readonly Issue[]): string {
  const first = issues.find(({ policies }) =>
    policies.some((held) => held.policy === policy.policy && isSameText(held, policy)),
  );
  return first?.date ?? '';
}

function isSameText(a: IssuedPolicy, b: IssuedPolicy): boolean {
  return a.text !== undefined && b.text !== undefined ? a.text === b.text : a.version === b.version;
}

function holds({ policies }: Issue, { policy }: IssuedPolicy): boolean {
  return policies.some((held) => held.policy === policy);
}

/** The last withdrawal by a day, and the day of an adoption after it. */
function withdrawalBy(
  { policy }: IssuedPolicy,
  issues: readonly Issue[],
  events: readonly RecordEvent[],
  date: string,
): { readonly on: string; readonly back?: string } | undefined {
  const known = events.filter(({ on }) => isoDate(on) <= date);
  const at = known.findLastIndex(({ kind }) => kind === 'withdrawn');
  const event = known[at];
  if (event) {
    const back = known.slice(at + 1).find(({ kind }) => kind === 'adopted');
    return { on: isoDate(event.on), ...(back ? { back: isoDate(back.on) } : {}) };
  }
  const left = issues.at(-1)?.withdrawn.find((gone) => gone.policy === policy);
  return left && left.on <= date ? { on: left.on } : undefined;
}

interface KnownApproval {
  readonly on: string;
  readonly by?: string;
  readonly inForce?: string;
}

/** The approval of an issued text that held on a day: as the issue recorded it, or as it was recorded later. */
function approvalBy(policy: IssuedPolicy, events: readonly RecordEvent[], date: string): KnownApproval | undefined {
  const recorded = events
    .filter((event): event is Approved => event.kind === 'approved' && isoDate(event.on) <= date)
    .filter((event) => isOf(event, policy))
    .map(
      ({ on, by: { name, role }, inForce }): KnownApproval => ({
        on: isoDate(on),
        by: role === undefined ? name : `${name}, ${role}`,
        ...(inForce ? { inForce: isoDate(inForce) } : {}),
      }),
    );
  const { state, approvedOn, approvedBy, inForce } = policy;
  const issued: readonly KnownApproval[] =
    state === 'approved' && approvedOn !== undefined && approvedOn <= date
      ? [{ on: approvedOn, ...by(approvedBy), ...(inForce === undefined ? {} : { inForce }) }]
      : [];
  const revoked = events.flatMap((event) =>
    event.kind === 'revoked' && isoDate(event.on) <= date && isVersion(policy.version, event.version)
      ? [isoDate(event.on)]
      : [],
  );
  return [...issued, ...recorded].find(({ on }) => !revoked.some((day) => day >= on));
}

/** Whether an approval is of an issued text; a group's has no mark of the organisation's text. */
function isOf({ text, masterText, additions }: Approved, policy: IssuedPolicy): boolean {
  if (text !== undefined && policy.text !== undefined) return text === policy.text;
  return masterText !== undefined && masterText === policy.masterText && additions === policy.additions;
}

/** Whether a version is another one or a correction of it: 1.1.2 of 1.1. */
function isVersion(version: string | undefined, other: string): boolean {
  return version === other || version?.startsWith(`${other}.`) === true;
}
