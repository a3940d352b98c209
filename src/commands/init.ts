/** `policy init DIR`: makes a new workspace that is ready to render: settings, a commented organisation file, starter templates. */

import { type Command, Option } from 'commander';
import { startWorkspace, type TemplateSource } from '../engine/init.js';
import { isoDate } from '../model/calendar.js';
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
  policy init clients --template-source supplied    you supply policies to other organisations
  cd my-workspace && policy render --all`;

const SOURCES = ['own', 'supplied'] as const;

interface InitOptions {
  readonly templateSource?: TemplateSource;
}

/** Gives the command `init` its options and its work. */
export function addInit(command: Command, action: Action): void {
  command
    .argument('<dir>', 'the folder for the workspace; created if it doesn’t exist', readFolder)
    .addOption(
      new Option(
        '--template-source <source>',
        'whose the templates are: your own, or supplied to other organisations; asked if you can answer, otherwise own',
      ).choices([...SOURCES]),
    )
    .addHelpText('after', EXAMPLES)
    .action((folder: string, options: InitOptions) => action((world) => init(world, folder, options)));
}

/** Asks whose the templates are, where somebody can answer. */
async function askSource({ ask }: World['terminal']): Promise<TemplateSource> {
  if (!ask) return 'own';
  const answer = await ask(
    'Do you supply policies to other organisations, as a consultant does? (yes or no, Enter for no) ',
  );
  return /^y(?:es)?$/i.test(answer) ? 'supplied' : 'own';
}

/** What to type once a starter has been read: the first commands that record something. */
function nextCommands(templateSource: TemplateSource, day: string): string {
  const first = templateSource === 'own' ? 'review' : 'adopt';
  return `  policy ${first} DCW13 --org my-organisation --on ${day}
  policy approve DCW13 --org my-organisation --on ${day} --by responsible_individual`;
}

async function init(world: World, folder: string, options: InitOptions): Promise<ExitCode> {
  const templateSource = options.templateSource ?? (await askSource(world.terminal));
  const request = { folder, templateSource };
  const { paths, diagnostics } = await startWorkspace(world, request, { onWait: sayWaiting(world.terminal) });
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

The starter policies are drafts: nobody has reviewed or approved them. Read each one and change what doesn’t fit. Then record
${templateSource === 'own' ? 'its review and its approval' : 'that an organisation adopts it, and its approval'}, for example:
${nextCommands(templateSource, isoDate(world.today()))}
policy.yaml says whose the templates are (template_source: ${templateSource}). Change it there if that isn’t right.
`);
  return 0;
}
