/** Turns documents into Markdown templates, all of them or none. */
import type { Diagnostic } from '../model/diagnostic.js';
import { hasErrors } from '../model/diagnostic.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { fieldMap, type Mapping, readMappings, unusedMappings } from './field-map.js';
import { holding, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { IMPORTED, type Importing, importDocument, type MappingHint } from './importing.js';
import { RequestProblem } from './request-problem.js';
import { displayPath, type Workspace } from './workspace.js';

/** The documents to import, and how. */
export interface ImportRequest {
  readonly paths: readonly string[];
  readonly mappings: readonly Mapping[];
  /** A YAML file of more mappings. */
  readonly mapFile?: string;
  /** Whether existing templates are replaced. */
  readonly force: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** Gives the hint about another program's placeholder. */
  readonly mappingHint: MappingHint;
}

/** The outcome for one document. */
export type ImportStatus = 'written' | 'planned' | 'refused' | 'failed';

/** One document with its outcome, and that of each of its files: path → created, replaced, unchanged. */
export interface ImportedFile {
  readonly importing: Importing;
  readonly status: ImportStatus;
  readonly changes: ReadonlyMap<string, string>;
}

/** The outcome for each document, and the problems. */
export interface ImportResult {
  readonly documents: readonly ImportedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Imports the documents; throws RequestProblem. */
export async function importDocuments(
  workspace: Workspace,
  request: ImportRequest,
  listener: WaitListener = {},
): Promise<ImportResult> {
  const paths = [...new Set(request.paths.map((path) => displayPath(workspace.world, path)))];
  for (const path of paths)
    if (!IMPORTED.some((ending) => path.toLowerCase().endsWith(ending)))
      throw new RequestProblem({ kind: 'not-importable', path, endings: IMPORTED });
  const file = request.mapFile === undefined ? { diagnostics: [] } : await readMappings(workspace, request.mapFile);
  const mappings = [...request.mappings, ...(file.value ?? [])];
  if (hasErrors(file.diagnostics)) return { documents: [], diagnostics: file.diagnostics };
  const map = await fieldMap(workspace, mappings);
  const imports: Importing[] = [];
  for (const path of paths) imports.push(await importDocument(workspace, path, map, request.mappingHint));
  refuseClashes(imports);
  const outcome: WrittenImports =
    request.dryRun || imports.every(({ files }) => files.length === 0)
      ? { changes: new Map(), failed: false, diagnostics: [] }
      : await write(workspace, request, imports, listener);
  const diagnostics = [
    ...file.diagnostics,
    ...imports.flatMap((importing) => importing.diagnostics),
    ...unusedMappings(mappings, imports),
    ...outcome.diagnostics,
  ];
  const { changes } = outcome;
  const status = request.dryRun ? 'planned' : outcome.failed ? 'failed' : 'written';
  return {
    documents: imports.map((importing) => ({
      importing,
      status: importing.files.length === 0 ? 'refused' : status,
      changes,
    })),
    diagnostics,
  };
}

function refuseClashes(imports: readonly Importing[]): void {
  const byPath = new Map<string, Importing>();
  for (const importing of imports) {
    const key = importing.path?.toLowerCase();
    const earlier = key === undefined ? undefined : byPath.get(key);
    if (earlier)
      throw new RequestProblem({
        kind: 'import-clash',
        first: earlier.from,
        second: importing.from,
        path: importing.path ?? '',
      });
    if (key !== undefined) byPath.set(key, importing);
  }
}

interface WrittenImports {
  /** Path → created, replaced, unchanged. */
  readonly changes: ReadonlyMap<string, string>;
  readonly failed: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

async function write(
  { world, folders: { templates } }: Workspace,
  { force }: ImportRequest,
  imports: readonly Importing[],
  listener: WaitListener,
): Promise<WrittenImports> {
  const files = imports.flatMap((importing) => importing.files);
  try {
    return await holding(world, [templates], listener, async (hold) => {
      if (!force) await refuseExisting(world, files);
      const results = await hold.write({ files });
      const changes = new Map(results.map(({ change }, index) => [files[index]?.path ?? '', change]));
      return { changes, failed: false, diagnostics: undoneNotes(world, hold) };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    const hint = 'Choose another folder for the templates, or make this one writable.';
    return { changes: new Map(), failed: true, diagnostics: [unwritable(world, cause, { hint })] };
  }
}

async function refuseExisting(world: World, files: readonly OutputFile[]): Promise<void> {
  for (const { path } of files)
    if (await world.files.exists(path)) throw new RequestProblem({ kind: 'template-exists', path });
}
