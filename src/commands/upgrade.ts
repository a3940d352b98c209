/** `policy upgrade`: converts records of the older form into those of today. */
import type { Command } from 'commander';
import { upgradeRecords } from '../engine/upgrade.js';
import type { Action } from './command.js';
import { addFolderOptions, addOrganisationOptions, type ChoiceOptions, organisationChoiceOrAll } from './options.js';
import { runRecord } from './record-options.js';

interface UpgradeOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs'> {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy upgrade --dry-run          see what would be written: look at the names of approvers above all
  policy upgrade                    convert the records of all organisations and groups
  policy upgrade --org acme         only Acme's

Issue records get the number of today's form; what they say of issues stays. The manifest of a pack gets today's form when it is
next rendered. Files of the older form are still read.`;

/** Gives the command `upgrade` its options and its work. */
export function addUpgrade(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option('--dry-run', 'show what would be written, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: UpgradeOptions) =>
      action((world) => {
        const organisations = organisationChoiceOrAll(options);
        const { dryRun } = options;
        return runRecord(world, 'upgrade', options, (workspace, listener) =>
          upgradeRecords(workspace, { organisations, dryRun: dryRun === true }, listener),
        );
      }),
    );
}
