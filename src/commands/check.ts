/** `policy check`: reports everything that render would refuse or warn about, and writes nothing. */
import type { Command } from 'commander';
import { checkPacks } from '../engine/check.js';
import { openWorkspace } from '../engine/workspace.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportChecks } from '../report/check.js';
import { startProgress } from '../report/progress.js';
import type { Action } from './command.js';
import {
  addChoiceOptions,
  type ChoiceOptions,
  choiceRequest,
  folderRequest,
  organisationChoiceOrAll,
} from './options.js';
import { partOfRun } from './part-option.js';

const EXAMPLES = `
Examples:
  policy check                        every organisation, template and theme
  policy check --org acme --strict    one organisation; warnings count as errors
  policy check --as-of 2027-03-31     see what will be overdue by then`;

/** Gives the command `check` its options and its work. */
export function addCheck(command: Command, action: Action): void {
  addChoiceOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((options: ChoiceOptions) => action((world) => check(world, options)));
}

async function check(world: World, options: ChoiceOptions): Promise<ExitCode> {
  const organisations = organisationChoiceOrAll(options);
  const part = partOfRun(options.shard, world);
  const workspace = await openWorkspace(world, folderRequest(options));
  const progress = startProgress(world.terminal);
  const result = workspace.value
    ? await checkPacks(
        workspace.value,
        { ...choiceRequest(options), organisations, ...(part ? { part } : {}) },
        { onPlan: progress.expect, onDocument: ({ organisation }) => progress.step(organisation) },
      )
    : { packs: [], diagnostics: [] };
  progress.done();
  return reportChecks(world.terminal, {
    packs: result.packs,
    diagnostics: sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]),
    strict: options.strict === true,
    json: options.json === true,
  });
}
