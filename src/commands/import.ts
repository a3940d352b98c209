/** `policy import FILE…`: makes Markdown templates of documents, and reports everything that it guessed. */
import type { Command } from 'commander';
import { holding, undoneNotes, unwritable } from '../engine/holding.js';
import { IMPORTED, type Importing, importDocument } from '../engine/importing.js';
import { openWorkspace, shown, type Workspace } from '../engine/workspace.js';
import { WrongUse } from '../engine/wrong-use.js';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { type ImportStatus, printImportRecord, printImports } from '../report/import.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { collectMapping, fieldMap, type Mapping, mapFile, unusedMappings } from './import-map.js';
import { readFolder } from './options.js';

interface ImportOptions {
  readonly map: readonly Mapping[];
  readonly mapFile?: string;
  readonly templates?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy import old/*.docx                                      templates of Word files
  policy import lone.txt --map "[Organisation Name]=org_field_name"
  policy import lone.txt --map-file placeholders.yaml --dry-run  show the template, write nothing`;

/** Adds `import` to the program. */
export function addImport(program: Command, action: Action): void {
  program
    .command('import')
    .description('make Markdown templates of documents; report every guess')
    .argument('<file...>', `documents: ${IMPORTED.join(', ')}`)
    .option('--map <spelling=field>', 'put a field in place of a placeholder; repeatable', collectMapping, [])
    .option('--map-file <file>', 'a YAML file of such mappings, spelling: field', readFolder)
    .option('--templates <dir>', 'folder of the templates (default: templates)', readFolder)
    .option('--force', 'replace templates that are there')
    .option('--dry-run', 'show the templates, write nothing')
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action((files: readonly string[], options: ImportOptions) => action((world) => importAll(world, files, options)));
}

async function importAll(world: World, files: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options);
  const diagnostics: Diagnostic[] = [...workspace.diagnostics];
  if (!workspace.value) return finish(world, options, [], diagnostics, new Map());
  const paths = [...new Set(files.map((file) => shown(world, file)))];
  for (const path of paths)
    if (!IMPORTED.some((ending) => path.toLowerCase().endsWith(ending))) throw unknownKind(path);
  const mappings = [...options.map, ...(await mapFile(world, options.mapFile, diagnostics))];
  const map = await fieldMap(workspace.value, mappings);
  const imports: Importing[] = [];
  if (!hasErrors(diagnostics)) for (const path of paths) imports.push(await importDocument(workspace.value, path, map));
  for (const one of imports) diagnostics.push(...one.diagnostics);
  diagnostics.push(...unusedMappings(mappings, imports));
  refuseClashes(imports);
  const changes = options.dryRun
    ? new Map<string, string>()
    : await writeImports(workspace.value, options, imports, diagnostics);
  return finish(world, options, imports, diagnostics, changes);
}

function unknownKind(path: string): WrongUse {
  return new WrongUse(`${path} is no document that can be imported`, `Documents end in ${IMPORTED.join(', ')}.`);
}

function refuseClashes(imports: readonly Importing[]): void {
  const taken = new Map<string, Importing>();
  for (const one of imports) {
    const key = one.path?.toLowerCase();
    const other = key === undefined ? undefined : taken.get(key);
    if (other)
      throw new WrongUse(
        `${other.from} and ${one.from} would both become ${one.path}`,
        'Nothing was written. Give one of them another title or code, or import it elsewhere with --templates.',
      );
    if (key !== undefined) taken.set(key, one);
  }
}

async function writeImports(
  { world, folders: { templates } }: Workspace,
  options: ImportOptions,
  imports: readonly Importing[],
  diagnostics: Diagnostic[],
): Promise<Map<string, string>> {
  const files = imports.flatMap((one) => one.files);
  try {
    const written = await holding(world, [templates], { onWait: sayWaiting(world.terminal) }, async (hold) => {
      if (!options.force) await refuseExisting(world, files);
      diagnostics.push(...undoneNotes(world, hold));
      return hold.write({ files });
    });
    return new Map(files.map(({ path }, index) => [path, written[index]?.change ?? 'created']));
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    const hint = 'Choose another folder with --templates, or make this one writable.';
    diagnostics.push(unwritable(world, cause, { hint }));
    return new Map();
  }
}

async function refuseExisting(world: World, files: readonly OutputFile[]): Promise<void> {
  for (const { path } of files)
    if (await world.files.exists(path))
      throw new WrongUse(
        `${path} exists already`,
        'Nothing was written. Replace it with --force, or look first with --dry-run.',
      );
}

function finish(
  world: World,
  options: ImportOptions,
  imports: readonly Importing[],
  unsorted: readonly Diagnostic[],
  changes: ReadonlyMap<string, string>,
): ExitCode {
  const diagnostics = sortDiagnostics(unsorted);
  const failed = diagnostics.some(({ code }) => code === 'output-unwritable' || code === 'organisation-locked');
  const code: ExitCode = failed ? 3 : hasErrors(diagnostics) ? 1 : 0;
  const statusOf = ({ files }: Importing): ImportStatus =>
    files.length === 0 ? 'refused' : options.dryRun ? 'planned' : failed ? 'failed' : 'written';
  const results = imports.map((importing) => ({ importing, status: statusOf(importing), changes }));
  if (options.json) printImportRecord(world, code, results, diagnostics);
  else printImports(world, results, diagnostics, options.dryRun === true);
  return code;
}
