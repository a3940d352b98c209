/**
 * Packs under `pending: keep`: what awaits approval is replaced by the last approved text with today's details, or left out where
 * there is none.
 */
import { type Diagnostic, hasErrors, note, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { type Pack, type PackPolicy, packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Job, Plan } from '../model/plan.js';
import type { ApprovedText } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { approvedPolicy } from '../plan/approved-policy.js';
import { packAttachments } from '../plan/attachments.js';
import { type LeftOut, outputsOf, type RenderChoice } from '../plan/plan-render.js';
import type { FoundTemplate } from './found-template.js';
import { openedTexts } from './opened-texts.js';
import { loadIssues } from './organisation-files.js';
import { organisationForText } from './organisation-for-text.js';
import type { Workspace } from './workspace.js';

type Planned = { readonly value: Plan; readonly diagnostics: readonly Diagnostic[] };

/** A plan whose packs hold approved texts alone. */
export interface PlanOfApproved extends Planned {
  /** The kept texts that it needs. */
  readonly texts: readonly FoundTemplate[];
}

/** What decides an approved text. */
export interface PendingSources {
  readonly workspace: Workspace;
  readonly organisations: readonly Organisation[];
  readonly choice: RenderChoice;
  /** Plans without some policies: what they leave out may turn branches of others. */
  readonly planWith: (leftOut: LeftOut) => Planned;
}

/** Plans until each policy of each pack is approved, replaced by its approved text, or left out. */
export async function planApproved(sources: PendingSources): Promise<PlanOfApproved> {
  const leftOut = new Map<string, Set<TemplateHead>>();
  for (;;) {
    const planned = sources.planWith(leftOut);
    const replaced = new Map<string, ReadonlyMap<TemplateHead, Replacement>>();
    let isSettled = true;
    for (const organisation of sources.organisations) {
      const pack = planned.value.packs.get(organisation.id);
      if (!pack) continue;
      const { replacements, without } = await replacementsIn(organisation, pack, sources);
      replaced.set(organisation.id, replacements);
      if (without.length > 0) isSettled = false;
      leftOut.set(organisation.id, new Set([...(leftOut.get(organisation.id) ?? []), ...without]));
    }
    if (!isSettled) continue;
    const texts = [...replaced.values()].flatMap((each) => [...each.values()].map(({ text }) => text));
    const left = [...leftOut].flatMap(([id, heads]) => [...heads].map((head) => leftOutNote(id, head)));
    const kept = [...replaced].flatMap(([id, each]) =>
      [...each].map(([head, { policy }]) => keptNote(id, head, policy)),
    );
    const { value, diagnostics } = withReplacements(planned.value, replaced, sources);
    return {
      value,
      diagnostics: [...planned.diagnostics, ...diagnostics, ...kept, ...left],
      texts: [...new Set(texts)],
    };
  }
}

/** The last approved text in place of one that awaits approval. */
interface Replacement {
  readonly text: FoundTemplate;
  readonly policy: PackPolicy;
  /** The organisation with today's details, and with the branches of the approved text. */
  readonly organisation: Organisation;
}

async function replacementsIn(organisation: Organisation, pack: Pack, sources: PendingSources) {
  const replacements = new Map<TemplateHead, Replacement>();
  const without: TemplateHead[] = [];
  for (const { template, standing } of pack.policies) {
    if (!standing || standing.state === 'approved') continue;
    const approved = standing.lastApproved;
    const replacement = approved && (await replacementOf(organisation, pack, approved, { sources, template }));
    if (replacement) replacements.set(template, replacement);
    else without.push(template);
  }
  return { replacements, without };
}

interface Replacing {
  readonly sources: PendingSources;
  /** The text of today. */
  readonly template: TemplateHead;
}

async function replacementOf(
  today: Organisation,
  pack: Pack,
  approved: ApprovedText,
  { sources, template }: Replacing,
): Promise<Replacement | undefined> {
  const { workspace, choice } = sources;
  const text = (await openedTexts(workspace).textOf(approved)).value;
  if (!text?.head || hasErrors(text.diagnostics)) return undefined;
  const { head } = text;
  const issues = (await loadIssues(workspace, today.id)).value ?? [];
  const sought = { template: head, policy: template, names: packIndex(pack), text: approved.text };
  const organisation = await organisationForText(workspace, today, issues, sought);
  if (!organisation) return undefined;
  return {
    text,
    organisation,
    policy: {
      ...approvedPolicy(organisation, head, approved, choice),
      place: template.source.path,
      ...(organisation === today ? {} : { filledFor: organisation }),
    },
  };
}

/** Puts approved texts into packs and jobs, with the attachments that they list. */
function withReplacements(
  plan: Plan,
  replaced: ReadonlyMap<string, ReadonlyMap<TemplateHead, Replacement>>,
  { organisations, choice: { formats, asOf } }: PendingSources,
): Planned {
  const diagnostics: Diagnostic[] = [];
  const refused = new Set(plan.refused);
  const packs = new Map(plan.packs);
  for (const organisation of organisations) {
    const { id } = organisation;
    const pack = plan.packs.get(id);
    const replacements = replaced.get(id);
    if (!pack || !replacements?.size) continue;
    const policies = pack.policies.map((policy) => replacements.get(policy.template)?.policy ?? policy);
    const attached = packAttachments(organisation, [...policies, ...pack.extraPages], pack.definition, asOf);
    const errors = attached.diagnostics.filter(({ severity }) => severity === 'error');
    diagnostics.push(...errors);
    if (errors.length > 0) refused.add(id);
    packs.set(id, { ...pack, policies, attachments: attached.attachments });
  }
  const jobs = plan.jobs.map((job): Job => {
    const pack = packs.get(job.organisation.id) ?? job.pack;
    const replacement = replaced.get(job.organisation.id)?.get(job.template);
    if (!replacement) return { ...job, pack };
    const { policy, organisation } = replacement;
    return { ...job, ...policy, organisation, pack, outputs: outputsOf(policy.file, formats) };
  });
  return { value: { ...plan, packs, jobs, refused: [...refused] }, diagnostics };
}

function keptNote(organisation: string, head: TemplateHead, { control }: PackPolicy): Diagnostic {
  const version = control.version === undefined ? '' : `, version ${control.version}`;
  const message = `A new text of ${policyName(head)} awaits approval, so the pack holds the last approved one${version}`;
  return note('approved-text-kept', message, head.source.path, { organisation });
}

function leftOutNote(organisation: string, head: TemplateHead): Diagnostic {
  const message = `${policyName(head)} is left out of the pack: no text of it is approved and kept`;
  return warning('policy-left-out', message, head.source.path, {
    organisation,
    hint: 'Approve the policy, or say "include: no" in the organisation’s file.',
  });
}
