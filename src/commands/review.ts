/** `policy review`: records that somebody has reviewed policies. */
import { type Command, Option } from 'commander';
import { record } from '../engine/record.js';
import { review } from '../engine/record-decisions.js';
import type { CalendarDate } from '../model/calendar.js';
import { LONGEST } from '../model/schema-parts.js';
import type { Action } from './command.js';
import { lineReader } from './options.js';
import { addDay, addRecordOptions, type RecordOptions, readBy, recordRequest, runRecord } from './record-options.js';

interface ReviewOptions extends RecordOptions {
  readonly on: CalendarDate;
  readonly by?: string;
  readonly changed?: boolean;
  readonly unchanged?: boolean;
  readonly note?: string;
  readonly to?: string;
}

const EXAMPLES = `
Examples:
  policy review DCW34 --org acme --on 2026-11-25 \\
    --by data_protection_officer                                      nothing needed to change: 1.0 becomes 1.1
  policy review DCW34 --org acme --on 2026-11-25 --changed \\
    --note "New retention periods"                                    the text changed: 1.1 becomes 2.0
  policy review "DCW1*" --org "*" --on 2026-11-25 --dry-run           see what would be written`;

/** Gives the command `review` its options and its work. */
export function addReview(command: Command, action: Action): void {
  command.argument('<code...>', 'the policies, by code, slug or pattern');
  addRecordOptions(addDay(command, 'the date of the review'))
    .option('--by <person>', 'who reviewed: a person’s key, such as registered_manager, or a name', readBy)
    .addOption(new Option('--unchanged', 'nothing needed to change: 1.0 becomes 1.1').conflicts('changed'))
    .addOption(new Option('--changed', 'the policy changed: 1.1 becomes 2.0'))
    .option('--note <text>', 'what the change history will say about it', lineReader(LONGEST.note))
    .option('--to <version>', 'the version number, if you don’t number 1.0, 1.1, 2.0', lineReader(LONGEST.line))
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: ReviewOptions) =>
      action((world) => {
        const { on, by, note, to } = options;
        const request = recordRequest(codes, on, options);
        const changed = options.changed ? true : options.unchanged ? false : undefined;
        const reviewed = {
          on,
          ...(by === undefined ? {} : { by }),
          ...(changed === undefined ? {} : { changed }),
          ...(note === undefined ? {} : { note }),
          ...(to === undefined ? {} : { version: to }),
        };
        return runRecord(world, 'review', options, (workspace, listener) =>
          record(workspace, request, (subject) => review(subject, reviewed, workspace.records), listener),
        );
      }),
    );
}
