/** Reads the shared passages of a folder of templates, or of a kept text: `_passages/<name>.md`. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import type { World } from '../model/world.js';
import { PassageLibrary } from '../read/passages/library.js';
import { type PassageFile, readPassageFile } from '../read/passages/passage-file.js';
import { decodeText, LARGEST_TEXT, readBytes } from '../read/text.js';

/** The folder of passages, beside templates. */
export const PASSAGES_FOLDER = '_passages';

/** Whether a path is that of a passage, which is no template. */
export function isPassagePath(path: string): boolean {
  return posix.basename(posix.dirname(path)) === PASSAGES_FOLDER && /\.md$/i.test(path);
}

/** Reads those among the paths below a folder that are passages. */
export async function loadPassages(world: World, folder: string, paths: readonly string[]): Promise<PassageLibrary> {
  const files: PassageFile[] = [];
  for (const path of paths.filter(isPassagePath)) files.push(await loadPassage(world, posix.join(folder, path)));
  return new PassageLibrary(files, posix.join(folder, PASSAGES_FOLDER));
}

async function loadPassage({ files }: World, path: string): Promise<PassageFile> {
  const name = posix.basename(path).replace(/\.md$/i, '');
  const bytes = await readBytes(files, path, LARGEST_TEXT);
  if (!bytes.value) return { path, name, calls: [], diagnostics: bytes.diagnostics };
  const source = decodeText(bytes.value, path);
  const read = source.value
    ? readPassageFile(name, source.value, sha256(bytes.value))
    : { path, name, calls: [], diagnostics: [] };
  return { ...read, diagnostics: [...bytes.diagnostics, ...source.diagnostics, ...read.diagnostics] };
}
