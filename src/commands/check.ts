/** `policy check`: says everything that render would refuse or warn of, and writes nothing. */
import type { Command } from 'commander';
import { engineName } from '../engine/manifest.js';
import { produce } from '../engine/produce.js';
import { prepare } from '../engine/production.js';
import { openWorkspace } from '../engine/workspace.js';
import { plural } from '../model/counting.js';
import { type Diagnostic, hasErrors, isProblem, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { countWords, printDiagnostics } from '../report/diagnostics.js';
import { printJson } from '../report/json.js';
import { startProgress } from '../report/progress.js';
import type { Action } from './command.js';
import { addChoiceOptions, type ChoiceOptions } from './options.js';

const EXAMPLES = `
Examples:
  policy check                        every organisation, template and theme
  policy check --org acme --strict    one client; warnings count as errors
  policy check --as-of 2027-03-31     what will be overdue by then`;

/** Adds `check` to the program. */
export function addCheck(program: Command, action: Action): void {
  const command = program
    .command('check')
    .description('report everything render would refuse or warn of; write nothing');
  addChoiceOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((options: ChoiceOptions) => action((world) => check(world, options)));
}

async function check(world: World, options: ChoiceOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options);
  const diagnostics: Diagnostic[] = [...workspace.diagnostics];
  const organisations: { id: string; policies: number; fine: boolean }[] = [];
  if (workspace.value) {
    const everyone = options.org.length === 0;
    if (everyone) diagnostics.push(...(await workspace.value.checkThemes()));
    const preparation = await prepare(workspace.value, {
      ...options,
      all: everyone,
      everyTemplate: everyone && options.policy.length === 0,
    });
    for (const one of preparation.diagnostics) diagnostics.push(one);
    const progress = startProgress(world.terminal, preparation.plan.jobs.length);
    const products = produce(preparation, {
      onDocument: (job) => progress.step(job.organisation.id),
      manifestOf: async () => undefined,
      whole: options.policy.length === 0,
      engine: await engineName(world),
    });
    for await (const product of products) {
      for (const one of product.diagnostics) diagnostics.push(one);
      organisations.push({ id: product.id, policies: product.policies, fine: !product.refused });
    }
    progress.done();
  }
  const sorted = sortDiagnostics(diagnostics);
  const code: ExitCode = hasErrors(sorted) || (options.strict && sorted.some(isProblem)) ? 1 : 0;
  if (options.json) {
    printJson(world.terminal, { command: 'check', exitCode: code, organisations }, sorted);
    return code;
  }
  printDiagnostics(sorted, world.terminal);
  const policies = organisations.reduce((sum, one) => sum + one.policies, 0);
  const looked = `${plural(policies, 'document') || 'no documents'} for ${plural(organisations.length, 'organisation') || 'nobody'} checked`;
  world.terminal.out(`${looked}: ${countWords(sorted) || 'nothing to report'}\n`);
  return code;
}
