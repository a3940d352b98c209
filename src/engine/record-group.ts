/**
 * The policies of a group: what the organisations that extend a base have in their packs. What is recorded in the base is about
 * the master texts with all their branches, and holds for every organisation without words or values of text of its own.
 */
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { TemplateHead } from '../model/template.js';
import { extendedBase, readBaseFile } from '../read/organisation/base-file.js';
import { readText } from '../read/text.js';
import { baseLoader, findOrganisations, listBases } from './organisation-files.js';
import { type Planning, planFor } from './planning.js';
import { textOf } from './policy-texts.js';
import { groupSubject, type KeeperSubjects, type SubjectReading } from './record-subjects.js';
import { RequestProblem } from './request-problem.js';
import type { Workspace } from './workspace.js';

/** The base's file; throws RequestProblem where there is none of this name. */
export async function groupPath(workspace: Workspace, name: string): Promise<string> {
  const { organisations } = workspace.folders;
  const paths = await listBases(workspace);
  const path = paths.find((candidate) => candidate.replace(/\.ya?ml$/i, '') === name.replace(/\.ya?ml$/i, ''));
  if (path !== undefined) return joinPath(organisations, path);
  const names = paths.map((candidate) => candidate.replace(/\.ya?ml$/i, ''));
  throw new RequestProblem({ kind: 'unknown-group', folder: organisations, name, names });
}

/** Reads the base and the packs of its organisations; organisations of other groups don't matter here. */
export async function readGroupSubjects(
  workspace: Workspace,
  name: string,
  path: string,
  asOf: CalendarDate,
): Promise<SubjectReading> {
  const { world } = workspace;
  const source = await readText(world.files, path, path);
  const base = source.value ? await readBaseFile(source.value, name, baseLoader(workspace)) : { diagnostics: [] };
  const diagnostics: Diagnostic[] = [...source.diagnostics, ...base.diagnostics];
  const members = await membersOf(workspace, name);
  if (members.length === 0)
    diagnostics.push(
      error('nothing-applies', `No organisation extends ${name}`, path, {
        hint: `Write "extends: ${name}" in their files.`,
      }),
    );
  if (!base.value && !hasErrors(diagnostics))
    diagnostics.push(
      error('file-empty', 'The file is empty', path, {
        hint: 'Write what its organisations share, such as "nation: wales".',
      }),
    );
  if (!base.value || hasErrors(diagnostics)) return { keepers: [], diagnostics };
  const planning = await planFor(workspace, { organisations: members, formats: [], asOf });
  diagnostics.push(...planning.diagnostics.filter(({ severity }) => severity === 'error'));
  const packs = [...planning.plan.packs.values()];
  const policies = [
    ...new Set(packs.flatMap((each) => each.policies.map(({ template }) => template.master ?? template))),
  ];
  diagnostics.push(...doubled(policies, name));
  const [pack] = packs;
  if (!pack || hasErrors(diagnostics)) return { keepers: [], diagnostics };
  const keeper = { id: name, path, organisation: base.value };
  const subjects: KeeperSubjects = {
    keeper,
    policies,
    subjectOf: (template) => groupSubject(workspace, keeper, pack, template, sitesApart(workspace, planning, template)),
  };
  return { keepers: [subjects], diagnostics };
}

/** The organisations of a group with words or values of text of their own in a policy. */
function sitesApart(
  { records }: Workspace,
  { organisations, plan }: Planning,
  template: TemplateHead,
): readonly string[] {
  return organisations.flatMap(({ id, organisation }) => {
    const pack = plan.packs.get(id);
    const held = pack?.policies.find((policy) => (policy.template.master ?? policy.template) === template);
    if (!organisation || !pack || !held) return [];
    return textOf(organisation, held.template, packIndex(pack), records).ownWords ? [id] : [];
  });
}

/** Ids of the organisations that extend a base, or another base that extends it. */
export async function membersOf(workspace: Workspace, name: string): Promise<readonly string[]> {
  const { folders } = workspace;
  const bases = await listBases(workspace);
  const parents = new Map<string, string | undefined>();
  for (const base of bases)
    parents.set(base.replace(/\.ya?ml$/i, ''), await parentOf(workspace, joinPath(folders.organisations, base)));
  const extendsIt = (base: string | undefined, passed: readonly string[] = []): boolean =>
    base !== undefined &&
    (base === name || (!passed.includes(base) && extendsIt(parents.get(base), [...passed, base])));
  const members: string[] = [];
  for (const { id, path } of await findOrganisations(workspace))
    if (extendsIt(await parentOf(workspace, path))) members.push(id);
  return members;
}

async function parentOf({ world }: Workspace, path: string): Promise<string | undefined> {
  const { value } = await readText(world.files, path, path);
  return value && extendedBase(value);
}

/** Two templates of one code, for different organisations of the group, can't have one record. */
function doubled(templates: readonly TemplateHead[], group: string): readonly Diagnostic[] {
  const first = new Map<string, TemplateHead>();
  return templates.flatMap((template) => {
    const name = policyName(template).toLowerCase();
    const other = first.get(name);
    if (!other) {
      first.set(name, template);
      return [];
    }
    const message = `In ${group}, ${policyName(template)} is the name of this policy and of ${other.source.path}`;
    return [
      error('template-duplicate', message, template.source.path, {
        hint: 'Give them different codes, or record it for each organisation.',
      }),
    ];
  });
}
