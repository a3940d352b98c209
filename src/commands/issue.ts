/** `policy issue`: records a rendered pack as the organisation's next issue, and can zip it for sending. */
import type { Command } from 'commander';
import { issuePacks } from '../engine/issue.js';
import { openWorkspace } from '../engine/workspace.js';
import type { CalendarDate } from '../model/calendar.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportIssues } from '../report/issue.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoice,
  readDate,
  readFolder,
} from './options.js';

interface IssueOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'reviewedOn'> {
  readonly on?: CalendarDate;
  readonly out?: string;
  readonly zip?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy issue --org acme --zip               issue Acme's pack today, with a zip to send
  policy issue --org acme --on 2026-12-01     with another date
  policy issue --all --dry-run                see what would be issued`;

/** Adds `issue` to the program. */
export function addIssue(program: Command, action: Action): void {
  const command = program.command('issue').description('record a rendered pack as the organisation’s next issue');
  addFolderOptions(addOrganisationOptions(command))
    .option('--on <date>', 'the date of the issue (default: today)', readDate)
    .option('--zip', 'also write a zip of the pack, next to its folder')
    .option('--out <dir>', 'the folder with the finished documents (default: out)', readFolder)
    .option('--reviewed-on <date>', 'the same date as you used with render', readDate)
    .option('--dry-run', 'show what would be issued, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: IssueOptions) => action((world) => issue(world, options)));
}

async function issue(world: World, options: IssueOptions): Promise<ExitCode> {
  const { on = world.today(), reviewedOn, zip = false, dryRun = false, json = false } = options;
  const organisations = organisationChoice(options);
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await issuePacks(
        workspace.value,
        { organisations, on, ...(reviewedOn ? { reviewedOn } : {}), zip, dryRun },
        { onWait: sayWaiting(world.terminal) },
      )
    : { packs: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportIssues(world.terminal, json, { packs: result.packs, diagnostics });
}
