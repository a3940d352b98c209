/** `policy init DIR`: a new workspace that renders at once: settings, a commented client file, starter templates. */
import { posix } from 'node:path';
import type { Command } from 'commander';
import { holding, unwritable } from '../engine/holding.js';
import { WrongUse } from '../engine/wrong-use.js';
import type { ExitCode } from '../model/exit-code.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { printDiagnostics } from '../report/diagnostics.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { readFolder } from './options.js';

/** Program file → workspace file. */
const FILES: Readonly<Record<string, string>> = {
  'starter/policy.yaml': 'policy.yaml',
  'starter/my-organisation.yaml': 'orgs/my-organisation.yaml',
  'starter/gitignore': '.gitignore',
  'schema/organisation.schema.json': 'schema/organisation.schema.json',
  'schema/theme.schema.json': 'schema/theme.schema.json',
};

/** The starter templates that are copied, all for one kind of service so that they suit one client. */
const TEMPLATES = 'templates/home-care-wales';

const EXAMPLES = `
Examples:
  policy init my-workspace
  cd my-workspace && policy render --all`;

/** Adds `init` to the program. */
export function addInit(program: Command, action: Action): void {
  program
    .command('init')
    .description('start a new workspace: settings, one client file, starter templates')
    .argument('<dir>', 'folder of the workspace; made where it is not there', readFolder)
    .addHelpText('after', EXAMPLES)
    .action((folder: string) => action((world) => init(world, folder)));
}

/** A file of a new workspace, and the program's file that it is a copy of. */
interface Starter {
  readonly from: string;
  readonly to: string;
}

async function starterFiles(world: World): Promise<readonly Starter[]> {
  const templates = await world.files.list(posix.join(world.files.programFolder, TEMPLATES));
  return [
    ...Object.entries(FILES).map(([from, to]) => ({ from, to })),
    ...templates.map((name) => ({ from: posix.join(TEMPLATES, name), to: posix.join('templates', name) })),
  ];
}

async function init(world: World, folder: string): Promise<ExitCode> {
  const starters = await starterFiles(world);
  await refuseExisting(world, folder, starters);
  const outputs: OutputFile[] = [];
  for (const { from, to } of starters) {
    outputs.push({
      path: posix.join(folder, to),
      bytes: await world.files.read(posix.join(world.files.programFolder, from)),
    });
  }
  const place = posix.join(folder, 'policy.yaml');
  try {
    await holding(world, [place], { workspace: folder, onWait: sayWaiting(world.terminal) }, async (hold) => {
      // Another run may have made it while this one waited.
      await refuseExisting(world, folder, starters);
      await hold.write({ files: outputs });
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    printDiagnostics([unwritable(world, cause)], world.terminal);
    return 3;
  }
  for (const { path } of outputs) world.terminal.out(`${path}\n`);
  world.terminal.out(`
A workspace with ${outputs.length} files. Next:
  cd ${folder}
  policy render --all
Then put your client's particulars into orgs/my-organisation.yaml and rename the file to its id.
`);
  return 0;
}

async function refuseExisting(world: World, folder: string, starters: readonly Starter[]): Promise<void> {
  for (const { to } of starters) {
    if (!(await world.files.exists(posix.join(folder, to)))) continue;
    throw new WrongUse(
      `${posix.join(folder, to)} exists already`,
      'Nothing was written. Choose a folder without a workspace.',
    );
  }
}
