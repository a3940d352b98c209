/** Prints what changing one value came to. */
import type { SetValue } from '../engine/organisations/set-value.js';
import { someOf } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printDiff } from './record.js';

/** How many policies are named. */
const MOST_NAMED = 12;

/** Prints it, with the lines that change on a dry run, and gives the exit code. */
export function reportOrgSet(
  terminal: Terminal,
  { status, files, policies, keepsName, diagnostics }: SetValue,
  { id, key, dryRun }: { readonly id: string; readonly key: string; readonly dryRun: boolean },
): ExitCode {
  printDiagnostics(diagnostics, terminal);
  if (status === 'failed' || hasErrors(diagnostics)) {
    terminal.err(line`Nothing was written, see the problems above (${countWords(diagnostics)})`);
    return status === 'failed' ? 3 : 1;
  }
  const [file] = files;
  if (!file) {
    terminal.out(line`The file of ${id} is as it was: its ${key} says so already, or can’t say that`);
    return diagnostics.length > 0 ? 1 : 0;
  }
  if (dryRun) printDiff(terminal, file);
  else terminal.out(line`${file.path}  changed`);
  if (keepsName)
    terminal.out(
      line`The name before is under former_names, so that the final check still looks for it. If it was only mistyped, delete it there`,
    );
  const words = policies.length > 0 ? `Printed in ${someOf(policies, MOST_NAMED)}` : 'No policy prints it by itself';
  terminal.out(line`${words}. To write the documents: policy render --org ${id}`);
  return 0;
}
