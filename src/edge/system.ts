/**
 * The few operations of a file system that the disk is built on. `node-system.ts` has the machine's; tests have one in memory
 * in which every operation can be made to fail. Each throws an error whose `code` is the system's (ENOENT, EACCES …).
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
  /** The same for two names of one file. */
  readonly identity: string;
}

/** An entry of a folder, by its path within it, with forward slashes. */
export interface FolderEntry {
  readonly path: string;
  readonly kind: EntryKind;
}

/** How a file is made. */
export interface CreateOptions {
  /** Whether its bytes must reach the disk before the call returns. */
  readonly sync?: boolean;
  /** Permission bits; the system's default where absent. */
  readonly mode?: number;
  /** A file whose mode and owner it takes. */
  readonly like?: FileEntry;
}

export interface DiskSystem {
  /** Follows links. */
  stat(path: string): Promise<FileEntry>;
  /** Does not follow a link at the end of the path. */
  lstat(path: string): Promise<FileEntry>;
  read(path: string): Promise<Uint8Array>;
  realPath(path: string): Promise<string>;
  /** Everything below a folder; links are named, not followed. */
  entries(folder: string): Promise<readonly FolderEntry[]>;
  makeFolder(path: string, mode?: number): Promise<void>;
  /** Makes a new file; throws EEXIST where something has the name. */
  create(path: string, bytes: Uint8Array, options?: CreateOptions): Promise<void>;
  /** Gives a file a second name; throws EEXIST where something has it. */
  link(path: string, newPath: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  setMode(path: string, mode: number): Promise<void>;
  /** Makes sure that the names in a folder reach the disk, where the system can. */
  syncFolder(path: string): Promise<void>;
}
