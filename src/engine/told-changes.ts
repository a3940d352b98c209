/** Gathers what staff are told of an issue: which policies changed since the issue before, in what, from when and why. */
import { parseDate } from '../model/calendar.js';
import type { Issue } from '../model/issues.js';
import type { ChangedPolicy, IssueEntry, PolicyChange } from '../model/pack-changes.js';
import type { ToldChanges, ToldPolicy } from '../model/told-changes.js';

/** What is known of a policy of the pack. */
export interface ToldSources {
  readonly issues: readonly Issue[];
  /** The pack as it is now: the last issue, or the next one. */
  readonly entry: IssueEntry;
  /** The recorded note on a version of a policy. */
  readonly noteOf: (policy: string, version: string | undefined) => string | undefined;
}

/** Tells the changes of an issue. */
export function toldChanges({ issues, entry, noteOf }: ToldSources): ToldChanges {
  const before = issues.find(({ number }) => number === entry.number - 1);
  const date = before && parseDate(before.date);
  if (!before || !date) return { policies: [] };
  return {
    since: { number: before.number, date },
    policies: entry.changes.flatMap((changed) => toldPolicy(changed, noteOf) ?? []),
  };
}

const KINDS: Readonly<Record<PolicyChange['kind'], ToldPolicy['kind'] | undefined>> = {
  added: 'added',
  removed: 'removed',
  version: 'text',
  title: 'text',
  text: 'text',
  details: 'details',
  // The change log tells reviews: what the policy says is the same.
  reviewed: undefined,
};

function toldPolicy({ policy, change }: ChangedPolicy, noteOf: ToldSources['noteOf']): ToldPolicy | undefined {
  const kind = KINDS[change.kind];
  if (!kind) return undefined;
  const why = kind === 'text' ? noteOf(policy.policy, policy.version) : undefined;
  const { version, title } = policy;
  return {
    policy: policy.policy,
    title,
    kind,
    ...(version === undefined ? {} : { version }),
    details: [],
    replacedBy: [],
    ...(why === undefined ? {} : { why }),
  };
}
