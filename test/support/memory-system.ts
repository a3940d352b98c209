/**
 * A file system in memory under the real disk: the same code locks, journals, follows links and puts back. Any operation can
 * be made to fail, and the process can be made to die at any of them.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { entriesOf } from '../../src/edge/listing.js';
import type {
  CreateOptions,
  DiskSystem,
  EntryBelow,
  EntryKind,
  FileEntry,
  FolderEntry,
} from '../../src/edge/system.js';

export const PROGRAM = '/program';
const PROGRAM_ON_DISK = resolve(import.meta.dirname, '../..');

/** One operation, as a planted failure sees it. */
export interface Operation {
  readonly name: keyof DiskSystem;
  readonly path: string;
  /** How many operations came before it that change something. */
  readonly count: number;
}

/** Gives the system's code to fail with (EACCES …), with a path where that is another; `killed` ends the process there; nothing lets the operation pass. */
export type Fault = (operation: Operation) => string | { readonly code: string; readonly path: string } | undefined;

export class Killed extends Error {}

const READING = new Set<keyof DiskSystem>(['stat', 'lstat', 'read', 'realPath', 'entries']);

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path });
}

export class MemorySystem implements DiskSystem {
  /** Absolute path → bytes. */
  readonly disk: Map<string, Uint8Array>;
  /** Absolute path of a link → where it leads. */
  readonly links = new Map<string, string>();
  readonly modes = new Map<string, number>();
  readonly folders = new Set<string>();
  /** Operations so far that change something. */
  changes = 0;
  fault: Fault = () => undefined;
  private isDead = false;
  private readonly identities = new WeakMap<Uint8Array, string>();
  private lastIdentity = 0;

  constructor(disk: Map<string, Uint8Array>) {
    this.disk = disk;
  }

  /** A new process on the same disk. */
  revive(): void {
    this.isDead = false;
    this.fault = () => undefined;
    this.changes = 0;
  }

  async stat(path: string): Promise<FileEntry> {
    this.enter('stat', path);
    return this.entryAt(this.real(path), path);
  }

  async lstat(path: string): Promise<FileEntry> {
    this.enter('lstat', path);
    return this.entryAt(this.place(path), path);
  }

  async read(path: string): Promise<Uint8Array> {
    this.enter('read', path);
    const own = programFile(path);
    if (own) return new Uint8Array(await readFile(own));
    const bytes = this.disk.get(this.real(path));
    if (!bytes) throw systemError(this.isFolder(this.real(path)) ? 'EISDIR' : 'ENOENT', path);
    return bytes;
  }

  async realPath(path: string): Promise<string> {
    this.enter('realPath', path);
    const real = this.real(path);
    await this.entryAt(real, path);
    return real;
  }

  async entries(folder: string): Promise<readonly FolderEntry[]> {
    this.enter('entries', folder);
    const own = programFile(folder);
    if (own) return listProgram(own);
    const real = this.real(folder);
    if (!this.isFolder(real)) throw systemError('ENOENT', folder);
    const start = real === '/' ? '/' : `${real}/`;
    const entries = new Map<string, EntryKind>();
    const gather = (paths: Iterable<string>, kind: EntryKind) => {
      for (const path of paths) {
        if (!path.startsWith(start)) continue;
        const [name = '', ...deeper] = path.slice(start.length).split('/');
        if (deeper.length > 0) entries.set(name, 'folder');
        else if (!entries.has(name)) entries.set(name, kind);
      }
    };
    gather(this.disk.keys(), 'file');
    gather(this.links.keys(), 'link');
    gather(this.folders, 'folder');
    return [...entries].map(([name, kind]) => ({ name, kind }));
  }

  search(folder: string): Promise<readonly EntryBelow[]> {
    return entriesOf(this, folder);
  }

  async makeFolder(path: string, mode?: number): Promise<void> {
    this.enter('makeFolder', path);
    const place = this.place(path);
    if (this.isTaken(place)) throw systemError('EEXIST', path);
    this.needFolder(place, path);
    this.folders.add(place);
    if (mode !== undefined) this.modes.set(place, mode);
  }

  async create(path: string, bytes: Uint8Array, { mode, like }: CreateOptions = {}): Promise<void> {
    this.enter('create', path);
    const place = this.place(path);
    if (this.isTaken(place)) throw systemError('EEXIST', path);
    this.needFolder(place, path);
    this.disk.set(place, Uint8Array.from(bytes));
    const bits = like?.mode ?? mode;
    if (bits !== undefined) this.modes.set(place, bits);
  }

  async link(path: string, other: string): Promise<void> {
    this.enter('link', path);
    const [from, to] = [this.place(path), this.place(other)];
    const bytes = this.disk.get(from);
    if (!bytes) throw systemError('ENOENT', path);
    if (this.isTaken(to)) throw systemError('EEXIST', other);
    this.disk.set(to, bytes);
    this.copyMode(from, to);
  }

