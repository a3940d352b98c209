/**
 * Finds the files that an author names in YAML or Markdown: paths relative to the naming file, to files within the
 * workspace once symbolic links are followed. Refuses addresses and whatever lies outside.
 */
import { posix } from 'node:path';
import type { Files } from '../model/world.js';

/** A file that may be read. */
export interface WorkspaceFile {
  /** On disk, absolute, links followed. */
  readonly real: string;
  /** Relative to the workspace, with forward slashes. */
  readonly shown: string;
}

/** Why a path was refused before anything was read. */
export type Refused = 'address' | 'outside';

/** Finds a file by its path as `namingFile` says it; throws FileTrouble where there is none. */
export type FindFile = (path: string, namingFile: string) => Promise<WorkspaceFile | Refused>;

/** Makes a finder for one workspace; `root` is its folder, absolute. */
export function fileFinder(files: Files, root: string): FindFile {
  let realRoot: Promise<string> | undefined;
  return async (path, namingFile) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return 'address';
    const wanted = lexicalPath(path, namingFile);
    if (wanted === undefined) return 'outside';
    realRoot ??= files.realPath(root);
    const within = await realRoot;
    const real = await files.realPath(posix.isAbsolute(wanted) ? wanted : `${root}/${wanted}`);
    const shown = pathWithin(within, real);
    return shown === undefined ? 'outside' : { real, shown };
  };
}

/** The path relative to the workspace, without asking the disk; undefined where it cannot lie within. */
function lexicalPath(path: string, namingFile: string): string | undefined {
  if (path.startsWith('/') || path.startsWith('\\')) return undefined;
  const joined = posix.normalize(posix.join(posix.dirname(namingFile), path));
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** A real path relative to the real root, with forward slashes; undefined outside. */
function pathWithin(root: string, real: string): string | undefined {
  const base = root.replace(/[\\/]$/, '');
  if (real === base) return '';
  if (!real.startsWith(base) || !/^[\\/]/.test(real.slice(base.length))) return undefined;
  // The separator that follows the root is the system's own; the other one may be part of a name.
  const separator = real.charAt(base.length);
  return real
    .slice(base.length + 1)
    .split(separator)
    .join('/');
}
