/** What the state keeps of one organisation's pack: what it was made of, its files, and what was said about it. */
import { sha256 } from '../../formats/sha256.js';
import { joinPath } from '../../model/paths.js';
import type { FileTrace, OutputFile, World } from '../../model/world.js';
import type { AllowanceKind } from './allowances.js';
import type { Asked } from './asked.js';
import { readState, type StateFolder, stateFile } from './state-file.js';
import type { StoredDiagnostic } from './stored-diagnostics.js';

/** One file of a pack. */
export interface FileState {
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** The key of the document that it is, alone or with files in other formats (`document-key.ts`); absent for the manifest. */
  readonly key?: string;
}

/** One document of a pack: a policy, a pack document, the pack as one PDF, or an attachment. */
export interface DocumentState {
  /** An index of the words of its files, by the rules of the pack. */
  readonly words: string;
  /** Set where its writer or the final check said something about it: then it is made again whenever its pack is. */
  readonly isTold?: true;
  /** What allowed words where the final check said nothing, each as a hash. */
  readonly leansOn?: Readonly<Partial<Record<AllowanceKind, string>>>;
}

/** A pack as it was written. */
export interface PackState {
  /** What was asked for, and for which day. */
  readonly request: string;
  readonly day: string;
  /** Hashes of the organisation's values by their placeholders. */
  readonly valueHashes: Readonly<Record<string, string>>;
  /** What the run asked of the files that all organisations share. */
  readonly shared: string;
  /** What other organisations' files say that changes this one's. */
  readonly others: string;
  /** The values that it was checked for: a label of `values.json`. */
  readonly values: string;
  /** The rules by which it was checked, and an index of the words of its templates for them. */
  readonly rules: number;
  readonly templateWords: string;
  /** What was asked of this organisation's own files. */
  readonly own: readonly Asked[];
  readonly policies: number;
  /** Pack documents. */
  readonly pages: number;
  /** The files of the request, in the order in which they were made; in the organisation's folder. */
  readonly made: readonly string[];
  /** By their paths: those files, those of other requests that are still in the folder, and the manifest. */
  readonly files: Readonly<Record<string, FileState>>;
  /** Its documents by their keys. */
  readonly documents: Readonly<Record<string, DocumentState>>;
  readonly diagnostics: readonly StoredDiagnostic[];
  /** What a check alone says of it, and the passages that its texts use. */
  readonly checked: { readonly diagnostics: readonly StoredDiagnostic[]; readonly passages: readonly string[] };
}

/** What the disk said of a pack's files when they were as the state says, by their paths. */
export interface FileMarks {
  readonly marks: Readonly<Record<string, string>>;
}

/** The name of the file of a pack's state. */
export const stateName = (id: string) => `${id}.pack.json`;

export const isStateName = (name: string) => name.endsWith('.pack.json');

export function packStateFile(folder: StateFolder, id: string, state: PackState): OutputFile {
  return stateFile(folder, stateName(id), state);
}

export function readPackState(world: World, folder: StateFolder, id: string): Promise<PackState | undefined> {
  return readState<PackState>(world, folder, stateName(id));
}

const marksName = (id: string) => `${id}.files.json`;

/** A file with the marks of a pack's files. */
export function marksFile(state: StateFolder, id: string, marks: FileMarks['marks']): OutputFile {
  const content: FileMarks = { marks };
  return stateFile(state, marksName(id), content);
}

/** The marks of files that were written just now, but for those that somebody wrote after the state. */
export async function marksAfterWriting(
  { files }: World,
  state: StateFolder,
  id: string,
  folder: string,
  paths: readonly string[],
): Promise<FileMarks['marks']> {
  const traces = new Map<string, FileTrace>();
  for (const path of paths) {
    const trace = await files.traceOf(joinPath(folder, path));
    if (trace) traces.set(path, trace);
  }
  const written = (await files.traceOf(joinPath(state.path, stateName(id))))?.written ?? 0n;
  return Object.fromEntries(
    [...traces].flatMap(([path, trace]) => (trace.written <= written ? [[path, trace.mark]] : [])),
  );
}

/** Whether files are as the state says. */
export interface Intactness {
  /** Files that are as the state says. */
  readonly intact: ReadonlySet<string>;
  /** Files that are missing. */
  readonly missing: readonly string[];
  /** Files with other bytes. */
  readonly altered: readonly string[];
  /** The marks of the files that are as the state says, where any of them had to be read. */
  readonly newMarks?: FileMarks['marks'];
}

/** Compares files on disk with the state: by their marks, where these are older than the look that took them; else by their bytes. */
export async function intactness(
  world: World,
  state: StateFolder,
  id: string,
  folder: string,
  listed: Readonly<Record<string, FileState>>,
): Promise<Intactness> {
  const { files } = world;
  const marks = (await readState<FileMarks>(world, state, marksName(id)))?.marks ?? {};
  const taken = (await files.traceOf(joinPath(state.path, marksName(id))))?.changed ?? 0n;
  const missing: string[] = [];
  const altered: string[] = [];
  const intact: Record<string, string> = {};
  let wasRead = false;
  for (const [path, { sha256: hash }] of Object.entries(listed)) {
    const place = joinPath(folder, path);
    const trace = await files.traceOf(place);
    if (!trace) {
      missing.push(path);
      continue;
    }
    const isTold = trace.mark === marks[path] && trace.written < taken && trace.changed < taken;
    if (!isTold) wasRead = true;
    // The trace was taken before the bytes are read: who writes in between leaves another.
    if (isTold || sha256(await files.read(place)) === hash) intact[path] = trace.mark;
    else altered.push(path);
  }
  return { intact: new Set(Object.keys(intact)), missing, altered, ...(wasRead ? { newMarks: intact } : {}) };
}
