/**
 * Takes the changes of passages into the history of a policy that uses them. Each gets a version of its own after that of the policy
 * on its day, since a policy's version stands for one text: a correction raises the third number, a change of the text the second.
 */
import { compareDates } from './calendar.js';
import type { Change } from './change.js';
import type { PassageChange } from './shared-passage.js';

/** A policy's version and its changes. */
export interface VersionHistory {
  readonly version?: string;
  readonly changes: readonly Change[];
}

/**
 * Joins the histories, the latest change first. Only changes since the policy's first note count; without a note and a version of
 * numbers there is nothing to join them to.
 */
export function withPassageChanges(
  { version, changes }: VersionHistory,
  ofPassages: readonly PassageChange[],
): VersionHistory {
  const own = [...changes].sort((a, b) => compareDates(a.date, b.date));
  const [first] = own;
  const later = ofPassages.filter(({ date }) => first !== undefined && compareDates(date, first.date) >= 0);
  // A version without a note of its own says nothing of when it began.
  const isNoted = version === undefined || version === own.at(-1)?.version;
  const unjoined = { ...(version === undefined ? {} : { version }), changes };
  if (!first || !isNoted || later.length === 0 || own.some((change) => !partsOf(change.version))) return unjoined;
  const taken = new Set(own.map((change) => change.version));
  const joined: Change[] = [];
  let current = first.version;
  // Sorting keeps the order of one day: the policy's own note first.
  const rows: readonly Row[] = [...own, ...withoutRepeats(later)].sort((a, b) => compareDates(a.date, b.date));
  for (const { version: written, ...note } of rows) {
    if (written !== undefined) current = written;
    else
      do current = raised(current, note.kind);
      while (taken.has(current));
    joined.push({ version: current, ...note });
  }
  return { version: current, changes: joined.reverse() };
}

/** A note of the policy, or one of a passage, which has no version. */
type Row = PassageChange & { readonly version?: string };

/** One note that several passages have on a day is said once. */
function withoutRepeats(changes: readonly PassageChange[]): readonly PassageChange[] {
  const same = (a: PassageChange, b: PassageChange) =>
    a.note === b.note && a.kind === b.kind && compareDates(a.date, b.date) === 0;
  return changes.filter((change, at) => changes.findIndex((other) => same(other, change)) === at);
}

function partsOf(version: string): readonly [number, number, number] | undefined {
  const [, major, minor = '0', correction = '0'] = /^(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(correction)];
}

function raised(version: string, kind: PassageChange['kind']): string {
  const [major, minor, correction] = partsOf(version) ?? [0, 0, 0];
  return kind === 'correction' ? `${major}.${minor}.${correction + 1}` : `${major}.${minor + 1}`;
}
