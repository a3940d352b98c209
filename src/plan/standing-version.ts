/** The organisation's version of the current text: from the last text it met, or the next one where no number stands yet. */
import type { IssuedVersion, StandingInput } from '../model/standing.js';
import { type Comparison, lastRun } from './meeting-runs.js';
import type { Meeting, Past } from './meetings.js';
import { type Relation, relate } from './text-relation.js';
import { compareVersions, correctedVersion, FIRST_VERSION, laterVersion, nextMajor } from './version.js';

export interface CurrentVersion {
  readonly version?: string;
  /** Whether an issue holds a later text than the one that the last meeting was about, so that this one is new again. */
  readonly isNewAgain: boolean;
}

/** Gives the version of the current text. */
export function currentVersion(
  input: StandingInput,
  past: Past,
  comparison: Comparison,
  relation: Relation,
): CurrentVersion {
  const { record, master, settings } = input;
  const first = settings.templateSource === 'own' ? master.version : FIRST_VERSION;
  // The version that the template states is that of its own text.
  if (past.isTemplates && input.text.additions === undefined)
    return { ...(master.version ? { version: master.version } : {}), isNewAgain: false };
  const last = past.meetings.at(-1);
  const base = last ? highest(past.meetings) : (record?.version ?? first);
  if (base === undefined) return { isNewAgain: false };
  return settled(last ? following(base, relation, comparison, last) : base, relation, comparison);
}

function highest(meetings: readonly Meeting[]): string | undefined {
  return meetings.reduce<string | undefined>((version, meeting) => laterVersion(version, meeting.version), undefined);
}

/** A text that awaits its first approval keeps its version when it is corrected or changed. */
function following(base: string, relation: Relation, comparison: Comparison, last: Meeting): string | undefined {
  if (relation.kind === 'same') return base;
  const awaits = last.isEvent && !lastRun(comparison).some(({ kind }) => kind === 'approved');
  if (awaits) return base;
  return relation.kind === 'corrected' ? correctedVersion(base, relation.notes.length) : nextMajor(base);
}

/** No version that was issued may stand for a second text, and none comes after a higher one. */
function settled(version: string | undefined, relation: Relation, comparison: Comparison): CurrentVersion {
  let current = version;
  let isNewAgain = false;
  for (const issue of [...comparison.issued].sort(byVersion)) {
    if (current === undefined || issue.version === undefined) continue;
    const order = compareVersions(issue.version, current);
    if (order === undefined || order < 0 || !isOther(issue, order, relation, comparison)) continue;
    const ofIssue = relate({ mark: issue }, comparison.current, { changes: comparison.changes, marks: [] });
    if (ofIssue.kind === 'corrected') current = correctedVersion(issue.version, ofIssue.notes.length);
    else {
      current = nextMajor(issue.version);
      isNewAgain = true;
    }
  }
  return { ...(current === undefined ? {} : { version: current }), isNewAgain };
}

function byVersion(a: IssuedVersion, b: IssuedVersion): number {
  return compareVersions(a.version ?? '', b.version ?? '') ?? 0;
}

/** Whether an issue of this version or a higher one held another text than the current. */
function isOther(issue: IssuedVersion, order: number, relation: Relation, { current }: Comparison): boolean {
  if (issue.text !== undefined && current.text !== undefined) return issue.text !== current.text;
  return order === 0 && relation.kind === 'changed';
}
