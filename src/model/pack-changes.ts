/** What changed between two issues of a pack, or since the last one: by texts, values and records, never by bytes of new files. */
import { attachmentChanges, type ChangedAttachment, type IssuedAttachment } from './attachment-changes.js';
import type { Change } from './change.js';
import { sameChoices } from './fingerprint.js';
import type { ChangeKind, Issue, IssuedPolicy, WithdrawnPolicy } from './issues.js';
import { compareNumbered } from './order.js';

/** A policy that changed, as it is now; a removed one as it was. */
export interface ChangedPolicy {
  readonly policy: IssuedPolicy;
  readonly change: ChangeKind;
  /** The version before, where that is another. */
  readonly from?: string;
  /** Names of the values that print in it and changed, and `owner`. Empty where that is not known. */
  readonly details: readonly string[];
  /** Set where it left the pack because it was withdrawn. */
  readonly withdrawn?: WithdrawnPolicy;
}

/** A policy as it would be issued now, with what is needed to compare it with records of both forms. */
export interface CurrentPolicy extends IssuedPolicy {
  /** Of the template's bytes, and of the same text as other editors would save it. */
  readonly rawHashes: readonly string[];
  /** SHA-256 of each of its documents by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The change notes of the master text. */
  readonly masterChanges: readonly Change[];
  /** What prints in it and differs from the last issue: names of values, and `owner`. */
  readonly differing: readonly string[];
}

/** A pack as it would be issued now. */
export interface CurrentPack {
  readonly policies: readonly CurrentPolicy[];
  readonly attachments: readonly IssuedAttachment[];
  /** Withdrawals that the organisation has recorded. */
  readonly withdrawals: readonly WithdrawnPolicy[];
  readonly engine: string;
}

/** Lists the policies that changed since an issue, by code; without an earlier issue, all are added. */
export function changesSince(before: Issue | undefined, current: CurrentPack): readonly ChangedPolicy[] {
  const earlier = policiesOf(before);
  const changed = current.policies.flatMap((policy): ChangedPolicy[] => {
    const change = changeOf(earlier.get(policy.policy), policy, before?.engine === current.engine);
    return change ? [change] : [];
  });
  return sorted([...changed, ...removedFrom(before, current.policies, current.withdrawals)]);
}

function policiesOf(issue: Issue | undefined): ReadonlyMap<string, IssuedPolicy> {
  return new Map(issue?.policies.map((policy) => [policy.policy, policy]));
}

function removedFrom(
  before: Issue | undefined,
  policies: readonly IssuedPolicy[],
  withdrawals: readonly WithdrawnPolicy[],
): readonly ChangedPolicy[] {
  const names = new Set(policies.map(({ policy }) => policy));
  return (before?.policies ?? [])
    .filter(({ policy }) => !names.has(policy))
    .map((policy): ChangedPolicy => {
      const withdrawn = withdrawals.find((withdrawal) => withdrawal.policy === policy.policy);
      return { policy, change: 'removed', details: [], ...(withdrawn ? { withdrawn } : {}) };
    });
}

function sorted(changes: readonly ChangedPolicy[]): readonly ChangedPolicy[] {
  return [...changes].sort((a, b) => compareNumbered(a.policy.policy, b.policy.policy));
}

/** How a policy differs from its last issue; undefined where it doesn't. */
function changeOf(
  last: IssuedPolicy | undefined,
  policy: CurrentPolicy,
  sameEngine: boolean,
): ChangedPolicy | undefined {
  const change = last ? kindOf(last, policy, sameEngine) : 'added';
  if (!change) return undefined;
  const from = last?.version !== policy.version ? last?.version : undefined;
  return { policy, change, ...(from === undefined ? {} : { from }), details: last ? policy.differing : [] };
}

function kindOf(last: IssuedPolicy, policy: CurrentPolicy, sameEngine: boolean): ChangeKind | undefined {
  if (last.raw ? !policy.rawHashes.includes(last.raw.template) : last.text !== policy.text)
    return isCorrection(last, policy) ? 'correction' : 'text';
  if (last.title !== policy.title) return 'title';
  if (policy.differing.length > 0) return 'details';
  if (!isSameRecord(last, policy)) return 'record';
  return last.raw && sameEngine && hasOtherFiles(last.raw.files, policy) ? 'details' : undefined;
}

