/**
 * Makes and finds `.policy`, where the program keeps locks, the journal and replaced files of a workspace. It is in the
 * folder of the workspace; a place outside any workspace has one beside it. It is private to its user, and git ignores
 * it.
 */
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { FileTrouble } from '../model/world.js';
import type { DiskSystem } from './system.js';
import { codeOf, guarded, ifThere, troubleOf } from './trouble.js';

const NAME = '.policy';

/** Keeps everything in the folder out of version control, including this file. */
const GITIGNORE =
  '# Locks, journal and replaced files of the program "policy". Keep this folder out of version control.\n*\n';

/** Whether a path is that of a folder or of something below it; both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const relativePath = relative(folder, path);
  return relativePath !== '..' && !relativePath.startsWith(`..${sep}`) && !isAbsolute(relativePath);
}

/** Gives a path with its links followed as far as it exists; the missing part stays as it is. */
export async function realPathOf(system: DiskSystem, path: string): Promise<string> {
  const realPath = await ifThere(() => system.realPath(path));
  if (realPath !== undefined) return realPath;
  const above = dirname(path);
  return above === path ? path : join(await realPathOf(system, above), relative(above, path));
}

/** Gives the state folder of the workspace that contains a folder, or else the one in the folder itself. */
export async function stateFolderOf(system: DiskSystem, folder: string, workspace: string): Promise<string> {
  const [realFolder, root] = [await realPathOf(system, folder), await realPathOf(system, workspace)];
  if (isWithin(root, realFolder)) return join(root, NAME);
  for (let at = realFolder; at !== dirname(at); at = dirname(at))
    if (await ifThere(() => system.lstat(join(at, 'policy.yaml')))) return join(at, NAME);
  return join(realFolder, NAME);
}

/**
 * Makes a folder and those above it, one by one, because Node 20's `recursive` never ends under /proc, where it can't
 * make any.
 */
export async function makeFolders(system: DiskSystem, path: string, mode?: number): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = path; !(await isFolder(system, at)); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      await system.makeFolder(folder, mode);
    } catch (cause) {
      // Another run may have made it in the meantime.
      if (!(await isFolder(system, folder))) throw await refusalOf(system, folder, cause);
    }
  }
  return missing;
}

async function refusalOf(system: DiskSystem, folder: string, cause: unknown): Promise<FileTrouble> {
  const entry = await ifThere(() => system.lstat(folder));
  if (entry?.kind === 'link') return new FileTrouble('link', folder, 'it is a link to a folder that doesn’t exist');
  return troubleOf(folder, cause);
}

async function isFolder(system: DiskSystem, path: string): Promise<boolean> {
  const entry = await guarded(path, () => ifThere(() => system.stat(path)));
  if (entry && entry.kind !== 'folder')
    throw new FileTrouble('not-a-file', path, 'there is a file where a folder should be');
  return entry !== undefined;
}

/** Permission bits of folders that are private to the user. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Makes a state folder and its subfolders, private to the user; throws FileTrouble if a link or a file has the name. */
export async function makeStateFolder(system: DiskSystem, state: string): Promise<void> {
  await makeFolders(system, dirname(state));
  for (const folder of [state, locksOf(state), journalsOf(state)]) {
    await guarded(folder, async () => {
      const entry = await ifThere(() => system.lstat(folder));
      if (entry && entry.kind !== 'folder')
        throw new FileTrouble('link', folder, 'it must be a folder, not a link or a file');
      if (!entry) await system.makeFolder(folder, PRIVATE_FOLDER).catch(unlessThere);
      else if (entry.mode & 0o077) await system.setMode(folder, PRIVATE_FOLDER);
    });
  }
  const ignore = join(state, '.gitignore');
  if (!(await ifThere(() => system.lstat(ignore))))
    await guarded(ignore, () =>
      system.create(ignore, new TextEncoder().encode(GITIGNORE), { mode: PRIVATE_FILE }).catch(unlessThere),
    );
}

/** Ignores an error that means that another run made it first. */
export function unlessThere(cause: unknown): void {
  if (codeOf(cause) !== 'EEXIST') throw cause;
}

/** Gives the folder of the locks. */
export function locksOf(state: string): string {
  return join(state, 'locks');
}

/** Gives the folder of the journals of unfinished changes. */
export function journalsOf(state: string): string {
  return join(state, 'journal');
}
