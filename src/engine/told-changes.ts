/** Gathers what staff are told of an issue: which policies changed since the issue before, in what, from when and why. */
import { parseDate } from '../model/calendar.js';
import type { ChangeKind, Issue } from '../model/issues.js';
import type { ChangedPolicy, IssueEntry } from '../model/pack-changes.js';
import type { ToldChanges, ToldPolicy } from '../model/told-changes.js';
import { labelsOf } from '../model/wording/value-labels.js';
import type { Wording } from '../model/wording/wording.js';

/** What is known of a policy of the pack. */
export interface ToldSources {
  readonly issues: readonly Issue[];
  /** The pack as it is now: the last issue, or the next one. */
  readonly entry: IssueEntry;
  /** The recorded note on a version of a policy. */
  readonly noteOf: (policy: string, version: string | undefined) => string | undefined;
  readonly wording: Wording;
}

/** Tells the changes of an issue. */
export function toldChanges(sources: ToldSources): ToldChanges {
  const { issues, entry } = sources;
  const before = issues.find(({ number }) => number === entry.number - 1);
  const date = before && parseDate(before.date);
  if (!before || !date) return { policies: [], attachments: [] };
  return {
    since: { number: before.number, date },
    policies: entry.changes.flatMap((changed) => toldPolicy(changed, sources) ?? []),
    // What is reviewed anew without a change is no news.
    attachments: entry.attachments.filter(({ change }) => change !== 'record'),
  };
}

const KINDS: Readonly<Record<ChangeKind, ToldPolicy['kind'] | undefined>> = {
  added: 'added',
  removed: 'removed',
  title: 'text',
  text: 'text',
  correction: 'correction',
  details: 'details',
  // The change log tells records: what the policy says is the same.
  record: undefined,
};

function toldPolicy(
  { policy, change, details, withdrawn }: ChangedPolicy,
  { noteOf, wording }: ToldSources,
): ToldPolicy | undefined {
  const kind = withdrawn ? 'withdrawn' : KINDS[change];
  if (!kind) return undefined;
  const isText = kind === 'text' || kind === 'correction';
  const why = withdrawn?.reason ?? (isText ? noteOf(policy.policy, policy.version) : undefined);
  const from = withdrawn && parseDate(withdrawn.on);
  const { version, title } = policy;
  return {
    policy: policy.policy,
    title,
    kind,
    ...(version === undefined ? {} : { version }),
    details: labelsOf(details, wording),
    ...(policy.state === 'awaiting' && isText ? { awaiting: true } : {}),
    ...(from ? { from } : {}),
    replacedBy: withdrawn?.replacedBy ?? [],
    ...(why === undefined ? {} : { why }),
  };
}
