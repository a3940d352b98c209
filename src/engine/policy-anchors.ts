/**
 * Leads links to headings of other policies to the anchors that these have in the organisation's documents. Those are known only
 * once the other policy is filled for the organisation.
 */
import { fillTemplate } from '../fill/fill-template.js';
import { type Anchors, anchorsOf } from '../model/anchors.js';
import { changeLinks, changeRunLinks } from '../model/change-links.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Document, Link, PolicyTarget } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack, PackPolicy } from '../model/organisation-pack.js';
import { resolveOutline } from '../model/outline.js';
import type { Job } from '../model/plan.js';
import { rememberByValue } from '../model/remember.js';
import { linksIn } from '../model/walk.js';
import type { Template } from '../model/word.js';

/** Gives the headings of a policy by its documents' name; undefined where it can't be filled, which is reported elsewhere. */
export type PolicyAnchors = (file: string) => Promise<Anchors | undefined>;

/** Fills the policies of a pack when links ask for their headings, each once. */
export function policyAnchors(
  organisation: Organisation,
  pack: Pack,
  templateOf: (policy: PackPolicy) => Promise<Template | undefined>,
): PolicyAnchors {
  return rememberByValue(async (file: string) => {
    const policy = [...pack.policies, ...pack.extraPages].find((candidate) => candidate.file === file);
    const template = policy && (await templateOf(policy));
    if (!template) return undefined;
    return anchorsOfJob(template, { ...policy, organisation: policy.filledFor ?? organisation, pack, outputs: [] });
  }, 'all');
}

/** The headings of documents that are made together. */
export function anchorsAmong(policies: readonly { readonly template: Template; readonly job: Job }[]): PolicyAnchors {
  return rememberByValue(async (file: string) => {
    const policy = policies.find(({ job }) => job.file === file);
    return policy && anchorsOfJob(policy.template, policy.job);
  }, 'all');
}

function anchorsOfJob(template: Template, job: Job): Anchors | undefined {
  const { value } = fillTemplate(template.kind === 'word' ? template.tree : template, job);
  return value && anchorsOf(value.outline);
}

/** A document whose links lead to headings of other policies, and a warning for each heading that isn't there. */
export async function ledToPolicies(
  document: Document,
  job: Job,
  anchorsIn: PolicyAnchors,
): Promise<{ readonly document: Document; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const links = linksIn([...document.title, ...document.blocks]).flatMap(({ target, span }) =>
    target.kind === 'policy' && target.file !== undefined && target.anchor !== undefined
      ? [{ file: target.file, name: target.name, anchor: target.anchor, span }]
      : [],
  );
  if (links.length === 0) return { document, diagnostics };
  const anchors = new Map<string, Anchors | undefined>();
  for (const { file, name, anchor, span } of links) {
    if (!anchors.has(file)) anchors.set(file, await anchorsIn(file));
    const headings = anchors.get(file);
    if (!headings || headings.find(anchor) !== undefined) continue;
    const message = `${name} has no heading for "#${anchor}", so the link leads to its beginning`;
    const hint = didYouMean(anchor, headings.all);
    diagnostics.push(warning('link-target', message, span, { organisation: job.organisation.id, hint }));
  }
  const lead = (link: Link) => {
    const { target } = link;
    return [
      target.kind === 'policy' && target.anchor !== undefined
        ? { ...link, target: settled(target, anchors.get(target.file)) }
        : link,
    ];
  };
  const blocks = changeLinks(document.blocks, lead);
  const title = changeRunLinks(document.title, lead);
  return { document: { ...document, title, blocks, outline: resolveOutline(blocks, document.wording) }, diagnostics };
}

function settled({ anchor, ...target }: PolicyTarget, headings: Anchors | undefined): PolicyTarget {
  const found = anchor === undefined ? undefined : headings?.find(anchor);
  return found === undefined ? target : { ...target, anchor: found };
}
