/** Sets the policies of a pack of today beside those of an issue. */

import type { PolicyPair } from '../../model/compared-pack.js';
import type { Issue } from '../../model/issues.js';
import { compareNumbered } from '../../model/order.js';
import { policyName } from '../../model/pack.js';
import { isChosen } from '../../plan/applies.js';
import { isChosenIssued } from '../issued-names.js';
import type { IssuedDocuments } from './issued-pack.js';
import type { TodaysPack } from './todays-pack.js';

/** The pairs of a pack. */
export interface PolicyPairs {
  /** By code; those that can't be filled or opened are left out, which is reported elsewhere. */
  readonly pairs: readonly PolicyPair[];
  /** Codes or slugs of the policies that were asked for. */
  readonly names: ReadonlySet<string>;
  /** The patterns that mean no policy, today or then. */
  readonly unmatched: readonly string[];
  /** Codes or slugs of all policies, today and then. */
  readonly all: readonly string[];
}

/** Pairs policies by code, or by slug where there is none. */
export function policyPairs(
  { policies, history }: TodaysPack,
  issue: Issue,
  issued: IssuedDocuments,
  patterns: readonly string[],
): PolicyPairs {
  const pairs = policies.flatMap(({ policy, document: after }): PolicyPair[] => {
    const name = policyName(policy.template);
    const earlier = issue.policies.find((each) => each.policy === name);
    const about = { ...aboutPolicy(policy.template.code, policy.title), file: policy.file };
    if (!after) return [];
    if (!earlier) return [{ ...about, after }];
    const before = issued.get(earlier);
    return before ? [{ ...about, before, after }] : [];
  });
  const today = new Set(history.current.policies.map(({ policy }) => policy));
  const left = issue.policies.filter(
    (policy) =>
      !today.has(policy.policy) &&
      (patterns.length === 0 || patterns.some((pattern) => isChosenIssued(policy, pattern))),
  );
  const withdrawals = new Map(history.current.withdrawals.map((withdrawn) => [withdrawn.policy, withdrawn]));
  const gone = left.flatMap((policy): PolicyPair[] => {
    const before = issued.get(policy);
    if (!before) return [];
    const withdrawn = withdrawals.get(policy.policy);
    return [{ ...aboutPolicy(before.properties.code, policy.title), before, ...(withdrawn ? { withdrawn } : {}) }];
  });
  return {
    pairs: [...pairs, ...gone].sort((a, b) => compareNumbered(a.code ?? a.title, b.code ?? b.title)),
    unmatched: patterns.filter(
      (pattern) =>
        !policies.some(({ policy }) => isChosen(policy.template, { patterns: [pattern] })) &&
        !issue.policies.some((policy) => isChosenIssued(policy, pattern)),
    ),
    all: [...today, ...left.map(({ policy }) => policy)],
    names: new Set([...policies.map(({ policy }) => policyName(policy.template)), ...left.map(({ policy }) => policy)]),
  };
}

/** One without a code is known by its title. */
function aboutPolicy(code: string | undefined, title: string): Pick<PolicyPair, 'code' | 'title'> {
  return { ...(code === undefined ? {} : { code }), title };
}
