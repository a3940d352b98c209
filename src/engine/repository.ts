/** Finds the repository that a workspace is in, so that its files can be named as the repository names them. */
import { dirname, relative, sep } from 'node:path';
import type { World } from '../model/world.js';

/** The working folder's path from the repository's root, with forward slashes; empty where they are one, or there is no repository. */
export async function folderInRepository({ files }: World): Promise<string> {
  const { workingFolder } = files;
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    if (await files.exists(`${folder}/.git`)) return relative(folder, workingFolder).split(sep).join('/');
    if (dirname(folder) === folder) return '';
  }
}
