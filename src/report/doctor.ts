/** Prints what `policy doctor` found, in words or as JSON, and gives the exit code: 1 where packs can't be rendered. */
import type { Checkup } from '../engine/doctor.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { printJson } from './json.js';

const NO_WORKSPACE = 'Go to the folder of your workspace (cd), or make one: policy init my-workspace';

/** What to do about errors, where that is a call of the program. */
const CALLS: Readonly<Record<string, string>> = {
  settings: 'Run "policy check" to see them.',
  organisations: NO_WORKSPACE,
  templates: NO_WORKSPACE,
};

/** Prints all that was looked at: what is fine on a line each, what isn't with what to do. */
export function reportDoctor(terminal: Terminal, json: boolean, examined: readonly Checkup[]): ExitCode {
  const checkups = examined.map((checkup): Checkup => {
    const hint = checkup.level === 'error' ? (checkup.hint ?? CALLS[checkup.about]) : checkup.hint;
    return hint === undefined ? checkup : { ...checkup, hint };
  });
  const exitCode: ExitCode = checkups.some(({ level }) => level === 'error') ? 1 : 0;
  if (json) {
    printJson(terminal, { command: 'doctor', exitCode, checkups }, []);
    return exitCode;
  }
  for (const { level, message, hint } of checkups) {
    terminal.out(line`${level === 'fine' ? 'ok     ' : level.padEnd(7)} ${message}`);
    if (hint !== undefined) terminal.out(line`        ${hint}`);
  }
  const count = checkups.filter(({ level }) => level !== 'fine').length;
  terminal.out(
    count === 0
      ? '\nNothing to mend.\n'
      : `\n${count} to look at. You can send all of this to whoever helps you: it names no organisation, unless the path of the working folder does.\n`,
  );
  return exitCode;
}
