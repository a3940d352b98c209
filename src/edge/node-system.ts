/**
 * The machine's file system, through Node. The calls are synchronous, since a promise of Node's own costs more than most of them. Only
 * waiting for the disk is left to the system, so that several files wait together; before each new file the program is free for a
 * signal, such as Ctrl+C.
 */
import {
  type BigIntStats,
  chmodSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { CreateOptions, DiskSystem, EntryBelow, EntryKind, FileEntry } from './system.js';

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

const flush = promisify(fsync);

async function create(path: string, bytes: Uint8Array, { sync, mode, like }: CreateOptions = {}): Promise<void> {
  await nextTurn();
  const file = openSync(path, 'wx', mode ?? 0o666);
  try {
    writeFileSync(file, bytes);
    if (like) makeLike(file, like);
    if (sync) await flush(file);
    closeSync(file);
  } catch (cause) {
    // For example a full disk: the incomplete file is removed.
    attempt(() => closeSync(file));
    attempt(() => unlinkSync(path));
    throw cause;
  }
}

function makeLike(file: number, { user, group, mode }: FileEntry): void {
  const stats = fstatSync(file);
  // Only root may change a file's owner; everybody else owns the new file already.
  if (stats.uid !== user || stats.gid !== group) attempt(() => fchownSync(file, user, group));
  if ((stats.mode & 0o7777) !== mode) fchmodSync(file, mode);
}

function syncFolder(path: string): void {
  // Windows can't open a folder, but it writes names to the disk by itself.
  const folder = attempt(() => openSync(path, 'r'));
  if (folder === undefined) return;
  attempt(() => fsyncSync(folder));
  closeSync(folder);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Globs for everything, piece by piece. Its package takes longer to load than most folders to read, so nothing else uses it. */
async function search(folder: string): Promise<readonly EntryBelow[]> {
  const { globby } = await import('globby');
  const entries = await globby('**/*', {
    cwd: folder,
    onlyFiles: false,
    objectMode: true,
    dot: true,
    followSymbolicLinks: false,
  });
  return entries.map(({ path, dirent }) => ({ path, kind: kindOf(dirent) }));
}

/** The file system of this machine. */
export const nodeSystem: DiskSystem = {
  stat: async (path) => entryOf(statSync(path, { bigint: true })),
  lstat: async (path) => entryOf(lstatSync(path, { bigint: true })),
  read: async (path) => new Uint8Array(readFileSync(path)),
  realPath: async (path) => realpathSync.native(path),
  entries: async (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  search,
  makeFolder: async (path, mode) => void mkdirSync(path, mode === undefined ? {} : { mode }),
  create,
  link: async (path, newPath) => linkSync(path, newPath),
  rename: async (from, to) => renameSync(from, to),
  unlink: async (path) => unlinkSync(path),
  removeFolder: async (path) => rmdirSync(path),
  setMode: async (path, mode) => chmodSync(path, mode),
  syncFolder: async (path) => syncFolder(path),
};
