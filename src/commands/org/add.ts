/** `policy org add`: writes the file of one more organisation. */
import { type Command, InvalidArgumentError } from 'commander';
import { openWorkspace } from '../../engine/open-workspace.js';
import { addOrganisation, serviceOf } from '../../engine/organisations/add-organisation.js';
import { isId } from '../../engine/organisations/id-of-name.js';
import { policiesFor } from '../../engine/take-starters.js';
import { sortDiagnostics } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import type { World } from '../../model/world.js';
import { refuseOrgAdd, reportOrgAdd } from '../../report/org-add.js';
import { sayWaiting } from '../../report/waiting.js';
import type { Action } from '../command.js';
import { type FolderOptions, folderRequest, readFolder } from '../options.js';
import { addNewOrganisationOptions, newOrganisation, type OrganisationOptions } from '../organisation-questions.js';
import { WrongUse } from '../wrong-use.js';

interface OrgAddOptions extends FolderOptions, OrganisationOptions {
  readonly id?: string;
  readonly like?: string;
  readonly group?: string;
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Without the first five options, it asks if you can answer.

Examples:
  policy org add                                      asks for nation, service, name and the like
  policy org add --like acme --name "Acme Barry"      takes from Acme what two homes of one provider share
  policy org add --group _northern --name "Elm House" takes what orgs/_northern.yaml says`;

/** Gives the command `org add` its options and its work. */
export function addOrgAdd(command: Command, action: Action): void {
  addNewOrganisationOptions(command.description('write the file of one more organisation'))
    .option('--id <id>', 'its id, which is the file’s name (default: made of the name)', readId)
    .option(
      '--like <id>',
      'an organisation of the same provider: takes its logo, colours, pack, company number and fields',
    )
    .option('--group <base>', 'a file of shared values that it extends, such as _northern')
    .option('--orgs <dir>', 'the folder of organisations’ files (default: orgs)', readFolder)
    .option('--dry-run', 'show what would be written, but write nothing')
    .addHelpText('after', EXAMPLES)
    .action((options: OrgAddOptions) => action((world) => run(world, options)));
}

function readId(text: string): string {
  if (isId(text)) return text;
  throw new InvalidArgumentError('An id has lower-case letters, digits and single hyphens, such as elm-house.');
}

async function run(world: World, options: OrgAddOptions): Promise<ExitCode> {
  const { id, like, group, dryRun = false } = options;
  const workspace = await openWorkspace(world, folderRequest(options));
  if (!workspace.value) return refuseOrgAdd(world.terminal, { status: 'refused', diagnostics: workspace.diagnostics });
  const taken = like === undefined ? {} : await serviceOf(workspace.value, like);
  const organisation = await newOrganisation(options, world.terminal.ask, taken);
  if (organisation.name === undefined) throw new WrongUse('Say what the organisation is called: --name "Elm House"');
  const added = await addOrganisation(
    workspace.value,
    {
      organisation: { ...organisation, ...(id === undefined ? {} : { id }) },
      ...(like === undefined ? {} : { like }),
      ...(group === undefined ? {} : { group }),
      dryRun,
    },
    { onWait: sayWaiting(world.terminal) },
  );
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...added.diagnostics]);
  const { nation, service } = organisation;
  const policies = await policiesFor(workspace.value, { nation, service });
  return reportOrgAdd(
    world.terminal,
    { ...added, diagnostics },
    { id: id ?? organisation.id, service: { nation, service }, policies, dryRun },
  );
}
