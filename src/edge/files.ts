/**
 * Opens the files of any machine, for World. Links follow one rule: a file that the workspace names may be a link to
 * anywhere; the user's own files are written where their links lead; nothing in the documents' folder is written or
 * removed through a link.
 */
import { resolve } from 'node:path';
import { type Files, type FileTrace, FileTrouble } from '../model/world.js';
import { Holds, homeOf } from './holds.js';
import { outwardLink } from './links.js';
import { list } from './listing.js';
import type { Machine } from './machine.js';
import { match } from './matching.js';
import { patientMachine } from './patient-system.js';
import { stateFolderOf } from './state-folder.js';
import type { Stopping } from './stopping.js';
import type { DiskSystem } from './system.js';
import { guarded, reasonOf } from './trouble.js';

async function read(system: DiskSystem, path: string, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  return guarded(path, async () => {
    const { kind, size } = await system.stat(path);
    if (kind === 'folder') throw new FileTrouble('not-a-file', path, reasonOf('not-a-file'));
    if (kind !== 'file') throw new FileTrouble('not-a-file', path, 'it isn’t an ordinary file');
    if (size > limit) throw new FileTrouble('too-large', path, reasonOf('too-large'));
    return system.read(path);
  });
}

/** Not the device's number, which is another after each start of some machines. */
async function traceOf(system: DiskSystem, path: string): Promise<FileTrace | undefined> {
  const entry = await system.lstat(path).catch(() => undefined);
  if (entry?.kind !== 'file') return undefined;
  const { size, modified, changed, identity } = entry;
  const number = identity.slice(identity.indexOf(':') + 1);
  return { size, written: modified, changed, mark: `${size} ${modified} ${changed} ${number}` };
}

/**
 * Opens the files of a machine; paths are relative to the working folder, and `programFolder` holds the program's own
 * files.
 */
export function openFiles(
  thisMachine: Machine,
  workingFolder: string,
  programFolder: string,
  stopping: Stopping,
): Files {
  const machine = patientMachine(thisMachine);
  const { system } = machine;
  const absolute = (path: string) => resolve(workingFolder, path);
  const holds = new Holds(machine, stopping);
  return {
    workingFolder,
    programFolder,
    read: (path, limit) => read(system, absolute(path), limit),
    list: (folder) => list(system, absolute(folder)),
    match: (pattern) => match(system, workingFolder, pattern),
    realPath: (path) => guarded(path, () => system.realPath(absolute(path))),
    exists: async (path) => {
      try {
        await system.stat(absolute(path));
        return true;
      } catch {
        return false;
      }
    },
    traceOf: (path) => traceOf(system, absolute(path)),
    outwardLink: (path) => guarded(path, () => outwardLink(system, absolute(path), workingFolder)),
    stateFolder: async (place) => {
      const { folder } = await homeOf(system, absolute(place));
      return stateFolderOf(system, folder, workingFolder);
    },
    remains: (place) => holds.remains(absolute(place), workingFolder),
    lock: (places, { workspace = '.', onWait = () => undefined } = {}) =>
      holds.lock(places.map(absolute), absolute(workspace), onWait).then((hold) => ({
        ...hold,
        write: ({ files, removed = [] }) =>
          hold.write({
            files: files.map(({ path, bytes, sha256, below }) => ({
              path: absolute(path),
              bytes,
              ...(sha256 === undefined ? {} : { sha256 }),
              ...(below === undefined ? {} : { below: absolute(below) }),
            })),
            removed: removed.map(({ path, below }) => ({ path: absolute(path), below: absolute(below) })),
          }),
      })),
  };
}
