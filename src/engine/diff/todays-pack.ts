/** Fills the policies of a pack as they would be rendered now, without writing them. */
import { fillTemplate } from '../../fill/fill-template.js';
import { type Diagnostic, errorsIn } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import type { Issue } from '../../model/issues.js';
import type { Organisation } from '../../model/organisation.js';
import type { Pack, PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import type { Job } from '../../model/plan.js';
import { isChosen } from '../../plan/applies.js';
import { finishAttachments } from '../attachments.js';
import { manifestEntry } from '../manifest.js';
import { askedOnce } from '../missing-values.js';
import { type PackHistory, packHistory } from '../pack-history.js';
import { ledToPolicies, policyAnchors } from '../policy-anchors.js';
import type { Preparation } from '../production.js';
import type { RunListener } from '../render.js';

/** A pack as it would be rendered now. */
export interface TodaysPack {
  /** How it differs from the last of the issues that were given. */
  readonly history: PackHistory;
  /** The policies that were asked for; without a document where one can't be filled. */
  readonly policies: readonly TodaysPolicy[];
  /** Errors. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface TodaysPolicy {
  readonly policy: PackPolicy;
  readonly document: Document | undefined;
}

/** What a pack is filled with. */
export interface TodaysSources extends Pick<RunListener, 'onDocument'> {
  readonly preparation: Preparation;
  readonly issues: readonly Issue[];
  /** Codes, slugs or patterns; none: all. */
  readonly patterns: readonly string[];
  /** The program and its version. */
  readonly engine: string;
}

/** Fills the policies of an organisation's pack. */
export async function todaysPack(
  organisation: Organisation,
  pack: Pack,
  { preparation, issues, patterns, engine, onDocument }: TodaysSources,
): Promise<TodaysPack> {
  const { workspace, attachments, templateOf } = preparation;
  const finished = finishAttachments(attachments, organisation, pack, pack.attachments);
  const documents = (finished.value ?? []).map(manifestEntry);
  const history = await packHistory(workspace, organisation, pack, { issues, documents, engine });
  const anchorsIn = policyAnchors(organisation, pack, templateOf);
  const diagnostics: Diagnostic[] = [...errorsIn(finished.diagnostics)];
  const policies: TodaysPolicy[] = [];
  for (const policy of [...pack.policies, ...pack.extraPages]) {
    if (!isChosen(policy.template, { patterns })) continue;
    const template = await templateOf(policy);
    const job: Job = { ...policy, organisation: policy.filledFor ?? organisation, pack, outputs: [] };
    const filled = template && fillTemplate(template.kind === 'word' ? template.tree : template, job);
    diagnostics.push(...errorsIn(filled?.diagnostics ?? []));
    const document = filled?.value && (await ledToPolicies(filled.value, job, anchorsIn)).document;
    policies.push({ policy, document });
    onDocument?.({ organisation: organisation.id, policy: policyName(policy.template) });
  }
  return { history, policies, diagnostics: askedOnce(diagnostics) };
}
