/**
 * Keeps the journal of a change: the files that it replaces, makes and removes, written before the first of them is
 * touched. With the journal, the change can be undone; once it is marked as done, only leftover files are cleared away.
 */
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { FileTrouble } from '../model/world.js';
import { asOnlyHeir, holderWords, isLockRecord, type LockRecord } from './locks.js';
import type { Machine } from './machine.js';
import { journalsOf, locksOf, PRIVATE_FILE } from './state-folder.js';
import type { DiskSystem } from './system.js';
import { guarded, ifThere } from './trouble.js';

/**
 * The change of one file, with absolute paths. A step without `temporary` removes its target, one without `backup`
 * makes it.
 */
export interface Step {
  readonly target: string;
  /** The file with the new bytes, until it gets the target's name. */
  readonly temporary?: string;
  /** The file with the old bytes. */
  readonly backup?: string;
  /** SHA-256 of the new bytes. */
  readonly sha256?: string;
}

/** A change that has begun. */
export interface Journal {
  readonly record: LockRecord;
  /** The locks under which the change is made. */
  readonly locks: readonly string[];
  /** Folders that the change makes. */
  readonly folders: readonly string[];
  readonly steps: readonly Step[];
}

/** A journal that an earlier run left. */
export interface JournalFile {
  readonly path: string;
  readonly journal: Journal;
  readonly isDone: boolean;
}

/** The program's own names beside a target, which no user's file has. */
const TEMPORARY = /^\.policy-[0-9a-f]{12}\.tmp$/;
const BACKUP = /^\.policy-[0-9a-f]{12}\.old$/;

/** Temporary files of versions before the journal: `.name.0123456789ab.tmp`. */
const OLD_TEMPORARY = /^\..+\.[0-9a-f]{12}\.tmp$/;

export function temporaryName(nonce: string): string {
  return `.policy-${nonce}.tmp`;
}

export function backupName(nonce: string): string {
  return `.policy-${nonce}.old`;
}

/** Whether a path is that of one of the program's temporary files. */
export function isTemporary(path: string): boolean {
  const name = basename(path);
  return TEMPORARY.test(name) || BACKUP.test(name) || OLD_TEMPORARY.test(name);
}

/** Gives the SHA-256 of bytes, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes the journal of a change that is about to begin; gives its path. */
export async function writeJournal({ system }: Machine, state: string, journal: Journal): Promise<string> {
  const folder = journalsOf(state);
  const path = join(folder, `${journal.record.nonce}.json`);
  const inside = (target: string) => relative(state, target);
  const text = JSON.stringify({
    ...journal,
    folders: journal.folders.map(inside),
    steps: journal.steps.map(({ target, temporary, backup, sha256 }) => ({
      target: inside(target),
      ...(temporary === undefined ? {} : { temporary: basename(temporary) }),
      ...(backup === undefined ? {} : { backup: basename(backup) }),
      ...(sha256 === undefined ? {} : { sha256 }),
    })),
  });
  // It is written among the locks, where files of a killed process are found by the process number in their names.
  const unfinished = join(locksOf(state), `${journal.record.nonce}.${journal.record.process}.new`);
  await guarded(path, async () => {
    // Without these two a power cut could keep the renames and lose the journal.
    await system.create(unfinished, new TextEncoder().encode(`${text}\n`), { mode: PRIVATE_FILE, sync: true });
    await system.rename(unfinished, path);
    await system.syncFolder(folder);
  });
  return path;
}

const doneName = (path: string) => path.replace(/\.json$/, '.done');

/** Marks a change as done: from here on it is only cleared up, and never undone. */
export async function markDone(machine: Machine, path: string): Promise<void> {
  await machine.system.rename(path, doneName(path));
  // The journal has its new name: a failure after that is no reason to undo the change.
  await machine.system.syncFolder(dirname(path)).catch(() => undefined);
}

/** Clears away the leftover files of a change that is done. */
export async function clearAway({ system }: Machine, path: string, { steps }: Journal): Promise<void> {
  for (const { backup } of steps) if (backup !== undefined) await ifThere(() => system.unlink(backup));
  await ifThere(() => system.unlink(doneName(path)));
}

/**
 * Undoes a change: puts back every file that it touched, removes what it made, and the journal last; gives the files
 * put back.
 */
export async function undo({ system }: Machine, path: string, { steps, folders }: Journal): Promise<readonly string[]> {
  const touched: string[] = [];
  for (const step of [...steps].reverse()) {
    if (await guarded(step.target, () => undoStep(system, step))) touched.unshift(step.target);
    const { temporary } = step;
    if (temporary !== undefined) await guarded(temporary, () => ifThere(() => system.unlink(temporary)));
  }
  // A folder that isn't empty stays.
  for (const folder of [...folders].reverse()) await system.removeFolder(folder).catch(() => undefined);
  await ifThere(() => system.unlink(path));
  return touched;
}

