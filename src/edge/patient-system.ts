/**
 * A file system that tries again. On Windows, virus scanners and OneDrive keep a file for a moment after each change, so whatever gives a
 * file another name or takes it away can be refused although nothing is wrong.
 */
import type { Machine } from './machine.js';
import type { DiskSystem } from './system.js';
import { codeOf } from './trouble.js';

/** Error codes on Windows for a file that another program may be using for a moment. */
const MOMENTARY: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Whether an error may be one of another program that has the file. */
export function isMomentary(cause: unknown): boolean {
  return MOMENTARY.has(codeOf(cause));
}

/** Gives the machine with such a system; where the machine has no pauses, as it is. */
export function patientMachine(machine: Machine): Machine {
  const { system, pauses, sleep } = machine;
  if (pauses.length === 0) return machine;
  const patiently = async <T>(action: () => Promise<T>, isWorthIt: (cause: unknown) => boolean): Promise<T> => {
    for (const pause of pauses) {
      try {
        return await action();
      } catch (cause) {
        if (!isWorthIt(cause)) throw cause;
        await sleep(pause);
      }
    }
    return action();
  };
  // Reading is refused for a moment only where somebody has the file alone; all else means that it mayn’t be read.
  const isBusy = (cause: unknown) => codeOf(cause) === 'EBUSY';
  const patient: DiskSystem = {
    stat: (path) => system.stat(path),
    lstat: (path) => system.lstat(path),
    read: (path) => patiently(() => system.read(path), isBusy),
    realPath: (path) => system.realPath(path),
    entries: (folder) => system.entries(folder),
    search: (folder) => system.search(folder),
    makeFolder: (path, mode) => patiently(() => system.makeFolder(path, mode), isBusy),
    create: (path, bytes, options) => patiently(() => system.create(path, bytes, options), isBusy),
    // A disk without hard links refuses them in the same words.
    link: (path, newPath) => patiently(() => system.link(path, newPath), isBusy),
    rename: (from, to) => patiently(() => system.rename(from, to), isMomentary),
    unlink: (path) => patiently(() => system.unlink(path), isMomentary),
    removeFolder: (path) => patiently(() => system.removeFolder(path), isBusy),
    setMode: (path, mode) => system.setMode(path, mode),
    syncFolder: (path) => system.syncFolder(path),
  };
  return { ...machine, system: patient };
}
