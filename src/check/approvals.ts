/**
 * Warns of policies whose text nobody has approved, so that no pack goes out with one unnoticed: one warning for each organisation
 * and each kind, since a change of the law can touch dozens of policies.
 */
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, type DiagnosticCode, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';

/** How many policies a message names. */
const NAMED = 12;

type Kind = Extract<DiagnosticCode, 'review-awaited' | 'approval-awaited' | 'approval-unrecorded'>;

const KINDS: Readonly<Record<Kind, { readonly says: (policies: string) => string; readonly hint: string }>> = {
  'review-awaited': {
    says: (policies) => `The text of ${policies} has changed since it was reviewed, and awaits review and approval`,
    hint: 'Read what has changed, then record the review and the approval. Until then the pages say that approval is awaited.',
  },
  'approval-awaited': {
    says: (policies) => `The text of ${policies} awaits approval`,
    hint: 'Have it approved, and record the approval. Until then the pages say that approval is awaited.',
  },
  'approval-unrecorded': {
    says: (policies) => `No approval of ${policies} is recorded with a person and a day`,
    hint: 'Record who approved it, and when. Until then the pages say "Approval not recorded".',
  },
};

function kindOf({ standing }: Job): Kind | undefined {
  if (standing?.state === 'unrecorded') return 'approval-unrecorded';
  if (standing?.state !== 'awaiting') return undefined;
  return standing.textChanged || standing.review?.ofOlderText ? 'review-awaited' : 'approval-awaited';
}

/** Gives the warnings for the policies of a plan. */
export function approvalWarnings(jobs: readonly Job[]): readonly Diagnostic[] {
  const groups = new Map<Job['organisation'], Map<Kind, string[]>>();
  for (const job of jobs) {
    const kind = kindOf(job);
    if (!kind || job.template.silence?.some((code) => code === kind)) continue;
    const kinds = groups.get(job.organisation) ?? new Map<Kind, string[]>();
    groups.set(job.organisation, kinds);
    addToGroup(kinds, kind, policyName(job.template));
  }
  return [...groups].flatMap(([{ id, source }, kinds]) =>
    [...kinds].map(([kind, names]) => {
      const { says, hint } = KINDS[kind];
      const words =
        names.length > 1 ? `${plural(names.length, 'policy', 'policies')} (${someOf(names, NAMED)})` : names.join('');
      return warning(kind, says(words), source.path, { organisation: id, hint });
    }),
  );
}
