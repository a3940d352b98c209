/** Reads the shared passages of a folder of templates, or of a kept text: `_passages/<name>.md`. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import { joinPath } from '../model/paths.js';
import { isPassageName } from '../model/shared-passage.js';
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

/** Files in the folder of passages that no tag can name: in folders of their own, of other kinds, with other signs in their names. */
export function unnameable(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    if (!path.startsWith(`${PASSAGES_FOLDER}/`) || !/\.(?:md|markdown|txt|docx?)$/i.test(path)) return false;
    if (/(?:^|\/)(?:readme\.md$|[._~])/i.test(path.slice(PASSAGES_FOLDER.length + 1))) return false;
    return !isNameable(path);
  });
}

function isNameable(path: string): boolean {
  return isPassagePath(path) && isPassageName(nameOf(path)) && !/^readme$/i.test(nameOf(path));
}

function nameOf(path: string): string {
  return posix.basename(path).replace(/\.md$/i, '');
}

/** Reads those among the paths below a folder that are passages. */
export async function loadPassages(world: World, folder: string, paths: readonly string[]): Promise<PassageLibrary> {
  const files: PassageFile[] = [];
  for (const path of paths.filter(isNameable)) files.push(await loadPassage(world, joinPath(folder, path)));
  return new PassageLibrary(files, joinPath(folder, PASSAGES_FOLDER));
}

async function loadPassage({ files }: World, path: string): Promise<PassageFile> {
  const name = nameOf(path);
  const bytes = await readBytes(files, path, LARGEST_TEXT);
  if (!bytes.value) return { path, name, calls: [], diagnostics: bytes.diagnostics };
  const source = decodeText(bytes.value, path);
  const read = source.value
    ? readPassageFile(name, source.value, sha256(bytes.value))
    : { path, name, calls: [], diagnostics: [] };
  return { ...read, diagnostics: [...bytes.diagnostics, ...source.diagnostics, ...read.diagnostics] };
}
