/** `policy fields`: lists the placeholders, and the values that organisations still need. */
import type { Command } from 'commander';
import { listFields } from '../engine/fields.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { isWildcard } from '../model/wildcard.js';
import type { World } from '../model/world.js';
import { reportFields } from '../report/fields.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoiceOrAll,
} from './options.js';
import { WrongUse } from './wrong-use.js';

interface FieldsOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'json'> {
  readonly stub?: boolean;
}

const EXAMPLES = `
Examples:
  policy fields                  the placeholders in all templates, for every organisation
  policy fields --org acme       see which values Acme's file still needs
  policy fields --org acme --stub   the same as lines to paste into its file
  policy fields --json           every place where each placeholder is used`;

/** Gives the command `fields` its options and its work. */
export function addFields(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option('--stub', 'print only lines to paste into the file of an organisation: the keys that it still needs')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: FieldsOptions) => action((world) => fields(world, options)));
}

async function fields(world: World, options: FieldsOptions): Promise<ExitCode> {
  if (options.stub && options.json) throw new WrongUse('Use --stub or --json, not both');
  const organisations = organisationChoiceOrAll(options);
  const isForOne = options.org.length === 1 && !options.org.some(isWildcard);
  const workspace = await openWorkspace(world, folderRequest(options));
  const { diagnostics = [], ...result } = workspace.value
    ? await listFields(workspace.value, organisations, isForOne)
    : { fields: [], unusedValues: {}, knownUnused: [] };
  const errors = sortDiagnostics([...workspace.diagnostics, ...diagnostics]).filter(
    ({ severity }) => severity === 'error',
  );
  return reportFields(
    world.terminal,
    { json: options.json === true, stub: options.stub === true, isForOne },
    { ...result, errors },
  );
}
