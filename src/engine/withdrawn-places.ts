/** Lists the places that refer to policies which are about to be withdrawn without a successor: they are errors from then on. */
import { fillTemplate } from '../fill/fill-template.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Pack } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { prepare } from './production.js';
import { membersOf } from './record-group.js';
import type { Recording } from './recording.js';
import type { Workspace } from './workspace.js';

/**
 * Gives a warning for each place, in the policies of the organisations that withdraw something; those of `group` where their
 * group does.
 */
export async function withdrawnPlaces(
  workspace: Workspace,
  recordings: readonly Recording[],
  group?: string,
): Promise<readonly Diagnostic[]> {
  const byOrganisation = new Map<string, Set<string>>();
  const members = group === undefined ? undefined : await membersOf(workspace, group);
  for (const { told } of recordings) {
    if (told.event !== 'withdrawn' || (told.replacedBy ?? []).length > 0) continue;
    for (const id of members ?? [told.organisation]) {
      const names = byOrganisation.get(id) ?? new Set<string>();
      byOrganisation.set(id, names.add(told.policy));
    }
  }
  if (byOrganisation.size === 0) return [];
  const { plan, templates } = await prepare(workspace, { organisations: [...byOrganisation.keys()], formats: [] });
  return plan.jobs.flatMap((job) => {
    const names = byOrganisation.get(job.organisation.id);
    const template = templates.get(job.template);
    if (!names || !template || names.has(policyName(job.template))) return [];
    return placesIn(template, job, without(job.pack, names));
  });
}

function without(pack: Pack, names: ReadonlySet<string>): Pack {
  const withdrawn = pack.policies.filter(({ template }) => names.has(policyName(template)));
  return {
    ...pack,
    policies: pack.policies.filter((policy) => !withdrawn.includes(policy)),
    absent: [
      ...pack.absent,
      ...withdrawn.map(({ template }) => ({ template, why: 'withdrawn', replacedBy: [] }) as const),
    ],
  };
}

/** What is wrong with the references of a policy in the smaller pack, and was not before. */
function placesIn(template: Template, job: Job, pack: Pack): readonly Diagnostic[] {
  const tree = template.kind === 'word' ? template.tree : template;
  const dead = (among: Pack) =>
    fillTemplate(tree, { ...job, pack: among }).diagnostics.filter(({ code }) =>
      ['reference-missing', 'link-target'].includes(code),
    );
  const before = new Set(dead(job.pack).map(keyOf));
  return dead(pack)
    .filter((diagnostic) => !before.has(keyOf(diagnostic)))
    .map(({ code, message, span, path, organisation }) =>
      warning(code, message, span ?? path, {
        ...(organisation === undefined ? {} : { organisation }),
        hint: 'This will be an error: refer to another policy, or say what replaces this one.',
      }),
    );
}

function keyOf({ code, message, span }: Diagnostic): string {
  return `${code} ${message} ${span?.start ?? ''}`;
}
