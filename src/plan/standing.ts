/**
 * Folds the master's strand and an organisation's record into how a policy stands: what its documents may say of version,
 * review and approval. Nothing that is said of one text is ever said of another.
 */
import type { Change } from '../model/change.js';
import type { PolicyState } from '../model/policy-record.js';
import type { Approval, ApprovedText, LastReview, Standing, StandingInput } from '../model/standing.js';
import { historyRows, withCorrections } from './history-rows.js';
import { type Comparison, currentRun, currentText, isSameText, relateMeeting, runFrom } from './meeting-runs.js';
import { isOfKnownText, isRecorded, type Mark, type Meeting, type Past, pastOf } from './meetings.js';
import { currentVersion } from './standing-version.js';
import { oldestFirst, type Relation, relate } from './text-relation.js';
import { compareVersions } from './version.js';
import { withdrawalIn } from './withdrawal.js';

/** Folds everything that decides how a policy stands. */
export function standingOf(input: StandingInput): Standing {
  const past = pastOf(input);
  const { meetings } = past;
  const changes = oldestFirst(input.master.changes);
  const current = currentText(input.text, input.master.version ?? changes.at(-1)?.version);
  const comparison: Comparison = { meetings, changes, issued: input.issued, current };
  const last = meetings.at(-1);
  const relation: Relation = last ? relateMeeting(meetings.length - 1, comparison) : { kind: 'same' };
  const { version, isNewAgain } = currentVersion(input, past, comparison, relation);
  const textChanged = relation.kind === 'changed' || isNewAgain;
  const run = textChanged ? [] : currentRun(comparison);
  const approval = approvalIn(run, input.settings.approveEveryReview);
  const state = approval ? 'approved' : unapprovedState(input, past, textChanged);
  const corrections = !textChanged && relation.kind === 'corrected' ? relation.notes : [];
  const raisesVersion = version !== last?.version;
  const history = historyRows({ input, meetings, changes, corrections: raisesVersion ? corrections : [] });
  const review = lastReview(meetings, (meeting) => run.includes(meeting), version);
  const lastApproved = approval ? undefined : lastApprovedText(comparison, input.settings.approveEveryReview, history);
  const withdrawal = withdrawalIn(input.record?.events ?? []);
  return {
    ...(version === undefined ? {} : { version }),
    state,
    ...(review ? { review } : {}),
    ...(approval ? { approval, ...(approval.inForce ? { inForce: approval.inForce } : {}) } : {}),
    history,
    ...(lastApproved ? { lastApproved } : {}),
    textChanged,
    recorded: isRecorded(input.record),
    ...(last?.version === undefined ? {} : { met: { version: last.version, ...last.mark } }),
    corrections: corrections.length,
    ...(withdrawal ? { withdrawal } : {}),
  };
}

/** The approval that holds: the latest that was not revoked, and under `approve_every_review` no older than the last review. */
function approvalIn(run: readonly Meeting[], afterEachReview: boolean): Approval | undefined {
  for (const { kind, approval, revoked } of run) {
    if (approval && !revoked) return approval;
    if (kind === 'reviewed' && afterEachReview) return undefined;
  }
  return undefined;
}

/**
 * An approval that passed, or was taken back, is awaited again; one that nobody dated is not recorded. A review from before texts
 * were marked makes no draft of the template the organisation's own.
 */
function unapprovedState(input: StandingInput, past: Past, textChanged: boolean): PolicyState {
  const { meetings } = past;
  const isOwn = input.settings.templateSource === 'own';
  const hasMetText = meetings.some(isOfKnownText);
  if (meetings.length === 0 && !isOwn) return 'draft';
  if (isOwn && !hasMetText && input.master.status === 'draft') return 'draft';
  const wasApproved = meetings.some(({ kind }) => kind === 'approved');
  return hasMetText || textChanged || wasApproved || past.approvalPassed ? 'awaiting' : 'unrecorded';
}

function lastReview(
  meetings: readonly Meeting[],
  isOfText: (meeting: Meeting) => boolean,
  version: string | undefined,
): LastReview | undefined {
  const reviewed = meetings.findLast(({ kind }) => kind === 'reviewed');
  if (!reviewed) return undefined;
  const { on, by } = reviewed;
  if (isOfText(reviewed)) return { on, ...(by ? { by } : {}) };
  const ofVersion = reviewed.version === version ? undefined : reviewed.version;
  return { on, ...(by ? { by } : {}), ofOlderText: true, ...(ofVersion ? { ofVersion } : {}) };
}

/** The last text with an approval that nobody revoked, as it was reviewed, corrected and issued after that. */
function lastApprovedText(
  comparison: Comparison,
  afterEachReview: boolean,
  history: Standing['history'],
): ApprovedText | undefined {
  const { meetings, changes } = comparison;
  const at = meetings.findLastIndex(({ approval, revoked }) => approval !== undefined && !revoked);
  const approved = meetings[at];
  if (!approved?.approval || approved.withdrawals !== meetings.at(-1)?.withdrawals) return undefined;
  const whole = runFrom(at, meetings, changes);
  const review = whole.findIndex(({ kind }) => kind === 'reviewed');
  const run = afterEachReview && review >= 0 ? whole.slice(0, review) : whole;
  const { version, mark, notes } = issuedCorrection(comparison, run) ?? {
    notes: [],
    version: run.at(-1)?.version,
    mark: run.findLast(({ mark: { text, masterText } }) => text !== undefined || masterText !== undefined)?.mark ?? {},
  };
  const isOfText = (meeting: Meeting) => run.includes(meeting) || isSameText(meeting, approved, changes);
  const reviewed = lastReview(meetings.slice(0, at + run.length), isOfText, version);
  const rows = history.filter((row) => version === undefined || (compareVersions(row.version, version) ?? 0) <= 0);
  return {
    ...(version === undefined ? {} : { version }),
    ...mark,
    approval: approved.approval,
    ...(reviewed ? { review: reviewed } : {}),
    history: rows.some((row) => row.version === version) ? rows : withCorrections(rows, notes),
  };
}

/** The last correction of an approved text that was issued, though no event met it. */
function issuedCorrection(
  { issued, changes }: Comparison,
  run: readonly Meeting[],
): { readonly version: string; readonly mark: Mark; readonly notes: readonly Change[] } | undefined {
  const last = run.at(-1);
  if (!last) return undefined;
  for (const { version, ...mark } of [...issued].reverse()) {
    if (version === undefined || last.version === undefined) continue;
    if ((compareVersions(version, last.version) ?? 0) <= 0) continue;
    const relation = relate({ mark: last.mark }, mark, { changes, marks: [] });
    if (relation.kind === 'corrected') return { version, mark, notes: relation.notes };
  }
  return undefined;
}
