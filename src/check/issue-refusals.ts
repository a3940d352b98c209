/** Why a pack can’t be issued as it is: drafts, texts without approval, and two texts under one version. */
import { someOf } from '../model/counting.js';
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
  return [
    ...(withUnapproved ? [] : unapproved(organisation, current.policies)),
    ...current.policies.flatMap((policy) => sameVersion(organisation, policy, issues)),
  ];
}

/** How many policies a message names. */
const NAMED = 12;

interface StateWords {
  readonly one: (name: string) => string;
  readonly several: (names: string) => string;
}

const STATE_WORDS: Readonly<Record<Exclude<PolicyState, 'approved'>, StateWords>> = {
  draft: {
    one: (name) => `${name} is a draft: nobody has approved it`,
    several: (names) => `${names} are drafts: nobody has approved them`,
  },
  awaiting: { one: (name) => `${name} awaits approval`, several: (names) => `${names} await approval` },
  unrecorded: {
    one: (name) => `${name} has no recorded approval: who approved it, and when`,
    several: (names) => `${names} have no recorded approval: who approved them, and when`,
  },
};

/** An error for each state that stands in the way, with its policies. */
function unapproved(organisation: Organisation, policies: readonly CurrentPolicy[]): readonly Diagnostic[] {
  const { id, source } = organisation;
  return (['draft', 'awaiting', 'unrecorded'] as const).flatMap((state) => {
    const inState = policies.filter((policy) => policy.state === state);
    const [first] = inState;
    if (!first) return [];
    const codes = inState.map(({ policy }) => policy);
    const { one, several } = STATE_WORDS[state];
    const name =
      first.version === undefined || state === 'draft' ? first.policy : `Version ${first.version} of ${first.policy}`;
    const names = `${codes.length} policies (${someOf(codes, NAMED)})`;
    const hint =
      codes.length === 1
        ? `Record the approval: policy approve ${first.policy} --org ${id} --by NAME --on DATE. Or issue it marked as it is, with --with-unapproved.`
        : `Record each approval: policy approve ${first.policy} --org ${id} --by NAME --on DATE. Or issue them marked as they are, with --with-unapproved.`;
    const words = codes.length === 1 ? one(name) : several(names);
    return [error('issue-unapproved', words, source.path, { organisation: id, hint })];
  });
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
