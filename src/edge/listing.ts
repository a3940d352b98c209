/**
 * Lists the files below a folder. Links to files and folders are followed, but never round in a circle. If a folder
 * can't be read, the error names that folder, not the one that is listed.
 */
import { dirname, join } from 'node:path';
import { FileTrouble } from '../model/world.js';
import { isWithin } from './state-folder.js';
import type { DiskSystem, EntryBelow, EntryKind } from './system.js';
import { guarded, ifThere, troubleOf } from './trouble.js';

/** Gives everything below a folder, without following links; throws FileTrouble. */
type ListBelow = (system: DiskSystem, folder: string) => Promise<readonly EntryBelow[]>;

/** Lists the files below a folder: relative paths with forward slashes, sorted by code unit. */
export async function list(
  system: DiskSystem,
  folder: string,
  below: ListBelow = entriesOf,
): Promise<readonly string[]> {
  await guarded(folder, async () => {
    if ((await system.stat(folder)).kind !== 'folder') throw new FileTrouble('missing', folder, 'it isn’t a folder');
  });
  return (await listWay(system, folder, below, [])).sort();
}

/** The files below a folder; `visited` are the folders on the way through links, so that no circle is followed. */
async function listWay(
  system: DiskSystem,
  folder: string,
  below: ListBelow,
  visited: readonly string[],
): Promise<string[]> {
  const realPath = await guarded(folder, () => system.realPath(folder));
  // A link to a folder that contains the link would lead round for ever.
  if (visited.some((linked) => isWithin(realPath, linked))) return [];
  const files: string[] = [];
  for (const { path, kind } of await below(system, folder)) {
    const target = kind === 'link' ? await targetKind(system, join(folder, path)) : kind;
    if (target === 'file') files.push(path);
    if (kind !== 'link' || target !== 'folder') continue;
    const linked = join(folder, path);
    const way = [...visited, realPath, ...(await foldersBetween(system, folder, path))];
    for (const file of await listWay(system, linked, below, way)) files.push(`${path}/${file}`);
  }
  return files;
}

/** The folders between a folder and an entry below it, with links followed. */
async function foldersBetween(system: DiskSystem, folder: string, path: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let at = dirname(join(folder, path)); at !== folder; at = dirname(at)) folders.push(await system.realPath(at));
  return folders;
}

/** Gives everything below a folder, without following links; nothing where there is no such folder. */
export async function entriesOf(system: DiskSystem, folder: string): Promise<readonly EntryBelow[]> {
  const below: EntryBelow[] = [];
  const gather = async (within: string) => {
    const at = join(folder, within);
    for (const { name, kind } of (await namingFolder(at, () => system.entries(at))) ?? []) {
      const path = within === '' ? name : `${within}/${name}`;
      below.push({ path, kind });
      if (kind === 'folder') await gather(path);
    }
  };
  await gather('');
  return below;
}

/** The same for a folder that may be large. */
export async function searchBelow(system: DiskSystem, folder: string): Promise<readonly EntryBelow[]> {
  return (await namingFolder(folder, () => system.search(folder))) ?? [];
}

/** Looks into a folder; undefined where it isn't there. An error names the folder that can't be read. */
async function namingFolder<T>(folder: string, look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ifThere(look);
  } catch (cause) {
    throw troubleOf(cause instanceof Error && 'path' in cause ? String(cause.path) : folder, cause);
  }
}

async function targetKind(system: DiskSystem, path: string): Promise<EntryKind> {
  try {
    return (await system.stat(path)).kind;
  } catch {
    // A broken link counts as a file: reading it gives the error.
    return 'file';
  }
}
