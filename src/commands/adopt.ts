/** `policy adopt`: takes over the texts of templates for organisations, and records only that, never a review. */
import type { Command } from 'commander';
import { namesSubject, record } from '../engine/record.js';
import { adoption } from '../engine/record-decisions.js';
import type { Subject } from '../engine/record-subjects.js';
import type { CalendarDate } from '../model/calendar.js';
import { LONGEST } from '../model/schema-parts.js';
import type { Action } from './command.js';
import { lineReader } from './options.js';
import { addDay, addRecordOptions, type RecordOptions, recordRequest, runRecord } from './record-options.js';

interface AdoptOptions extends RecordOptions {
  readonly on: CalendarDate;
  readonly note?: string;
  readonly to?: string;
}

const EXAMPLES = `
Examples:
  policy adopt DCW34 --org acme --on 2026-09-01               Acme takes over the text of DCW34
  policy adopt "*" --org "*" --on 2026-11-25 --dry-run        what everybody would take over
  policy adopt DCW34 --group _northern --on 2026-11-25        for all organisations of a group`;

/** Gives the command `adopt` its options and its work. */
export function addAdopt(command: Command, action: Action): void {
  command.argument('<code...>', 'the policies, by code, slug or pattern');
  addRecordOptions(addDay(command, 'the date of the adoption'))
    .option('--note <text>', 'what the change history will say about it', lineReader(LONGEST.note))
    .option('--to <version>', 'the version number, if you don’t number 1.0, 1.1, 2.0', lineReader(LONGEST.line))
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: AdoptOptions) =>
      action((world) => {
        const { on, note, to } = options;
        const request = recordRequest(codes, on, options);
        const adopted = {
          on,
          bringsBack: (subject: Subject) => namesSubject(request, subject),
          ...(note === undefined ? {} : { note }),
          ...(to === undefined ? {} : { version: to }),
        };
        return runRecord(world, 'adopt', options, (workspace, listener) =>
          record(workspace, request, (subject) => adoption(subject, adopted, workspace.records), listener),
        );
      }),
    );
}
