/** Options that the commands which write records share. */
import { type Command, InvalidArgumentError } from 'commander';
import type { WaitListener } from '../engine/holding.js';
import { openWorkspace } from '../engine/open-workspace.js';
import type { RecordRequest } from '../engine/record.js';
import type { RecordResult } from '../engine/recording.js';
import type { Workspace } from '../engine/workspace.js';
import type { CalendarDate } from '../model/calendar.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { didYouMean } from '../model/names.js';
import { isPerson, PEOPLE } from '../model/people.js';
import { LONGEST } from '../model/schema-parts.js';
import type { World } from '../model/world.js';
import { reportRecord } from '../report/record.js';
import { sayWaiting } from '../report/waiting.js';
import { addFolderOptions, type ChoiceOptions, collect, folderRequest, lineReader, readDate } from './options.js';
import { WrongUse } from './wrong-use.js';

export interface RecordOptions extends Pick<ChoiceOptions, 'org' | 'templates' | 'orgs'> {
  readonly group?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Adds the options for whose records are written, and how. */
export function addRecordOptions(command: Command): Command {
  command
    .option('--org <id>', 'an organisation, by id or pattern (acme, "*-care"); can be repeated', collect, [])
    .option('--group <base>', 'in place of organisations: a base that they extend, such as _northern', readName);
  return addFolderOptions(command)
    .option('--dry-run', 'show what would be written, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts');
}

/** Adds the day of the event. */
export function addDay(command: Command, what: string): Command {
  return command.requiredOption('--on <date>', what, readDate);
}

const readName = lineReader(LONGEST.line);

/** Reads who did something: a person's key, or a name. */
export function readBy(text: string): string {
  const words = readName(text);
  if (/^[a-z]+(?:_[a-z]+)+$/.test(words) && !isPerson(words))
    throw new InvalidArgumentError(
      `"${words}" isn’t a person’s key. ${didYouMean(words, PEOPLE) ?? 'Give a key such as responsible_individual, or a name.'}`,
    );
  return words;
}

/** The request that the options make; throws WrongUse where nobody is named, or organisations and a group. */
export function recordRequest(codes: readonly string[], on: CalendarDate, options: RecordOptions): RecordRequest {
  const { org, group, dryRun } = options;
  if (org.length === 0 && group === undefined) throw new WrongUse('Say which organisation: --org ID');
  if (org.length > 0 && group !== undefined) throw new WrongUse('Use --org or --group, not both');
  return {
    organisations: org,
    ...(group === undefined ? {} : { group }),
    policies: codes,
    on,
    dryRun: dryRun === true,
  };
}

/** Opens the workspace, does the work and reports it. */
export async function runRecord(
  world: World,
  command: string,
  options: RecordOptions,
  work: (workspace: Workspace, listener: WaitListener) => Promise<RecordResult>,
): Promise<ExitCode> {
  const workspace = await openWorkspace(world, folderRequest(options));
  const result: RecordResult = workspace.value
    ? await work(workspace.value, { onWait: sayWaiting(world.terminal) })
    : { status: 'refused', events: [], lacking: [], passedOver: [], files: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportRecord(world.terminal, command, options, { ...result, diagnostics });
}
