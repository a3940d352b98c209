/** `policy plan`: says what a render would do, or what an upgrade of the program would change in documents, and writes nothing. */
import type { Command } from 'commander';
import { comparePacks } from '../engine/comparing.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { planPacks } from '../engine/plan-packs.js';
import type { RunDocument } from '../engine/render.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { sayChanges } from '../report/changes.js';
import { reportComparison } from '../report/comparison.js';
import { plannedPacks, reportPlan } from '../report/plan.js';
import { type Progress, startProgress } from '../report/progress.js';
import type { Action } from './command.js';
import { addNarrowingOptions, chosenOrganisations, refuseTwoChoices } from './narrowing.js';
import { addChoiceOptions, folderRequest, readFolder, readFormats } from './options.js';
import { type PacksOptions, packsRequest } from './packs-request.js';
import { partOfRun } from './part-option.js';
import { addReportOption } from './report-option.js';
import { type ReportOptions, refuseTwoOutputs, withReports } from './reports.js';
import { WrongUse } from './wrong-use.js';

interface PlanOptions extends PacksOptions, ReportOptions {
  readonly out?: string;
  readonly compare?: readonly string[];
}

const EXAMPLES = `
Examples:
  policy plan --org acme                              what a render would write, and why
  policy plan --all --json > plan.json                the same as data, with the files that packs are made from
  policy plan --compare out/*/manifest.json           before an upgrade: what would differ in your documents
  policy plan --compare acme-issue-3.zip --json       the same for a zip, as data`;

/** Gives the command `plan` its options and its work. */
export function addPlan(command: Command, action: Action): void {
  addReportOption(addNarrowingOptions(addChoiceOptions(command)))
    .option('--format <list>', 'formats, separated by commas: docx,pdf,html (default: all)', readFormats)
    .option('--out <dir>', 'the folder of the finished documents (default: out)', readFolder)
    .option('--combined', 'also plan the whole pack as one PDF')
    .option('--no-combined', 'don’t, whatever policy.yaml or the pack’s file says')
    .option('--compare <manifest...>', 'compare packs made before (manifests, folders or zips) with what would be made')
    .addHelpText('after', EXAMPLES)
    .action((options: PlanOptions) =>
      action((world) => (options.compare ? compare(world, options, options.compare) : plan(world, options))),
    );
}

async function plan(world: World, options: PlanOptions): Promise<ExitCode> {
  refuseTwoOutputs(options);
  refuseTwoChoices(options);
  const packs = packsRequest(options, partOfRun(options.shard, world));
  const folders = folderRequest(options);
  const workspace = await openWorkspace(world, folders);
  const { isNothing, changes, ...organisations } = await chosenOrganisations(world, folders, options, []);
  sayChanges(world.terminal, changes);
  const progress = startProgress(world.terminal);
  const planned =
    workspace.value && !isNothing
      ? await planPacks(workspace.value, { ...packs, ...organisations }, listenerOf(progress))
      : { engine: '', packs: [], inputs: {}, diagnostics: [] };
  progress.done();
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...planned.diagnostics]);
  const strict = options.strict === true;
  const outcome = {
    command: 'plan',
    strict,
    diagnostics,
    packs: plannedPacks(planned.packs),
    ...(changes ? { changes } : {}),
  };
  return withReports(world, options.report, outcome, (terminal) =>
    reportPlan(terminal, { ...planned, diagnostics }, { json: options.json === true, strict }),
  );
}

/** Whatever else chooses documents: manifests say that themselves. */
const CHOOSING = [
  'all',
  'orgFile',
  'changedSince',
  'shard',
  'format',
  'reviewedOn',
  'asOf',
  'loose',
  'out',
  'combined',
] as const;

async function compare(world: World, options: PlanOptions, manifests: readonly string[]): Promise<ExitCode> {
  if (options.org.length + options.policy.length > 0 || CHOOSING.some((name) => options[name] !== undefined))
    throw new WrongUse(
      '--compare can’t be used with options that choose documents',
      'The manifests say which organisations, formats and documents are compared.',
    );
  if (options.report)
    throw new WrongUse('A comparison has no report for other programs', 'Use --json, and leave out --report.');
  const workspace = await openWorkspace(world, folderRequest(options));
  const progress = startProgress(world.terminal);
  const comparison = workspace.value
    ? await comparePacks(workspace.value, manifests, listenerOf(progress))
    : { engine: '', packs: [], diagnostics: [] };
  progress.done();
  return reportComparison(
    world.terminal,
    { ...comparison, diagnostics: sortDiagnostics([...workspace.diagnostics, ...comparison.diagnostics]) },
    { json: options.json === true, strict: options.strict === true },
  );
}

function listenerOf({ expect, step }: Progress) {
  return {
    onPlan: expect,
    onDocument: ({ organisation, policy }: RunDocument) => step(`${organisation} ${policy}`),
  };
}
