/** `policy doctor`: looks at the computer and the workspace for what keeps the program from working. */
import type { Command } from 'commander';
import { examine } from '../engine/doctor.js';
import { reportDoctor } from '../report/doctor.js';
import type { Action } from './command.js';

interface DoctorOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy doctor                          versions, folders, git, and what was left behind
  policy doctor --output doctor.txt      the same in a file to send to whoever helps you`;

/** Gives the command `doctor` its options and its work. */
export function addDoctor(command: Command, action: Action): void {
  command
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action(({ json }: DoctorOptions) =>
      action(async (world) => reportDoctor(world.terminal, json === true, await examine(world))),
    );
}
