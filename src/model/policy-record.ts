/**
 * An organisation's record of one policy: what it adopted, reviewed, approved and withdrew, and when. Events are added, never
 * edited. The organisation's file holds them, or the base of a group.
 */
import type { ReplacedSection } from './additions.js';
import type { CalendarDate } from './calendar.js';
import type { Span } from './source.js';

/** The number of the form in which files keep records; files without a number may hold keys of the older form. */
export const RECORD_FORMAT = 2;

/** The text that an event is about; older records have no marks. */
export interface TextMark {
  /** The organisation's own version. */
  readonly version: string;
  /** The version of the master text, where it has one. */
  readonly master?: string;
  /** The fingerprint of the organisation's text; absent in a group's events. */
  readonly text?: string;
  /** The fingerprint of the master text with all its branches. */
  readonly masterText?: string;
  /** The fingerprint of what the organisation adds to the master text; absent where it adds nothing. */
  readonly additions?: string;
  /** The master's sections that the additions replace or leave out, as they were. */
  readonly replaced?: readonly ReplacedSection[];
}

/** Who recorded it: the organisation itself, or its group for all sites. */
export type RecordLevel = 'organisation' | 'group';

/** Who may approve: the holder of a post (a person's key), whoever has a name or role, or a body, which leaves a minute. */
export type ApproverRule =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'body'; readonly body: string };

interface Dated {
  readonly on: CalendarDate;
  readonly span: Span;
  readonly level: RecordLevel;
}

/** A person and body as they were on the day of an approval. */
export interface Approver {
  readonly name: string;
  readonly role?: string;
  readonly body?: string;
  /** The reference of the minute. */
  readonly minute?: string;
}

export interface Adopted extends Dated, TextMark {
  readonly kind: 'adopted';
  readonly note?: string;
}

export interface Reviewed extends Dated, TextMark {
  readonly kind: 'reviewed';
  /** As it was written that day. */
  readonly by?: string;
  readonly changed: boolean;
  readonly note?: string;
}

export interface Approved extends Dated, TextMark {
  readonly kind: 'approved';
  readonly by: Approver;
  /** The day from which the policy is in force, where one was set. */
  readonly inForce?: CalendarDate;
  readonly note?: string;
}

/** Takes back the approval of a version. */
export interface Revoked extends Dated {
  readonly kind: 'revoked';
  readonly version: string;
  readonly reason: string;
}

export interface Withdrawn extends Dated {
  readonly kind: 'withdrawn';
  readonly reason: string;
  /** Codes or slugs. */
  readonly replacedBy: readonly string[];
}

export type RecordEvent = Adopted | Reviewed | Approved | Revoked | Withdrawn;

/**
 * How a policy stands for an organisation.
 * - `draft`: nobody of the organisation has adopted or reviewed it.
 * - `awaiting`: this text awaits the organisation's approval.
 * - `approved`: this text is approved.
 * - `unrecorded`: it is said to be approved, but not by whom or when; counts as unapproved.
 */
export type PolicyState = 'draft' | 'awaiting' | 'approved' | 'unrecorded';

/** The states as YAML, JSON and CSV say them. */
export const POLICY_STATES = ['draft', 'awaiting', 'approved', 'unrecorded'] as const satisfies readonly PolicyState[];
