/**
 * Files on disk, for World: reads within a limit, lists folders, and writes so that a file is either whole or as it was.
 */
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { mkdir, open, readFile, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { globby } from 'globby';
import { type Files, FileTrouble, type OutputFile, type WriteResult } from '../model/world.js';

const KINDS: Readonly<Record<string, FileTrouble['kind']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'not-a-file',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

const REASONS: Readonly<Record<FileTrouble['kind'], string>> = {
  missing: 'the file or folder doesn’t exist',
  denied: 'you don’t have permission',
  'not-a-file': 'it is a folder, not a file',
  'too-large': 'the file is too large',
  full: 'the disk is full',
  other: 'the operating system refused',
};

function trouble(path: string, cause: unknown): FileTrouble {
  if (cause instanceof FileTrouble) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const kind = KINDS[code] ?? 'other';
  return new FileTrouble(kind, path, kind === 'other' ? `${REASONS.other} (${code || String(cause)})` : REASONS[kind]);
}

async function guarded<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw trouble(path, cause);
  }
}

/** Temporary files that stand on disk at this moment; what an interrupted program has to take away. */
const unfinished = new Set<string>();

/** Takes away temporary files, at once; for the moment of Ctrl-C. Files with their final names are never touched. */
export function abandonUnfinished(): void {
  for (const path of unfinished) {
    try {
      unlinkSync(path);
    } catch {
      // Already gone, or not ours to remove any more: nothing more can be done while stopping.
    }
  }
  unfinished.clear();
}

async function read(path: string, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  return guarded(path, async () => {
    const found = await stat(path);
    if (found.isDirectory()) throw new FileTrouble('not-a-file', path, REASONS['not-a-file']);
    if (!found.isFile()) throw new FileTrouble('not-a-file', path, 'it isn’t an ordinary file');
    if (found.size > limit) throw new FileTrouble('too-large', path, REASONS['too-large']);
    return new Uint8Array(await readFile(path));
  });
}

async function list(folder: string): Promise<readonly string[]> {
  await guarded(folder, async () => {
    if (!(await stat(folder)).isDirectory()) throw new FileTrouble('missing', folder, 'it isn’t a folder');
  });
  // Links to folders are not followed, since they may lead round in a circle; links to files are files.
  const found = await guarded(folder, () =>
    globby('**/*', { cwd: folder, onlyFiles: false, objectMode: true, dot: true, followSymbolicLinks: false }),
  );
  const files: string[] = [];
  for (const { path, dirent } of found) {
    if (dirent.isFile() || (dirent.isSymbolicLink() && (await isFile(join(folder, path))))) files.push(path);
  }
  return files.sort();
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // A link that leads nowhere: reading it says so.
    return true;
  }
}

async function sameBytes(path: string, bytes: Uint8Array): Promise<'same' | 'other' | 'none'> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new FileTrouble('not-a-file', path, REASONS['not-a-file']);
    if (found.size !== bytes.length) return 'other';
    return Buffer.compare(await readFile(path), bytes) === 0 ? 'same' : 'other';
  } catch (cause) {
    const problem = trouble(path, cause);
    if (problem.kind === 'missing') return 'none';
    throw problem;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (cause) {
    if (trouble(path, cause).kind === 'missing') return false;
    throw cause;
  }
  throw new FileTrouble('not-a-file', path, 'there is a file where a folder should be');
}

/** Makes a folder and those above it, one by one: under /proc, which takes none, Node 20's `recursive` never ends. */
async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = path; !(await isFolder(at)); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      await mkdir(folder);
    } catch (cause) {
      // Another run may have made it in the meantime.
      if (!(await isFolder(folder))) throw trouble(folder, cause);
    }
  }
}

async function writeTemporary(target: string, bytes: Uint8Array): Promise<string> {
  await makeFolder(dirname(target));
  // A name nobody else uses, so that two runs at once never share a temporary file.
  const path = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`);
  unfinished.add(path);
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

async function discard(paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    await unlink(path).catch(() => undefined);
    unfinished.delete(path);
  }
}

async function writeAll(files: readonly OutputFile[]): Promise<readonly WriteResult[]> {
  const results: WriteResult[] = [];
  const pending: { readonly temporary: string; readonly target: string }[] = [];
  const before = new Set(unfinished);
  let at = '';
  try {
    for (const file of files) {
      at = file.path;
      const state = await sameBytes(file.path, file.bytes);
      results.push({
        path: file.path,
        change: state === 'same' ? 'unchanged' : state === 'other' ? 'replaced' : 'created',
      });
      if (state !== 'same') pending.push({ temporary: await writeTemporary(file.path, file.bytes), target: file.path });
    }
    for (const { temporary, target } of pending) {
      at = target;
      await rename(temporary, target);
      unfinished.delete(temporary);
    }
    return results;
  } catch (cause) {
    await discard([...unfinished].filter((path) => !before.has(path)));
    throw trouble(at, cause);
  }
}

/** Opens the disk, seen from a working folder; `programFolder` is where the program's own files lie. */
export function openDisk(workingFolder: string, programFolder: string): Files {
  const absolute = (path: string) => resolve(workingFolder, path);
  return {
    workingFolder,
    programFolder,
    read: (path, limit) => read(absolute(path), limit),
    list: (folder) => list(absolute(folder)),
    realPath: (path) => guarded(path, () => realpath(absolute(path))),
    exists: async (path) => {
      try {
        await stat(absolute(path));
        return true;
      } catch {
        return false;
      }
    },
    remove: (path) =>
      guarded(path, async () => {
        await rm(absolute(path), { force: true });
      }),
    writeAll: (files) => writeAll(files.map((file) => ({ path: absolute(file.path), bytes: file.bytes }))),
  };
}
