/** Writes a command's reports for other programs, and keeps standard output for the one that is printed. */
import { engineName } from '../engine/program-version.js';
import { folderInRepository } from '../engine/repository.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { Terminal, World } from '../model/world.js';
import { findingsOf } from '../report/ci/findings.js';
import { reportText } from '../report/ci/index.js';
import type { ToldChanges, ToldPack } from '../report/ci/run.js';
import { writeOutput } from './output-file.js';
import type { ReportChoice } from './report-option.js';
import { WrongUse } from './wrong-use.js';

/** What a command has to report. */
export interface Outcome {
  readonly command: string;
  readonly strict: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly packs: readonly ToldPack[];
  readonly changes?: ToldChanges;
}

/** Refuses a call that wants standard output for two things. */
export function refuseTwoOutputs({ report = [], json }: ReportOptions): void {
  if (json && report.some(({ file }) => file === undefined))
    throw new WrongUse(
      '--json and --report can’t both be printed',
      'Give the report a file, such as --report sarif=policy.sarif.',
    );
}

/** The options that decide what is printed. */
export interface ReportOptions {
  readonly report?: readonly ReportChoice[];
  readonly json?: boolean;
}

/** Says the outcome to people, then writes the reports; gives the exit code, which is 3 where a report couldn't be written. */
export async function withReports(
  world: World,
  choices: readonly ReportChoice[] = [],
  outcome: Outcome,
  say: (terminal: Terminal) => ExitCode,
): Promise<ExitCode> {
  const { terminal } = world;
  const isPrinted = choices.some(({ file }) => file === undefined);
  const exitCode = say(isPrinted ? { ...terminal, out: terminal.err } : terminal);
  if (choices.length === 0) return exitCode;
  const folder = await folderInRepository(world);
  const { diagnostics, ...told } = outcome;
  const run = {
    ...told,
    engine: await engineName(world),
    exitCode,
    findings: findingsOf(diagnostics, folder),
    settings: [folder, 'policy.yaml'].filter(Boolean).join('/'),
  };
  let code = exitCode;
  for (const { kind, file } of choices) {
    const text = reportText(kind, run);
    if (file === undefined) terminal.data(text);
    else if (!(await writeOutput(world, file, text))) code = 3;
  }
  return code;
}
