/** The machine's file system, through Node. */
import type { BigIntStats } from 'node:fs';
import {
  chmod,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import { globby } from 'globby';
import type { CreateOptions, DiskSystem, EntryKind, FileEntry } from './system.js';

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Kinds): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** Reads big integers, because file numbers on Windows can be larger than a double can hold. */
function entryOf(stats: BigIntStats): FileEntry {
  const { size, mode, uid, gid, dev, ino, mtimeNs, ctimeNs } = stats;
  return {
    kind: kindOf(stats),
    size: Number(size),
    mode: Number(mode) & 0o7777,
    user: Number(uid),
    group: Number(gid),
    identity: `${dev}:${ino}`,
    modified: mtimeNs,
    changed: ctimeNs,
  };
}

async function create(path: string, bytes: Uint8Array, { sync, mode, like }: CreateOptions = {}): Promise<void> {
  const handle = await open(path, 'wx', mode ?? 0o666);
  try {
    await handle.writeFile(bytes);
    if (like) await makeLike(handle, like);
    if (sync) await handle.sync();
    await handle.close();
  } catch (cause) {
    // For example a full disk: the incomplete file is removed.
    await handle.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
    throw cause;
  }
}

async function makeLike(handle: FileHandle, { user, group, mode }: FileEntry): Promise<void> {
  const stats = await handle.stat();
  // Only root may change a file's owner; everybody else owns the new file already.
  if (stats.uid !== user || stats.gid !== group) await handle.chown(user, group).catch(() => undefined);
  if ((stats.mode & 0o7777) !== mode) await handle.chmod(mode);
}

async function syncFolder(path: string): Promise<void> {
  // Windows can't open a folder, but it writes names to the disk by itself.
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The file system of this machine. */
export const nodeSystem: DiskSystem = {
  stat: async (path) => entryOf(await stat(path, { bigint: true })),
  lstat: async (path) => entryOf(await lstat(path, { bigint: true })),
  read: async (path) => new Uint8Array(await readFile(path)),
  realPath: (path) => realpath(path),
  entries: async (folder) => {
    const entries = await globby('**/*', {
      cwd: folder,
      onlyFiles: false,
      objectMode: true,
      dot: true,
      followSymbolicLinks: false,
    });
    return entries.map(({ path, dirent }) => ({ path, kind: kindOf(dirent) }));
  },
  makeFolder: (path, mode) => mkdir(path, mode === undefined ? {} : { mode }).then(() => undefined),
  create,
  link,
  rename,
  unlink,
  removeFolder: rmdir,
  setMode: chmod,
  syncFolder,
};
