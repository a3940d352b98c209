/** Prints the result of `policy check`, in words or as one JSON object. */
import type { CheckResult } from '../engine/check.js';
import { plural } from '../model/counting.js';
import { hasErrors, isProblem } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { Terminal } from '../model/world.js';
import type { ToldPack } from './ci/run.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';

/** A finished check; its diagnostics are in the order in which they are printed. */
export interface CheckReport extends CheckResult {
  readonly strict: boolean;
  readonly json: boolean;
}

/** What became of the packs, for reports to other programs. */
export function checkedPacks({ packs }: CheckResult): readonly ToldPack[] {
  return packs.map(({ id, policies, fine }) => ({
    id,
    outcome: fine ? 'fine' : 'refused',
    words: fine ? plural(policies, 'policy', 'policies') || 'no policies' : 'has errors',
    reasons: [],
  }));
}

/** Prints the problems and how much was checked, and gives the exit code. */
export function reportChecks(terminal: Terminal, { packs, diagnostics, strict, json }: CheckReport): ExitCode {
  const code: ExitCode = hasErrors(diagnostics) || (strict && diagnostics.some(isProblem)) ? 1 : 0;
  if (json) {
    printJson(terminal, { command: 'check', exitCode: code, organisations: packs }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  const policies = packs.reduce((sum, pack) => sum + pack.policies, 0);
  const documents = plural(policies, 'document') || 'no documents';
  const organisations = plural(packs.length, 'organisation') || 'no organisations';
  terminal.out(
    `Checked ${documents} for ${organisations}: ${countWords(diagnostics, strict) || 'no problems found'}\n`,
  );
  return code;
}
