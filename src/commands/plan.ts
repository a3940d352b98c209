/** `policy plan`: says what an upgrade of the program would change in documents that were made before, and writes nothing. */
import type { Command } from 'commander';
import { comparePacks } from '../engine/comparing.js';
import { openWorkspace } from '../engine/workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportComparison } from '../report/comparison.js';
import { startProgress } from '../report/progress.js';
import type { Action } from './command.js';
import { addFolderOptions, type FolderOptions, folderRequest } from './options.js';
import { WrongUse } from './wrong-use.js';

interface PlanOptions extends FolderOptions {
  readonly compare?: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy plan --compare out/acme/manifest.json        before an upgrade: what would differ in Acme’s documents
  policy plan --compare out/*/manifest.json           the same for every pack
  policy plan --compare issues/acme-issue-3.zip --json`;

/** Gives the command `plan` its options and its work. */
export function addPlan(command: Command, action: Action): void {
  addFolderOptions(command)
    .option('--compare <manifest...>', 'manifests, folders or zips of packs that were made before')
    .option('--strict', 'treat warnings as errors')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((options: PlanOptions) => action((world) => plan(world, options)));
}

async function plan(world: World, options: PlanOptions): Promise<ExitCode> {
  if (!options.compare)
    throw new WrongUse('Say what to compare', 'Give the manifest of a pack, its folder or its zip with --compare.');
  const workspace = await openWorkspace(world, folderRequest(options));
  const progress = startProgress(world.terminal);
  const comparison = workspace.value
    ? await comparePacks(workspace.value, options.compare, {
        onPlan: progress.expect,
        onDocument: ({ organisation, policy }) => progress.step(`${organisation} ${policy}`),
      })
    : { engine: '', packs: [], diagnostics: [] };
  progress.done();
  return reportComparison(
    world.terminal,
    { ...comparison, diagnostics: sortDiagnostics([...workspace.diagnostics, ...comparison.diagnostics]) },
    { json: options.json === true, strict: options.strict === true },
  );
}
