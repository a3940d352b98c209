/** A World without clock or terminal: files in a map, words in strings. Only the program's own files are those on disk. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix, resolve, sep } from 'node:path';
import { visible } from '../../src/model/visible.js';
import { type Files, FileTrouble, type World } from '../../src/model/world.js';

export interface MemoryWorld extends World {
  /** Absolute path → bytes. */
  readonly disk: Map<string, Uint8Array>;
  /** What was printed so far. */
  readonly printed: { out: string; err: string };
}

const ROOT = '/workspace';
const PROGRAM = '/program';
const PROGRAM_ON_DISK = resolve(import.meta.dirname, '../..');

function programFile(path: string): string | undefined {
  return path.startsWith(`${PROGRAM}/`) ? join(PROGRAM_ON_DISK, path.slice(PROGRAM.length)) : undefined;
}

async function listProgram(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split(sep).join('/')).sort();
  const kinds = await Promise.all(names.map((name) => stat(join(folder, name))));
  return names.filter((_, index) => kinds[index]?.isFile());
}

/** Makes a World of files by their paths within the workspace; text is kept as UTF-8. */
export function memoryWorld(
  contents: Readonly<Record<string, string | Uint8Array>>,
  changes: Partial<Files> = {},
): MemoryWorld {
  const absolute = (path: string) => posix.resolve(ROOT, path);
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const disk = new Map(Object.entries(contents).map(([path, content]) => [absolute(path), bytesOf(content)]));
  const printed = { out: '', err: '' };
  const identity = (text: string) => text;
  const files: Files = {
    workingFolder: ROOT,
    programFolder: PROGRAM,
    read: async (path, limit = Number.POSITIVE_INFINITY) => {
      const own = programFile(absolute(path));
      const bytes = own ? new Uint8Array(await readFile(own)) : disk.get(absolute(path));
      if (!bytes) throw new FileTrouble('missing', path, 'there is no such file or folder');
      if (bytes.length > limit) throw new FileTrouble('too-large', path, 'the file is too large');
      return bytes;
    },
    list: async (folder) => {
      const own = programFile(absolute(folder));
      if (own) return listProgram(own);
      const prefix = `${absolute(folder)}/`;
      const found = [...disk.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      if (found.length === 0) throw new FileTrouble('missing', folder, 'there is no such file or folder');
      return found.sort();
    },
    realPath: async (path) => {
      const full = absolute(path);
      if (full !== ROOT && ![...disk.keys()].some((known) => known === full || known.startsWith(`${full}/`)))
        throw new FileTrouble('missing', path, 'there is no such file or folder');
      return full;
    },
    exists: async (path) => {
      const full = absolute(path);
      return [...disk.keys()].some((known) => known === full || known.startsWith(`${full}/`));
    },
    remove: async (path) => {
      disk.delete(absolute(path));
    },
    writeAll: async (outputs) =>
      outputs.map(({ path, bytes }) => {
        const before = disk.get(absolute(path));
        disk.set(absolute(path), bytes);
        const change = !before ? 'created' : Buffer.compare(before, bytes) === 0 ? 'unchanged' : 'replaced';
        return { path: absolute(path), change };
      }),
    ...changes,
  };
  return {
    disk,
    printed,
    files,
    today: () => ({ year: 2026, month: 11, day: 22 }),
    now: () => 0,
    terminal: {
      out: (text) => {
        printed.out += visible(text);
      },
      err: (text) => {
        printed.err += visible(text);
      },
      status: () => undefined,
      interactive: false,
      width: 100,
      paint: { error: identity, warning: identity, success: identity, strong: identity, faint: identity },
    },
  };
}
