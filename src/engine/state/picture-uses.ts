/** Notes which files name which pictures, so that a logo counts among the inputs of those whose logo it is. */
import { posix } from 'node:path';
import { addToGroup } from '../../model/groups.js';
import { joinPath } from '../../model/paths.js';
import type { LoadPicture } from '../../read/picture.js';

/** By the picture's path: the files that name it, both as messages show them. */
export type PictureUses = Map<string, string[]>;

/** A loader that notes what it loads for whom. */
export function notingPictures(load: LoadPicture, uses: PictureUses): LoadPicture {
  return async (path, from) => {
    const namingFile = from.source.path;
    note(uses, joinPath(posix.dirname(namingFile), path), namingFile);
    const loaded = await load(path, from);
    // A link leads to a file of another name.
    if (loaded.value?.path !== undefined) note(uses, loaded.value.path, namingFile);
    return loaded;
  };
}

function note(uses: PictureUses, path: string, namingFile: string): void {
  // A set would take more than the rest: most pictures are logos that one file names.
  if (uses.get(path)?.includes(namingFile) !== true) addToGroup(uses, path, namingFile);
}
