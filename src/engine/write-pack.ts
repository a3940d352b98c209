/** One organisation's finished files into its folder, with their manifest: all of them, or none. */
import { posix } from 'node:path';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { MANIFEST_FILE, readManifest } from '../model/manifest.js';
import type { Format } from '../model/plan.js';
import { FileTrouble, type Hold, type World, type WriteResult } from '../model/world.js';
import { alteredFiles, type KeptCopy, keptCopies } from './altered-files.js';
import { type OrganisationHold, undoneNotes, unwritable } from './holding.js';
import { type FolderChange, nextManifest, unlistedFiles } from './manifest.js';
import type { Product } from './produce.js';
import { displayPath } from './workspace.js';

/** Where packs go, by what they are made, and which part of each. */
export interface PackTarget {
  readonly out: string;
  readonly engine: string;
  readonly formats: readonly Format[];
  /** Whether all policies are rendered. */
  readonly isWhole: boolean;
  /** Whether documents alone are wanted, and no pack. */
  readonly loose: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
  /** Whether an organisation is refused whose documents were edited. */
  readonly keepAltered: boolean;
  /** The organisation's places, taken by now. */
  readonly hold: OrganisationHold;
}

/** What became of one organisation. */
export interface RenderedPack {
  readonly id: string;
  readonly policies: number;
  /** Documents beside the policies, each in one format or several. */
  readonly pages: number;
  readonly status: 'written' | 'planned' | 'refused' | 'failed';
  readonly files: readonly { readonly path: string; readonly change: WriteResult['change'] | 'planned' }[];
  /** Documents of an earlier pack that nothing makes any more. */
  readonly removed: readonly string[];
  /** Documents that somebody had edited, and where a copy of each is kept. */
  readonly altered: readonly { readonly path: string; readonly kept: string }[];
  /** Files in the folder that the pack does not list: left alone. */
  readonly unlisted: readonly string[];
}

/** What was written, or why nothing was. */
export interface WrittenPack {
  readonly pack: RenderedPack;
  readonly diagnostics: readonly Diagnostic[];
}

const HINT =
  'The files that were there before haven’t changed. Choose another folder for the documents, or make this one writable.';

const NOTHING = { pages: 0, files: [], removed: [], altered: [], unlisted: [] } as const;

/** Writes the files of one organisation; a product that is refused leaves the folder as it is. */
export async function writePack(world: World, target: PackTarget, product: Product): Promise<WrittenPack> {
  const { id, policies } = product;
  if (product.refused) return refusal(product, []);
  const folder = posix.join(target.out, id);
  const change = folderChange(target, product);
  const removed = (change?.obsolete ?? []).map((path) => posix.join(folder, path));
  try {
    const copies = await editedCopies(world, folder, product, change);
    const altered = copies.map(({ path, copyPath }) => ({
      path: posix.join(folder, path),
      kept: displayPath(world, copyPath),
    }));
    if (target.keepAltered && altered.length > 0)
      return refusal(
        product,
        altered.map(({ path }) => editedError(path, id)),
      );
    const counts = { id, policies, pages: product.pages, removed, altered };
    if (target.dryRun) {
      const files = product.files.map(({ path }) => ({
        path: posix.join(folder, path),
        change: 'planned' as const,
      }));
      return { pack: { ...counts, status: 'planned', files, unlisted: [] }, diagnostics: [] };
    }
    const hold = target.hold.current();
    const files = await writeAll(hold, target, product, { change, removed, copies });
    const unlisted = change ? await strayFiles(world, folder, change) : [];
    const diagnostics = undoneNotes(world, hold, id);
    return { pack: { ...counts, status: 'written', files, unlisted }, diagnostics };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return {
      pack: { id, policies, status: 'failed', ...NOTHING },
      diagnostics: [unwritable(world, cause, { organisation: id, hint: HINT })],
    };
  }
}

function refusal({ id, policies }: Product, diagnostics: readonly Diagnostic[]): WrittenPack {
  return { pack: { id, policies, status: 'refused', ...NOTHING }, diagnostics };
}

/** What is written and removed beside the documents. */
interface FolderExtras {
  readonly change: FolderChange | undefined;
  readonly removed: readonly string[];
  readonly copies: readonly KeptCopy[];
}

/** Documents, manifest, copies of edited documents and removals: one change. */
async function writeAll(
  hold: Hold,
  { out }: PackTarget,
  { id, files }: Product,
  { change, removed, copies }: FolderExtras,
): Promise<RenderedPack['files']> {
  const documents = files.map(({ path, bytes }) => ({ path: posix.join(out, id, path), bytes, below: out }));
  const manifest = change
    ? [{ path: posix.join(out, id, MANIFEST_FILE), bytes: Buffer.from(change.manifest, 'utf8'), below: out }]
    : [];
  const results = await hold.write({
    files: [...documents, ...manifest, ...copies.flatMap(({ output }) => output ?? [])],
    removed: removed.map((path) => ({ path, below: out })),
  });
  return documents.map(({ path }, index) => ({ path, change: results[index]?.change ?? ('created' as const) }));
}

/** Copies of the documents that somebody edited and that are now replaced or removed. */
async function editedCopies(
  world: World,
  folder: string,
  { id, files, before }: Product,
  change: FolderChange | undefined,
): Promise<readonly KeptCopy[]> {
  const next = new Map<string, Uint8Array | undefined>(files.map(({ path, bytes }) => [path, bytes]));
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

/** What becomes of the folder beside the documents; nothing where no pack is made: a part of one, or loose documents. */
function folderChange(
  { engine, formats, isWhole, loose }: PackTarget,
  { id, entries, before }: Product,
): FolderChange | undefined {
  if (loose) return undefined;
  return before || isWhole ? nextManifest(id, engine, entries, before, { formats, isWhole }) : undefined;
}

async function strayFiles(world: World, folder: string, { manifest }: FolderChange): Promise<readonly string[]> {
  const listed = new Set(readManifest(manifest)?.files.map(({ path }) => path));
  return (await unlistedFiles(world, folder, listed)).map((path) => posix.join(folder, path));
}
