/** What an adoption, a review, an approval, a revocation or a withdrawal writes into a record, or why it is refused. */

import { recordedHeading } from '../model/additions.js';
import { addMonths, type CalendarDate, compareDates, isoDate, longDate } from '../model/calendar.js';
import { lastTextChange } from '../model/change.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { RecordSettings } from '../model/record-settings.js';
import { isNamed } from '../plan/applies.js';
import { type EventRefusal, nextEvent } from '../plan/next-event.js';
import { reviewDates } from '../plan/review-dates.js';
import type { WrittenMap } from '../read/yaml/edit.js';
import { approverWarnings, namedPerson } from './record-persons.js';
import type { Subject } from './record-subjects.js';
import type { PassedOver, RecordedEvent, Recording } from './recording.js';

/** One decision: an event to write, nothing to write, or a refusal. */
export interface Decision {
  readonly recording?: Recording;
  readonly passedOver?: PassedOver;
  readonly diagnostics: readonly Diagnostic[];
}

export interface AdoptionRequest {
  readonly on: CalendarDate;
  /** Whether a withdrawn policy is brought back: where it and its organisation were named, not matched by a pattern. */
  readonly bringsBack: (subject: Subject) => boolean;
  readonly note?: string;
  readonly version?: string;
}

/** Takes over a text; under a provider's own templates only a withdrawn policy can be taken back so. */
export function adoption(subject: Subject, request: AdoptionRequest, settings: RecordSettings): Decision {
  const { keeper, policy, standing } = subject;
  const passed = { organisation: keeper.id, policy };
  if (standing.withdrawal && !request.bringsBack(subject))
    return { passedOver: { ...passed, why: 'withdrawn' }, diagnostics: [] };
  if (settings.templateSource === 'own' && !standing.withdrawal)
    return { passedOver: { ...passed, why: 'own-templates' }, diagnostics: [] };
  const { on, note, version } = request;
  const next = nextEvent({ kind: 'adopted', ...(version === undefined ? {} : { version }) }, standing, settings);
  if (next.refused === 'adopted-already') return { passedOver: { ...passed, why: 'adopted-already' }, diagnostics: [] };
  const trouble = next.refused ? refusal(next.refused, subject) : orderTrouble(subject, 'adopted', on);
  if (trouble || next.refused) return { diagnostics: trouble ? [trouble] : [] };
  return decided(subject, 'adopted', on, { ...markOf(subject, next.version, note) }, { version: next.version });
}

export interface ReviewRequest {
  readonly on: CalendarDate;
  /** A person's key or a name. */
  readonly by?: string;
  /** Absent: as the record tells. */
  readonly changed?: boolean;
  readonly note?: string;
  readonly version?: string;
}

/** A review: refused as without change where the text is another. */
export function review(subject: Subject, request: ReviewRequest, settings: RecordSettings): Decision {
  const withdrawn = passedWithdrawn(subject);
  if (withdrawn) return withdrawn;
  const { on, by, changed, note, version } = request;
  const person = by === undefined ? undefined : namedPerson(by, subject);
  const next = nextEvent(
    { kind: 'reviewed', ...(changed === undefined ? {} : { changed }), ...(version === undefined ? {} : { version }) },
    subject.standing,
    settings,
  );
  const trouble = orderTrouble(subject, 'reviewed', on) ?? (next.refused ? refusal(next.refused, subject) : undefined);
  const diagnostics = [...(person?.diagnostics ?? []), ...(trouble ? [trouble] : [])];
  if (diagnostics.length > 0 || next.refused) return { diagnostics };
  const reviewer = person?.value && personWords(person.value, subject);
  const cycle = reviewDates(subject.template, subject.record, undefined, undefined).cycle;
  return decided(
    subject,
    'reviewed',
    on,
    {
      ...(reviewer ? { by: reviewer } : {}),
      changed: next.changed ? 'yes' : 'no',
      ...markOf(subject, next.version, note ?? usualNote(subject, next)),
    },
    {
      version: next.version,
      ...(reviewer ? { by: reviewer } : {}),
      ...(cycle === 'on_change' ? {} : { nextReview: longDate(addMonths(on, cycle.months)) }),
    },
  );
}

/**
 * What the history says of a review that gives a new version. Of a text that is new to the organisation the template's own notes
 * say it better, and the row of a version that stays has its note already.
 */
function usualNote(
  { standing, pack }: Subject,
  { version, changed }: { readonly version: string; readonly changed: boolean },
): string | undefined {
  const isFirst = standing.state === 'draft' && !standing.met && !standing.review;
  if (standing.textChanged || isFirst || version === standing.version) return undefined;
  const { reviewed, reviewedAndChanged } = pack.wording.policy;
  return changed ? reviewedAndChanged : reviewed;
}

function personWords({ name, role }: { readonly name: string; readonly role?: string }, { pack }: Subject): string {
  return role === undefined ? name : pack.wording.person(name, role);
}

