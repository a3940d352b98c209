/**
 * How a policy stands for one organisation: the master's strand and the organisation's record, folded into what documents may
 * print. `standingOf` in plan/standing.ts makes it; `versionWords` and others in standing-words.ts say it.
 */
import type { CalendarDate } from './calendar.js';
import type { Change } from './change.js';
import type { PersonKey } from './people.js';
import type { PolicyState, RecordEvent, RecordLevel, TextMark } from './policy-record.js';
import type { RecordSettings } from './record-settings.js';
import type { Status } from './template.js';

/** Who approved or reviewed, as they were on the day. Records of the older form may hold a post alone. */
export interface RecordedPerson {
  readonly name?: string;
  readonly post?: PersonKey;
  readonly role?: string;
  readonly body?: string;
  /** The reference of the minute. */
  readonly minute?: string;
}

/** An approval of one text. */
export interface Approval {
  readonly on: CalendarDate;
  readonly by: RecordedPerson;
  /** The version that was approved; corrections since then keep the approval. */
  readonly version?: string;
  readonly inForce?: CalendarDate;
  readonly level: RecordLevel;
  /** Approved at the root of the organisation's file, for all its policies. */
  readonly forAll?: boolean;
}

/** The last recorded review. */
export interface LastReview {
  readonly on: CalendarDate;
  readonly by?: string;
  /** Set where the review was of an older text. */
  readonly ofOlderText?: true;
  /** The version that was reviewed, where that is an older one and known. */
  readonly ofVersion?: string;
}

/** The last text that was approved, for packs that keep it while another awaits approval. */
export interface ApprovedText {
  readonly version?: string;
  /** Absent in records of the older form, and `text` in a group's. */
  readonly text?: string;
  readonly masterText?: string;
  readonly additions?: string;
  readonly master?: string;
  readonly approval: Approval;
  readonly review?: LastReview;
  /** The latest first, up to that version. */
  readonly history: readonly Change[];
}

/** The withdrawal of a policy by its organisation, or by its group. */
export interface Withdrawal {
  readonly on: CalendarDate;
  readonly reason: string;
  /** Codes or slugs. */
  readonly replacedBy: readonly string[];
}

export interface Standing {
  /** `2.0`, `1.1.1`, without words around it; absent where nobody counts versions, or they cannot be counted. */
  readonly version?: string;
  readonly state: PolicyState;
  readonly review?: LastReview;
  /** Of the current text only. */
  readonly approval?: Approval;
  /** Only where it is recorded with the approval of the current text. */
  readonly inForce?: CalendarDate;
  /** One row a version, the latest first. */
  readonly history: readonly Change[];
  /** The text in force where the current one awaits approval: the last approved one. */
  readonly lastApproved?: ApprovedText;
  /** Whether the text is another than at the last adoption, review or approval; corrections do not count. */
  readonly textChanged: boolean;
  /** Whether the organisation, or its group for it, has a record of the policy. */
  readonly recorded: boolean;
  /** What the last adoption, review or approval was about. */
  readonly met?: TextMark;
  /** Corrections of the master since then. */
  readonly corrections: number;
  /** Set where the organisation has withdrawn the policy: then it is in no pack. */
  readonly withdrawal?: Withdrawal;
}

/** A text as it was issued once. */
export interface IssuedVersion {
  /** The day of the issue. */
  readonly on?: CalendarDate;
  readonly version?: string;
  /** The fingerprint of the organisation's text; absent in issues of the older form. */
  readonly text?: string;
  readonly masterText?: string;
  /** The fingerprint of what the organisation added. */
  readonly additions?: string;
  /** The version of the master. */
  readonly master?: string;
}

/** The organisation's text of today. */
export interface CurrentText {
  /** Fingerprints; without them texts are compared by the dates of the master's notes. */
  readonly text?: string;
  readonly masterText?: string;
  /** The fingerprint of what the organisation adds. */
  readonly additions?: string;
  /** Whether the organisation has words or values of text of its own in it, so that its group's approval does not cover it. */
  readonly ownWords?: boolean;
}

/** The master's strand, as the template's front matter states it. */
export interface MasterStrand {
  readonly version?: string;
  readonly status?: Status;
  /** In any order. */
  readonly changes: readonly Change[];
  /** The record of every organisation without one of its own, where templates are a provider's own; else without meaning. */
  readonly reviewLast?: CalendarDate;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
}

/** What an organisation's file says of one policy: events, and keys of the older form. */
export interface KeptRecord {
  /** In the order of their days. */
  readonly events?: readonly RecordEvent[];
  readonly reviewed?: CalendarDate;
  readonly version?: string;
  readonly changes?: readonly Change[];
  /** A person's key, or words. */
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
}

/** What an organisation's file says of all its policies. */
export interface RecordForAll {
  readonly reviewedOn?: CalendarDate;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
}

/** Everything that decides how a policy stands. */
export interface StandingInput {
  readonly master: MasterStrand;
  readonly record?: KeptRecord;
  readonly forAll?: RecordForAll;
  readonly settings: RecordSettings;
  readonly text: CurrentText;
  /** The policy in the organisation's issues, the oldest first. */
  readonly issued: readonly IssuedVersion[];
  /** What the history says of events without a note. */
  readonly words: RecordWords;
}

export interface RecordWords {
  readonly adopted: string;
  readonly reviewed: string;
  readonly reviewedAndChanged: string;
  readonly approved: string;
}
