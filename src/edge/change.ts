/**
 * Changes files, all of them or none. New bytes go to temporary files beside their targets and are flushed; each file
 * that will be replaced gets a second name; then all are renamed. If anything fails, every file is put back.
 */
import { dirname, join } from 'node:path';
import { windowsNameTrouble } from '../model/windows-names.js';
import { type DiskChange, FileTrouble, type OutputFile, type WriteResult } from '../model/world.js';
import {
  backupName,
  clearAway,
  hashOf,
  type Journal,
  markDone,
  type Step,
  temporaryName,
  undo,
  writeJournal,
} from './journal.js';
import { placeOfDocument, placeOfOwnFile } from './links.js';
import { lacksLinks } from './locks.js';
import type { Machine } from './machine.js';
import { openBy } from './office-locks.js';
import { isMomentary } from './patient-system.js';
import { isWithin, makeFolders, PRIVATE_FILE, PRIVATE_FOLDER } from './state-folder.js';
import type { Stopping } from './stopping.js';
import type { FileEntry } from './system.js';
import { codeOf, guarded, ifThere, reasonOf, troubleOf } from './trouble.js';

/** The locks under which a change is made, and the state folder for its journal. */
export interface ChangeLocks {
  readonly state: string;
  readonly locks: readonly string[];
}

/** The planned step for one file, with its new bytes and its present entry. */
interface PlannedStep extends Step {
  readonly bytes?: Uint8Array;
  readonly currentEntry?: FileEntry | undefined;
}

/** Makes a change; if it fails, throws FileTrouble and leaves every file as it was. */
export async function makeChange(
  machine: Machine,
  stopping: Stopping,
  ground: ChangeLocks,
  change: DiskChange,
): Promise<readonly WriteResult[]> {
  const { steps, results } = await plan(machine, change);
  if (steps.length === 0) return results;
  const nonce = machine.nonce();
  const folders = await missingFolders(machine, steps);
  const journal: Journal = {
    record: { ...machine.self, nonce },
    locks: ground.locks,
    folders,
    steps: steps.map(({ bytes, currentEntry, ...step }) => step),
  };
  const path = await writeJournal(machine, ground.state, journal);
  try {
    await prepare(machine, stopping, ground, steps);
    await carryOut(machine, stopping, steps);
    await guarded(path, () => markDone(machine, path));
  } catch (cause) {
    throw await putBack(machine, path, journal, cause);
  }
  // The change is made. What can't be cleared away now, the next run clears away.
  await clearAway(machine, path, journal).catch(() => undefined);
  return results;
}

async function plan(
  machine: Machine,
  { files, removed = [] }: DiskChange,
): Promise<{ readonly steps: readonly PlannedStep[]; readonly results: readonly WriteResult[] }> {
  const steps: PlannedStep[] = [];
  const results: WriteResult[] = [];
  const folders = new Set<string>();
  for (const file of files) {
    refuseName(machine, file.path);
    const { step, result } = await planFile(machine, file, folders);
    if (step) steps.push(step);
    results.push(result);
  }
  for (const { path, below } of removed) {
    const { target, entry } = await placeOfDocument(machine.system, path, below, folders);
    if (entry) steps.push({ target, backup: join(dirname(target), backupName(machine.nonce())), currentEntry: entry });
  }
  return { steps, results };
}

/** Windows would write such a file elsewhere, under another name, or where nobody can open it. */
function refuseName({ names }: Machine, path: string): void {
  const trouble = names === 'windows' ? windowsNameTrouble(path) : undefined;
  if (!trouble) return;
  const message = `"${trouble.name}" can’t be a name here: ${trouble.reason}`;
  throw new FileTrouble('other', path, message, 'Give it another name.');
}

async function planFile(
  machine: Machine,
  { path, bytes, below, sha256 }: OutputFile,
  folders: Set<string>,
): Promise<{ readonly step?: PlannedStep; readonly result: WriteResult }> {
  const { system } = machine;
  const place =
    below === undefined ? await placeOfOwnFile(system, path) : await placeOfDocument(system, path, below, folders);
  const { target, entry } = place;
  const folder = dirname(target);
  const temporary = join(folder, temporaryName(machine.nonce()));
  const newStep = () => ({ target, temporary, bytes, sha256: sha256 ?? hashOf(bytes) });
  if (!entry) return { step: newStep(), result: { path, change: 'created' } };
  const isSame =
    entry.size === bytes.length && Buffer.compare(await guarded(path, () => system.read(target)), bytes) === 0;
  if (isSame) return { result: { path, change: 'unchanged' } };
  const step: PlannedStep = { ...newStep(), backup: join(folder, backupName(machine.nonce())), currentEntry: entry };
  return { step, result: { path, change: 'replaced' } };
}

