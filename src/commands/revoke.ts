/** `policy revoke`: records that the last approval of policies was taken back, and why. */
import type { Command } from 'commander';
import { record } from '../engine/record.js';
import { revocation } from '../engine/record-decisions.js';
import type { CalendarDate } from '../model/calendar.js';
import { LONGEST } from '../model/schema-parts.js';
import type { Action } from './command.js';
import { lineReader } from './options.js';
import { addDay, addRecordOptions, type RecordOptions, recordRequest, runRecord } from './record-options.js';

interface RevokeOptions extends RecordOptions {
  readonly on: CalendarDate;
  readonly reason: string;
}

const EXAMPLES = `
Examples:
  policy revoke DCW34 --org acme --on 2026-11-02 --reason "The minute names another policy"`;

/** Gives the command `revoke` its options and its work. */
export function addRevoke(command: Command, action: Action): void {
  command.argument('<code...>', 'the policies, by code, slug or pattern');
  addRecordOptions(addDay(command, 'the date on which it was taken back'))
    .requiredOption('--reason <text>', 'why it was taken back', lineReader(LONGEST.note))
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: RevokeOptions) =>
      action((world) => {
        const { on, reason } = options;
        const request = recordRequest(codes, on, options);
        return runRecord(world, 'revoke', options, (workspace, listener) =>
          record(workspace, request, (subject) => revocation(subject, { on, reason }), listener),
        );
      }),
    );
}
