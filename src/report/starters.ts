/** Prints the starter policies that there are, and what copying them came to. */
import type { TakenStarters } from '../engine/take-starters.js';
import { plural, someOf } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { type ServiceChoice, serviceIn } from '../model/service-names.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';

type ServiceWithStarters = ServiceChoice & { readonly count: number };

/** Prints which services there are starters for. */
export function printStarterList(terminal: Terminal, services: readonly ServiceWithStarters[]): ExitCode {
  terminal.out('There are starter policies for:\n');
  for (const service of services) terminal.out(line`  ${serviceIn(service)}: ${service.count}`);
  terminal.out('\nTo copy those that suit an organisation: policy starters --org ID\n');
  return 0;
}

/** What a person can do where there are no starters. */
export const BRING_YOUR_OWN = 'Bring in the policies that you have, from Word, Markdown or text:';

/** How. */
export const IMPORT_CALL = '  policy import my-policies';

/** How many names a line lists. */
const MOST_NAMED = 20;

/** Prints what was copied, or on a dry run would be, and gives the exit code: 1 where an organisation gets nothing. */
export function reportStarters(
  terminal: Terminal,
  { status, policies, present, kept, without, diagnostics }: TakenStarters,
  { services, dryRun }: { readonly services: readonly ServiceWithStarters[]; readonly dryRun: boolean },
): ExitCode {
  printDiagnostics(diagnostics, terminal);
  if (status === 'failed' || hasErrors(diagnostics)) {
    terminal.err(line`Nothing was copied, see the problems above (${countWords(diagnostics)})`);
    return status === 'failed' ? 3 : 1;
  }
  for (const path of policies) terminal.out(line`${path}  ${dryRun ? 'would be new' : 'new'}`);
  for (const path of kept) terminal.out(line`${path}  kept: it has words of your own`);
  if (present.length > 0) terminal.out(line`Kept as they are, since you have them: ${someOf(present, MOST_NAMED)}`);
  if (policies.length > 0 && !dryRun) {
    const count = plural(policies.length, 'starter policy', 'starter policies');
    terminal.out(line`${count} copied, as drafts. To see the packs: policy render --all`);
  }
  if (without.length === 0) return 0;
  terminal.err(line`There are no starter policies for ${someOf(without, MOST_NAMED)}. There are some for:`);
  for (const service of services) terminal.err(line`  ${serviceIn(service)}`);
  terminal.err(`${BRING_YOUR_OWN}\n${IMPORT_CALL}\n`);
  return 1;
}
