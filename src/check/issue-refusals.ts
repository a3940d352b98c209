/** Why a pack can’t be issued as it is: drafts, texts without approval, and two texts under one version. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Issue, IssuedPolicy } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import type { CurrentPack, CurrentPolicy } from '../model/pack-changes.js';
import type { PolicyState } from '../model/policy-record.js';

/** What would be issued, and how. */
export interface IssueCase {
  /** The oldest first. */
  readonly issues: readonly Issue[];
  readonly current: CurrentPack;
  /** Whether drafts and unapproved texts may go out, marked so. */
  readonly withUnapproved: boolean;
}

/** Gives an error for each policy that stands in the way. */
export function issueRefusals(
  organisation: Organisation,
  { issues, current, withUnapproved }: IssueCase,
): readonly Diagnostic[] {
  return current.policies.flatMap((policy) => [
    ...(withUnapproved ? [] : unapproved(organisation, policy)),
    ...sameVersion(organisation, policy, issues),
  ]);
}

const STATE_WORDS: Readonly<Record<Exclude<PolicyState, 'approved'>, (name: string) => string>> = {
  draft: (name) => `${name} is a draft: nobody has approved it`,
  awaiting: (name) => `${name} awaits approval`,
  unrecorded: (name) => `${name} has no recorded approval: who approved it, and when`,
};

function unapproved(organisation: Organisation, { policy, version, state }: CurrentPolicy): readonly Diagnostic[] {
  if (state === undefined || state === 'approved') return [];
  const name = version === undefined || state === 'draft' ? policy : `Version ${version} of ${policy}`;
  return [
    error('issue-unapproved', STATE_WORDS[state](name), organisation.source.path, {
      organisation: organisation.id,
      hint: `Record the approval: policy approve ${policy} --org ${organisation.id} --by NAME --on DATE. Or issue it marked as it is, with --with-unapproved.`,
    }),
  ];
}

/** Issues of the first form held hashes of whole files, which tell nothing of the words alone. */
function sameVersion(
  organisation: Organisation,
  policy: CurrentPolicy,
  issues: readonly Issue[],
): readonly Diagnostic[] {
  const { version, text } = policy;
  const isThisVersion = (issued: IssuedPolicy) => issued.policy === policy.policy && issued.version === version;
  const last = issues.findLast(({ policies }) => policies.some(isThisVersion));
  const issued = last?.policies.find(isThisVersion);
  if (version === undefined || !issued || issued.raw || issued.text === text) return [];
  return [
    error(
      'issue-same-version',
      `The text of ${policy.policy} has changed, but it’s still version ${version}, as it was in issue ${last?.number}`,
      organisation.source.path,
      {
        organisation: organisation.id,
        hint: `Write what changed, with its date and a new version, under "changes" in the template. Then type: policy review ${policy.policy} --org ${organisation.id} --changed --on DATE --note WORDS.`,
      },
    ),
  ];
}