/** Folders that don't exist yet, outermost first. */
async function missingFolders({ system }: Machine, steps: readonly PlannedStep[]): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const folder of new Set(steps.map(({ target }) => dirname(target)))) {
    const chain: string[] = [];
    for (
      let at = folder;
      !missing.has(at) && !(await guarded(at, () => ifThere(() => system.lstat(at))));
      at = dirname(at)
    )
      chain.unshift(at);
    for (const parent of chain) missing.add(parent);
  }
  return [...missing];
}

/** Files written at once: while one waits for the disk, others are written, and the disk takes several together. */
const AT_ONCE = 16;

/** Writes new bytes beside their targets, and gives each file that will be replaced a second name. */
async function prepare(
  { system }: Machine,
  stopping: Stopping,
  { state }: ChangeLocks,
  steps: readonly PlannedStep[],
): Promise<void> {
  const written = steps.filter(({ temporary }) => temporary !== undefined);
  for (const folder of new Set(written.map(({ target }) => dirname(target))))
    await makeFolders(system, folder, isWithin(state, folder) ? PRIVATE_FOLDER : undefined);
  for (let at = 0; at < written.length; at += AT_ONCE) {
    stopping.check();
    // All have ended before an error is told, so that what puts files back finds them as they stay.
    const outcomes = await Promise.allSettled(
      written.slice(at, at + AT_ONCE).map((step) => writeTemporary(system, state, step)),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
  for (const { target, temporary, backup } of steps) {
    stopping.check();
    if (temporary !== undefined && backup !== undefined) await guarded(target, () => nameTwice(system, target, backup));
  }
}

async function writeTemporary(
  system: Machine['system'],
  state: string,
  { target, temporary, bytes, currentEntry }: PlannedStep,
): Promise<void> {
  if (temporary === undefined || !bytes) return;
  const mode = isWithin(state, target) ? { mode: PRIVATE_FILE } : {};
  const like = currentEntry ? { like: currentEntry } : {};
  await guarded(target, () => system.create(temporary, bytes, { sync: true, ...mode, ...like }));
}

/** Gives a file a second name; on a disk without hard links, makes a copy. */
async function nameTwice(system: Machine['system'], target: string, backup: string): Promise<void> {
  try {
    await system.link(target, backup);
  } catch (cause) {
    if (!lacksLinks(cause)) throw cause;
    await system.create(backup, await system.read(target), { sync: true, like: await system.lstat(target) });
  }
}

async function carryOut(machine: Machine, stopping: Stopping, steps: readonly PlannedStep[]): Promise<void> {
  const { system } = machine;
  const folders = new Set<string>();
  for (const { target, temporary, backup } of steps) {
    stopping.check();
    try {
      if (temporary !== undefined) await system.rename(temporary, target);
      else if (backup !== undefined) await system.rename(target, backup);
    } catch (cause) {
      throw await heldTrouble(machine, target, cause);
    }
    folders.add(dirname(target));
  }
  for (const folder of folders) await system.syncFolder(folder);
}

/** Says who has a file that couldn't be replaced, if that is known. A PDF reader leaves no sign of itself. */
async function heldTrouble({ system, names }: Machine, path: string, cause: unknown): Promise<unknown> {
  if (!isMomentary(cause)) return troubleOf(path, cause);
  const program = await openBy(system, path);
  const again = 'then run the command again.';
  if (program !== undefined)
    return new FileTrouble('open', path, `it is open in ${program}`, `Close it in ${program}, ${again}`);
  const isThere = (await ifThere(() => system.lstat(path)).catch(() => undefined)) !== undefined;
  if (codeOf(cause) === 'EBUSY')
    return new FileTrouble('open', path, reasonOf('open'), `Close the program that shows it, ${again}`);
  if (names !== 'windows' || !isThere) return troubleOf(path, cause);
  return new FileTrouble(
    'open',
    path,
    'another program has it open, or you don’t have permission to replace it',
    `Close the program that shows it, such as a PDF reader, ${again}`,
  );
}

/** Puts everything back; gives the error to throw. */
async function putBack(machine: Machine, path: string, journal: Journal, cause: unknown): Promise<unknown> {
  try {
    await undo(machine, path, journal);
    return cause;
  } catch (second) {
    if (!(second instanceof FileTrouble) || !(cause instanceof FileTrouble)) return cause;
    const hint =
      'Not every file could be put back. Deal with the cause, then run the command again: it puts them back first.';
    return new FileTrouble(cause.kind, cause.path, cause.message || reasonOf(cause.kind), hint);
  }
}
