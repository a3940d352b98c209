/**
 * Documents that someone edited since they were rendered. A render replaces them, since the pack must be what was rendered, and
 * keeps a copy of each in the state folder: `.policy/altered/<organisation>/<day>/`.
 */
import { sha256 } from '../formats/sha256.js';
import { isoDate } from '../model/calendar.js';
import type { Manifest } from '../model/manifest.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';

/** A document that differs from the last manifest. */
export interface AlteredFile {
  /** In the organisation's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The documents' new bytes; undefined for a document that will be removed. */
export type NextFiles = ReadonlyMap<string, Uint8Array | undefined>;

/** Finds the edited documents among those that a render replaces or removes. */
export async function alteredFiles(
  world: World,
  folder: string,
  before: Manifest | undefined,
  next: NextFiles,
): Promise<readonly AlteredFile[]> {
  if (!before) return [];
  const listed = new Map(before.files.map(({ path, sha256: hash }) => [path, hash]));
  const altered: AlteredFile[] = [];
  for (const [path, newBytes] of next) {
    const bytes = await bytesOf(world, joinPath(folder, path));
    if (!bytes || (newBytes && Buffer.compare(newBytes, bytes) === 0)) continue;
    if (sha256(bytes) !== listed.get(path)) altered.push({ path, bytes });
  }
  return altered;
}

async function bytesOf({ files }: World, path: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path);
  } catch (cause) {
    // A file that cannot be read cannot be replaced either, and writing reports why.
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** The copy of an edited document; without `output` the same copy exists already. */
export interface KeptCopy {
  readonly path: string;
  /** Absolute. */
  readonly copyPath: string;
  readonly output?: OutputFile;
}

/** Finds a place for each copy; an earlier copy of the same day stays. */
export async function keptCopies(
  world: World,
  folder: string,
  organisation: string,
  altered: readonly AlteredFile[],
): Promise<readonly KeptCopy[]> {
  const state = await world.files.stateFolder(folder);
  const day = joinPath(state, 'altered', organisation, isoDate(world.today()));
  const copies: KeptCopy[] = [];
  for (const file of altered) copies.push(await keptCopy(world, state, day, file));
  return copies;
}

async function keptCopy(world: World, state: string, day: string, { path, bytes }: AlteredFile): Promise<KeptCopy> {
  for (let number = 1; ; number++) {
    const copyPath = joinPath(day, number === 1 ? path : numbered(path, number));
    if (!(await world.files.exists(copyPath)))
      return { path, copyPath, output: { path: copyPath, bytes, below: state } };
    const earlier = await bytesOf(world, copyPath);
    if (earlier && Buffer.compare(earlier, bytes) === 0) return { path, copyPath };
  }
}

/** `docx/DC1-first (2).docx` */
function numbered(path: string, number: number): string {
  return path.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
}
