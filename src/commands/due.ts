/** `policy due`: which policies are due for review, for one client or across all, as a table, a spreadsheet or a calendar. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Planning, planFor } from '../engine/production.js';
import type { ChosenOrganisation } from '../engine/selection.js';
import { openWorkspace } from '../engine/workspace.js';
import { fillTitle } from '../fill/title.js';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { someOf } from '../model/counting.js';
import { hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { DUE_DAYS, type DuePolicy, duePolicies, isWanted } from '../plan/due.js';
import { readTitle } from '../read/template/index.js';
import { countWords, printDiagnostics } from '../report/diagnostics.js';
import { type DueReport, type DueRow, dueCalendar, dueCsv, dueRecords, dueTable } from '../report/due.js';
import { printJson } from '../report/json.js';
import type { Action } from './command.js';
import { addFolderOptions, addOrganisationOptions, type ChoiceOptions, readDate } from './options.js';

interface DueOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'asOf'> {
  readonly within?: number;
  readonly format: 'table' | 'csv' | 'ics' | 'json';
  readonly failOn?: 'overdue' | 'due';
}

const EXAMPLES = `
Examples:
  policy due                                       all clients, the most pressing first
  policy due --org acme --within 90d               what Acme has to review in the next three months
  policy due --format csv > reviews.csv            for a spreadsheet
  policy due --org acme --format ics > acme.ics    for a calendar, with reminders
  policy due --fail-on overdue                     for CI: exit code 1 if a review was missed`;

/** Adds `due` to the program. */
export function addDue(program: Command, action: Action): void {
  const command = program.command('due').description('list which policies are due for review, and when');
  addFolderOptions(addOrganisationOptions(command))
    .option('--within <days>', 'only what is due within so many days, e.g. 90d, or was never reviewed', readDays)
    .option('--as-of <date>', 'report as if today were this date', readDate)
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['table', 'csv', 'ics', 'json']).default('table'),
    )
    .addOption(
      new Option(
        '--fail-on <what>',
        `exit code 1 if something is overdue, or due within ${DUE_DAYS} days (or --within)`,
      ).choices(['overdue', 'due']),
    )
    .addHelpText('after', EXAMPLES)
    .action((options: DueOptions) => action((world) => due(world, options)));
}

/** Reads `90d` or `90`. */
function readDays(text: string): number {
  if (!/^\d{1,5}d?$/.test(text)) throw new InvalidArgumentError('Days are written as a number, e.g. 90d.');
  return Number.parseInt(text, 10);
}

async function due(world: World, options: DueOptions): Promise<ExitCode> {
  const asOf = options.asOf ?? world.today();
  const workspace = await openWorkspace(world, options);
  const all = options.all || options.org.length === 0;
  const planning = workspace.value
    ? await planFor(workspace.value, { ...options, asOf, all, policy: [], formats: [] })
    : undefined;
  const errors = sortDiagnostics([...workspace.diagnostics, ...(planning?.diagnostics ?? [])]).filter(
    ({ severity }) => severity === 'error',
  );
  // Pages that are no policies are not reviewed.
  const jobs = (planning?.plan.jobs ?? []).filter(({ pack, template }) =>
    pack.policies.some((one) => one.template === template),
  );
  const policies = duePolicies(jobs, asOf);
  const code: ExitCode = hasErrors(errors) || policies.some((one) => isFailure(one, options)) ? 1 : 0;
  const report = reportOf(planning, policies, asOf, options.within);
  if (options.format === 'json') {
    const answer = { command: 'due', exitCode: code, asOf: isoDate(report.asOf), policies: dueRecords(report) };
    printJson(world.terminal, answer, errors);
    return code;
  }
  printDiagnostics(errors, world.terminal);
  world.terminal.out(PRINTED[options.format](report));
  if (errors.length > 0) world.terminal.err(`Incomplete: ${countWords(errors)} above${skippedWords(planning)}\n`);
  return code;
}

const PRINTED = { table: dueTable, csv: dueCsv, ics: dueCalendar } as const;

function isFailure({ days }: DuePolicy, { failOn, within = DUE_DAYS }: DueOptions): boolean {
  if (failOn === undefined || days === undefined) return false;
  return days < 0 || (failOn === 'due' && days <= within);
}

/** Ids of the clients that were planned for, and of those that have an error. */
function clientsOf(planning: Planning | undefined): {
  readonly looked: readonly string[];
  readonly skipped: readonly string[];
} {
  const refused = new Set(planning?.plan.refused);
  const isSkipped = ({ id, diagnostics }: ChosenOrganisation) => hasErrors(diagnostics) || refused.has(id);
  const [organisations, ids] = [planning?.organisations ?? [], ({ id }: ChosenOrganisation) => id];
  return {
    looked: organisations.filter((one) => !isSkipped(one)).map(ids),
    skipped: organisations.filter(isSkipped).map(ids),
  };
}

function skippedWords(planning: Planning | undefined): string {
  const { skipped } = clientsOf(planning);
  return skipped.length > 0 ? `; skipped: ${someOf(skipped, 20)}` : '';
}

function reportOf(
  planning: Planning | undefined,
  policies: readonly DuePolicy[],
  asOf: CalendarDate,
  within: number | undefined,
): DueReport {
  const listed = within === undefined ? policies : policies.filter((one) => isWanted(one, within));
  return {
    asOf,
    rows: listed.map(rowOf),
    clients: clientsOf(planning).looked,
    leftOut: policies.length - listed.length,
    ...(within === undefined ? {} : { within }),
  };
}

/** Placeholders of a client's own name; the values of all others could be a person's. */
const NAMES_OF_CLIENT: readonly string[] = ['org_field_name', 'org_field_trading_name'];

function rowOf({ job, band, days }: DuePolicy): DueRow {
  const { organisation, template, review } = job;
  const title = readTitle(template);
  return {
    client: organisation.id,
    organisation: organisation.name,
    code: template.code ?? template.slug,
    title: fillTitle(title.words, job) ?? template.title,
    titleIsPrivate: title.uses.some(({ name }) => name.startsWith('org_field_') && !NAMES_OF_CLIENT.includes(name)),
    ...(review.last ? { reviewed: review.last } : {}),
    ...(review.next ? { next: review.next } : {}),
    cycle: review.cycle,
    ...(days === undefined ? {} : { days }),
    band,
  };
}
