/** What a pack is made of and which files it has, as data for people and scripts. */
import type { Asked } from './asked.js';
import type { FileState, PackState } from './pack-state.js';

/** A file that a pack was made from, as messages name it. */
export interface InputFile {
  readonly path: string;
  readonly sha256: string;
}

/** A file of a pack, by its path in the organisation's folder. */
export interface PackFile extends FileState {
  readonly path: string;
}

/** One pack's inputs and files. */
export interface PackSources {
  /** The label of the inputs that it has in common with others. */
  readonly shared: string;
  /** Those of the organisation alone, by their paths. */
  readonly own: readonly InputFile[];
  /** In the order in which they are made, the manifest last. */
  readonly files: readonly PackFile[];
}

/** What the packs of a run are made of. */
export interface RunSources {
  /** By the organisations' ids; without those that are refused. */
  readonly packs: ReadonlyMap<string, PackSources>;
  /** What packs have in common, by label: settings, themes, templates, and whatever else was read for them. */
  readonly shared: ReadonlyMap<string, readonly InputFile[]>;
}

/** Gives a pack's inputs and files from its state. */
export function sourcesOf({ shared, own, files }: PackState): PackSources {
  return { shared, own: inputFiles(own), files: Object.entries(files).map(([path, state]) => ({ path, ...state })) };
}

/** The files that were read, by their paths. */
export function inputFiles(asked: readonly Asked[]): readonly InputFile[] {
  const read = asked.filter(([question, , answer]) => question === 'read' && !answer.startsWith('!'));
  const files = new Map(read.map(([, path, sha256]) => [path, { path, sha256 }]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