export interface ApprovalRequest {
  readonly on: CalendarDate;
  /** A person's key or a name. */
  readonly by: string;
  readonly role?: string;
  readonly body?: string;
  readonly minute?: string;
  readonly inForce?: CalendarDate;
  readonly version?: string;
}

/** An approval of the text as it is today. */
export function approval(subject: Subject, request: ApprovalRequest, settings: RecordSettings): Decision {
  const withdrawn = passedWithdrawn(subject);
  if (withdrawn) return withdrawn;
  const { on, by, body, minute, inForce, version } = request;
  const person = namedPerson(by, subject);
  const next = nextEvent(
    { kind: 'approved', ...(version === undefined ? {} : { version }) },
    subject.standing,
    settings,
  );
  const trouble = orderTrouble(subject, 'approved', on) ?? (next.refused ? refusal(next.refused, subject) : undefined);
  const diagnostics = [...person.diagnostics, ...(trouble ? [trouble] : [])];
  if (diagnostics.length > 0 || next.refused || !person.value) return { diagnostics };
  const role = request.role ?? person.value.role;
  const approver = {
    name: person.value.name,
    ...(role === undefined ? {} : { role }),
    ...(body === undefined ? {} : { body }),
    ...(minute === undefined ? {} : { minute }),
  };
  const { name, ...details } = approver;
  const force = inForce === undefined ? undefined : isoDate(inForce);
  const decision = decided(
    subject,
    'approved',
    on,
    { by: name, ...details, ...(force ? { in_force: force } : {}), ...markOf(subject, next.version) },
    { version: next.version, by: name, ...(force ? { inForce: force } : {}) },
  );
  return { ...decision, diagnostics: approverWarnings(approver, by, subject) };
}

/** Nothing but an adoption is recorded of a policy that was withdrawn. */
function passedWithdrawn({ keeper, policy, standing }: Subject): Decision | undefined {
  if (!standing.withdrawal) return undefined;
  return { passedOver: { organisation: keeper.id, policy, why: 'withdrawn' }, diagnostics: [] };
}

export interface RevocationRequest {
  readonly on: CalendarDate;
  readonly reason: string;
}

/** Takes back the last approval. */
export function revocation(subject: Subject, { on, reason }: RevocationRequest): Decision {
  const { standing, policy, place } = subject;
  const withdrawn = passedWithdrawn(subject);
  if (withdrawn) return withdrawn;
  const last = standing.approval ?? standing.lastApproved?.approval;
  const version = last?.version ?? (standing.approval ? standing.version : standing.lastApproved?.version);
  if (!last || version === undefined) {
    const message = `No approval of ${policy} is recorded that could be taken back`;
    return { diagnostics: [error('approval-missing', message, place)] };
  }
  const trouble = orderTrouble(subject, 'revoked', on);
  if (trouble) return { diagnostics: [trouble] };
  return decided(subject, 'revoked', on, { version, reason }, { version, reason });
}

export interface WithdrawalRequest {
  readonly on: CalendarDate;
  readonly reason: string;
  /** Codes or slugs. */
  readonly replacedBy: readonly string[];
}

/** Withdraws a policy. */
export function withdrawal(subject: Subject, { on, reason, replacedBy }: WithdrawalRequest): Decision {
  const withdrawn = passedWithdrawn(subject);
  if (withdrawn) return withdrawn;
  const refused = replacedBy.map((name) => successorTrouble(name, subject)).find((trouble) => trouble !== undefined);
  if (refused) return { diagnostics: [refused] };
  const trouble = orderTrouble(subject, 'withdrawn', on);
  if (trouble) return { diagnostics: [trouble] };
  const successors = replacedBy.length > 0 ? { replaced_by: replacedBy } : {};
  return decided(subject, 'withdrawn', on, { reason, ...successors }, { reason, replacedBy });
}

/** Why a policy can't be named as the successor: it is the withdrawn one itself, or not in the organisation's pack. */
function successorTrouble(name: string, { keeper, pack, place, policy, template }: Subject): Diagnostic | undefined {
  const refuse = (message: string, hint: string | undefined) => error('unknown-policy', message, place, { hint });
  if (isNamed(template, name))
    return refuse(`${policy} can’t replace itself`, 'Name the policy that replaces it, or none.');
  if (packIndex(pack).has(name.toLowerCase())) return undefined;
  const others = pack.policies
    .filter((other) => other.template !== template)
    .map((other) => policyName(other.template));
  return refuse(
    `"${name}" can’t replace ${policy}: ${keeper.id} has no other policy in use with this code or slug`,
    didYouMean(name, others),
  );
}

