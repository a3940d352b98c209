/** Writes one organisation's finished files to its folder, with their manifest: all of them, or none. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import { MANIFEST_FILE, type Manifest, readManifest } from '../model/manifest.js';
import { joinPath } from '../model/paths.js';
import { FORMATS, type Format } from '../model/plan.js';
import { FileTrouble, type Hold, type OutputFile, type World } from '../model/world.js';
import { alteredFiles, type KeptCopy, keptCopies } from './altered-files.js';
import { type OrganisationHold, undoneNotes, unwritable } from './holding.js';
import { joinedSheets } from './joined-sheets.js';
import { type FolderChange, nextManifest, unlistedFiles } from './manifest.js';
import { type OutdatedFile, outdatedFiles } from './outdated.js';
import { packFolder } from './pack-folder.js';
import type { Product } from './produce.js';
import { type RenderedFile, renderedFiles } from './rendered-files.js';
import type { Reason } from './state/reasons.js';
import { displayPath } from './workspace.js';

/** Where packs are written, by which program, and which part of each. */
export interface PackTarget {
  readonly out: string;
  readonly engine: string;
  readonly formats: readonly Format[];
  /** Whether all policies are rendered. */
  readonly isWhole: boolean;
  /** Whether the documents are made for approval, apart from the pack. */
  readonly forApproval: boolean;
  /** Whether only documents are wanted, without a pack. */
  readonly loose: boolean;
  /** Whether to write nothing. */
  readonly dryRun: boolean;
  /** Whether to say which files are out of date, and why; only where nothing is written. */
  readonly listsOutdated: boolean;
  /** Whether to list what packs are made of; only where nothing is written. */
  readonly listsSources: boolean;
  /** Whether to refuse organisations whose documents were edited. */
  readonly keepAltered: boolean;
  /** The organisation's places, already locked. */
  readonly hold: OrganisationHold;
}

/** The outcome for one organisation. */
export interface RenderedPack {
  readonly id: string;
  readonly policies: number;
  /** Pack documents, each in one format or several. */
  readonly pages: number;
  readonly status: 'written' | 'planned' | 'refused' | 'failed';
  /** Its folder. */
  readonly folder: string;
  readonly files: readonly RenderedFile[];
  /** Documents of an earlier pack that are no longer made. */
  readonly removed: readonly string[];
  /** Those of them whose words are pages of the one document to read and sign now; earlier versions made a sheet of each. */
  readonly joined: readonly string[];
  /** Documents that someone had edited, with the path of the copy of each. */
  readonly altered: readonly { readonly path: string; readonly kept: string }[];
  /** Files in the folder that are not part of the pack, which are left alone. */
  readonly unlisted: readonly string[];
  /** Why the pack is made again; absent where it is kept, or nothing is remembered of such packs. */
  readonly reasons?: readonly Reason[] | undefined;
  /** How many of its documents were made, and how many were left as they are, each in all its formats; absent where that isn't remembered. */
  readonly documents?: DocumentCount | undefined;
  /** Files that a render would write or remove, where that was asked. */
  readonly outdated?: readonly OutdatedFile[] | undefined;
}

export interface DocumentCount {
  readonly made: number;
  readonly kept: number;
}

/** What the state remembers of a pack. */
export interface PackMemory {
  /** Is written with the pack. */
  readonly files: readonly OutputFile[];
  /** Is written once the pack is. */
  readonly afterwards: () => Promise<readonly OutputFile[]>;
}

/** What was written, or why nothing was. */
export interface WrittenPack {
  readonly pack: RenderedPack;
  readonly diagnostics: readonly Diagnostic[];
}

const HINT =
  'The files that were there before haven’t changed. Choose another folder for the documents, or make this one writable.';

const NOTHING = { pages: 0, folder: '', files: [], removed: [], joined: [], altered: [], unlisted: [] } as const;

/** Writes the files of one organisation; a product that is refused leaves the folder as it is. */
export async function writePack(
  world: World,
  target: PackTarget,
  product: Product,
  remember?: (manifest: string | undefined) => Promise<PackMemory>,
): Promise<WrittenPack> {
  const { id, policies } = product;
  if (product.refused) return refusal(product, []);
  const folder = packFolder(target.out, id, target.forApproval);
  const change = folderChange(target, product);
  const removed = (change?.obsolete ?? []).map((path) => joinPath(folder, path));
  const joined = joinedSheets(product, change?.obsolete ?? []).map((path) => joinPath(folder, path));
  try {
    const copies = await editedCopies(world, folder, product, change);
    const altered = copies.map(({ path, copyPath }) => ({
      path: joinPath(folder, path),
      kept: displayPath(world, copyPath),
    }));
    if (target.keepAltered && altered.length > 0)
      return refusal(
        product,
        altered.map(({ path }) => editedError(path, id)),
      );
    const documents = documentCount(product);
    const counts = {
      id,
      policies,
      pages: product.pages,
      folder,
      removed,
      joined,
      altered,
      ...(documents ? { documents } : {}),
    };
    if (target.dryRun) {
      if (target.listsSources) await remember?.(change?.manifest);
      const files = renderedFiles(
        product.files.map(({ path, bytes }) => ({ path, change: bytes ? 'planned' : 'unchanged' })),
      );
      const outdated = target.listsOutdated
        ? await outdatedFiles(world, folder, product, {
            engine: target.engine,
            change,
            listsManifest: target.listsSources,
          })
        : undefined;
      const found = outdated && {
        outdated: outdated.map((file) => ({ ...file, path: joinPath(folder, file.path) })),
      };
      return { pack: { ...counts, status: 'planned', files, unlisted: [], ...found }, diagnostics: [] };
    }
    const hold = target.hold.current();
    const memory = await remember?.(change?.manifest);
    const files = await writeAll(hold, target, product, { folder, change, removed, copies, memory });
    if (memory) await hold.write({ files: await memory.afterwards() });
    const unlisted = change ? await strayFiles(world, folder, change) : [];
    const diagnostics = undoneNotes(world, hold, id);
    return { pack: { ...counts, status: 'written', files, unlisted }, diagnostics };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return {
      pack: failedPack(id, policies),
      diagnostics: [unwritable(world, cause, { organisation: id, hint: HINT })],
    };
  }
}

