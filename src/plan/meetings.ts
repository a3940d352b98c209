/**
 * Where an organisation met a policy's text: its adoptions, reviews and approvals, oldest first. Keys of the older form, and
 * under a provider's own templates those of front matter, are read as such events without a mark of their text.
 */
import { type CalendarDate, compareDates } from '../model/calendar.js';
import { type Change, lastTextChange } from '../model/change.js';
import { isPerson } from '../model/people.js';
import type { Adopted, Approved, RecordEvent, RecordLevel, Reviewed } from '../model/policy-record.js';
import type { Approval, KeptRecord, RecordedPerson, RecordForAll, StandingInput } from '../model/standing.js';
import { compareVersions, FIRST_VERSION, majorOf, opensMajor } from './version.js';

/** What is known of the text that a meeting was about. */
export interface Mark {
  readonly text?: string;
  readonly masterText?: string;
  /** Of what the organisation added: a text with other additions is another. */
  readonly additions?: string;
  readonly master?: string;
}

/** One adoption, review or approval. */
export interface Meeting {
  readonly kind: 'adopted' | 'reviewed' | 'approved';
  readonly on: CalendarDate;
  readonly level: RecordLevel;
  readonly version?: string;
  /** The first part of its version, where that can be told. */
  readonly major?: number;
  readonly mark: Mark;
  /** Whether a review said that the text had changed. */
  readonly changed: boolean;
  /** Who reviewed. */
  readonly by?: string;
  readonly approval?: Approval;
  readonly revoked: boolean;
  readonly note?: string;
  /** How often the policy had been withdrawn before. */
  readonly withdrawals: number;
  /** Whether it is an event, not a key of the older form. */
  readonly isEvent: boolean;
}

/** An organisation's past with a policy. */
export interface Past {
  readonly meetings: readonly Meeting[];
  /** Whether the version is the one that the template states. */
  readonly isTemplates: boolean;
  /** Whether an approval was recorded whose text has changed since. */
  readonly approvalPassed: boolean;
}

/** Whether an organisation's file has a record of a policy. */
export function isRecorded(record: KeptRecord | undefined): boolean {
  if (!record) return false;
  const { events = [], reviewed, version, changes = [], approvedBy, approvedOn } = record;
  return [reviewed, version, approvedBy, approvedOn].some(Boolean) || events.length > 0 || changes.length > 0;
}

/** Whether it is an event that says which text it was about; those converted from keys of the older form can't. */
export function isOfKnownText({ isEvent, mark }: Meeting): boolean {
  return isEvent && (mark.text !== undefined || mark.masterText !== undefined);
}

/** Gathers the past from events and keys. */
export function pastOf(input: StandingInput): Past {
  const events = input.record?.events ?? [];
  const meetings: Meeting[] = [];
  let withdrawals = 0;
  for (const event of events) {
    if (event.kind === 'withdrawn') {
      withdrawals++;
      continue;
    }
    if (event.kind === 'revoked') {
      revoke(meetings, event.version);
      continue;
    }
    meetings.push(meetingOf(event, withdrawals));
  }
  const older = olderMeetings(input, events.length > 0);
  const revokedVersions = new Set(events.flatMap((event) => (event.kind === 'revoked' ? [event.version] : [])));
  const isRevoked = ({ approval, version }: Meeting) =>
    approval !== undefined && version !== undefined && revokedVersions.has(version);
  const joined = [
    ...older.meetings.map((meeting) => (isRevoked(meeting) ? { ...meeting, revoked: true } : meeting)),
    ...meetings,
  ].sort((a, b) => compareDates(a.on, b.on));
  return {
    meetings: counted(joined, input.text.ownWords === true),
    isTemplates: older.isTemplates,
    approvalPassed: older.approvalPassed,
  };
}

/** Takes back the approval of a version, and with it those of the same text that it superseded: they do not come back. */
function revoke(meetings: Meeting[], version: string): void {
  const last = meetings.findLastIndex((meeting) => meeting.approval && meeting.version === version);
  const major = meetings[last]?.major;
  for (const [at, meeting] of meetings.slice(0, last + 1).entries()) {
    const isSuperseded = major !== undefined && meeting.major === major;
    if (meeting.approval && (meeting.version === version || isSuperseded)) meetings[at] = { ...meeting, revoked: true };
  }
}

/** A group's events do not concern an organisation that has words of its own, once that has met them itself. */
function counted(meetings: readonly Meeting[], ownWords: boolean): readonly Meeting[] {
  const hasOwn = meetings.some(({ level, isEvent }) => isEvent && level === 'organisation');
  return ownWords && hasOwn ? meetings.filter(({ level }) => level === 'organisation') : meetings;
}

function meetingOf(event: Adopted | Reviewed | Approved, withdrawals: number): Meeting {
  const { kind, on, level, version, text, masterText, additions, master, note } = event;
  const major = majorOf(version);
  return {
    kind,
    on,
    level,
    version,
    ...(major === undefined ? {} : { major }),
    mark: {
      ...(text ? { text } : {}),
      ...(masterText ? { masterText } : {}),
      ...(additions ? { additions } : {}),
      ...(master ? { master } : {}),
    },
    changed: kind === 'reviewed' && event.changed,
    ...(kind === 'reviewed' && event.by ? { by: event.by } : {}),
    ...(kind === 'approved' ? { approval: approvalOf(event) } : {}),
    revoked: false,
    ...(note ? { note } : {}),
    withdrawals,
    isEvent: true,
  };
}

