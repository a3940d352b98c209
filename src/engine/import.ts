/** Turns documents into Markdown templates, all of them or none. */
import type { Diagnostic } from '../model/diagnostic.js';
import { hasErrors } from '../model/diagnostic.js';
import type { TrackedDecision } from '../model/kept-in-word.js';
import { rememberByValue } from '../model/remember.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import type { Undecided } from '../read/word/clean/tracked/index.js';
import { fieldMap, type Mapping, readMappings, unusedMappings } from './field-map.js';
import { holding, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { documentPaths } from './import-files.js';
import { draftLinks, type LinkPlaces, templateLinks, withDraftLinks } from './import-links.js';
import { withOwnNames } from './import-names.js';
import { type Drafted, draftDocument, finishDraft, type Importing, type MappingHint } from './importing.js';
import { RequestProblem } from './request-problem.js';
import { templatesThere } from './template-files.js';
import type { Workspace } from './workspace.js';

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
  /** About tracked changes in Word files; or what to do where nobody has decided. */
  readonly trackedChanges: TrackedDecision | Undecided;
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
  const paths = await documentPaths(workspace.world, request.paths);
  const file = request.mapFile === undefined ? { diagnostics: [] } : await readMappings(workspace, request.mapFile);
  const mappings = [...request.mappings, ...(file.value ?? [])];
  if (hasErrors(file.diagnostics)) return { documents: [], diagnostics: file.diagnostics };
  const map = await fieldMap(workspace, mappings);
  const drafts: Drafted[] = [];
  for (const path of paths) drafts.push(await draftDocument(workspace, path, map, request.trackedChanges));
  const imports = await linkedTemplates(workspace, withOwnNames(drafts), request.mappingHint);
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

/** Makes the templates with links among them; a link never leads to a document that was refused. */
async function linkedTemplates(
  workspace: Workspace,
  drafts: readonly Drafted[],
  mappingHint: MappingHint,
): Promise<readonly Importing[]> {
  const templates = rememberByValue(async (_: undefined) => templateLinks(await templatesThere(workspace)), 'all');
  const refused = new Set(
    drafts.flatMap(({ draft, diagnostics }, at) => (draft && !hasErrors(diagnostics) ? [] : [at])),
  );
  for (;;) {
    const linkable = drafts.flatMap(({ draft, ...drafted }, at) =>
      draft && !refused.has(at) ? [{ ...drafted, draft }] : [],
    );
    const places: LinkPlaces = {
      drafts: draftLinks(linkable),
      templates: () => templates(undefined),
    };
    const imports: Importing[] = [];
    for (const drafted of drafts) imports.push(await linkedTemplate(workspace, drafted, places, mappingHint));
    const dangling = imports.flatMap(({ files }, at) => (files.length === 0 && !refused.has(at) ? [at] : []));
    if (dangling.length === 0) return imports;
    for (const at of dangling) refused.add(at);
  }
}

async function linkedTemplate(
  workspace: Workspace,
  { draft, ...drafted }: Drafted,
  places: LinkPlaces,
  mappingHint: MappingHint,
): Promise<Importing> {
  if (!draft) return finishDraft(workspace, drafted, mappingHint);
  const linked = await withDraftLinks({ ...drafted, draft }, places);
  const diagnostics = [...drafted.diagnostics, ...linked.diagnostics];
  return finishDraft(workspace, { ...drafted, draft: linked.draft, diagnostics }, mappingHint);
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
  const paths: string[] = [];
  for (const { path } of files) if (await world.files.exists(path)) paths.push(path);
  if (paths.length > 0) throw new RequestProblem({ kind: 'templates-exist', paths });
}
