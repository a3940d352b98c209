/** What became of a pack's files, in a form of which a run can hold a thousand packs' worth. */
import { joinPath } from '../model/paths.js';
import { rememberByValue } from '../model/remember.js';
import type { WriteResult } from '../model/world.js';

/** A file of a pack. */
export interface RenderedFile {
  /** In the pack’s folder. */
  readonly path: string;
  readonly change: WriteResult['change'] | 'planned';
}

/** Gives one list for all packs whose files have the same paths and the same outcome, as most packs of a run have. */
export function renderedFiles(files: readonly RenderedFile[]): readonly RenderedFile[] {
  return listOf(files.map(({ path, change }) => `${change} ${path}`).join('\n'), files);
}

const listOf = rememberByValue(
  (_: string, files: readonly RenderedFile[]): readonly RenderedFile[] =>
    structuredClone(files.map(({ path, change }) => ({ path, change }))),
  'huge',
);

/** The files with the paths that people are told. */
export function withFullPaths(folder: string, files: readonly RenderedFile[]): readonly RenderedFile[] {
  return files.map(({ path, change }) => ({ path: joinPath(folder, path), change }));
}
