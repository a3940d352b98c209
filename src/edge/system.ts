/**
 * The few file system operations that the disk is built on. `node-system.ts` has those of the machine; tests have a
 * file system in memory in which every operation can fail. Each throws an error with the system's `code` (ENOENT,
 * EACCES …).
 */

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What is known of a file without reading it. */
export interface FileEntry {
  readonly kind: EntryKind;
  readonly size: number;
  /** Permission bits, as 0o644. */
  readonly mode: number;
  readonly user: number;
  readonly group: number;
  /** Equal for two names of the same file. */
  readonly identity: string;
  /** When the bytes were last written, and the file's name, mode or owner last changed: nanoseconds. */
  readonly modified: bigint;
  readonly changed: bigint;
}

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Something below a folder: its path from there, with forward slashes. */
export interface EntryBelow {
  readonly path: string;
  readonly kind: EntryKind;
}

/** How a file is made. */
export interface CreateOptions {
  /** Whether its bytes must reach the disk before the call returns. */
  readonly sync?: boolean;
  /** Permission bits; the system's default where absent. */
  readonly mode?: number;
  /** A file whose mode and owner the new file gets. */
  readonly like?: FileEntry;
}

export interface DiskSystem {
  /** Follows links. */
  stat(path: string): Promise<FileEntry>;
  /** Doesn't follow a link at the end of the path. */
  lstat(path: string): Promise<FileEntry>;
  read(path: string): Promise<Uint8Array>;
  realPath(path: string): Promise<string>;
  /** Gives what is in a folder itself; links are listed, not followed. */
  entries(folder: string): Promise<readonly FolderEntry[]>;
  /** Gives everything below a folder that may be large, and lets signals through meanwhile; links are listed, not followed. */
  search(folder: string): Promise<readonly EntryBelow[]>;
  makeFolder(path: string, mode?: number): Promise<void>;
  /** Makes a new file; throws EEXIST if the name is taken. */
  create(path: string, bytes: Uint8Array, options?: CreateOptions): Promise<void>;
  /** Gives a file a second name; throws EEXIST if the name is taken. */
  link(path: string, newPath: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  setMode(path: string, mode: number): Promise<void>;
  /** Makes sure that the names in a folder reach the disk, if the system can do that. */
  syncFolder(path: string): Promise<void>;
}
