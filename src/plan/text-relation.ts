/**
 * How a text of before relates to another: the same, the same but for corrections that the master notes with their dates, or a
 * different text. An approval holds for the first two only.
 */
import { type CalendarDate, compareDates } from '../model/calendar.js';
import type { Change } from '../model/change.js';
import { sameChoices } from '../model/fingerprint.js';
import type { RecordLevel } from '../model/policy-record.js';
import type { Mark } from './meetings.js';
import { compareVersions } from './version.js';

export type Relation =
  | { readonly kind: 'same' }
  /** The notes of the corrections, oldest first. */
  | { readonly kind: 'corrected'; readonly notes: readonly Change[] }
  | { readonly kind: 'changed' };

/** A text of before: met or issued. */
export interface EarlierText {
  readonly mark: Mark;
  /** Tells texts without a mark apart, by the dates of the master's notes. */
  readonly on?: CalendarDate;
  readonly level?: RecordLevel;
}

/** The text that it is compared with. */
export interface LaterText extends Mark {
  readonly ownWords?: boolean;
}

export interface MasterNotes {
  /** Oldest first. */
  readonly changes: readonly Change[];
  /** Marks of texts that were met or issued later: where a version stands for two texts, one changed without a note. */
  readonly marks: readonly Mark[];
}

const SAME: Relation = { kind: 'same' };
const CHANGED: Relation = { kind: 'changed' };

/** The master's notes, oldest first. */
export function oldestFirst(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => compareDates(a.date, b.date) || (compareVersions(a.version, b.version) ?? 0));
}

/** The notes after a version of the master, oldest first; nothing where that cannot be told. */
export function notesSince(changes: readonly Change[], version: string): readonly Change[] | undefined {
  const at = changes.findLastIndex((change) => change.version === version);
  if (at >= 0) return changes.slice(at + 1);
  const compared = changes.map((change) => compareVersions(change.version, version));
  return compared.includes(undefined) ? undefined : changes.filter((_, index) => (compared[index] ?? 0) > 0);
}

/** Relates a text of before to a later one. */
export function relate(earlier: EarlierText, later: LaterText, master: MasterNotes): Relation {
  const { mark, on, level } = earlier;
  if (level === 'group' && later.ownWords) return CHANGED;
  // What an organisation adds has no notes: nobody says that a change of it is a correction.
  if (mark.additions !== later.additions) return CHANGED;
  if (mark.text !== undefined && later.text !== undefined)
    return mark.text === later.text ? SAME : corrected(mark, later, master);
  if (mark.masterText !== undefined && later.masterText !== undefined)
    return mark.masterText === later.masterText ? SAME : corrected(mark, later, master);
  return on ? relateByDate(on, master) : CHANGED;
}

/** A text without a mark is the same if no change that counts has a later date. */
function relateByDate(on: CalendarDate, { changes }: MasterNotes): Relation {
  const later = changes.filter(({ date }) => compareDates(date, on) > 0);
  if (later.length === 0) return SAME;
  return later.every(isCorrection) ? { kind: 'corrected', notes: later } : CHANGED;
}

const isCorrection = ({ kind }: Change): boolean => kind === 'correction';

function corrected(mark: Mark, later: LaterText, master: MasterNotes): Relation {
  if (mark.master === undefined || later.master === undefined) return CHANGED;
  if (mark.text !== undefined && later.text !== undefined && !sameChoices(mark.text, later.text)) return CHANGED;
  const since = notesSince(master.changes, mark.master);
  const end = since?.findIndex(({ version }) => version === later.master) ?? -1;
  const notes = since?.slice(0, end + 1) ?? [];
  if (notes.length === 0 || !notes.every(isCorrection)) return CHANGED;
  return hasUnnotedChange([mark, later], notes, master.marks) ? CHANGED : { kind: 'corrected', notes };
}

/** Whether one of the master's versions on the way stands for two texts. */
function hasUnnotedChange(ends: readonly Mark[], notes: readonly Change[], marks: readonly Mark[]): boolean {
  const versions = new Set([...ends.map(({ master }) => master), ...notes.map(({ version }) => version)]);
  const texts = new Map<string, string>();
  return [...ends, ...marks.filter(({ master }) => master !== undefined && versions.has(master))].some(
    ({ master, masterText }) => {
      if (master === undefined || masterText === undefined) return false;
      const first = texts.get(master) ?? masterText;
      texts.set(master, first);
      return first !== masterText;
    },
  );
}
