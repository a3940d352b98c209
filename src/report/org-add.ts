/** Prints what adding an organisation came to. */
import type { AddedOrganisation } from '../engine/organisations/add-organisation.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { type ServiceChoice, serviceIn } from '../model/service-names.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printDiff } from './record.js';
import { BRING_YOUR_OWN, IMPORT_CALL } from './starters.js';

/** What is said beside the file. */
export interface OrgAddContext {
  readonly id: string;
  readonly service: ServiceChoice;
  /** Where policies for it are. */
  readonly policies: 'templates' | 'starters' | undefined;
  readonly dryRun: boolean;
}

/** Prints why nothing was written, and gives the exit code. */
export function refuseOrgAdd(
  terminal: Terminal,
  { status, diagnostics }: Pick<AddedOrganisation, 'status' | 'diagnostics'>,
): ExitCode {
  printDiagnostics(diagnostics, terminal);
  terminal.err(line`Nothing was written, see the problems above (${countWords(diagnostics)})`);
  return status === 'failed' ? 3 : 1;
}

/** Prints it, with the file's text on a dry run, and gives the exit code. */
export function reportOrgAdd(
  terminal: Terminal,
  { status, files, diagnostics }: AddedOrganisation,
  { id, service, policies, dryRun }: OrgAddContext,
): ExitCode {
  if (status === 'failed' || hasErrors(diagnostics)) return refuseOrgAdd(terminal, { status, diagnostics });
  printDiagnostics(diagnostics, terminal);
  for (const file of files)
    if (dryRun) printDiff(terminal, file);
    else terminal.out(line`${file.path}  new`);
  if (dryRun) return 0;
  terminal.out(
    'What isn’t known yet is invented, and listed in the file under "examples". Put in the real details, and take each key off the list.\n',
  );
  if (policies === 'templates') terminal.out(line`To see its pack: policy render --org ${id}`);
  else terminal.out(line`No policy here is for this service (${serviceIn(service)}) yet.`);
  if (policies === 'starters') terminal.out(line`To copy the starter policies for it: policy starters --org ${id}`);
  if (policies === undefined) terminal.out(`${BRING_YOUR_OWN}\n${IMPORT_CALL}\n`);
  return 0;
}
