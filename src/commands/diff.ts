/** `policy diff`: what differs between packs as they would be rendered now and an issue of each, or between two places. */
import { type Command, InvalidArgumentError } from 'commander';
import { CHANGES_FORMATS, type ChangesFormat } from '../engine/diff/changes-files.js';
import { diffSinceIssue, type MarkedPack, type Since } from '../engine/diff/since-issue.js';
import { writeMarkedPack } from '../engine/diff/write-marked.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { visibleOnLine } from '../model/visible.js';
import type { World } from '../model/world.js';
import { reportDiff } from '../report/diff/index.js';
import { markdownDiff } from '../report/diff/markdown.js';
import { startProgress } from '../report/progress.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { diffFiles, type FilesOptions } from './diff-files.js';
import { withMarkdown } from './diff-markdown.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  collect,
  folderRequest,
  organisationChoice,
  readDate,
  readFolder,
} from './options.js';
import { type ReportChoice, readReport } from './report-option.js';
import { refuseTwoOutputs } from './reports.js';
import { WrongUse } from './wrong-use.js';

interface DiffOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'policy' | 'templates' | 'orgs' | 'json'> {
  readonly since?: Since;
  readonly failOnChanges?: boolean;
  readonly format?: readonly ChangesFormat[];
  readonly out?: string;
  readonly report?: readonly ReportChoice[];
}

const EXAMPLES = `
Examples:
  policy diff --org acme                       what a new issue would change
  policy diff --org acme --since 2026-03-03    what has changed since the issue in force that day
  policy diff --org acme --policy DCW34        one policy alone
  policy diff --org acme --format docx,html    also as Word files with tracked changes and as a page
  policy diff old.docx new.docx                two documents; or two folders, packs or zips`;

/** Gives the command `diff` its options and its work. */
export function addDiff(command: Command, action: Action): void {
  command.argument('[old]', 'a document, a folder or a zip').argument('[new]', 'what to compare it with');
  addFolderOptions(addOrganisationOptions(command))
    .option('--since <issue>', 'the issue to compare with, by its number or a day (default: the last)', readSince)
    .option('--policy <name>', 'only this policy, by code, slug or pattern; can be repeated', collect, [])
    .option('--format <list>', 'also write what differs as documents: docx,html', readChangesFormats)
    .option('--out <dir>', 'the folder for these documents (default: out)', readFolder)
    .option('--fail-on-changes', 'exit code 1 if anything differs')
    .option('--json', 'print the result as one JSON object, for scripts')
    .option(
      '--report <kind>',
      'markdown reports for a pull request; markdown=FILE writes a file beside what is printed',
      readMarkdown,
    )
    .addHelpText('after', EXAMPLES)
    .action((before: string | undefined, after: string | undefined, options: DiffOptions) =>
      action((world) => {
        refuseWithoutFormat(options);
        refuseTwoOutputs(options);
        return before === undefined ? diff(world, options) : diffFiles(world, [before, after], filesOptions(options));
      }),
    );
}

function refuseWithoutFormat({ out, format = [] }: DiffOptions): void {
  if (out !== undefined && format.length === 0)
    throw new WrongUse('--out needs --format', 'Say which documents to write: --format docx,html.');
}

function filesOptions(options: DiffOptions): FilesOptions {
  const { json, failOnChanges, org, all, since, policy, templates, orgs, format = [], out, report } = options;
  const given = {
    '--org': org.length > 0,
    '--all': all,
    '--since': since !== undefined,
    '--policy': policy.length > 0,
    '--templates': templates !== undefined,
    '--orgs': orgs !== undefined,
  };
  const others = Object.entries(given).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
  return {
    json: json === true,
    failOnChanges: failOnChanges === true,
    others,
    formats: format,
    ...(out === undefined ? {} : { out }),
    ...(report ? { report } : {}),
  };
}

/** Reads `markdown` or `markdown=FILE`. */
function readMarkdown(text: string, before: readonly ReportChoice[] = []): readonly ReportChoice[] {
  const choices = readReport(text, before);
  if (choices.some(({ kind }) => kind !== 'markdown'))
    throw new InvalidArgumentError('Differences are reported as markdown.');
  return choices;
}

/** Reads `docx,html`. */
function readChangesFormats(text: string, before: readonly ChangesFormat[] = []): readonly ChangesFormat[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !CHANGES_FORMATS.some((format) => format === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(
      `Differences aren’t written as "${visibleOnLine(unknown)}". Choose from ${CHANGES_FORMATS.join(', ')}.`,
    );
  return CHANGES_FORMATS.filter((format) => names.includes(format) || before.includes(format));
}

/** Reads the number of an issue, or a day. */
function readSince(text: string): Since {
  if (/^[1-9]\d{0,5}$/.test(text)) return { number: Number(text) };
  if (!/^\d{4}-/.test(text))
    throw new InvalidArgumentError('Write the number of an issue, such as 2, or a day, such as 2026-03-03.');
  return { on: readDate(text) };
}

async function diff(world: World, options: DiffOptions): Promise<ExitCode> {
  const { since, policy: policies, failOnChanges = false, json = false, format: formats = [], out } = options;
  const organisations = organisationChoice(options);
  const workspace = await openWorkspace(world, folderRequest(options));
  const progress = startProgress(world.terminal);
  let failed = false;
  const write = async (pack: MarkedPack) => {
    const target = { formats, out: out ?? pack.preparation.workspace.folders.out };
    const { failed: isFailed, ...rest } = await writeMarkedPack(pack, target, { onWait: sayWaiting(world.terminal) });
    failed ||= isFailed;
    return rest;
  };
  const result = workspace.value
    ? await diffSinceIssue(
        workspace.value,
        { organisations, policies, ...(since ? { since } : {}) },
        { onDocument: ({ organisation, policy }) => progress.step(`${organisation} ${policy}`) },
        formats.length > 0 ? write : undefined,
      )
    : { packs: [], diagnostics: [] };
  progress.done();
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  const report = { ...result, diagnostics, failed, failOnChanges };
  const markdown = () => markdownDiff(result.packs);
  return withMarkdown(world, options.report, markdown, (terminal) => reportDiff(terminal, json, report));
}
