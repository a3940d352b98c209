/** `policy approve`: records who approved the texts of policies, and when; also from a file with many approvals. */
import { type Command, Option } from 'commander';
import { recordApprovals } from '../engine/approvals.js';
import { record } from '../engine/record.js';
import { approval } from '../engine/record-decisions.js';
import type { CalendarDate } from '../model/calendar.js';
import type { ExitCode } from '../model/exit-code.js';
import { LONGEST } from '../model/schema-parts.js';
import type { World } from '../model/world.js';
import type { Action } from './command.js';
import { lineReader, readDate, readFolder } from './options.js';
import { addRecordOptions, type RecordOptions, readBy, recordRequest, runRecord } from './record-options.js';
import { WrongUse } from './wrong-use.js';

interface ApproveOptions extends RecordOptions {
  readonly on?: CalendarDate;
  readonly by?: string;
  readonly role?: string;
  readonly body?: string;
  readonly minute?: string;
  readonly inForce?: CalendarDate;
  readonly to?: string;
  readonly from?: string;
}

const EXAMPLES = `
Examples:
  policy approve DCW34 --org acme --by responsible_individual --on 2026-10-07
  policy approve DCW34 DCW13 --org "*" --by "Owen Achebe" --role "Responsible Individual" \\
    --body "Board of Trustees" --minute 2026/14 --on 2026-10-07 --in-force 2026-11-01
  policy approve DCW34 --group _northern --by responsible_individual --on 2026-10-07
  policy approve --from approvals.csv --dry-run                       many approvals, one a row

The first line of a CSV file names its columns: organisation, policy, on, by, and if you like role, body, minute, in_force.`;

/** Gives the command `approve` its options and its work. */
export function addApprove(command: Command, action: Action): void {
  const line = lineReader(LONGEST.line);
  command.argument('[code...]', 'the policies, by code, slug or pattern');
  addRecordOptions(command)
    .option('--on <date>', 'the date of the approval', readDate)
    .option('--by <person>', 'who approved: a person’s key, such as responsible_individual, or a name', readBy)
    .option('--role <role>', 'the role of the person', line)
    .option('--body <body>', 'the body that approved, such as a board', line)
    .option('--minute <reference>', 'the reference of the minute', line)
    .option('--in-force <date>', 'the date from which the policies are in force, if one was set', readDate)
    .option('--to <version>', 'the version number, if you don’t number 1.0, 1.1, 2.0', line)
    .addOption(
      new Option('--from <file>', 'a CSV file of approvals')
        .argParser(readFolder)
        .conflicts(['org', 'group', 'on', 'by', 'role', 'body', 'minute', 'inForce', 'to']),
    )
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: ApproveOptions) => action((world) => approve(world, codes, options)));
}

function approve(world: World, codes: readonly string[], options: ApproveOptions): Promise<ExitCode> {
  const { on, by, role, body, minute, inForce, to, from, dryRun } = options;
  if (from !== undefined) {
    if (codes.length > 0) throw new WrongUse('Name policies, or a file with --from, not both');
    return runRecord(world, 'approve', options, (workspace, listener) =>
      recordApprovals(workspace, { path: from, dryRun: dryRun === true }, listener),
    );
  }
  if (codes.length === 0)
    throw new WrongUse('Say which policies, by code, slug or pattern, or give a file with --from');
  if (on === undefined) throw new WrongUse('Say when they were approved: --on DATE');
  if (by === undefined) throw new WrongUse('Say who approved them: --by PERSON');
  const request = recordRequest(codes, on, options);
  const approved = {
    on,
    by,
    ...(role === undefined ? {} : { role }),
    ...(body === undefined ? {} : { body }),
    ...(minute === undefined ? {} : { minute }),
    ...(inForce === undefined ? {} : { inForce }),
    ...(to === undefined ? {} : { version: to }),
  };
  return runRecord(world, 'approve', options, (workspace, listener) =>
    record(workspace, request, (subject) => approval(subject, approved, workspace.records), listener),
  );
}
