/** One organisation's finished files into its folder, with their manifest: all of them, or none. */
import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { MANIFEST_FILE, readManifest } from '../model/manifest.js';
import type { Format } from '../model/plan.js';
import { FileTrouble, type World, type WriteResult } from '../model/world.js';
import { type FolderChange, nextManifest, unlistedFiles } from './manifest.js';
import type { Product } from './produce.js';
import { unwritable } from './write-files.js';

/** Where packs go, by what they are made, and which part of each. */
export interface PackTarget {
  readonly out: string;
  readonly engine: string;
  readonly formats: readonly Format[];
  /** Whether all policies are rendered. */
  readonly whole: boolean;
  /** Whether documents alone are wanted, and no pack. */
  readonly loose: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
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

const NOTHING = { pages: 0, files: [], removed: [], unlisted: [] } as const;

/** Writes the files of one organisation; a product that is refused leaves the folder as it is. */
export async function writePack(world: World, target: PackTarget, product: Product): Promise<WrittenPack> {
  const { id, policies } = product;
  if (product.refused) return { pack: { id, policies, status: 'refused', ...NOTHING }, diagnostics: [] };
  const folder = posix.join(target.out, id);
  const change = folderChange(target, product);
  const removed = (change?.gone ?? []).map((path) => posix.join(folder, path));
  const documents = product.files.map(({ path, bytes }) => ({ path: posix.join(folder, path), bytes }));
  const counts = { id, policies, pages: product.pages, removed };
  if (target.dryRun) {
    const files = documents.map(({ path }) => ({ path, change: 'planned' as const }));
    return { pack: { ...counts, status: 'planned', files, unlisted: [] }, diagnostics: [] };
  }
  try {
    const manifest = change
      ? [{ path: posix.join(folder, MANIFEST_FILE), bytes: Buffer.from(change.manifest, 'utf8') }]
      : [];
    const written = await world.files.writeAll([...documents, ...manifest]);
    for (const path of removed) await world.files.remove(path);
    const files = documents.map(({ path }, index) => ({
      path,
      change: written[index]?.change ?? ('created' as const),
    }));
    const unlisted = change ? await strayFiles(world, folder, change) : [];
    return { pack: { ...counts, status: 'written', files, unlisted }, diagnostics: [] };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return {
      pack: { id, policies, status: 'failed', ...NOTHING },
      diagnostics: [unwritable(cause, world, { organisation: id, hint: HINT })],
    };
  }
}

/** What becomes of the folder beside the documents; nothing where no pack is made: a part of one, or loose documents. */
function folderChange(
  { engine, formats, whole, loose }: PackTarget,
  { id, entries, before }: Product,
): FolderChange | undefined {
  if (loose) return undefined;
  return before || whole ? nextManifest(id, engine, entries, before, { formats, whole }) : undefined;
}

async function strayFiles(world: World, folder: string, { manifest }: FolderChange): Promise<readonly string[]> {
  const listed = new Set(readManifest(manifest)?.files.map(({ path }) => path));
  return (await unlistedFiles(world, folder, listed)).map((path) => posix.join(folder, path));
}
