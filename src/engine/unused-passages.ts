/** Looks at the passages that no template uses: a mistake in one would wait for the day on which somebody uses it. */
import { unknownNames } from '../check/placeholder-names.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { TemplateHead } from '../model/template.js';
import { openPassages } from '../read/passages/open-passages.js';
import { findAdditions } from './additions.js';
import type { FoundTemplate } from './found-template.js';
import { findOrganisations } from './organisation-files.js';
import { unnameable } from './passages.js';
import type { Preparation } from './production.js';
import { findPassages } from './template-files.js';
import type { Workspace } from './workspace.js';

/** Warns of each, and gives what is wrong with it; nothing where a template that can't be read may use them. */
export async function unusedPassages({
  workspace,
  foundTemplates,
  templates,
  declared,
  isPart,
  usedElsewhere,
}: Pick<Preparation, 'workspace' | 'foundTemplates' | 'templates' | 'declared'> & {
  /** Whether the run is for a part of the organisations, so that the texts of others may use them. */
  readonly isPart: boolean;
  /** Names of passages that texts use which aren't opened now. */
  readonly usedElsewhere: readonly string[];
}): Promise<readonly Diagnostic[]> {
  if (foundTemplates.some(({ head }) => !head)) return [];
  const library = await findPassages(workspace);
  const heads = [
    ...foundTemplates.flatMap(({ head }) => head ?? []),
    ...templates.keys(),
    ...(isPart ? await textsOfAll(workspace, foundTemplates) : []),
  ];
  const used = new Set([...usedElsewhere, ...heads.flatMap(({ parts = [] }) => parts).map(({ name }) => name)]);
  const diagnostics: Diagnostic[] = [];
  for (const { name, path } of library.files.filter((file) => !used.has(file.name))) {
    const hint = `Write <<passage ${name}>> where it belongs, or delete the file.`;
    diagnostics.push(warning('passage-unused', 'No template uses this passage', path, { hint }));
    const { direct, diagnostics: inHead } = library.named(name);
    const opened = (await openPassages(direct, workspace.loadPicture)).get(name);
    const body = opened?.read({ inEach: false, depth: 0, inFootnote: false, lift: 0 });
    diagnostics.push(...inHead, ...(body?.diagnostics ?? []));
    if (opened) diagnostics.push(...unknownNames({ uses: opened.uses(false) }, declared));
  }
  const folder = workspace.folders.templates;
  for (const path of unnameable(await workspace.world.files.list(folder))) {
    const hint = 'Put it directly into _passages as a Markdown file, named with letters, digits and hyphens.';
    diagnostics.push(warning('passage-unused', 'No tag can name this passage', joinPath(folder, path), { hint }));
  }
  return diagnostics;
}

/** The heads of all texts that organisations add to, whichever organisations are checked. */
async function textsOfAll(workspace: Workspace, templates: readonly FoundTemplate[]): Promise<readonly TemplateHead[]> {
  const files = await findOrganisations(workspace);
  const { ofOrganisation } = await findAdditions(workspace, files, files, templates);
  return [...ofOrganisation.values()].flatMap((texts) => [...texts.values()].flatMap(({ head }) => head ?? []));
}
