/** `policy import FILE…`: makes Markdown templates of documents, and reports everything that it guessed. */
import { type Command, InvalidArgumentError } from 'commander';
import { type Diagnostic, error, hasErrors, sortDiagnostics, warning } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { CONDITION_NAMES, POLICY_NAMES, SCHEMA_NAMES } from '../model/placeholders.js';
import type { Span } from '../model/source.js';
import { FileTrouble, type World } from '../model/world.js';
import { readFieldMap } from '../read/document/field-map.js';
import { readText } from '../read/text.js';
import { type FieldMap, type FoundPlaceholder, normalSpelling } from '../recognise/placeholders.js';
import type { Action } from './command.js';
import { type ExitCode, WrongUse } from './exit.js';
import { DECISIONS, IMPORTED, type Importing, importDocument, shownPlace, times } from './importing.js';
import { readFolder } from './options.js';
import { countWords, diagnosticRecords, placeRecord, plural, printDiagnostics } from './report.js';
import { declaredNames } from './selection.js';
import { findOrganisations, openWorkspace, shown, type Workspace } from './workspace.js';

interface ImportOptions {
  readonly map: readonly Mapping[];
  readonly mapFile?: string;
  readonly templates?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `[Organisation Name]` → `org_field_name`, and where that was said. */
interface Mapping {
  readonly spelling: string;
  readonly field: string;
  readonly span?: Span;
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

function collectMapping(text: string, before: readonly Mapping[]): readonly Mapping[] {
  const at = text.lastIndexOf('=');
  const [spelling, field] = [normalSpelling(text.slice(0, Math.max(at, 0))), text.slice(at + 1).trim()];
  if (spelling === '' || field === '')
    throw new InvalidArgumentError('Write "SPELLING=FIELD", as in "[Organisation Name]=org_field_name".');
  return [...before, { spelling, field }];
}

async function importAll(world: World, files: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options);
  const diagnostics: Diagnostic[] = [...workspace.diagnostics];
  if (!workspace.value) return finish(world, options, [], diagnostics, new Map());
  const paths = [...new Set(files.map((file) => shown(world, file)))];
  for (const path of paths)
    if (!IMPORTED.some((ending) => path.toLowerCase().endsWith(ending))) throw unknownKind(path);
  const mappings = [...options.map, ...(await mapFile(world, options, diagnostics))];
  const map = await fieldMap(workspace.value, mappings);
  const imports: Importing[] = [];
  if (!hasErrors(diagnostics)) for (const path of paths) imports.push(await importDocument(workspace.value, path, map));
  for (const one of imports) diagnostics.push(...one.diagnostics);
  diagnostics.push(...unusedMappings(mappings, imports));
  refuseClashes(imports);
  const changes = options.dryRun ? new Map<string, string>() : await writeImports(world, options, imports, diagnostics);
  return finish(world, options, imports, diagnostics, changes);
}

function unknownKind(path: string): WrongUse {
  return new WrongUse(`${path} is no document that can be imported`, `Documents end in ${IMPORTED.join(', ')}.`);
}

async function mapFile(world: World, options: ImportOptions, diagnostics: Diagnostic[]): Promise<readonly Mapping[]> {
  if (options.mapFile === undefined) return [];
  const path = shown(world, options.mapFile);
  const source = await readText(world.files, path, path);
  const read = source.value ? readFieldMap(source.value) : { diagnostics: [] };
  diagnostics.push(...source.diagnostics, ...read.diagnostics);
  return (read.value ?? []).map((one) => ({ ...one, spelling: normalSpelling(one.spelling) }));
}

/** Refuses fields that no client could give, and two fields for one spelling. */
async function fieldMap(workspace: Workspace, mappings: readonly Mapping[]): Promise<FieldMap> {
  const known = new Set<string>([...SCHEMA_NAMES.keys(), ...POLICY_NAMES]);
  const map = new Map<string, string>();
  for (const { spelling, field, span } of mappings) {
    const where = span ? ` (${shownPlace(span)})` : '';
    if (!known.has(field)) for (const name of await ownFields(workspace)) known.add(name);
    if (!known.has(field)) throw unknownField(field, where, known);
    const other = map.get(spelling);
    if (other !== undefined && other !== field)
      throw new WrongUse(
        `"${spelling}" is mapped to ${other} and to ${field}${where}`,
        'Nothing was written. Keep one.',
      );
    map.set(spelling, field);
  }
  return map;
}

function unknownField(field: string, where: string, known: ReadonlySet<string>): WrongUse {
  const hint = CONDITION_NAMES.includes(field)
    ? 'It is a condition, for #if alone.'
    : (didYouMean(field, known) ??
      'Names of fields begin with org_field_; a client’s own stand under "fields:" in its file.');
  return new WrongUse(`"${field}" is no field that an organisation could give${where}`, hint);
}

/** The fields that clients declare, where there are clients. */
async function ownFields(workspace: Workspace): Promise<ReadonlySet<string>> {
  if (!(await workspace.world.files.exists(workspace.folders.organisations))) return new Set();
  return declaredNames(workspace, await findOrganisations(workspace), []);
}

function unusedMappings(mappings: readonly Mapping[], imports: readonly Importing[]): readonly Diagnostic[] {
  const drafts = imports.flatMap(({ draft }) => draft ?? []);
  // In a document that could not be read a mapping might have been of use.
  if (drafts.length < imports.length || drafts.length === 0) return [];
  const used = new Set(drafts.flatMap(({ replaced }) => replaced.map(({ spelling }) => spelling)));
  return mappings
    .filter(({ spelling }) => !used.has(spelling))
    .map(({ spelling, span }) =>
      warning('map-unused', `"${spelling}" stands in none of the documents`, span, {
        hint: 'Write it as it stands there, capitals and signs included.',
      }),
    );
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
  world: World,
  options: ImportOptions,
  imports: readonly Importing[],
  diagnostics: Diagnostic[],
): Promise<Map<string, string>> {
  const files = imports.flatMap((one) => one.files);
  if (!options.force)
    for (const { path } of files)
      if (await world.files.exists(path))
        throw new WrongUse(
          `${path} exists already`,
          'Nothing was written. Replace it with --force, or look first with --dry-run.',
        );
  try {
    const written = await world.files.writeAll(files);
    return new Map(files.map(({ path }, index) => [path, written[index]?.change ?? 'created']));
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    diagnostics.push(
      error('output-unwritable', `Could not be written: ${cause.message}`, shown(world, cause.path), {
        hint: 'Choose another folder with --templates, or make this one writable.',
      }),
    );
    return new Map();
  }
}

function finish(
  world: World,
  options: ImportOptions,
  imports: readonly Importing[],
  unsorted: readonly Diagnostic[],
  changes: ReadonlyMap<string, string>,
): ExitCode {
  const diagnostics = sortDiagnostics(unsorted);
  const failed = diagnostics.some((one) => one.code === 'output-unwritable');
  const code: ExitCode = failed ? 3 : hasErrors(diagnostics) ? 1 : 0;
  const statusOf = (one: Importing) =>
    one.files.length === 0 ? 'refused' : options.dryRun ? 'planned' : failed ? 'failed' : 'written';
  if (options.json) {
    const results = imports.map((one) => ({ ...record(one, changes), status: statusOf(one) }));
    const result = {
      version: 1,
      command: 'import',
      exitCode: code,
      documents: results,
      diagnostics: diagnosticRecords(diagnostics),
    };
    world.terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    return code;
  }
  printDiagnostics(diagnostics, world.terminal);
  for (const one of imports) printImport(world, one, statusOf(one), changes);
  const count = imports.filter((one) => one.files.length > 0 && !failed).length;
  const done = options.dryRun ? 'would be written' : 'written or up to date';
  const problems = countWords(diagnostics);
  world.terminal.out(`${plural(count, 'template') || 'No template'} ${done}${problems ? `, ${problems}` : ''}\n`);
  return code;
}

function whereRecord(place: Span | string | undefined): Readonly<Record<string, string | number | undefined>> {
  if (place === undefined) return {};
  return typeof place === 'string' ? { file: place } : { file: place.source.path, ...placeRecord(place) };
}

function placeholderRecord({ spelling, count, first, field }: FoundPlaceholder) {
  return { spelling, count, ...(field ? { field } : {}), ...whereRecord(first) };
}

function record({ from, path, text, draft, files }: Importing, changes: ReadonlyMap<string, string>) {
  return {
    from,
    ...(path === undefined ? {} : { template: path, text }),
    files: files.map((file) => ({ path: file.path, change: changes.get(file.path) ?? 'planned' })),
    guesses: (draft?.guesses ?? []).map(({ key, value, from: source, place }) => ({
      key,
      value,
      from: source,
      ...whereRecord(place),
    })),
    decisions: (draft?.decisions ?? []).map(({ kind, message, place }) => ({ kind, message, ...whereRecord(place) })),
    replaced: (draft?.replaced ?? []).map(placeholderRecord),
    unmapped: (draft?.unmapped ?? []).map(placeholderRecord),
  };
}

function printImport(world: World, one: Importing, status: string, changes: ReadonlyMap<string, string>): void {
  const { out } = world.terminal;
  const { from, path, text, draft } = one;
  if (!draft || path === undefined) {
    out(`${from}: nothing written, see the problems above\n`);
    return;
  }
  const happened = { written: changes.get(path) ?? 'written', planned: 'planned', failed: 'could not be written' }[
    status
  ];
  out(`${path} from ${from}: ${happened ?? 'nothing written, see the problems above'}\n`);
  if (status === 'planned') out(`${text}\n`);
  for (const file of one.files.slice(1)) out(`  picture: ${file.path}\n`);
  for (const guess of draft.guesses)
    out(`  ${guess.key}: ${guess.value} (${guess.from}, ${shownPlace(guess.place)})\n`);
  for (const { spelling, field, count } of draft.replaced)
    out(`  replaced: ${spelling} by ${field}, ${times(count)}\n`);
  for (const decision of draft.decisions)
    out(`  ${DECISIONS[decision.kind].toLowerCase()}: ${decision.message} (${shownPlace(decision.place)})\n`);
}
