/** Prints what adding an organisation came to. */
import type { AddedOrganisation } from '../engine/organisations/add-organisation.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printDiff } from './record.js';

/** Prints it, with the file's text on a dry run, and gives the exit code. */
export function reportOrgAdd(
  terminal: Terminal,
  { status, files, diagnostics }: AddedOrganisation,
  dryRun: boolean,
): ExitCode {
  printDiagnostics(diagnostics, terminal);
  if (status === 'failed' || hasErrors(diagnostics)) {
    terminal.err(line`Nothing was written, see the problems above (${countWords(diagnostics)})`);
    return status === 'failed' ? 3 : 1;
  }
  for (const file of files)
    if (dryRun) printDiff(terminal, file);
    else terminal.out(line`${file.path}  new`);
  if (dryRun) return 0;
  terminal.out(
    'What isn’t known yet is invented, and listed in the file under "examples". Put in the real details, and take each key off the list.',
  );
  return 0;
}
