/** Holds places for one run while it writes there: takes locks, tidies up after interrupted runs, and makes changes. */
import { dirname, join } from 'node:path';
import { FileTrouble, type Hold, type LockOptions, type Remains } from '../model/world.js';
import { makeChange } from './change.js';
import { isTemporary, journalsOn, recover } from './journal.js';
import { entriesOf } from './listing.js';
import {
  lockName,
  type OwnLock,
  type Patience,
  readLock,
  releaseLock,
  sweepDeadLocks,
  sweepLocks,
  takeLock,
} from './locks.js';
import type { Machine } from './machine.js';
import { locksOf, stateFolderOf } from './state-folder.js';
import type { Stopping } from './stopping.js';
import type { DiskSystem } from './system.js';
import { guarded, ifThere } from './trouble.js';

/** A lock to take: its name, and its state folder. */
interface LockPlace {
  readonly state: string;
  readonly name: string;
}

/** The locks for some places, each with its state folder. */
async function locksFor(
  system: DiskSystem,
  places: readonly string[],
  workspace: string,
): Promise<readonly LockPlace[]> {
  const locks = new Map<string, LockPlace>();
  for (const place of places) {
    const { folder, path } = await homeOf(system, place);
    const [state, name] = [await stateFolderOf(system, folder, workspace), lockName(path)];
    locks.set(join(state, name), { state, name });
  }
  return [...locks.values()];
}

/** Gives the folder and path of a place; for a link to a file, those of the real file. */
export async function homeOf(
  system: DiskSystem,
  place: string,
): Promise<{ readonly folder: string; readonly path: string }> {
  const realPath = await guarded(place, () => ifThere(() => system.realPath(place)));
  const isLinkedFile = realPath !== undefined && (await system.stat(realPath)).kind === 'file';
  const path = isLinkedFile ? realPath : place;
  return { folder: dirname(path), path };
}

/** All runs take locks in the same order, because two runs with different orders could wait for each other for ever. */
function inOrder(a: LockPlace, b: LockPlace): number {
  return join(a.state, a.name) < join(b.state, b.name) ? -1 : 1;
}

/** Takes locks and makes changes for one run, and tidies up after interrupted ones. */
export class Holds {
  private readonly machine: Machine;
  private readonly stopping: Stopping;
  private readonly patience: Patience;
  /** State folders in which this run has looked for locks of ended processes: asking for a process takes a second on Windows. */
  private readonly swept = new Set<string>();

  constructor(machine: Machine, stopping: Stopping) {
    this.machine = machine;
    this.stopping = stopping;
    this.patience = { waited: 0, check: () => stopping.check() };
  }

  async lock(places: readonly string[], workspace: string, onWait: NonNullable<LockOptions['onWait']>): Promise<Hold> {
    const lockPlaces = await locksFor(this.machine.system, places, workspace);
    const ownLocks: OwnLock[] = [];
    const release = async () => {
      this.stopping.forget(release);
      // A lock that can't be removed will soon belong to a dead process; the change made under it is complete.
      for (const lock of ownLocks.splice(0)) await releaseLock(this.machine, lock).catch(() => undefined);
    };
    this.stopping.onStop(release);
    try {
      await this.stopping.during(async () => {
        for (const { state, name } of [...lockPlaces].sort(inOrder))
          ownLocks.push(await takeLock(this.machine, state, name, this.patience, onWait));
      });
      const locks = lockPlaces.map(({ name }) => name);
      const undone = await this.stopping.during(() => this.tidy(places, lockPlaces, locks));
      const state = lockPlaces[0]?.state ?? '';
      return {
        undone,
        write: (change) =>
          this.stopping.during(() => makeChange(this.machine, this.stopping, { state, locks }, change)),
        release,
      };
    } catch (cause) {
      await release();
      throw cause;
    }
  }

  /** Undoes the changes of interrupted runs, and removes the files they left behind. */
  private async tidy(
    places: readonly string[],
    lockPlaces: readonly LockPlace[],
    locks: readonly string[],
  ): Promise<readonly string[]> {
    const undone: string[] = [];
    for (const state of new Set(lockPlaces.map((lock) => lock.state))) {
      undone.push(...(await recover(this.machine, state, locks)));
      await sweepLocks(this.machine, state);
      if (!this.swept.has(state)) await sweepDeadLocks(this.machine, state);
      this.swept.add(state);
    }
    for (const place of places)
      for (const path of await this.temporaryIn(place)) await guarded(path, () => this.machine.system.unlink(path));
    return undone;
  }

  /** Gives the temporary files in a folder of documents. */
  async temporaryIn(place: string): Promise<readonly string[]> {
    const { system } = this.machine;
    const entry = await guarded(place, () => ifThere(() => system.lstat(place)));
    if (entry?.kind !== 'folder') return [];
    const entries = await entriesOf(system, place);
    return entries
      .filter(({ path, kind }) => kind === 'file' && isTemporary(path))
      .map(({ path }) => join(place, path));
  }

  /** Says what an interrupted run left at a place, as far as this user may look, and who is writing there. */
  async remains(place: string, workspace: string): Promise<Remains> {
    const temporary = await this.temporaryIn(place);
    try {
      const state = await this.stateOf(place, workspace);
      return state.writer ? { interrupted: [], temporary: [], writer: state.writer } : { ...state, temporary };
    } catch (cause) {
      // The state folder is private to another user, whose next run tidies up.
      if (cause instanceof FileTrouble && cause.kind === 'denied') return { interrupted: [], temporary };
      throw cause;
    }
  }

  private async stateOf(place: string, workspace: string): Promise<Omit<Remains, 'temporary'>> {
    const [lock] = await locksFor(this.machine.system, [place], workspace);
    if (!lock) return { interrupted: [] };
    const record = await readLock(this.machine, join(locksOf(lock.state), `${lock.name}.lock`));
    const isHeld = typeof record === 'object' && (await this.machine.lifeOf(record)) !== 'dead';
    const journals = await journalsOn(this.machine, lock.state, [lock.name]);
    const unfinished = journals.filter(({ isDone }) => !isDone);
    const interrupted = unfinished.flatMap(({ journal: { steps } }) => steps.map(({ target }) => target));
    return { interrupted, ...(isHeld ? { writer: record } : {}) };
  }
}
