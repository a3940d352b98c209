/** Makes Markdown templates of documents, all of them or none. */
import type { Diagnostic } from '../model/diagnostic.js';
import { hasErrors } from '../model/diagnostic.js';
import { fieldMap, type Mapping, readMappings, unusedMappings } from './field-map.js';
import { IMPORTED, type Importing, importDocument, type MappingHint } from './importing.js';
import { RequestProblem } from './request-problem.js';
import { shown, type Workspace } from './workspace.js';
import { writeFiles } from './write-files.js';

/** What is imported, and how. */
export interface ImportRequest {
  readonly paths: readonly string[];
  readonly mappings: readonly Mapping[];
  /** A YAML file of more mappings. */
  readonly mapFile?: string;
  /** Whether templates that are there are replaced. */
  readonly force: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** Says how a placeholder of another program is replaced. */
  readonly mappingHint: MappingHint;
}

/** What became of one document. */
export type ImportStatus = 'written' | 'planned' | 'refused' | 'failed';

/** One document with what became of it, and of each of its files: path → created, replaced, unchanged. */
export interface ImportedFile {
  readonly importing: Importing;
  readonly status: ImportStatus;
  readonly changes: ReadonlyMap<string, string>;
}

/** What became of each document, and what was noticed. */
export interface ImportResult {
  readonly documents: readonly ImportedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Imports the documents; throws RequestProblem. */
export async function importDocuments(workspace: Workspace, request: ImportRequest): Promise<ImportResult> {
  const paths = [...new Set(request.paths.map((path) => shown(workspace.world, path)))];
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
  const written = request.dryRun ? { changes: new Map(), diagnostics: [] } : await write(workspace, request, imports);
  const diagnostics = [
    ...file.diagnostics,
    ...imports.flatMap((importing) => importing.diagnostics),
    ...unusedMappings(mappings, imports),
    ...written.diagnostics,
  ];
  const { changes } = written;
  const made = request.dryRun ? 'planned' : written.diagnostics.length > 0 ? 'failed' : 'written';
  return {
    documents: imports.map((importing) => ({
      importing,
      status: importing.files.length === 0 ? 'refused' : made,
      changes,
    })),
    diagnostics,
  };
}

function refuseClashes(imports: readonly Importing[]): void {
  const taken = new Map<string, Importing>();
  for (const importing of imports) {
    const key = importing.path?.toLowerCase();
    const other = key === undefined ? undefined : taken.get(key);
    if (other)
      throw new RequestProblem({
        kind: 'import-clash',
        first: other.from,
        second: importing.from,
        path: importing.path ?? '',
      });
    if (key !== undefined) taken.set(key, importing);
  }
}

async function write(
  { world }: Workspace,
  { force }: ImportRequest,
  imports: readonly Importing[],
): Promise<{ readonly changes: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] }> {
  const files = imports.flatMap((importing) => importing.files);
  if (!force)
    for (const { path } of files)
      if (await world.files.exists(path)) throw new RequestProblem({ kind: 'template-exists', path });
  const { value, diagnostics } = await writeFiles(world, files, {
    hint: 'Choose another folder for the templates, or make this one writable.',
  });
  return {
    changes: new Map((value ?? []).map(({ change }, index) => [files[index]?.path ?? '', change])),
    diagnostics,
  };
}