/** Whether every change of the master since it was issued is a dated correction, and the organisation's choices are the same. */
function isCorrection(last: IssuedPolicy, { text, masterChanges }: CurrentPolicy): boolean {
  if (last.text === undefined || text === undefined || !sameChoices(last.text, text)) return false;
  const oldestFirst = [...masterChanges].reverse();
  const at = oldestFirst.findIndex(({ version }) => version === last.master);
  const since = oldestFirst.slice(at + 1);
  return at >= 0 && since.length > 0 && since.every(({ kind }) => kind === 'correction');
}

/** Records of the first form hold a version and a review alone. */
function isSameRecord(last: IssuedPolicy, policy: IssuedPolicy): boolean {
  const keys = last.raw ? OLD_RECORD : RECORD;
  return keys.every((key) => last[key] === policy[key]);
}

const OLD_RECORD = ['version', 'reviewed'] as const;
const RECORD = [
  ...OLD_RECORD,
  'state',
  'reviewOf',
  'nextReview',
  'approvedBy',
  'approvedOn',
  'inForce',
  'category',
] as const;

/** Of issues of the first form values are not known; documents of the same program tell that something printed differs. */
function hasOtherFiles(before: Readonly<Record<string, string>>, { files }: CurrentPolicy): boolean {
  return Object.entries(files).some(([path, hash]) => (before[path] ?? hash) !== hash);
}

/** Lists the attachments that changed since an issue, by path. */
export function attachmentsSince(before: Issue | undefined, current: CurrentPack): readonly ChangedAttachment[] {
  return attachmentChanges(before?.attachments ?? [], current.attachments, before?.engine === current.engine);
}

/** One issue in the log of a pack. */
export interface IssueEntry {
  readonly number: number;
  /** ISO date; absent for changes that are not issued yet. */
  readonly date?: string;
  /** The number of a mistaken issue that this one replaces, and why. */
  readonly replaces?: number;
  readonly reason?: string;
  readonly changes: readonly ChangedPolicy[];
  readonly attachments: readonly ChangedAttachment[];
}

/** The log of a pack, the latest first: the last issue if nothing has changed since, or else the next one. */
export function issueLog(issues: readonly Issue[], current: CurrentPack): readonly IssueEntry[] {
  const log = issues.map((issue, at): IssueEntry => entryOf(issue, issues[at - 1]));
  const last = issues.at(-1);
  const changes = changesSince(last, current);
  const attachments = attachmentsSince(last, current);
  if (!last || changes.length + attachments.length > 0)
    log.push({ number: (last?.number ?? 0) + 1, changes, attachments });
  return log.reverse();
}

/** An issue with what it changed: as it recorded it, or for the first form as its hashes tell it. */
export function entryOf(issue: Issue, before: Issue | undefined): IssueEntry {
  const { number, date, replaces, reason } = issue;
  const earlier = policiesOf(before);
  const changed = issue.policies.flatMap((policy): ChangedPolicy[] => {
    const last = earlier.get(policy.policy);
    const change = issue.format === 2 ? policy.change : listedChange(last, policy, issue.engine === before?.engine);
    if (!change) return [];
    const from = last && last.version !== policy.version ? last.version : undefined;
    return [{ policy, change, ...(from === undefined ? {} : { from }), details: policy.details ?? [] }];
  });
  return {
    number,
    date,
    ...(replaces === undefined ? {} : { replaces }),
    ...(reason === undefined ? {} : { reason }),
    changes: sorted([...changed, ...removedFrom(before, issue.policies, issue.withdrawn)]),
    attachments: attachmentChanges(before?.attachments ?? [], issue.attachments ?? [], issue.engine === before?.engine),
  };
}

function listedChange(
  last: IssuedPolicy | undefined,
  { raw, ...policy }: IssuedPolicy,
  sameEngine: boolean,
): ChangeKind | undefined {
  if (!last) return 'added';
  const rawHashes = raw ? [raw.template] : [];
  return kindOf(last, { ...policy, rawHashes, files: raw?.files ?? {}, masterChanges: [], differing: [] }, sameEngine);
}
