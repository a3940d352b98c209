/** `policy issue`: records a rendered pack as the organisation's next issue, and can zip it for sending. */
import { type Command, InvalidArgumentError } from 'commander';
import { type IssueRequest, issuePacks } from '../engine/issue.js';
import type { ZipChoice } from '../engine/issue-zip.js';
import { openWorkspace } from '../engine/open-workspace.js';
import type { CalendarDate } from '../model/calendar.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { Format } from '../model/plan.js';
import { LONGEST } from '../model/schema-parts.js';
import type { World } from '../model/world.js';
import { reportIssues } from '../report/issue.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import {
  addFolderOptions,
  addOrganisationOptions,
  type ChoiceOptions,
  folderRequest,
  lineReader,
  organisationChoice,
  readDate,
  readFolder,
  readFormats,
} from './options.js';
import { WrongUse } from './wrong-use.js';

interface IssueOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'reviewedOn'> {
  readonly on?: CalendarDate;
  readonly out?: string;
  readonly zip?: boolean;
  readonly format?: readonly Format[];
  readonly changedOnly?: boolean;
  readonly withUnapproved?: boolean;
  readonly replaces?: number;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy issue --org acme --zip               issue Acme's pack today, with a zip to send
  policy issue --org acme --on 2026-12-01     with another date
  policy issue --org acme --zip --format pdf --changed-only
                                              a small zip: PDFs of what has changed
  policy issue --org acme --replaces 2 --reason "The wrong fee"
                                              issue a mistaken issue again
  policy issue --all --dry-run                see what would be issued`;

/** Gives the command `issue` its options and its work. */
export function addIssue(command: Command, action: Action): void {
  addFolderOptions(addOrganisationOptions(command))
    .option('--on <date>', 'the date of the issue (default: today)', readDate)
    .option('--zip', 'also write a zip of the pack, next to its folder')
    .option('--format <list>', 'with --zip: only these formats (docx, pdf, html)', readFormats)
    .option('--changed-only', 'with --zip: only policies that are new or have changed')
    .option('--with-unapproved', 'also issue drafts and unapproved texts, marked so')
    .option('--replaces <number>', 'the number of a mistaken issue that this one replaces', readNumber)
    .option('--reason <text>', 'with --replaces: what was wrong with it', lineReader(LONGEST.note))
    .option('--out <dir>', 'the folder with the finished documents (default: out)', readFolder)
    .option('--reviewed-on <date>', 'the same date as you used with render', readDate)
    .option('--dry-run', 'show what would be issued, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: IssueOptions) => action((world) => issue(world, options)));
}

async function issue(world: World, options: IssueOptions): Promise<ExitCode> {
  const { on = world.today(), reviewedOn, dryRun = false, withUnapproved = false, json = false } = options;
  const organisations = organisationChoice(options);
  const zip = zipChoice(options);
  const replaces = replacement(options);
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await issuePacks(
        workspace.value,
        {
          organisations,
          on,
          ...(reviewedOn ? { reviewedOn } : {}),
          ...(zip ? { zip } : {}),
          ...(replaces ? { replaces } : {}),
          withUnapproved,
          dryRun,
        },
        { onWait: sayWaiting(world.terminal) },
      )
    : { packs: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportIssues(world.terminal, json, { packs: result.packs, diagnostics });
}

function zipChoice({ zip, format, changedOnly }: IssueOptions): ZipChoice | undefined {
  if (!zip && (format || changedOnly)) throw new WrongUse('Use --format and --changed-only with --zip');
  if (!zip) return undefined;
  return { ...(format ? { formats: format } : {}), changedOnly: changedOnly === true };
}

function replacement({ replaces, reason }: IssueOptions): IssueRequest['replaces'] {
  if (replaces === undefined && reason === undefined) return undefined;
  if (replaces === undefined || reason === undefined) throw new WrongUse('Use --replaces and --reason together');
  return { number: replaces, reason };
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Write the number of an issue, for example 2.');
  return Number(text);
}
