/** `policy org import`: brings a spreadsheet of organisations into their files. */
import type { Command } from 'commander';
import { openWorkspace } from '../../engine/open-workspace.js';
import { importRows } from '../../engine/organisations/import-rows.js';
import { sortDiagnostics } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import { writtenTarget } from '../../model/spreadsheet-columns.js';
import type { World } from '../../model/world.js';
import { reportOrgImport } from '../../report/org-import.js';
import { sayWaiting } from '../../report/waiting.js';
import type { Action } from '../command.js';
import { type FolderOptions, folderRequest, readFolder } from '../options.js';
import { WrongUse } from '../wrong-use.js';

interface OrgImportOptions extends FolderOptions {
  readonly sheet?: string;
  readonly column: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy org import homes.xlsx --dry-run                     see which files would be made and what would change
  policy org import homes.xlsx                               make them, and change those that exist
  policy org import homes.csv --column "Beds=fields.beds"    say what a column fills; columns.yaml keeps it`;

/** Gives the command `org import` its options and its work. */
export function addOrgImport(command: Command, action: Action): void {
  command
    .description('make and change organisations’ files from a spreadsheet (CSV or Excel)')
    .argument('<file>', 'the spreadsheet; its first row has headings, such as Name, Telephone and Registered Manager')
    .option('--sheet <name>', 'the sheet of a workbook that has several (default: the first with words)')
    .option(
      '--column <heading=key>',
      'what a column fills: a key such as phone, fields.… or skip; may be repeated',
      (value: string, earlier: readonly string[]) => [...earlier, value],
      [],
    )
    .option('--orgs <dir>', 'the folder of organisations’ files (default: orgs)', readFolder)
    .option('--dry-run', 'show what would be written, but write nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: OrgImportOptions) => action((world) => run(world, file, options)));
}

async function run(world: World, file: string, options: OrgImportOptions): Promise<ExitCode> {
  const { sheet, json = false, dryRun = false } = options;
  const columns = options.column.map(readColumn);
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await importRows(
        workspace.value,
        { file, columns, dryRun, ...(sheet === undefined ? {} : { sheet }) },
        { onWait: sayWaiting(world.terminal) },
      )
    : { status: 'refused' as const, files: [], created: [], unchanged: [], renamed: [], leftOut: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportOrgImport(world.terminal, { ...result, diagnostics }, { json, dryRun });
}

function readColumn(words: string): readonly [heading: string, target: string] {
  const at = words.lastIndexOf('=');
  const [heading, target] = [words.slice(0, at).trim(), words.slice(at + 1).trim()];
  if (at <= 0 || !writtenTarget(target))
    throw new WrongUse(
      `"${words}" doesn’t say what a column fills. Write for example --column "Beds=fields.beds" or --column "Notes=skip".`,
    );
  return [heading, target];
}
