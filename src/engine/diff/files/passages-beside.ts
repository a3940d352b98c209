/** Finds the shared passages that master texts on a shelf use: in the folder `_passages` beside a text, or beside a folder that it is in. */
import { posix } from 'node:path';
import { joinPath } from '../../../model/paths.js';
import type { World } from '../../../model/world.js';
import { noPassages, type PassageLibrary } from '../../../read/passages/library.js';
import { loadPassages, PASSAGES_FOLDER } from '../../passages.js';
import type { Shelf } from './shelf.js';

/** How many folders above a text are looked in. */
const HIGHEST = 4;

/** Gives the passages for a text by its path on the shelf; those of zips aren't read. */
export function passagesBeside(world: World, shelf: Shelf): (path: string) => Promise<PassageLibrary> {
  const libraries = new Map<string, Promise<PassageLibrary | undefined>>();
  const libraryIn = (folder: string) => {
    const known = libraries.get(folder) ?? loadIn(world, folder);
    libraries.set(folder, known);
    return known;
  };
  return async (path) => {
    if (shelf.kind === 'zip') return noPassages(PASSAGES_FOLDER);
    let folder = posix.dirname(shelf.shown(path));
    for (let n = 0; n < HIGHEST; n++) {
      const library = await libraryIn(folder);
      if (library) return library;
      const above = posix.dirname(folder);
      if (above === folder) break;
      folder = above;
    }
    return noPassages(PASSAGES_FOLDER);
  };
}

async function loadIn(world: World, folder: string): Promise<PassageLibrary | undefined> {
  const passages = joinPath(folder, PASSAGES_FOLDER);
  if (!(await world.files.exists(passages))) return undefined;
  const paths = (await world.files.list(passages)).map((path) => `${PASSAGES_FOLDER}/${path}`);
  return loadPassages(world, folder, paths);
}
