/**
 * Finds where to write a file that may be a link. A user's own file is written where its link leads. In the documents'
 * folder, nothing is written or removed through a link, because its target doesn't belong to the program.
 */
import { dirname, join, relative, sep } from 'node:path';
import { FileTrouble } from '../model/world.js';
import { isWithin } from './state-folder.js';
import type { DiskSystem, FileEntry } from './system.js';
import { guarded, ifThere, reasonOf } from './trouble.js';

/** The path to write to, and its present entry. */
export interface WriteTarget {
  readonly target: string;
  /** Absent if there is no such file yet. */
  readonly entry?: FileEntry;
}

/** Gives the path of a user's own file, with links followed; throws FileTrouble for a folder and for a broken link. */
export async function placeOfOwnFile(system: DiskSystem, path: string): Promise<WriteTarget> {
  return guarded(path, async () => {
    const entry = await ifThere(() => system.lstat(path));
    if (entry?.kind !== 'link') return { target: path, ...fileEntry(path, entry) };
    const target = await ifThere(() => system.realPath(path));
    if (target === undefined) throw new FileTrouble('link', path, 'it is a link to a file that doesn’t exist');
    return { target, ...fileEntry(path, await system.lstat(target)) };
  });
}

/**
 * Gives the path of a document below a folder, whose own path may have links; throws FileTrouble for a link below that
 * folder. `folders` are those already checked for the same change.
 */
export async function placeOfDocument(
  system: DiskSystem,
  path: string,
  below: string,
  folders: Set<string>,
): Promise<WriteTarget> {
  let at = below;
  let entry: FileEntry | undefined;
  const steps = relative(below, path).split(sep);
  for (const [index, step] of steps.entries()) {
    at = join(at, step);
    const isLast = index === steps.length - 1;
    if (!isLast && folders.has(at)) continue;
    entry = await guarded(at, () => ifThere(() => system.lstat(at)));
    if (!entry) return { target: path };
    if (entry.kind === 'link') throw linkTrouble(at, isLast);
    if (!isLast && entry.kind !== 'folder')
      throw new FileTrouble('not-a-file', at, 'there is a file where a folder should be');
    if (!isLast) folders.add(at);
  }
  return { target: path, ...fileEntry(path, entry) };
}

function linkTrouble(path: string, isFile: boolean): FileTrouble {
  const kind = isFile ? 'a file' : 'a folder';
  return new FileTrouble(
    'link',
    path,
    `it is a link, not ${kind}`,
    'The program never writes or deletes documents through a link. Remove the link, or name another folder with --out.',
  );
}

function fileEntry(path: string, entry: FileEntry | undefined): { readonly entry?: FileEntry } {
  if (!entry) return {};
  if (entry.kind === 'folder') throw new FileTrouble('not-a-file', path, reasonOf('not-a-file'));
  if (entry.kind !== 'file') throw new FileTrouble('not-a-file', path, 'it isn’t an ordinary file');
  return { entry };
}

/**
 * Gives the first link on a path that leads out of a folder. A path that is outside to begin with leads nowhere by
 * itself.
 */
export async function outwardLink(system: DiskSystem, path: string, root: string): Promise<string | undefined> {
  const realRoot = await ifThere(() => system.realPath(root));
  const realPath = await ifThere(() => system.realPath(path));
  if (realRoot === undefined || realPath === undefined || isWithin(realRoot, realPath)) return undefined;
  if (!isWithin(root, path)) {
    const folder = await system.realPath(dirname(path));
    return isWithin(folder, realPath) ? undefined : path;
  }
  let at = root;
  for (const step of relative(root, path).split(sep)) {
    at = join(at, step);
    if (!isWithin(realRoot, await system.realPath(at))) return at;
  }
  return undefined;
}
