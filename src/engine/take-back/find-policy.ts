/** Tells which policy of an organisation a file is of, and whether it was made for another organisation. */
import { fillTemplate } from '../../fill/fill-template.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Organisation } from '../../model/organisation.js';
import { policyName } from '../../model/pack.js';
import type { Job } from '../../model/plan.js';
import { headName, shortName } from '../../model/shown-name.js';
import { wordingOf } from '../../model/wording/languages.js';
import { isNamed } from '../../plan/applies.js';
import type { OrganisationFile } from '../organisation-files.js';
import type { Preparation } from '../production.js';
import { organisationsIn, otherOrganisations } from '../selection.js';
import type { Workspace } from '../workspace.js';
import type { ChangedValue } from './changed-value.js';
import type { EditedWord } from './edited-word.js';
import type { Proposal, TakeBackRequest } from './proposal.js';
import { treeOf } from './sent-text.js';
import { likeness, wordsOf } from './shapes.js';

/** Gives the other organisations of a workspace; nothing is read before it is asked, and all at most once. */
export type Others = () => Promise<readonly Organisation[]>;

/** The organisations that a file might be of instead of the one that it is taken back for. */
export function othersThan(workspace: Workspace, file: OrganisationFile, files: readonly OrganisationFile[]): Others {
  let others: Promise<readonly Organisation[]> | undefined;
  return () => {
    others ??= otherOrganisations(workspace, files, [file]).then(organisationsIn);
    return others;
  };
}

/**
 * Says so if the file was made for another organisation, by the name in its properties, or if these were lost, by the name above its
 * title; otherwise gives nothing.
 */
export async function otherOwner(
  word: EditedWord,
  preparation: Preparation,
  others: Others,
  request: TakeBackRequest,
): Promise<Diagnostic | undefined> {
  const expected = preparation.organisations[0]?.organisation;
  const isMadeFor = (organisation: Organisation) =>
    word.organisation === undefined
      ? headName(organisation, wordingOf('en-GB')) === word.head.organisation
      : shortName(organisation) === word.organisation;
  if (!expected || isMadeFor(expected) || (word.organisation ?? word.head.organisation) === '') return undefined;
  const owner = (await others()).find(isMadeFor);
  return owner && ofOther(request, owner.id);
}

/** Says so if a value that is offered as the organisation's name is another's: a file that says nothing else of whose it is. */
export async function ownerByName(
  proposals: readonly Proposal[],
  others: Others,
  request: TakeBackRequest,
): Promise<Diagnostic | undefined> {
  const names = proposals.flatMap((proposal) =>
    proposal.kind === 'value' && NAMES.has(proposal.value.key) ? [proposal.value.after] : [],
  );
  if (names.length === 0) return undefined;
  const owner = (await others()).find((other) => names.includes(other.name) || names.includes(shortName(other)));
  return owner && ofOther(request, owner.id);
}

/** The proposals, those of values, or with their words, with the organisation that has the same one. */
export async function withOthers(proposals: readonly Proposal[], others: Others): Promise<readonly Proposal[]> {
  if (!proposals.some(({ kind }) => kind === 'value')) return proposals;
  const organisations = await others();
  return proposals.map((proposal) => {
    if (proposal.kind === 'list') return proposal;
    const values = proposal.kind === 'value' ? [proposal.value] : (proposal.holds ?? []);
    const other = organisations.find((organisation) => values.some((value) => hasValue(organisation, value)));
    return other ? { ...proposal, alsoOf: other.id } : proposal;
  });
}

function hasValue({ values }: Organisation, { name, after }: ChangedValue): boolean {
  const value = values.get(name);
  return value?.kind === 'text' && value.lines.join(' ') === after;
}

/** The keys of what an organisation is called. */
const NAMES: ReadonlySet<string> = new Set(['name', 'trading_name']);

function ofOther({ file, organisation }: TakeBackRequest, other: string): Diagnostic {
  return error('take-back-file', `This file was made for ${other}, not for ${organisation}`, file, {
    hint: `Take it back for ${other}.`,
  });
}

/** How alike a file without properties must be to a policy. */
const LIKE_ENOUGH = 0.5;

/** The policy that the file is of: by its code, or else by its words. */
export function policyOf(preparation: Preparation, word: EditedWord, request: TakeBackRequest): Outcome<Job> {
  const policies = preparation.plan.jobs.filter((job) =>
    job.pack.policies.some(({ template }) => template === job.template),
  );
  const { code } = word;
  const job =
    code === undefined
      ? mostAlike(policies, word, preparation)
      : policies.find(({ template }) => isNamed(template, code));
  if (!job) return { diagnostics: [unknownPolicy(request, code)] };
  if (isGlance(word, job)) return { diagnostics: [ofGlance(request, job)] };
  return { value: job, diagnostics: [] };
}

/** Whether it is the page for staff, which has a part of the policy's words. */
function isGlance({ title }: EditedWord, { title: policy, pack: { wording } }: Job): boolean {
  return title.trim() === wording.glance.titleOf(policy).trim();
}

function ofGlance({ file }: TakeBackRequest, { template }: Job): Diagnostic {
  const name = policyName(template);
  return error('take-back-file', `This is the page “At a glance” of ${name}, not the policy`, file, {
    hint: `Its words are a section of the policy. Make the edits in the Word file of ${name}, and take that back.`,
  });
}

function mostAlike(policies: readonly Job[], { blocks }: EditedWord, { templates }: Preparation): Job | undefined {
  const words = blocks.flatMap(wordsOf);
  const alike = policies.map((job) => {
    const template = templates.get(job.template);
    const filled = template && fillTemplate(treeOf(template), job).value;
    return { job, likeness: filled ? likeness(filled.blocks.flatMap(wordsOf), words) : 0 };
  });
  const [best] = alike.sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= LIKE_ENOUGH ? best.job : undefined;
}

function unknownPolicy({ file, organisation }: TakeBackRequest, code: string | undefined): Diagnostic {
  if (code === undefined)
    return error('take-back-file', `None of the policies of ${organisation} is like this file`, file, {
      hint: 'Check that it’s a policy of this organisation’s. A document of their own can be imported as a template.',
    });
  return error('take-back-file', `${code} isn’t in the pack of ${organisation} now`, file, {
    hint: 'It may have been withdrawn since, or it never applied to this organisation.',
  });
}
