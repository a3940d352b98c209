/** `policy due`: lists the policies due for review, of one organisation or all, as a table, a spreadsheet or a calendar. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type DueRow, listDue } from '../engine/due.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import { DUE_DAYS, isDueWithin, isOverdue, isReviewDue } from '../model/due-bands.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { DUE_FORMATS, type DueFormat, reportDue } from '../report/due.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  organisationChoiceOrAll,
  readDate,
} from './options.js';

interface DueOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'asOf'> {
  readonly within?: number;
  readonly format: DueFormat;
  readonly failOn?: 'overdue' | 'due';
}

const EXAMPLES = `
Examples:
  policy due                                       every organisation, the most urgent first
  policy due --org acme --within 90d               what Acme needs to review in the next three months
  policy due --format csv > reviews.csv            for a spreadsheet
  policy due --org acme --format ics > acme.ics    for a calendar, with reminders
  policy due --fail-on overdue                     for a build server: exit code 1 if a review was missed`;

/** Gives the command `due` its options and its work. */
export function addDue(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option(
      '--within <days>',
      'only policies due within this many days, such as 90d, and those that need somebody now',
      readDays,
    )
    .option('--as-of <date>', 'list what is due as if today were this date', readDate)
    .addOption(new Option('--format <format>', 'how to show the list').choices([...DUE_FORMATS]).default('table'))
    .addOption(
      new Option(
        '--fail-on <what>',
        `exit code 1 if a review is overdue, or due within ${DUE_DAYS} days (or --within) or a new text is awaiting one`,
      ).choices(['overdue', 'due']),
    )
    .addHelpText('after', EXAMPLES)
    .action((options: DueOptions) => action((world) => due(world, options)));
}

/** Reads `90d` or `90`. */
function readDays(text: string): number {
  if (!/^\d{1,5}d?$/.test(text)) throw new InvalidArgumentError('Write a number of days, for example 90d.');
  return Number.parseInt(text, 10);
}

async function due(world: World, options: DueOptions): Promise<ExitCode> {
  const asOf = options.asOf ?? world.today();
  const organisations = organisationChoiceOrAll(options);
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value ? await listDue(workspace.value, { organisations, asOf }) : undefined;
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...(result?.diagnostics ?? [])]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const notes = diagnostics.filter(({ code }) => code === 'organisation-left' || code === 'day-ahead');
  const rows = result?.rows ?? [];
  const code: ExitCode = hasErrors(errors) || rows.some((row) => isFailure(row, options)) ? 1 : 0;
  const { within, format } = options;
  const listed = within === undefined ? rows : rows.filter((row) => isDueWithin(row, within));
  return reportDue(world.terminal, format, {
    asOf,
    rows: listed,
    organisations: result?.organisations ?? [],
    skipped: result?.skipped ?? [],
    unclear: result?.leftOut ?? [],
    leftOut: rows.length - listed.length,
    ...(within === undefined ? {} : { within }),
    errors,
    notes: notes.filter((each) => !errors.includes(each)),
    exitCode: code,
  });
}

function isFailure(row: DueRow, { failOn, within = DUE_DAYS }: DueOptions): boolean {
  if (failOn === undefined) return false;
  return isOverdue(row) || (failOn === 'due' && isReviewDue(row, within));
}
