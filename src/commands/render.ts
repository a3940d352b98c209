/** `policy render`: makes documents for the chosen organisations; each organisation's are written all together or not at all. */
import type { Command } from 'commander';
import { renderInThreads } from '../engine/jobs/render-in-threads.js';
import type { JobsChoice } from '../engine/jobs/thread-count.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { sayChanges } from '../report/changes.js';
import type { ToldChanges } from '../report/ci/run.js';
import { startProgress } from '../report/progress.js';
import { renderedPacks, reportRendering } from '../report/render.js';
import { sayWaiting } from '../report/waiting.js';
import { reportRound, sayWatching, type WatchedRound } from '../report/watch.js';
import type { Action } from './command.js';
import { addJobsOption } from './jobs-option.js';
import { addNarrowingOptions, chosenOrganisations, refuseTwoChoices } from './narrowing.js';
import { addChoiceOptions, folderRequest, readFolder, readFormats } from './options.js';
import { type PacksOptions, packsRequest } from './packs-request.js';
import { partOfRun } from './part-option.js';
import { addReportOption } from './report-option.js';
import { type ReportOptions, refuseTwoOutputs, withReports } from './reports.js';
import { afterEachSave } from './watching.js';
import { WrongUse } from './wrong-use.js';

interface RenderOptions extends PacksOptions, ReportOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly failOnOutdated?: boolean;
  readonly keepAltered?: boolean;
  readonly fresh?: boolean;
  readonly forApproval?: boolean;
  readonly largePrint?: boolean;
  readonly jobs?: JobsChoice;
  readonly watch?: boolean;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  policy render --org acme                           Acme's whole pack
  policy render --all --format pdf                   PDFs for every organisation
  policy render --org "*-care" --policy DCW34        one policy for some organisations
  policy render --org acme --for-approval            drafts of what awaits approval, and a sheet to sign
  policy render --org acme --watch                   render again whenever you save a file
  policy render --org acme --dry-run                 see what would be written
  policy render --all --fail-on-outdated             see which documents are out of date, and why
  policy render --all --shard 2/8                    the second of eight parts, for one of eight machines
  policy render --all --strict --json > result.json  for a build server`;

/** Gives the command `render` its options and its work. */
export function addRender(command: Command, action: Action): void {
  addJobsOption(addReportOption(addNarrowingOptions(addChoiceOptions(command))))
    .option('--format <list>', 'formats, separated by commas: docx,pdf,html (default: all)', readFormats)
    .option('--out <dir>', 'the folder for the finished documents (default: out)', readFolder)
    .option('--combined', 'also make the whole pack as one PDF')
    .option('--no-combined', 'don’t, whatever policy.yaml or the pack’s file says')
    .option('--large-print', 'also make each policy in large print, as PDF and for Word')
    .option('--fresh', 'make everything again, also what is up to date')
    .option('--for-approval', 'make only what awaits approval, marked as drafts, in a folder of its own')
    .option('--keep-altered', 'write nothing for an organisation whose documents someone has edited')
    .option('--dry-run', 'do all the work and the checks, list the files, but write nothing')
    .option('--watch', 'render again after each save, until you press Ctrl-C')
    .option('--fail-on-outdated', 'write nothing; list what is out of date and why, with exit code 1 if anything is')
    .addHelpText('after', EXAMPLES)
    .action((options: RenderOptions) => action((world) => render(world, options)));
}

async function render(world: World, options: RenderOptions): Promise<ExitCode> {
  if (options.forApproval && (options.combined || options.loose))
    throw new WrongUse(
      '--for-approval makes drafts apart from the pack, so it can’t be used with --combined or --loose',
    );
  if (options.largePrint && options.format?.every((format) => format === 'html'))
    throw new WrongUse(
      '--large-print makes PDFs and Word files, so it can’t be used with --format html',
      'Web pages can be enlarged in the browser.',
    );
  refuseTwoOutputs(options);
  refuseTwoChoices(options);
  if (options.watch) return watch(world, options);
  const report = {
    ...(await rendering(world, options)),
    strict: options.strict === true,
    dryRun: options.dryRun === true,
    listsOutdated: options.failOnOutdated === true,
    forApproval: options.forApproval === true,
    isNarrowed: options.policy.length > 0,
    json: options.json === true,
  };
  const { packs, diagnostics, strict, forApproval, changes } = report;
  const outcome = {
    command: 'render',
    strict,
    diagnostics,
    packs: renderedPacks(packs, forApproval),
    ...(changes ? { changes } : {}),
  };
  return withReports(world, options.report, outcome, (terminal) => reportRendering(terminal, report));
}

async function watch(world: World, options: RenderOptions): Promise<ExitCode> {
  if (options.dryRun || options.failOnOutdated || options.json || options.report || options.output !== undefined)
    throw new WrongUse(
      '--watch renders after each save, so it can’t be used with --dry-run, --fail-on-outdated, --json, --report or --output',
    );
  if (options.orgFile === '-')
    throw new WrongUse(
      '--watch can’t read standard input again after each save',
      'Give --org-file the name of a file.',
    );
  return afterEachSave(world, folderRequest(options), {
    make: () => rendering(world, options),
    isFine: ({ diagnostics }) => !hasErrors(diagnostics),
    tell: (result, round) => {
      const isTold = reportRound(world.terminal, result);
      if (isTold || round === 1) sayWatching(world.terminal);
    },
  });
}

interface Rendering extends WatchedRound {
  readonly changes?: ToldChanges;
}

/** Makes the packs once. */
async function rendering(world: World, options: RenderOptions): Promise<Rendering> {
  const packs = packsRequest(options, partOfRun(options.shard, world));
  const started = world.now();
  const folders = folderRequest(options);
  const workspace = await openWorkspace(world, folders);
  const { isNothing, changes, ...organisations } = await chosenOrganisations(world, folders, options, []);
  sayChanges(world.terminal, changes);
  const progress = startProgress(world.terminal);
  try {
    const result =
      workspace.value && !isNothing
        ? await renderInThreads(
            workspace.value,
            {
              ...packs,
              ...organisations,
              largePrint: options.largePrint === true,
              dryRun: options.dryRun === true || options.failOnOutdated === true,
              listsOutdated: options.failOnOutdated === true,
              keepAltered: options.keepAltered === true,
              fresh: options.fresh === true,
              forApproval: options.forApproval === true,
            },
            { jobs: options.jobs ?? 1, folders },
            {
              onWait: sayWaiting(world.terminal),
              onPlan: progress.expect,
              onDocument: ({ organisation, policy }) => progress.step(`${organisation} ${policy}`),
            },
          )
        : { packs: [], diagnostics: [] };
    return {
      packs: result.packs,
      ...(changes ? { changes } : {}),
      diagnostics: sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]),
      seconds: (world.now() - started) / 1000,
    };
  } finally {
    progress.done();
  }
}
