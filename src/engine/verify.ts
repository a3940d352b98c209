/** Compares an organisation's folder or zip with its manifest: whether it is complete and unaltered, and what it was made from. */
import { posix } from 'node:path';
import { READ_ME_FILE } from '../fill/pages/read-me.js';
import { sha256 } from '../formats/sha256.js';
import { readZip, ZipTrouble } from '../formats/zip/read.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile, readManifest } from '../model/manifest.js';
import { FileTrouble, type Remains, type World } from '../model/world.js';
import { manifestIn, unlistedFiles } from './manifest.js';
import { RequestProblem } from './request-problem.js';
import { displayPath } from './workspace.js';

/** How a file compares with the manifest. */
export type FileState = 'unaltered' | 'changed' | 'missing' | 'added';

/** One file of a pack. */
export interface VerifiedFile {
  readonly path: string;
  readonly state: FileState;
  /** `templates/a.md, version 1.0`; absent for files that the manifest does not list. */
  readonly from?: string;
}

/** A verified pack. */
export interface Verification {
  readonly organisation: string;
  /** The program that made it: `policy 0.1.0`. */
  readonly engine: string;
  readonly files: readonly VerifiedFile[];
  /** What an interrupted run left behind, and which run is writing there now; absent for a zip. */
  readonly remains?: Remains;
}

/** A pack in a folder or a zip: the manifest, and access to each file. */
interface OpenedPack {
  readonly manifest: Manifest | undefined;
  readonly unlisted: readonly string[];
  readonly remains?: Remains;
  /** Undefined for a missing file. */
  bytes(path: string): Promise<Uint8Array | undefined>;
}

/** Verifies the pack in a folder or a zip; throws RequestProblem where there is no manifest. */
export async function verifyPack(world: World, place: string): Promise<Verification> {
  const pack = /\.zip$/i.test(place) ? await packInZip(world, place) : await packInFolder(world, place);
  if (!pack.manifest) throw new RequestProblem({ kind: 'no-manifest', place });
  const { organisation, engine } = pack.manifest;
  const files = await verifiedFiles(pack.manifest, pack);
  return { organisation, engine, files, ...(pack.remains ? { remains: pack.remains } : {}) };
}

async function verifiedFiles(manifest: Manifest, pack: OpenedPack): Promise<readonly VerifiedFile[]> {
  const files: VerifiedFile[] = [];
  for (const file of manifest.files) {
    const { path, sha256: expectedHash } = file;
    const bytes = await pack.bytes(path);
    const state = !bytes ? 'missing' : sha256(bytes) === expectedHash ? 'unaltered' : 'changed';
    files.push({
      path,
      state,
      from: sourceOf(file),
    });
  }
  return [...files, ...pack.unlisted.map((path): VerifiedFile => ({ path, state: 'added' }))];
}

function sourceOf(file: ManifestFile): string {
  if ('page' in file) return 'the records of all policies';
  if ('attachment' in file) return file.version ? `${file.source.path}, version ${file.version}` : file.source.path;
  const { path, version } = file.template;
  return version ? `${path}, version ${version}` : path;
}

async function packInFolder(world: World, folder: string): Promise<OpenedPack> {
  const manifest = await manifestIn(world, folder);
  const listed = new Set(manifest?.files.map(({ path }) => path));
  return {
    manifest,
    remains: await remainsOf(world, folder),
    unlisted: manifest ? await unlistedFiles(world, folder, listed) : [],
    bytes: async (path) => {
      try {
        return await world.files.read(posix.join(folder, path));
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
    return { manifest, unlisted, bytes: async (name) => files.get(name) };
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
