/** `policy init DIR`: makes a new workspace that is ready to render: settings, a commented organisation file, starter templates. */

import type { Command } from 'commander';
import { startWorkspace } from '../engine/init.js';
import type { ExitCode } from '../model/exit-code.js';
import { line, visibleOnLine } from '../model/visible.js';
import type { World } from '../model/world.js';
import { printDiagnostics } from '../report/diagnostics.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { readFolder } from './options.js';

const EXAMPLES = `
Examples:
  policy init my-workspace
  cd my-workspace && policy render --all`;

/** Adds `init` to the program. */
export function addInit(program: Command, action: Action): void {
  program
    .command('init')
    .description('set up a workspace: settings, an organisation’s file to fill in, starter policies')
    .argument('<dir>', 'the folder for the workspace; created if it doesn’t exist', readFolder)
    .addHelpText('after', EXAMPLES)
    .action((folder: string) => action((world) => init(world, folder)));
}

async function init(world: World, folder: string): Promise<ExitCode> {
  const { paths, diagnostics } = await startWorkspace(world, folder, { onWait: sayWaiting(world.terminal) });
  if (diagnostics.length > 0) {
    printDiagnostics(diagnostics, world.terminal);
    return 3;
  }
  for (const path of paths) world.terminal.out(line`${path}`);
  world.terminal.out(`
Your workspace is ready (${paths.length} files). To see a first pack:
  cd ${visibleOnLine(folder)}
  policy render --all
Then put your own organisation’s details in orgs/my-organisation.yaml, and rename the file.
`);
  return 0;
}
