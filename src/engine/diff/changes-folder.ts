/**
 * Writes documents that show what differs to a folder of their own. A record beside them says what was written, so that the next
 * run replaces and removes those files, and never one that somebody has edited or put there.
 */
import { sha256 } from '../../formats/sha256.js';
import {
  CHANGES_RECORD_FILE,
  type ChangesRecord,
  readChangesRecord,
  writeChangesRecord,
} from '../../model/changes-record.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { FileTrouble, type World } from '../../model/world.js';
import { holding, unwritable, type WaitListener } from '../holding.js';
import type { ChangesFile } from './changes-files.js';

/** A folder, and the one that was asked for, above it. */
export interface ChangesFolder {
  readonly folder: string;
  readonly below: string;
  /** Whose documents they are. */
  readonly organisation?: string;
}

export interface WrittenChanges {
  /** Paths of the files. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether something couldn't be written. */
  readonly failed: boolean;
}

/** Bytes; far more than any record needs. */
const LARGEST_RECORD = 1_000_000;

/** Writes the files, and removes those of the last run that are no longer made: all, or nothing where a file isn't its own. */
export async function writeChanges(
  world: World,
  { folder, below, organisation }: ChangesFolder,
  files: readonly ChangesFile[],
  listener: WaitListener,
): Promise<WrittenChanges> {
  const about = organisation === undefined ? {} : { organisation };
  const pathOf = (name: string) => joinPath(folder, name);
  try {
    return await holding(world, [folder], listener, async (hold): Promise<WrittenChanges> => {
      const before = await recordIn(world, pathOf(CHANGES_RECORD_FILE));
      const obsolete = before.files.filter(({ path }) => !files.some(({ name }) => name === path));
      const names = [...files.map(({ name }) => name), ...obsolete.map(({ path }) => path)];
      const edited = await editedFiles(world, pathOf, before, names, files);
      if (edited.length > 0) {
        const diagnostics = edited.map((path) => error('output-altered', ALTERED, path, { ...about, hint: HINT }));
        return { written: [], diagnostics, failed: false };
      }
      const listed = files.map(({ name, bytes }) => ({ path: name, sha256: sha256(bytes) }));
      const record = { path: pathOf(CHANGES_RECORD_FILE), bytes: Buffer.from(writeChangesRecord(listed)), below };
      await hold.write({
        files: [
          ...files.map(({ name, bytes }) => ({ path: pathOf(name), bytes, below })),
          ...(listed.length > 0 ? [record] : []),
        ],
        removed: [
          ...obsolete.map(({ path }) => ({ path: pathOf(path), below })),
          ...(listed.length === 0 ? [{ path: record.path, below }] : []),
        ],
      });
      return { written: files.map(({ name }) => pathOf(name)), diagnostics: [], failed: false };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { written: [], diagnostics: [unwritable(world, cause, about)], failed: true };
  }
}

const ALTERED = 'This file isn’t as the last comparison wrote it, so it isn’t replaced';
const HINT =
  'If somebody has worked on it, move it to another folder. If not, delete it. Or choose another folder for these documents.';

async function recordIn(world: World, path: string): Promise<ChangesRecord> {
  const bytes = await bytesAt(world, path, LARGEST_RECORD);
  const record = bytes && readChangesRecord(new TextDecoder().decode(bytes));
  return record ?? { changes: 1, files: [] };
}

async function bytesAt({ files }: World, path: string, most?: number): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path, most);
  } catch (cause) {
    // A file that can't be read can't be replaced either, and writing reports why.
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** The paths of files that are there, and are neither as they were written nor as they will be. */
async function editedFiles(
  world: World,
  pathOf: (name: string) => string,
  { files: recorded }: ChangesRecord,
  names: readonly string[],
  files: readonly ChangesFile[],
): Promise<readonly string[]> {
  const edited: string[] = [];
  for (const name of names) {
    const bytes = await bytesAt(world, pathOf(name));
    if (!bytes) continue;
    const hash = sha256(bytes);
    const next = files.find((file) => file.name === name);
    const isOwn = recorded.some(({ path, sha256: written }) => path === name && written === hash);
    if (!isOwn && (!next || sha256(next.bytes) !== hash)) edited.push(pathOf(name));
  }
  return edited;
}