function decided(
  subject: Subject,
  kind: RecordedEvent['event'],
  on: CalendarDate,
  keys: WrittenMap,
  told: Partial<RecordedEvent>,
): Decision {
  const { keeper, policy, standing } = subject;
  const before = standing.met?.version ?? (standing.history.length > 0 ? standing.version : undefined);
  const recording: Recording = {
    subject,
    event: { [kind]: isoDate(on), ...keys },
    told: {
      organisation: keeper.id,
      file: keeper.path,
      policy,
      event: kind,
      on: isoDate(on),
      ...(before === undefined ? {} : { versionBefore: before }),
      ...told,
    },
    keepsText: kind === 'approved',
  };
  return { recording, diagnostics: [] };
}

function markOf({ mark }: Subject, version: string, note?: string): WrittenMap {
  return {
    version,
    ...(mark.master === undefined ? {} : { master: mark.master }),
    ...(mark.text === undefined ? {} : { text: mark.text }),
    master_text: mark.masterText,
    ...(mark.additions === undefined ? {} : { additions: mark.additions }),
    ...(mark.replaced
      ? { replaced: mark.replaced.map(({ heading, text }) => ({ section: recordedHeading(heading), text })) }
      : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function refusal(why: EventRefusal, subject: Subject): Diagnostic | undefined {
  const { policy, place, standing } = subject;
  const extras = (hint: string) => ({ hint });
  switch (why) {
    case 'text-changed': {
      const met = standing.met ? `, version ${standing.met.version}` : '';
      const message = `The text of ${policy} has changed since its last review or adoption${met}, so it can’t be recorded as unchanged`;
      return error(
        'review-changed',
        message,
        place,
        extras('Read what has changed, and record the review with the change.'),
      );
    }
    case 'version-form':
      return error(
        'review-version',
        `The version of ${policy} isn’t numbered 1.0, 1.1, 2.0`,
        place,
        extras('Give the new version number.'),
      );
    case 'version-taken':
      return error(
        'review-version',
        `The version that you gave stands for an earlier text of ${policy}`,
        place,
        extras('Give a later one, or leave it out.'),
      );
    case 'adopted-already':
      return undefined;
  }
}

type EventKind = RecordedEvent['event'];

const NOUNS: Readonly<Record<EventKind, string>> = {
  adopted: 'adoption',
  reviewed: 'review',
  approved: 'approval',
  revoked: 'revocation',
  withdrawn: 'withdrawal',
};

/** Events come in the order of their days, and none is about a text that was written after it. */
function orderTrouble(subject: Subject, kind: EventKind, on: CalendarDate): Diagnostic | undefined {
  const { policy, place, template } = subject;
  const refuse = (message: string, hint: string | undefined) => error('review-order', message, place, { hint });
  const hint = 'Give a later date, or correct the file yourself.';
  const same = sameDay(subject, kind, on);
  if (same)
    return refuse(
      `A${kind === 'adopted' || kind === 'approved' ? 'n' : ''} ${NOUNS[kind]} of ${policy} on ${isoDate(on)} is already recorded`,
      hint,
    );
  const later = laterEvent(subject, kind, on);
  if (later) return refuse(`A later ${NOUNS[later.kind]} of ${policy} is already recorded: ${isoDate(later.on)}`, hint);
  const change = kind === 'revoked' || kind === 'withdrawn' ? undefined : lastTextChange(template.changes);
  if (change && compareDates(change.date, on) > 0)
    return refuse(
      `The text of ${policy} was changed on ${isoDate(change.date)} (version ${change.version}), after the day of this ${NOUNS[kind]}`,
      'Give the day on which this text was seen.',
    );
  return undefined;
}

function sameDay({ record, standing }: Subject, kind: EventKind, on: CalendarDate): boolean {
  if (kind === 'reviewed' && record?.reviewed && compareDates(record.reviewed, on) === 0) return true;
  const isSame = (record?.events ?? []).some(
    (event) => event.kind === kind && event.level === 'organisation' && compareDates(event.on, on) === 0,
  );
  // A text that was approved and changed on one day can be approved again.
  return isSame && !(kind !== 'reviewed' && standing.textChanged) && !(kind === 'approved' && !standing.approval);
}

function laterEvent(
  { record, keeper, standing }: Subject,
  kind: EventKind,
  on: CalendarDate,
): { readonly kind: EventKind; readonly on: CalendarDate } | undefined {
  const { reviewedOn } = keeper.organisation;
  const isReview = kind === 'reviewed';
  const dates = [
    ...(record?.events ?? []).map((event) => ({ kind: event.kind, on: event.on })),
    ...(isReview && record?.reviewed ? [{ kind: 'reviewed' as const, on: record.reviewed }] : []),
    ...(isReview && !record?.reviewed && reviewedOn ? [{ kind: 'reviewed' as const, on: reviewedOn }] : []),
    ...(kind === 'approved' && standing.approval ? [{ kind: 'approved' as const, on: standing.approval.on }] : []),
  ];
  return dates.filter((date) => compareDates(date.on, on) > 0).sort((a, b) => compareDates(b.on, a.on))[0];
}
