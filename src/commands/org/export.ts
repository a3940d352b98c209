/** `policy org export`: lists organisations as a spreadsheet that `org import` takes back. */
import type { Command } from 'commander';
import { openWorkspace } from '../../engine/open-workspace.js';
import { exportRows } from '../../engine/organisations/export-rows.js';
import { hasErrors, sortDiagnostics } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import type { World } from '../../model/world.js';
import { printDiagnostics } from '../../report/diagnostics.js';
import type { Action } from '../command.js';
import {
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoiceOrAll,
  readFolder,
} from '../options.js';

interface OrgExportOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'orgs'> {}

const EXAMPLES = `
Examples:
  policy org export --output homes.csv     change managers there, then:
  policy org import homes.csv --dry-run    see which files would change`;

/** Gives the command `org export` its options and its work. */
export function addOrgExport(command: Command, action: Action): void {
  addOrganisationOptions(command.description('list organisations as a spreadsheet (CSV) that org import takes back'))
    .option('--orgs <dir>', 'the folder of organisations’ files (default: orgs)', readFolder)
    .addHelpText('after', EXAMPLES)
    .action((options: OrgExportOptions) => action((world) => run(world, options)));
}

async function run(world: World, options: OrgExportOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, folderRequest(options));
  const exported = workspace.value ? await exportRows(workspace.value, organisationChoiceOrAll(options)) : undefined;
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...(exported?.diagnostics ?? [])]);
  printDiagnostics(diagnostics, world.terminal);
  if (exported && exported.count > 0) world.terminal.data(exported.text);
  return hasErrors(diagnostics) ? 1 : 0;
}
