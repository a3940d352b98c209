/** Opens the pack in an organisation's folder or in a zip: its manifest, and access to each file. */
import { posix } from 'node:path';
import { READ_ME_FILE } from '../fill/pages/read-me.js';
import { readZip, ZipTrouble } from '../formats/zip/read.js';
import { MANIFEST_FILE, type Manifest, readManifest } from '../model/manifest.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type Remains, type World } from '../model/world.js';
import { manifestIn, unlistedFiles } from './manifest.js';
import { RequestProblem } from './request-problem.js';
import { displayPath } from './workspace.js';

/** A pack in a folder or a zip. */
export interface OpenedPack {
  /** Undefined where there is none that can be read. */
  readonly manifest: Manifest | undefined;
  /** Files that the manifest doesn’t list. */
  unlisted(): Promise<readonly string[]>;
  /** Undefined for a zip. */
  remains(): Promise<Remains | undefined>;
  /** Undefined for a missing file; throws FileTrouble for one that can't be read. */
  bytes(path: string): Promise<Uint8Array | undefined>;
}

/** Opens a pack by its folder, its manifest or its zip; throws RequestProblem for a zip that can't be read. */
export function openPack(world: World, asked: string): Promise<OpenedPack> {
  const place = displayPath(world, asked);
  if (/\.zip$/i.test(place)) return packInZip(world, place);
  return /\.json$/i.test(place)
    ? packInFolder(world, posix.dirname(place), posix.basename(place))
    : packInFolder(world, place, MANIFEST_FILE);
}

async function packInFolder(world: World, folder: string, name: string): Promise<OpenedPack> {
  const manifest = await manifestIn(world, folder, name);
  const listed = new Set(manifest?.files.map(({ path }) => path));
  return {
    manifest,
    remains: () => remainsOf(world, folder),
    unlisted: async () => (manifest ? unlistedFiles(world, folder, listed) : []),
    bytes: async (path) => {
      try {
        return await world.files.read(joinPath(folder, path));
      } catch (cause) {
        if (cause instanceof FileTrouble && cause.kind === 'missing') return undefined;
        throw cause;
      }
    },
  };
}

/** Gives the remains with paths as the user would write them. */
async function remainsOf(world: World, folder: string): Promise<Remains> {
  const { interrupted, temporary, writer } = await world.files.remains(folder);
  const name = (path: string) => displayPath(world, path);
  return { interrupted: interrupted.map(name), temporary: temporary.map(name), ...(writer ? { writer } : {}) };
}

async function packInZip(world: World, path: string): Promise<OpenedPack> {
  try {
    const files = withoutTopFolder(readZip(await world.files.read(path)));
    const manifest = readManifest(new TextDecoder().decode(files.get(MANIFEST_FILE)));
    const listed = new Set([MANIFEST_FILE, READ_ME_FILE, ...(manifest?.files ?? []).map((file) => file.path)]);
    const unlisted = [...files.keys()].filter((name) => !listed.has(name));
    return {
      manifest,
      unlisted: async () => unlisted,
      remains: async () => undefined,
      bytes: async (name) => files.get(name),
    };
  } catch (cause) {
    if (!(cause instanceof ZipTrouble)) throw cause;
    throw new RequestProblem({ kind: 'zip-unreadable', path, reason: cause.message });
  }
}

/** Files by their paths in the pack: zips have one folder that holds everything, except those of earlier versions. */
function withoutTopFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const [folder, ...others] = new Set([...files.keys()].map((path) => path.split('/')[0]));
  if (folder === undefined || others.length > 0 || files.has(folder)) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(folder.length + 1), bytes]));
}
