/** `policy impact`: lists the organisations' documents that a change to a field or a template would affect. */
import type { Command } from 'commander';
import { findImpact } from '../engine/impact.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportImpact } from '../report/impact.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoiceOrAll,
} from './options.js';
import { WrongUse } from './wrong-use.js';

interface ImpactOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'json'> {
  readonly field: readonly string[];
  readonly template: readonly string[];
}

const EXAMPLES = `
Examples:
  policy impact --field registered_manager   what to render again when a manager leaves
  policy impact --template DCW34             who a changed template affects
  policy impact --field phone --org acme     the same for one organisation`;

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text.trim()];

/** Gives the command `impact` its options and its work. */
export function addImpact(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option(
      '--field <key>',
      'a value’s key in the organisations’ files, such as phone or fields.lift; can be repeated',
      collect,
      [],
    )
    .option(
      '--template <name>',
      'a template, by code, slug or pattern, a passage by name, an attachment or additions by path; can be repeated',
      collect,
      [],
    )
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: ImpactOptions) => action((world) => impact(world, options)));
}

async function impact(world: World, options: ImpactOptions): Promise<ExitCode> {
  if (options.field.length + options.template.length === 0)
    throw new WrongUse('Say what changes', 'Give a value with --field or a template with --template.');
  const organisations = organisationChoiceOrAll(options);
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await findImpact(workspace.value, { organisations, fields: options.field, templates: options.template })
    : { documents: [], diagnostics: [] };
  const errors = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]).filter(
    ({ severity }) => severity === 'error',
  );
  return reportImpact(world.terminal, options.json === true, result.documents, errors);
}
