/** `policy check`: reports everything that render would refuse or warn about, and writes nothing. */
import type { Command } from 'commander';
import { checkInThreads } from '../engine/jobs/check-in-threads.js';
import type { JobsChoice } from '../engine/jobs/thread-count.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { sayChanges } from '../report/changes.js';
import { checkedPacks, reportChecks } from '../report/check.js';
import { startProgress } from '../report/progress.js';
import type { Action } from './command.js';
import { addJobsOption } from './jobs-option.js';
import { addNarrowingOptions, chosenOrganisations, type NarrowingOptions, refuseTwoChoices } from './narrowing.js';
import { addChoiceOptions, type ChoiceOptions, choiceRequest, folderRequest } from './options.js';
import { partOfRun } from './part-option.js';
import { addReportOption } from './report-option.js';
import { type ReportOptions, refuseTwoOutputs, withReports } from './reports.js';

interface CheckOptions extends ChoiceOptions, ReportOptions, NarrowingOptions {
  readonly jobs?: JobsChoice;
}

const EXAMPLES = `
Examples:
  policy check                        every organisation, template and theme
  policy check --org acme --strict    one organisation; warnings count as errors
  policy check --as-of 2027-03-31     see what will be overdue by then
  policy check --changed-since main   only organisations that your changes affect`;

/** Gives the command `check` its options and its work. */
export function addCheck(command: Command, action: Action): void {
  addReportOption(addNarrowingOptions(addJobsOption(addChoiceOptions(command))))
    .addHelpText('after', EXAMPLES)
    .action((options: CheckOptions) => action((world) => check(world, options)));
}

async function check(world: World, options: CheckOptions): Promise<ExitCode> {
  refuseTwoOutputs(options);
  refuseTwoChoices(options);
  const part = partOfRun(options.shard, world);
  const folders = folderRequest(options);
  const workspace = await openWorkspace(world, folders);
  const { isNothing, changes, ...organisations } = await chosenOrganisations(world, folders, options, 'all');
  sayChanges(world.terminal, changes);
  const progress = startProgress(world.terminal);
  const result =
    workspace.value && !isNothing
      ? await checkInThreads(
          workspace.value,
          { ...choiceRequest(options), ...organisations, ...(part ? { part } : {}) },
          { jobs: options.jobs ?? 1, folders },
          { onPlan: progress.expect, onDocument: ({ organisation }) => progress.step(organisation) },
        )
      : { packs: [], diagnostics: [] };
  progress.done();
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  const strict = options.strict === true;
  const outcome = {
    command: 'check',
    strict,
    diagnostics,
    packs: checkedPacks(result),
    ...(changes ? { changes } : {}),
  };
  return withReports(world, options.report, outcome, (terminal) =>
    reportChecks(terminal, { packs: result.packs, diagnostics, strict, json: options.json === true }),
  );
}
