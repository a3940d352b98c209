/** What changed between two issues of a pack, or since the last one. */
import type { Issue, IssuedPolicy } from './issues.js';
import { compareNumbered } from './order.js';

/** How a policy differs from the last issue; only the most important difference. */
export type PolicyChange =
  | { readonly kind: 'added' | 'removed' | 'reviewed' | 'text' | 'details' | 'title' }
  | { readonly kind: 'version'; readonly from?: string };

/** A policy that changed, as it is now; a removed one as it was. */
export interface ChangedPolicy {
  readonly policy: IssuedPolicy;
  readonly change: PolicyChange;
}

/** What is compared with an issue: the current policies, and the program that made them. */
export type Issued = Pick<Issue, 'policies' | 'engine'>;

/** Lists the policies that changed, by code; without an earlier issue, all are added. */
export function changesSince(before: Issued | undefined, current: Issued): readonly ChangedPolicy[] {
  const earlier = new Map(before?.policies.map((policy) => [policy.policy, policy]));
  const changed = current.policies.flatMap((policy): ChangedPolicy[] => {
    const last = earlier.get(policy.policy);
    earlier.delete(policy.policy);
    const change: PolicyChange | undefined = last
      ? changeOf(last, policy, before?.engine === current.engine)
      : { kind: 'added' };
    return change ? [{ policy, change }] : [];
  });
  const removed = [...earlier.values()].map((policy): ChangedPolicy => ({ policy, change: { kind: 'removed' } }));
  return [...changed, ...removed].sort((a, b) => compareNumbered(a.policy.policy, b.policy.policy));
}

/** Files made by another version of the program may differ although the text is the same, so they are not compared. */
function changeOf(last: IssuedPolicy, current: IssuedPolicy, sameEngine: boolean): PolicyChange | undefined {
  if (last.version !== current.version) return { kind: 'version', ...(last.version ? { from: last.version } : {}) };
  if (last.title !== current.title) return { kind: 'title' };
  if (last.raw?.template !== current.raw?.template) return { kind: 'text' };
  if (last.reviewed !== current.reviewed) return { kind: 'reviewed' };
  const differs = Object.entries(current.raw?.files ?? {}).some(
    ([path, hash]) => (last.raw?.files[path] ?? hash) !== hash,
  );
  return sameEngine && differs ? { kind: 'details' } : undefined;
}

/** One issue in the log of a pack. */
export interface IssueEntry {
  readonly number: number;
  /** ISO date; absent for changes that are not issued yet. */
  readonly date?: string;
  readonly changes: readonly ChangedPolicy[];
}

/** The log of a pack, the latest first: the last issue if nothing has changed since, or else the next one. */
export function issueLog(issues: readonly Issue[], current: Issued): readonly IssueEntry[] {
  const log = issues.map(
    (issue, at): IssueEntry => ({
      number: issue.number,
      date: issue.date,
      changes: changesSince(issues[at - 1], issue),
    }),
  );
  const last = issues.at(-1);
  const changes = changesSince(last, current);
  if (!last || changes.length > 0) log.push({ number: (last?.number ?? 0) + 1, changes });
  return log.reverse();
}
