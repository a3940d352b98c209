/**
 * Where a file is written that a link may stand for. A file of the user's own is written where its link leads. In the folder
 * of documents nothing is written or removed through a link, since what lies behind it is not the program's.
 */
import { dirname, join, relative, sep } from 'node:path';
import { FileTrouble } from '../model/world.js';
import { isWithin } from './state-folder.js';
import type { DiskSystem, FileEntry } from './system.js';
import { guarded, ifThere, reasonOf } from './trouble.js';

/** Where to write, and what stands there. */
export interface WriteTarget {
  readonly target: string;
  /** Absent where nothing stands. */
  readonly entry?: FileEntry;
}

/** The file itself, its links followed; throws FileTrouble for a folder and for a link that leads nowhere. */
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
 * The path of a document, in a folder whose own way may have links; throws FileTrouble that names a link below it. `folders`
 * are those that were looked at for the same change.
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

/** The first link on the way to a path that leads out of a folder; a path that names a place outside leads nowhere by itself. */
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
