/** Which meetings were about one text: the current one, the last one that was met, or the last one that was approved. */
import { type CalendarDate, compareDates } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import type { CurrentText, IssuedVersion } from '../model/standing.js';
import type { Mark, Meeting } from './meetings.js';
import { type LaterText, type Relation, relate } from './text-relation.js';

export interface Comparison {
  readonly meetings: readonly Meeting[];
  /** The master's notes, oldest first. */
  readonly changes: readonly Change[];
  readonly issued: readonly IssuedVersion[];
  readonly current: LaterText;
}

/** The current text as meetings are compared with it; `master` is the master's version of today. */
export function currentText(text: CurrentText, master: string | undefined): LaterText {
  return { ...text, ...(master === undefined ? {} : { master }) };
}

/** Relates the text of a meeting to the current one. */
export function relateMeeting(at: number, { meetings, changes, issued, current }: Comparison): Relation {
  const meeting = meetings[at];
  if (!meeting) return { kind: 'changed' };
  const before = new Set(meetings.slice(0, at).flatMap(({ mark }) => mark.text ?? []));
  const marks = [
    ...meetings.slice(at + 1).map(({ mark }) => mark),
    ...issued.filter(({ on, text }) => isNotBefore(on, meeting.on) && (text === undefined || !before.has(text))),
  ];
  return relate(meeting, current, { changes, marks });
}

function isNotBefore(on: CalendarDate | undefined, day: CalendarDate): boolean {
  return on === undefined || compareDates(on, day) >= 0;
}

/** The meetings about the current text, the latest first. */
export function currentRun(comparison: Comparison): readonly Meeting[] {
  const { meetings } = comparison;
  return runBack(meetings, (at) => relateMeeting(at, comparison).kind !== 'changed');
}

/** The meetings about the text that was met last, the latest first. */
export function lastRun({ meetings, changes }: Comparison): readonly Meeting[] {
  const last = meetings.at(-1);
  return runBack(meetings, (at) => {
    const meeting = meetings[at];
    return last !== undefined && meeting !== undefined && isSameText(meeting, last, changes);
  });
}

/** A review that says that the text had changed begins a text, and so does an adoption after a withdrawal. */
function runBack(meetings: readonly Meeting[], holds: (at: number) => boolean): readonly Meeting[] {
  const run: Meeting[] = [];
  for (let at = meetings.length - 1; at >= 0; at--) {
    const meeting = meetings[at];
    const next = meetings[at + 1];
    if (!meeting || !holds(at) || (next && !continues(meeting, next))) break;
    run.push(meeting);
    if (meeting.changed) break;
  }
  return run;
}

const hasCommonMark = (a: Mark, b: Mark): boolean =>
  a.additions !== b.additions ||
  (a.text !== undefined && b.text !== undefined) ||
  (a.masterText !== undefined && b.masterText !== undefined);

/** Without marks to compare, two meetings in succession are about one text unless a new major version came between. */
function continues(meeting: Meeting, next: Meeting): boolean {
  if (meeting.withdrawals !== next.withdrawals) return false;
  if (hasCommonMark(meeting.mark, next.mark)) return !isNewAgain(meeting, next);
  return meeting.major === undefined || next.major === undefined || meeting.major === next.major;
}

/** A text that came back after another had been issued has a higher first number, and what was said of it before is past. */
function isNewAgain(meeting: Meeting, next: Meeting): boolean {
  if (meeting.level !== next.level || meeting.major === undefined || next.major === undefined) return false;
  return next.major > meeting.major;
}

/** Whether two meetings were about one text, corrections apart. */
export function isSameText(meeting: Meeting, later: Meeting, changes: readonly Change[]): boolean {
  if (!hasCommonMark(meeting.mark, later.mark)) return continues(meeting, later);
  return relate({ mark: meeting.mark }, later.mark, { changes, marks: [] }).kind !== 'changed';
}

/** The meetings that took over the text of an approval after it, in order, the approval first. */
export function runFrom(at: number, meetings: readonly Meeting[], changes: readonly Change[]): readonly Meeting[] {
  const approved = meetings[at];
  if (!approved) return [];
  const rest = meetings.slice(at + 1);
  const end = rest.findIndex(
    (meeting) =>
      meeting.changed || meeting.withdrawals !== approved.withdrawals || !isSameText(approved, meeting, changes),
  );
  return [approved, ...(end < 0 ? rest : rest.slice(0, end))];
}