function approvalOf({ on, by, version, inForce, level }: Approved): Approval {
  return { on, by, version, ...(inForce ? { inForce } : {}), level };
}

/** A person as a key of the older form names them: the post, since nobody wrote down who held it, or the words. */
function personOf(words: string): RecordedPerson {
  return isPerson(words) ? { post: words } : { name: words };
}

interface Older {
  readonly meetings: readonly Meeting[];
  readonly isTemplates: boolean;
  readonly approvalPassed: boolean;
}

/**
 * What the root of a file says of all policies, as far as it's no later than the first event of this one: what events were
 * about is known, and a day at the root can't be held against that.
 */
function beforeEvents(forAll: RecordForAll, events: readonly RecordEvent[]): RecordForAll {
  const { reviewedOn, approvedBy, approvedOn } = forAll;
  const counts = (on: CalendarDate) => events.every((event) => compareDates(on, event.on) <= 0);
  return {
    ...(reviewedOn && counts(reviewedOn) ? { reviewedOn } : {}),
    ...(approvedBy ? { approvedBy } : {}),
    ...(approvedOn && counts(approvedOn) ? { approvedOn } : {}),
  };
}

/** What keys of the older form say: of the policy first, then of all policies, then the template's where those count. */
function olderMeetings(input: StandingInput, hasEvents: boolean): Older {
  const { record = {}, master, settings } = input;
  const forAll = beforeEvents(input.forAll ?? {}, record.events ?? []);
  const isOwn = settings.templateSource === 'own';
  const template = isOwn && !isRecorded(input.record) ? master : undefined;
  const lastChange = lastTextChange(master.changes);
  const holds = (on: CalendarDate | undefined): boolean =>
    on !== undefined && (!lastChange || compareDates(lastChange.date, on) <= 0);
  const hasReviewEvent = record.events?.some(({ kind }) => kind === 'reviewed') ?? false;
  const reviewed =
    record.reviewed ??
    (holds(forAll.reviewedOn) ? forAll.reviewedOn : undefined) ??
    (isOwn && !hasReviewEvent ? master.reviewLast : undefined);
  // Nobody has approved a draft, whatever the organisation's file says of its policies in general.
  const general = master.status === 'draft' && !record.approvedBy && !record.approvedOn ? {} : forAll;
  const by = record.approvedBy ?? general.approvedBy ?? template?.approvedBy;
  const on = record.approvedOn ?? general.approvedOn ?? template?.approvedOn;
  const isForAll = !record.approvedOn && general.approvedOn !== undefined;
  const passed = by !== undefined && on !== undefined && isForAll && !holds(on);
  const versions = new Versions(input, hasEvents);
  const meetings = [
    ...(reviewed ? [versions.meeting({ kind: 'reviewed', on: reviewed })] : []),
    ...(by && on && !passed
      ? [versions.meeting({ kind: 'approved', on, approval: { by: personOf(by), forAll: isForAll } })]
      : []),
  ];
  return {
    meetings,
    isTemplates: versions.isTemplates,
    approvalPassed: passed || (by !== undefined && on !== undefined && !holds(on)),
  };
}

interface OlderMeeting {
  readonly kind: 'reviewed' | 'approved';
  readonly on: CalendarDate;
  readonly approval?: { readonly by: RecordedPerson; readonly forAll: boolean };
}

/** Which version keys of the older form were about on a day. */
class Versions {
  /** Whether the organisation has no version of its own, and the template's counts. */
  readonly isTemplates: boolean;
  private readonly version: string | undefined;
  private readonly rows: readonly Change[];

  constructor({ record = {}, master, settings }: StandingInput, hasEvents: boolean) {
    const isOwn = settings.templateSource === 'own';
    this.isTemplates = isOwn && !hasEvents && record.version === undefined;
    this.version = record.version ?? (isOwn ? master.version : FIRST_VERSION);
    const ofTemplate = isOwn && record.version === undefined ? master.changes : [];
    const rows = [...(record.changes ?? []), ...ofTemplate];
    this.rows = [...rows].sort((a, b) => compareDates(a.date, b.date) || (compareVersions(a.version, b.version) ?? 0));
  }

  meeting({ kind, on, approval }: OlderMeeting): Meeting {
    const version = this.on(on);
    const major = this.majorOn(on, version);
    return {
      kind,
      on,
      level: 'organisation',
      ...(version ? { version } : {}),
      ...(major === undefined ? {} : { major }),
      mark: {},
      changed: false,
      ...(approval ? { approval: { ...approval, on, ...(version ? { version } : {}), level: 'organisation' } } : {}),
      revoked: false,
      withdrawals: 0,
      isEvent: false,
    };
  }

  /** The version on a day: that of the last row until then, the recorded one where no row is later. */
  private on(day: CalendarDate): string | undefined {
    if (this.rows.every(({ date }) => compareDates(date, day) <= 0)) return this.version;
    return this.rows.filter(({ date }) => compareDates(date, day) <= 0).at(-1)?.version;
  }

  /** The first number of that version; before all rows it is told from the first: 2.0 came after 1, and 1.3 too. */
  private majorOn(day: CalendarDate, version: string | undefined): number | undefined {
    if (version !== undefined) return majorOf(version);
    const later = this.rows.find(({ date }) => compareDates(date, day) > 0);
    const major = later && majorOf(later.version);
    return later && major !== undefined && opensMajor(later.version) ? major - 1 : major;
  }
}
