/** `policy org find-person`: says where a person's name stands, and how to replace it there. */
import type { Command } from 'commander';
import { openWorkspace } from '../../engine/open-workspace.js';
import { type FoundPerson, findPerson, isName } from '../../engine/person/find-person.js';
import type { ExitCode } from '../../model/exit-code.js';
import type { World } from '../../model/world.js';
import { reportFindPerson } from '../../report/org-find-person.js';
import type { Action } from '../command.js';
import { addFolderOptions, type FolderOptions, folderRequest, lineReader, readFolder } from '../options.js';
import { WrongUse } from '../wrong-use.js';

interface FindPersonOptions extends FolderOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Characters of a name. */
const LONGEST_NAME = 200;

const EXAMPLES = `
It looks into every file of the workspace, into finished documents, and into git’s history: for the name, with initials or a title, and the surname alone.
It changes nothing.

Examples:
  policy org find-person "Bethan Rowlands"
  policy org find-person "O’Brien, Siân (Mrs)" --json`;

const NOTHING: FoundPerson = { places: [], unsearched: [], searched: 0 };

/** Gives the command `org find-person` its options and its work. */
export function addOrgFindPerson(command: Command, action: Action): void {
  addFolderOptions(
    command
      .description('list every place where a person’s name stands, and how to replace it')
      .argument('<name>', 'first name and surname, in quotes', lineReader(LONGEST_NAME)),
  )
    .option('--out <dir>', 'the folder with the finished documents (default: out)', readFolder)
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((name: string, options: FindPersonOptions) => action((world) => run(world, name, options)));
}

async function run(world: World, name: string, options: FindPersonOptions): Promise<ExitCode> {
  if (!isName(name)) throw new WrongUse('Write a name, such as "Bethan Rowlands"');
  const { json = false } = options;
  const { value: workspace, diagnostics } = await openWorkspace(world, folderRequest(options));
  const { status, interactive } = world.terminal;
  const found = workspace ? await findPerson(workspace, name, (path) => interactive && status(path)) : NOTHING;
  if (interactive) status('');
  return reportFindPerson(world.terminal, { name, found, diagnostics, json });
}
