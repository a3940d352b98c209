/** `policy import FILE…`: turns documents into Markdown templates, and reports everything that it guessed. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Mapping } from '../engine/field-map.js';
import { importDocuments } from '../engine/import.js';
import { IMPORTED } from '../engine/importing.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { type Diagnostic, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { TRACKED_DECISIONS, type TrackedDecision } from '../model/kept-in-word.js';
import type { World } from '../model/world.js';
import { reportImports } from '../report/import.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { folderRequest, readFolder } from './options.js';

interface ImportOptions {
  readonly map: readonly Mapping[];
  readonly mapFile?: string;
  readonly trackedChanges?: TrackedDecision;
  readonly templates?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy import old                                              all documents in a folder
  policy import "old/**/*.docx"                                  several Word files
  policy import lone.txt --map "[Organisation Name]=org_field_name"
  policy import lone.txt --map-file placeholders.yaml --dry-run  show the template, but write nothing`;

/** Gives the command `import` its options and its work. */
export function addImport(command: Command, action: Action): void {
  command
    .argument('<file...>', `documents (${IMPORTED.join(', ')}), folders, or patterns in quotation marks`)
    .option(
      '--map <spelling=field>',
      'replace another program’s placeholder with one of ours; can be repeated',
      collectMapping,
      [],
    )
    .option('--map-file <file>', 'a YAML file with these replacements, one to a line', readFolder)
    .addOption(
      new Option('--tracked-changes <decision>', 'accept or reject the tracked changes in Word files').choices(
        TRACKED_DECISIONS,
      ),
    )
    .option('--templates <dir>', 'the folder for the templates (default: templates)', readFolder)
    .option('--force', 'replace templates that already exist')
    .option('--dry-run', 'show the templates, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((files: readonly string[], options: ImportOptions) => action((world) => importAll(world, files, options)));
}

/** Reads `SPELLING=FIELD`, and adds it to the earlier ones. */
function collectMapping(text: string, before: readonly Mapping[]): readonly Mapping[] {
  const at = text.lastIndexOf('=');
  const [spelling, field] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
  if (spelling === '' || field === '')
    throw new InvalidArgumentError('Write "SPELLING=FIELD", like "[Organisation Name]=org_field_name".');
  return [...before, { spelling, field }];
}

/** The hint for another program's placeholder: the option that maps it to a field. */
function mappingHint(spelling: string, field: string | undefined): string {
  const without = field === undefined ? ', with the name of a field' : '';
  return `Replace it with --map "${spelling}=${field ?? 'FIELD'}"${without}.`;
}

/** What to do about tracked changes where nobody has decided. */
const UNDECIDED = {
  hint: 'Accept or reject them in Word, or add "--tracked-changes accept" or "--tracked-changes reject".',
};

async function importAll(world: World, paths: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const { map: mappings, mapFile, trackedChanges = UNDECIDED, force = false, dryRun = false, json = false } = options;
  const workspace = await openWorkspace(world, folderRequest(options));
  const request = {
    paths,
    mappings,
    ...(mapFile === undefined ? {} : { mapFile }),
    force,
    dryRun,
    trackedChanges,
    mappingHint,
  };
  const result = workspace.value
    ? await importDocuments(workspace.value, request, { onWait: sayWaiting(world.terminal) })
    : { documents: [], diagnostics: [] };
  const diagnostics = ownFirst(sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]));
  return reportImports(world.terminal, { json, dryRun }, { documents: result.documents, diagnostics });
}

/** What looks like one organisation's own comes first, since everybody would get it. */
function ownFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const isOwn = ({ code }: Diagnostic) => code === 'own-details';
  return [...diagnostics.filter(isOwn), ...diagnostics.filter((diagnostic) => !isOwn(diagnostic))];
}
