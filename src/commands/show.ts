/** `policy show`: what was in force on a day, as a list, in words, or written as documents. */
import type { Command } from 'commander';
import { openWorkspace } from '../engine/open-workspace.js';
import { showIssued } from '../engine/show.js';
import type { CalendarDate } from '../model/calendar.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { Format } from '../model/plan.js';
import type { World } from '../model/world.js';
import { reportShown } from '../report/show.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  collect,
  folderRequest,
  organisationChoice,
  readDate,
  readFolder,
  readFormats,
} from './options.js';

interface ShowOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'policy' | 'templates' | 'orgs' | 'json'> {
  readonly on?: CalendarDate;
  readonly out?: string;
  readonly format?: readonly Format[];
}

const EXAMPLES = `
Examples:
  policy show --org acme --on 2026-03-03                   list what was in force that day
  policy show --org acme --on 2026-03-03 --policy DCW34    what one policy said
  policy show --org acme --on 2026-03-03 --out then        write the documents of that day to then/acme-2026-03-03`;

/** Gives the command `show` its options and its work. */
export function addShow(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option('--on <date>', 'the day (default: today)', readDate)
    .option('--policy <name>', 'the words of this policy, by code, slug or pattern; can be repeated', collect, [])
    .option('--out <dir>', 'write the documents of that day to a folder below this one', readFolder)
    .option('--format <list>', 'which formats to write with --out: docx, pdf, html (default: all)', readFormats)
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: ShowOptions) => action((world) => show(world, options)));
}

async function show(world: World, options: ShowOptions): Promise<ExitCode> {
  const { on = world.today(), policy: policies, out, format, json = false, templates, orgs } = options;
  const organisations = organisationChoice(options);
  const workspace = await openWorkspace(
    world,
    folderRequest({ ...(templates === undefined ? {} : { templates }), ...(orgs === undefined ? {} : { orgs }) }),
  );
  const result = workspace.value
    ? await showIssued(
        workspace.value,
        {
          organisations,
          on,
          policies,
          ...(out === undefined ? {} : { out }),
          ...(format ? { formats: format } : {}),
        },
        { onWait: sayWaiting(world.terminal) },
      )
    : { organisations: [], diagnostics: [], failed: false };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportShown(world.terminal, json, { ...result, diagnostics, on, withWords: policies.length > 0 });
}
