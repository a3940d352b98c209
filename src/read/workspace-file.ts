/**
 * Finds the files that an author names in YAML or Markdown. Paths are relative to the naming file, and lead to files
 * within the workspace, or another folder that is allowed. A file there may be a link to anywhere. Refuses web
 * addresses, and paths that lead outside by themselves.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { type Files, FileTrouble } from '../model/world.js';

/** A file that may be read. */
export interface WorkspaceFile {
  /** On disk, absolute, links followed. */
  readonly realPath: string;
  /** For messages: relative to the workspace, with forward slashes, even if it is in one of the other folders. */
  readonly shownPath: string;
  /** Whether it is a link to somewhere outside. */
  readonly isOutside: boolean;
}

/** Why a path was refused before anything was read. */
export type PathRefusal = 'address' | 'outside';

/** Finds a file by its path as written in `namingFile`; throws FileTrouble if it doesn't exist. */
export type FindFile = (path: string, namingFile: string) => Promise<WorkspaceFile | PathRefusal>;

/**
 * Makes a finder for one workspace: `root` is its absolute folder, `otherFolders` are folders outside it that files may
 * be in too (relative to it, or absolute), such as the organisations' folder given on the command line.
 */
export function fileFinder(files: Files, root: string, otherFolders: readonly string[] = []): FindFile {
  const folders = [root, ...otherFolders.map((other) => resolve(root, other))];
  const realFolders = folders.map((folder) => memoised(() => realFolder(files, folder)));
  return async (path, namingFile) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return 'address';
    if (path.startsWith('/') || path.startsWith('\\')) return 'outside';
    // A path that leads outside isn't looked up at all: the answer would reveal what is there.
    const target = resolve(root, dirname(namingFile), path);
    if (!folders.some((folder) => isWithin(folder, target))) return 'outside';
    const realPath = await files.realPath(target);
    const within = await Promise.all(realFolders.map((folder) => folder()));
    const isOutside = !within.some((folder) => folder !== undefined && isWithin(folder, realPath));
    return {
      realPath,
      shownPath: relative(within[0] ?? root, realPath)
        .split(sep)
        .join('/'),
      isOutside,
    };
  };
}

/** The folder's real path, links followed; undefined for a folder that doesn't exist. */
async function realFolder(files: Files, folder: string): Promise<string | undefined> {
  try {
    return await files.realPath(folder);
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

function memoised<T>(make: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => {
    promise ??= make();
    return promise;
  };
}

/** Whether a path is that of a folder or of something below it; both absolute, with the system's separators. */
function isWithin(folder: string, path: string): boolean {
  const base = folder.replace(/[\\/]$/, '');
  return path === folder || path === base || (path.startsWith(base) && /^[\\/]/.test(path.slice(base.length)));
}