/**
 * Gives an outcome in the form in which a run holds a thousand of them: all written out alike, since V8 makes a hidden class for each that is
 * spread from others, which takes more than the outcome.
 */
export function heldPack(pack: RenderedPack, reasons: RenderedPack['reasons'] = pack.reasons): RenderedPack {
  const { id, policies, pages, folder, removed, joined, altered, documents, status, files, unlisted, outdated } = pack;
  return {
    id,
    policies,
    pages,
    folder,
    removed: orNone(removed),
    joined: orNone(joined),
    altered: orNone(altered),
    documents,
    status,
    files,
    unlisted: orNone(unlisted),
    reasons,
    outdated,
  };
}

/** The same list; of empty ones always one and the same. */
function orNone<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.length > 0 ? entries : NONE;
}

const NONE: readonly never[] = [];

function documentCount({ files }: Product): DocumentCount | undefined {
  const keyed = files.filter(({ key }) => key !== undefined);
  if (keyed.length === 0) return undefined;
  const all = new Set(keyed.map(({ key }) => key)).size;
  const made = new Set(keyed.filter(({ bytes }) => bytes).map(({ key }) => key)).size;
  return { made, kept: all - made };
}

/** The outcome for an organisation that couldn't be written. */
export function failedPack(id: string, policies: number): RenderedPack {
  return heldPack({ id, policies, status: 'failed', ...NOTHING });
}

function refusal({ id, policies }: Product, diagnostics: readonly Diagnostic[]): WrittenPack {
  return { pack: heldPack({ id, policies, status: 'refused', ...NOTHING }), diagnostics };
}

/** What else is written and removed with the documents. */
interface FolderExtras {
  readonly folder: string;
  readonly change: FolderChange | undefined;
  readonly removed: readonly string[];
  readonly copies: readonly KeptCopy[];
  readonly memory: PackMemory | undefined;
}

/** Writes documents, manifest and copies of edited documents, and removes obsolete ones: as one change. */
async function writeAll(
  hold: Hold,
  { out }: PackTarget,
  { files }: Product,
  { folder, change, removed, copies, memory }: FolderExtras,
): Promise<readonly RenderedFile[]> {
  const documents = files.flatMap(({ path, bytes, sha256 }) =>
    bytes ? [{ path: joinPath(folder, path), bytes, sha256, below: out }] : [],
  );
  const text = change?.manifest;
  const manifest =
    text === undefined ? [] : [{ path: joinPath(folder, MANIFEST_FILE), bytes: Buffer.from(text, 'utf8'), below: out }];
  const results = await hold.write({
    files: [...documents, ...manifest, ...copies.flatMap(({ output }) => output ?? []), ...(memory?.files ?? [])],
    removed: removed.map((path) => ({ path, below: out })),
  });
  const changes = new Map(documents.map(({ path }, index) => [path, results[index]?.change ?? ('created' as const)]));
  return renderedFiles(files.map(({ path }) => ({ path, change: changes.get(joinPath(folder, path)) ?? 'unchanged' })));
}

/** Copies of the edited documents that are about to be replaced or removed. */
async function editedCopies(
  world: World,
  folder: string,
  { id, files, before }: Product,
  change: FolderChange | undefined,
): Promise<readonly KeptCopy[]> {
  const next = new Map<string, Uint8Array | undefined>(
    files.flatMap(({ path, bytes }) => (bytes ? [[path, bytes]] : [])),
  );
  for (const path of change?.obsolete ?? []) next.set(path, undefined);
  const altered = await alteredFiles(world, folder, before, next);
  return altered.length > 0 ? keptCopies(world, folder, id, altered) : [];
}

function editedError(path: string, organisation: string): Diagnostic {
  return error('output-altered', 'This document was edited since it was rendered', path, {
    organisation,
    hint: 'Make the change in the template, or let the document be replaced: a copy of it is kept.',
  });
}

/** The changes to the folder apart from the documents; undefined where no pack is made, only some policies or loose documents. */
function folderChange(
  { engine, formats, isWhole, loose, forApproval }: PackTarget,
  { id, entries, before, issue }: Product,
): FolderChange | undefined {
  if (loose) return undefined;
  // A folder for approval holds what was asked for last, in whichever formats, and goes with the last document.
  if (forApproval && entries.length === 0) return before && { obsolete: [...listedPaths(before), MANIFEST_FILE] };
  if (forApproval) return nextManifest(id, engine, entries, before, { formats: FORMATS, isWhole }, undefined);
  return before || isWhole ? nextManifest(id, engine, entries, before, { formats, isWhole }, issue) : undefined;
}

function listedPaths({ files }: Manifest): readonly string[] {
  return files.map(({ path }) => path);
}

async function strayFiles(world: World, folder: string, { manifest }: FolderChange): Promise<readonly string[]> {
  const listed = new Set(manifest === undefined ? [] : readManifest(manifest)?.files.map(({ path }) => path));
  return (await unlistedFiles(world, folder, listed)).map((path) => joinPath(folder, path));
}
