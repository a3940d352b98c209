/** Finds the documents to import: files as they are named, folders, and patterns such as `old/*.docx`. */

import { joinPath } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import { IMPORTED } from './importing.js';
import { RequestProblem } from './request-problem.js';
import { displayPath } from './workspace.js';

/** The paths of the documents, each once; throws RequestProblem for a pattern or folder that means none. */
export async function documentPaths(world: World, asked: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const path of asked) paths.push(...(await filesOf(world, path)).map((file) => displayPath(world, file)));
  return [...new Set(paths)];
}

async function filesOf(world: World, path: string): Promise<readonly string[]> {
  if (isImportable(path) && (await world.files.exists(path))) return [path];
  const inFolder = await filesIn(world, path);
  const isPattern = /[*?[\]{}]/.test(path);
  if (!inFolder && !isPattern) return [path];
  const found = (inFolder ?? (await world.files.match(path))).filter((file) => isImportable(file) && !isHidden(file));
  if (found.length === 0) throw new RequestProblem({ kind: 'no-documents', path, endings: IMPORTED });
  return found;
}

async function filesIn({ files }: World, folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await files.list(folder)).map((file) => joinPath(folder, file));
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return undefined;
    throw cause;
  }
}

/** Whether a document of this name can be imported. */
export function isImportable(path: string): boolean {
  return IMPORTED.some((ending) => path.toLowerCase().endsWith(ending));
}

/** Word's lock files, and files that systems hide. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^(?:~\$|\.(?!\.?$))/.test(part));
}
