/** `policy org set`: changes one value of an organisation's file. */
import type { Command } from 'commander';
import { openWorkspace } from '../../engine/open-workspace.js';
import { setValue } from '../../engine/organisations/set-value.js';
import { sortDiagnostics } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import { didYouMean } from '../../model/names.js';
import { SCHEMA_NAMES } from '../../model/placeholders.js';
import { columnTarget, writtenTarget } from '../../model/spreadsheet-columns.js';
import type { World } from '../../model/world.js';
import { reportOrgSet } from '../../report/org-set.js';
import { sayWaiting } from '../../report/waiting.js';
import type { Action } from '../command.js';
import { type FolderOptions, folderRequest, lineReader, readFolder } from '../options.js';
import { WrongUse } from '../wrong-use.js';

interface OrgSetOptions extends FolderOptions {
  readonly dryRun?: boolean;
}

/** Characters of a value. */
const LONGEST_VALUE = 2000;

const EXAMPLES = `
Examples:
  policy org set acme phone "029 2018 0199"
  policy org set acme registered_manager "Ann Lee"        her predecessor’s e-mail and telephone go
  policy org set acme address.postcode "CF10 2BB" --dry-run`;

/** Gives the command `org set` its options and its work. */
export function addOrgSet(command: Command, action: Action): void {
  command
    .description('change one value of an organisation’s file, and see which policies print it')
    .argument('<id>', 'the organisation')
    .argument('<key>', 'a key of its file, such as phone, registered_manager or fields.lift')
    .argument('<value>', 'what it is to say', lineReader(LONGEST_VALUE))
    .option('--orgs <dir>', 'the folder of organisations’ files (default: orgs)', readFolder)
    .option('--dry-run', 'show what would change, but write nothing')
    .addHelpText('after', EXAMPLES)
    .action((id: string, key: string, value: string, options: OrgSetOptions) =>
      action((world) => run(world, { id, key, value }, options)),
    );
}

/** A name that people have for a key, such as manager, is known from spreadsheets. */
function meantKey(key: string): string | undefined {
  const meant = columnTarget(key);
  return meant?.kind === 'path' ? `Did you mean "${meant.path}"?` : didYouMean(key, [...SCHEMA_NAMES.values()]);
}

interface Assignment {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

async function run(world: World, { id, key, value }: Assignment, options: OrgSetOptions): Promise<ExitCode> {
  const target = writtenTarget(key);
  if (target?.kind !== 'path') throw new WrongUse(`"${key}" isn’t a key that can be set`, meantKey(key));
  const { dryRun = false } = options;
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await setValue(
        workspace.value,
        { organisation: id, key, target, words: value, dryRun },
        { onWait: sayWaiting(world.terminal) },
      )
    : { status: 'refused' as const, files: [], policies: [], keepsName: false, diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportOrgSet(world.terminal, { ...result, diagnostics }, { id, key, dryRun });
}
