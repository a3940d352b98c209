/** Watches folders, for World. */
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Desk, WatchedPlaces } from '../../model/desk.js';
import { FileTrouble } from '../../model/world.js';
import { isWithin } from '../state-folder.js';
import { codeOf } from '../trouble.js';
import { SettledChanges } from './settled-changes.js';

/** Opens the watch of a process; paths are relative to its working folder. */
export function openWatch(workingFolder: string): Desk['watch'] {
  return async (places) => {
    const { watch } = await import('chokidar');
    const folders = places.folders.map((folder) => resolve(workingFolder, folder));
    const isLeftOut = leftOut({ folders, except: places.except.map((folder) => resolve(workingFolder, folder)) });
    const changes = new SettledChanges();
    const watcher = watch(folders, { ignoreInitial: true, atomic: false, ignored: isLeftOut });
    watcher.on('all', (_, path) => changes.note(path));
    // A change within 50 ms of another is no event of its own in chokidar 5, though it may be the end of a save.
    watcher.on('raw', (_, name, details) => {
      const path = changedPath(name, details);
      if (path !== undefined && !isLeftOut(path)) changes.note(path);
    });
    await new Promise<void>((ready, fail) => {
      watcher.once('ready', ready);
      watcher.on('error', (cause) => {
        const trouble = troubleOf(cause, workingFolder);
        changes.end(trouble);
        fail(trouble);
      });
    });
    return {
      changes: changes.changes,
      changesWithin: changes.changesWithin,
      close: async () => {
        changes.end();
        await watcher.close();
      },
    };
  };
}

/** The path that the system’s own event is about; its name is that of a file in a watched folder, or of a watched file itself. */
function changedPath(name: unknown, details: unknown): string | undefined {
  const watched = typeof details === 'object' && details !== null && 'watchedPath' in details && details.watchedPath;
  if (typeof watched !== 'string') return typeof name === 'string' ? resolve(name) : undefined;
  return typeof name !== 'string' || name === basename(watched) ? watched : join(watched, name);
}

/** Whether a path is left out: it is below one of those folders, hidden, or of a package. */
function leftOut({ folders, except }: WatchedPlaces): (path: string) => boolean {
  return (path) => {
    if (except.some((folder) => isWithin(folder, path))) return true;
    // What is above a folder doesn't count: the workspace itself may be in a hidden one.
    const around = folders.filter((folder) => isWithin(folder, path));
    return around.every((folder) =>
      relative(folder, path)
        .split(sep)
        .some((part) => part.startsWith('.') || part === 'node_modules'),
    );
  };
}

function troubleOf(cause: unknown, folder: string): FileTrouble {
  const words = cause instanceof Error ? cause.message : String(cause);
  const isFull = ['ENOSPC', 'EMFILE', 'ENFILE'].includes(codeOf(cause));
  return isFull
    ? new FileTrouble('full', folder, 'the system can’t watch so many files at once')
    : new FileTrouble('other', folder, `it can’t be watched: ${words}`);
}
