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

type Code = Extract<DiagnosticCode, 'draft-policy' | 'review-awaited' | 'approval-awaited' | 'approval-unrecorded'>;

/** `approved-unreviewed` is told as an awaited review too: the text is approved, and nobody has reviewed it. */
type Kind = Code | 'approved-unreviewed';

interface KindWords {
  readonly says: (policies: string, count: number) => string;
  readonly hint: string;
}

const KINDS: Readonly<Record<Kind, KindWords>> = {
  'draft-policy': {
    says: (policies, count) =>
      count === 1 ? `${policies} is a draft, and its pages say so` : `${policies} are drafts, and their pages say so`,
    hint: 'Once it’s adopted, reviewed and approved, record that with "policy adopt", "policy review" and "policy approve".',
  },
  'review-awaited': {
    says: (policies) => `The text of ${policies} has changed since it was reviewed, and awaits review and approval`,
    hint: 'Record the review with "policy review" and the approval with "policy approve". Until then the pages say that approval is awaited.',
  },
  'approved-unreviewed': {
    says: (policies) => `The text of ${policies} is approved, but has changed since it was reviewed`,
    hint: 'Record the review with "policy review".',
  },
  'approval-awaited': {
    says: (policies) => `The text of ${policies} awaits approval`,
    hint: 'Record the approval with "policy approve". Until then the pages say that approval is awaited.',
  },
  'approval-unrecorded': {
    says: (policies) => `No approval of ${policies} is recorded with a person and a day`,
    hint: 'Record who approved it, and when, with "policy approve". Until then the pages say "Approval not recorded".',
  },
};

function kindOf({ standing }: Job): Kind | undefined {
  if (standing?.state === 'draft') return 'draft-policy';
  if (standing?.state === 'unrecorded') return 'approval-unrecorded';
  if (standing?.state === 'approved') return standing.review?.ofOlderText ? 'approved-unreviewed' : undefined;
  if (standing?.state !== 'awaiting') return undefined;
  return standing.textChanged || standing.review?.ofOlderText ? 'review-awaited' : 'approval-awaited';
}

function codeOf(kind: Kind): Code {
  return kind === 'approved-unreviewed' ? 'review-awaited' : kind;
}

/** Gives the warnings for the drafts of a plan. */
export function draftWarnings(jobs: readonly Job[]): readonly Diagnostic[] {
  return warningsOf(jobs, (kind) => kind === 'draft-policy');
}

/** Gives the warnings for the policies of a plan that aren’t drafts, but whose texts nobody has approved. */
export function approvalWarnings(jobs: readonly Job[]): readonly Diagnostic[] {
  return warningsOf(jobs, (kind) => kind !== 'draft-policy');
}

function warningsOf(jobs: readonly Job[], isWanted: (kind: Kind) => boolean): readonly Diagnostic[] {
  const groups = new Map<Job['organisation'], Map<Kind, Job[]>>();
  for (const job of jobs) {
    const kind = kindOf(job);
    if (!kind || !isWanted(kind) || job.template.silence?.some((code) => code === codeOf(kind))) continue;
    const kinds = groups.get(job.organisation) ?? new Map<Kind, Job[]>();
    groups.set(job.organisation, kinds);
    addToGroup(kinds, kind, job);
  }
  return [...groups].flatMap(([organisation, kinds]) =>
    [...kinds].map(([kind, kindJobs]) => warningOf(kind, organisation, kindJobs)),
  );
}

/** A draft that is the only one is shown where its template says so. */
function warningOf(kind: Kind, { id, source }: Job['organisation'], jobs: readonly Job[]): Diagnostic {
  const { says, hint } = KINDS[kind];
  const names = jobs.map(({ template }) => policyName(template));
  const words =
    names.length > 1 ? `${plural(names.length, 'policy', 'policies')} (${someOf(names, NAMED)})` : names.join('');
  const place = jobs.length === 1 && kind === 'draft-policy' ? jobs[0]?.template.statusSpan : undefined;
  return warning(codeOf(kind), says(words, names.length), place ?? source.path, { organisation: id, hint });
}
