/** `policy starters`: copies the starter policies that suit an organisation into the workspace, or lists which there are. */

import { openWorkspace } from '../engine/open-workspace.js';
import { listStarters, takeStarters } from '../engine/take-starters.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { printStarterList, reportStarters } from '../report/starters.js';
import { sayWaiting } from '../report/waiting.js';
import type { AddCommand } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoice,
} from './options.js';

interface StartersOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs'> {
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Examples:
  policy starters                        list the services that there are starters for
  policy starters --org acme             copy those that suit Acme into the folder templates
  policy starters --all --dry-run        see what would be copied for all organisations

They are drafts. A policy that you have already, or have changed, stays as it is.`;

/** Gives the command `starters` its options and its work. */
export const addStarters: AddCommand = (command, action) => {
  addFolderOptions(addOrganisationOptions(command))
    .option('--dry-run', 'show what would be copied, but write nothing')
    .addHelpText('after', EXAMPLES)
    .action((options: StartersOptions) => action((world) => run(world, options)));
};

async function run(world: World, options: StartersOptions): Promise<ExitCode> {
  const organisations = organisationChoice(options);
  const services = await listStarters({ world });
  if (organisations.length === 0) return printStarterList(world.terminal, services);
  const { dryRun = false } = options;
  const workspace = await openWorkspace(world, folderRequest(options));
  const taken = workspace.value
    ? await takeStarters(workspace.value, { organisations, dryRun }, { onWait: sayWaiting(world.terminal) })
    : { status: 'refused' as const, policies: [], present: [], kept: [], without: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...taken.diagnostics]);
  return reportStarters(world.terminal, { ...taken, diagnostics }, { services, dryRun });
}