/** Undoes the change of one file, unless somebody has changed it since; says whether there was something to undo. */
async function undoStep(system: DiskSystem, step: Step): Promise<boolean> {
  const { target, temporary, backup } = step;
  if (backup === undefined) {
    const isRenamed = temporary !== undefined && !(await ifThere(() => system.lstat(temporary)));
    if (!isRenamed || !(await holdsNewBytes(system, step))) return false;
    await system.unlink(target);
    return true;
  }
  const backupEntry = await ifThere(() => system.lstat(backup));
  if (!backupEntry) return false;
  const now = await ifThere(() => system.lstat(target));
  // If both names belong to one file, it wasn't replaced yet, and rename(2) would leave both names.
  const isReplaced = !now || (now.identity !== backupEntry.identity && (await holdsNewBytes(system, step)));
  if (isReplaced) await system.rename(backup, target);
  else await system.unlink(backup);
  return isReplaced;
}

async function holdsNewBytes(system: DiskSystem, { target, sha256 }: Step): Promise<boolean> {
  const entry = await ifThere(() => system.lstat(target));
  if (entry?.kind !== 'file' || sha256 === undefined) return false;
  return hashOf(await system.read(target)) === sha256;
}

/** Gives the journals of changes made under any of the locks; throws FileTrouble for a damaged journal. */
export async function journalsOn(
  machine: Machine,
  state: string,
  locks: readonly string[],
): Promise<readonly JournalFile[]> {
  const folder = journalsOf(state);
  const journals: JournalFile[] = [];
  for (const { name } of (await guarded(folder, () => ifThere(() => machine.system.entries(folder)))) ?? []) {
    if (!/^[0-9a-f]{12}\.(?:json|done)$/.test(name)) continue;
    const path = join(folder, name);
    const bytes = await guarded(path, () => ifThere(() => machine.system.read(path)));
    if (!bytes) continue;
    const journal = parseJournal(bytes, state);
    if (!journal)
      throw new FileTrouble('other', path, 'this journal of an interrupted run is damaged', damagedHint(path));
    if (journal.locks.some((lock) => locks.includes(lock)))
      journals.push({ path: path.replace(/\.done$/, '.json'), journal, isDone: name.endsWith('.done') });
  }
  return journals;
}

function damagedHint(path: string): string {
  return `Compare the documents with your last copy of them, then delete ${path} and run the command again.`;
}

/**
 * Reads a journal with care, since the file may come from anywhere: only the program's own names beside a target are
 * accepted.
 */
function parseJournal(bytes: Uint8Array, state: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { record, locks, folders, steps }: Readonly<Record<string, unknown>> = { ...value };
  if (!isLockRecord(record) || !isTexts(locks) || !isTexts(folders) || !Array.isArray(steps)) return undefined;
  const parsed = steps.map((step: unknown) => stepOf(step, state));
  const validSteps = parsed.filter((step) => step !== undefined);
  if (validSteps.length < parsed.length) return undefined;
  return { record, locks, folders: folders.map((folder) => resolve(state, folder)), steps: validSteps };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function stepOf(value: unknown, state: string): Step | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { target, temporary, backup, sha256 }: Readonly<Record<string, unknown>> = { ...value };
  if (typeof target !== 'string') return undefined;
  const path = resolve(state, target);
  const siblingOf = (name: unknown, form: RegExp) =>
    typeof name === 'string' && form.test(name) ? join(dirname(path), name) : undefined;
  const [temporaryPath, backupPath] = [siblingOf(temporary, TEMPORARY), siblingOf(backup, BACKUP)];
  if ((temporary !== undefined && !temporaryPath) || (backup !== undefined && !backupPath)) return undefined;
  return {
    target: path,
    ...(temporaryPath === undefined ? {} : { temporary: temporaryPath }),
    ...(backupPath === undefined ? {} : { backup: backupPath }),
    ...(typeof sha256 === 'string' ? { sha256 } : {}),
  };
}

/** Undoes or clears away what interrupted runs left under locks that this run has now; gives the files put back. */
export async function recover(machine: Machine, state: string, locks: readonly string[]): Promise<readonly string[]> {
  const touched: string[] = [];
  for (const { path, journal, isDone } of await journalsOn(machine, state, locks)) {
    const life = await machine.lifeOf(journal.record);
    if (life === 'elsewhere' && isDone) continue;
    if (life === 'elsewhere') throw interruptedElsewhere(path, journal.record);
    // If undoing a change of this process failed before, it is tried again.
    if (life === 'alive' && journal.record.process !== machine.self.process) continue;
    await asOnlyHeir(machine, state, journal.record.nonce, async () => {
      if (isDone) await clearAway(machine, path, journal);
      else touched.push(...(await undo(machine, path, journal)));
    });
  }
  return touched;
}

function interruptedElsewhere(path: string, record: LockRecord): FileTrouble {
  return new FileTrouble(
    'locked',
    path,
    `A run was interrupted on another machine, ${holderWords(record)}`,
    `Run the command on ${record.machine}, or compare the documents with your last copy and delete ${path}.`,
  );
}
