/** What changed between two issues of a pack, or since the last one. */
import type { Issue, IssuedPolicy } from './issues.js';
import { compareNumbered } from './order.js';

/** How a policy differs from what was issued before, the weightiest difference alone. */
export type PolicyChange =
  | { readonly kind: 'added' | 'removed' | 'reviewed' | 'text' | 'details' | 'title' }
  | { readonly kind: 'version'; readonly from?: string };

/** A policy that changed; as it is now, or for one that was removed as it was. */
export interface ChangedPolicy {
  readonly policy: IssuedPolicy;
  readonly change: PolicyChange;
}

/** What is held against an issue: the policies now, and the program that made them. */
export type Issued = Pick<Issue, 'policies' | 'engine'>;

/** Lists the policies that changed, by code; all are added where nothing was issued before. */
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

/** A file of another version of the program differs though it says the same: nothing can be told from it. */
function changeOf(last: IssuedPolicy, current: IssuedPolicy, sameEngine: boolean): PolicyChange | undefined {
  if (last.version !== current.version) return { kind: 'version', ...(last.version ? { from: last.version } : {}) };
  if (last.title !== current.title) return { kind: 'title' };
  if (last.template !== current.template) return { kind: 'text' };
  if (last.reviewed !== current.reviewed) return { kind: 'reviewed' };
  const differs = Object.entries(current.files).some(([path, hash]) => (last.files[path] ?? hash) !== hash);
  return sameEngine && differs ? { kind: 'details' } : undefined;
}

/** One issue in the log of a pack. */
export interface IssueEntry {
  readonly number: number;
  /** ISO date; absent for what was not issued. */
  readonly date?: string;
  readonly changes: readonly ChangedPolicy[];
}

/** The log of a pack, the latest issue first: the last one where nothing changed since, else the one that comes next. */
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
