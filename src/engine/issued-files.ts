/** The files of a pack to issue: checks that they are what would be rendered now, and zips them. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import { zipPart } from '../formats/zip/part.js';
import { writeZip } from '../formats/zip/write.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { MANIFEST_FILE, type Manifest } from '../model/manifest.js';
import { FileTrouble, type World } from '../model/world.js';
import type { FinishedFile } from './finished-file.js';

const HINT = 'Render the whole pack again, check it, then issue it.';

/** Gives errors where a folder differs from its manifest, or the manifest from what would be rendered now. */
export async function outOfDateFiles(
  world: World,
  folder: string,
  manifest: Manifest | undefined,
  finished: readonly FinishedFile[],
  organisation: string,
): Promise<readonly Diagnostic[]> {
  const say = (message: string) => [error('issue-out-of-date', message, folder, { organisation, hint: HINT })];
  if (!manifest) return say('The whole pack has never been rendered: there is no manifest');
  const currentHashes = new Map(finished.map((file) => [file.path, file.sha256]));
  const listed = new Map(manifest.files.map(({ path, sha256: hash }) => [path, hash]));
  for (const [path, hash] of listed) {
    const bytes = await bytesOf(world, posix.join(folder, path));
    if (!bytes) return say(`${path} is missing`);
    if (sha256(bytes) !== hash) return say(`${path} has changed since it was rendered`);
    if (!currentHashes.has(path)) return say(`${path} is out of date: it would not be made now`);
    if (currentHashes.get(path) !== hash) return say(`${path} is out of date: it would be rendered differently now`);
  }
  const [lacking] = [...currentHashes.keys()].filter((path) => !listed.has(path));
  return lacking === undefined ? [] : say(`${lacking} hasn’t been rendered`);
}

async function bytesOf(world: World, path: string): Promise<Uint8Array | undefined> {
  try {
    return await world.files.read(path);
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return undefined;
    throw cause;
  }
}

/** A file of a pack by its path in the organisation's folder. */
interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The manifest and each file that it lists, sorted by path. */
export async function packFiles(world: World, folder: string, manifest: Manifest): Promise<readonly PackFile[]> {
  const paths = [MANIFEST_FILE, ...manifest.files.map(({ path }) => path)].sort();
  const files: PackFile[] = [];
  for (const path of paths) files.push({ path, bytes: await world.files.read(posix.join(folder, path)) });
  return files;
}

/** Makes the zip; its bytes depend only on the files. */
export function zipOf(files: readonly PackFile[]): Uint8Array {
  return writeZip(files.map(({ path, bytes }) => zipPart(path, bytes)));
}
