/** `policy withdraw`: records that policies are no longer used, why, and what replaces them. */
import type { Command } from 'commander';
import { record } from '../engine/record.js';
import { withdrawal } from '../engine/record-decisions.js';
import type { CalendarDate } from '../model/calendar.js';
import { LONGEST } from '../model/schema-parts.js';
import type { Action } from './command.js';
import { collect, lineReader } from './options.js';
import { addDay, addRecordOptions, type RecordOptions, recordRequest, runRecord } from './record-options.js';

interface WithdrawOptions extends RecordOptions {
  readonly on: CalendarDate;
  readonly reason: string;
  readonly replacedBy: readonly string[];
}

const EXAMPLES = `
Examples:
  policy withdraw DCW18 --org acme --on 2026-12-01 --reason "Merged into DCW40" --replaced-by DCW40
  policy withdraw DCW18 --org "*" --on 2026-12-01 --reason "No longer needed" --dry-run`;

/** Gives the command `withdraw` its options and its work. */
export function addWithdraw(command: Command, action: Action): void {
  command.argument('<code...>', 'the policies, by code, slug or pattern');
  addRecordOptions(addDay(command, 'the date of the withdrawal'))
    .requiredOption('--reason <text>', 'why they are withdrawn', lineReader(LONGEST.note))
    .option('--replaced-by <code>', 'a policy that replaces them, by code or slug; can be repeated', collect, [])
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: WithdrawOptions) =>
      action((world) => {
        const { on, reason, replacedBy } = options;
        const request = recordRequest(codes, on, options);
        return runRecord(world, 'withdraw', options, (workspace, listener) =>
          record(workspace, request, (subject) => withdrawal(subject, { on, reason, replacedBy }), listener),
        );
      }),
    );
}