  async rename(path: string, other: string): Promise<void> {
    this.enter('rename', path);
    const [from, to] = [this.place(path), this.place(other)];
    const bytes = this.disk.get(from);
    if (!bytes) throw systemError('ENOENT', path);
    if (this.isFolder(to)) throw systemError('EISDIR', other);
    this.needFolder(to, other);
    // rename(2): two names of one file both stay.
    if (this.disk.get(to) === bytes) return;
    this.links.delete(to);
    this.copyMode(from, to);
    this.disk.delete(from);
    this.modes.delete(from);
    this.disk.set(to, bytes);
  }

  async unlink(path: string): Promise<void> {
    this.enter('unlink', path);
    const place = this.place(path);
    if (!this.disk.delete(place) && !this.links.delete(place)) throw systemError('ENOENT', path);
    this.modes.delete(place);
  }

  async removeFolder(path: string): Promise<void> {
    this.enter('removeFolder', path);
    const place = this.place(path);
    if ((await this.entries(place)).length > 0) throw systemError('ENOTEMPTY', path);
    this.folders.delete(place);
  }

  async setMode(path: string, mode: number): Promise<void> {
    this.enter('setMode', path);
    this.modes.set(this.real(path), mode);
  }

  async syncFolder(path: string): Promise<void> {
    this.enter('syncFolder', path);
  }

  private enter(name: keyof DiskSystem, path: string): void {
    if (this.isDead) throw new Killed('the process is gone');
    const fault = this.fault({ name, path, count: this.changes });
    if (!READING.has(name)) this.changes += 1;
    if (fault === undefined) return;
    this.isDead = fault === 'killed';
    if (this.isDead) throw new Killed('killed');
    throw typeof fault === 'string' ? systemError(fault, path) : systemError(fault.code, fault.path);
  }

  /** A path with the links of its folders followed, and not its own. */
  private place(path: string): string {
    const folder = posix.dirname(path);
    return folder === path ? path : posix.join(this.real(folder), posix.basename(path));
  }

  private real(path: string, depth = 0): string {
    if (depth > 40) throw systemError('ELOOP', path);
    let at = '/';
    for (const step of path.split('/').filter(Boolean)) {
      at = posix.join(at, step);
      const target = this.links.get(at);
      if (target !== undefined) at = this.real(posix.resolve(posix.dirname(at), target), depth + 1);
    }
    return at;
  }

  private isFolder(path: string): boolean {
    if (path === '/' || path === '/workspace' || this.folders.has(path)) return true;
    const prefix = `${path}/`;
    for (const keys of [this.disk, this.links, this.folders])
      for (const key of keys.keys()) if (key.startsWith(prefix)) return true;
    return false;
  }

  private isTaken(place: string): boolean {
    return this.disk.has(place) || this.links.has(place) || this.isFolder(place);
  }

  private needFolder(place: string, path: string): void {
    const folder = posix.dirname(place);
    if (!this.isFolder(folder)) throw systemError(this.disk.has(folder) ? 'ENOTDIR' : 'ENOENT', path);
  }

  private copyMode(from: string, to: string): void {
    const mode = this.modes.get(from);
    if (mode === undefined) this.modes.delete(to);
    else this.modes.set(to, mode);
  }

  private async entryAt(place: string, path: string): Promise<FileEntry> {
    const own = programFile(place);
    if (own) {
      const found = await stat(own);
      return this.entry(found.isDirectory() ? 'folder' : 'file', found.size, 0o644, place);
    }
    const bytes = this.disk.get(place);
    if (bytes) return this.entry('file', bytes.length, this.modes.get(place) ?? 0o644, this.identityOf(bytes));
    if (this.links.has(place)) return this.entry('link', 0, 0o777, place);
    if (this.isFolder(place)) return this.entry('folder', 0, this.modes.get(place) ?? 0o755, place);
    throw systemError(this.disk.has(posix.dirname(place)) ? 'ENOTDIR' : 'ENOENT', path);
  }

  private entry(kind: EntryKind, size: number, mode: number, identity: string): FileEntry {
    // Time passes from one new file to the next.
    const moment = BigInt(identity.replace(/\D/g, '') || '0');
    return { kind, size, mode, user: 0, group: 0, identity, modified: moment, changed: moment };
  }

  private identityOf(bytes: Uint8Array): string {
    const identity = this.identities.get(bytes) ?? String(++this.lastIdentity);
    this.identities.set(bytes, identity);
    return identity;
  }
}

function programFile(path: string): string | undefined {
  return path === PROGRAM || path.startsWith(`${PROGRAM}/`)
    ? join(PROGRAM_ON_DISK, path.slice(PROGRAM.length))
    : undefined;
}

async function listProgram(folder: string): Promise<readonly FolderEntry[]> {
  const found = await readdir(folder, { withFileTypes: true });
  return found.map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }));
}
