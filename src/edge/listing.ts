/**
 * The files below a folder. Links are followed, to files and to folders, but never round in a circle. A folder that may not
 * be read is named itself, not the one that was asked for.
 */
import { dirname, join } from 'node:path';
import { FileTrouble } from '../model/world.js';
import { isWithin } from './state-folder.js';
import type { DiskSystem, EntryKind, FolderEntry } from './system.js';
import { guarded, troubleOf } from './trouble.js';

/** Files below a folder, relative to it, with forward slashes, sorted by code unit. */
export async function list(system: DiskSystem, folder: string): Promise<readonly string[]> {
  await guarded(folder, async () => {
    if ((await system.stat(folder)).kind !== 'folder') throw new FileTrouble('missing', folder, 'it isn’t a folder');
  });
  return (await listWay(system, folder, [])).sort();
}

/** Files below a folder; `above` are the folders that links led through on the way, so that no circle is followed. */
async function listWay(system: DiskSystem, folder: string, visited: readonly string[]): Promise<string[]> {
  const realPath = await guarded(folder, () => system.realPath(folder));
  // A link to a folder that holds it would lead round for ever.
  if (visited.some((linked) => isWithin(realPath, linked))) return [];
  const files: string[] = [];
  for (const { path, kind } of await entriesOf(system, folder)) {
    const target = kind === 'link' ? await targetKind(system, join(folder, path)) : kind;
    if (target === 'file') files.push(path);
    if (kind !== 'link' || target !== 'folder') continue;
    const linked = join(folder, path);
    const way = [...visited, realPath, ...(await foldersBetween(system, folder, path))];
    for (const file of await listWay(system, linked, way)) files.push(`${path}/${file}`);
  }
  return files;
}

/** The folders, links followed, that an entry lies in below a folder. */
async function foldersBetween(system: DiskSystem, folder: string, path: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let at = dirname(join(folder, path)); at !== folder; at = dirname(at)) folders.push(await system.realPath(at));
  return folders;
}

/** Everything below a folder, links not followed. */
export async function entriesOf(system: DiskSystem, folder: string): Promise<readonly FolderEntry[]> {
  try {
    return await system.entries(folder);
  } catch (cause) {
    const path = cause instanceof Error && 'path' in cause ? String(cause.path) : folder;
    throw troubleOf(path, cause);
  }
}

async function targetKind(system: DiskSystem, path: string): Promise<EntryKind> {
  try {
    return (await system.stat(path)).kind;
  } catch {
    // A link that leads nowhere: reading it says so.
    return 'file';
  }
}
