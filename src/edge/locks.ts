/**
 * Lock files: one run at a time writes to an organisation. A lock names machine, process and the start of the process. One
 * whose process is gone is taken over, and by one run only; one of another machine is never broken.
 */
import { basename, join } from 'node:path';
import { FileTrouble, type Holder } from '../model/world.js';
import type { Life, Machine, ProcessIdentity } from './machine.js';
import { locksOf, makeStateFolder, PRIVATE_FILE } from './state-folder.js';
import { codeOf, guarded, ifThere } from './trouble.js';

/** Milliseconds: how long a run waits for others, in all. */
export const LONGEST_WAIT = 30_000;

/** Milliseconds between two looks at a lock. */
const LOOK_EVERY = 100;

/** A lock file's content. */
export interface LockRecord extends ProcessIdentity {
  /** The same for no other lock. */
  readonly nonce: string;
}

/** A lock that this process has. */
export interface OwnLock {
  readonly state: string;
  readonly name: string;
  readonly path: string;
  readonly nonce: string;
}

/** Hard links are what makes a lock with its content in one step; some disks have none. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL']);

/** Whether a disk says that it has no hard links. */
export function lacksLinks(cause: unknown): boolean {
  return NO_LINKS.has(codeOf(cause));
}

/** Waits of one run, so that many locked organisations do not add up to hours. */
export interface Patience {
  /** Milliseconds. */
  waited: number;
  /** Throws when the run is to end. */
  readonly check: () => void;
}

/** What a place is called in lock files: `acme` for `out/acme`, `orgs/acme.yaml` and `orgs/acme.issues.yaml`. */
export function lockName(place: string): string {
  return basename(place).replace(/(?:\.issues)?\.ya?ml$/i, '');
}

/** Takes a lock; waits for its holder while there is patience. */
export async function takeLock(
  machine: Machine,
  state: string,
  name: string,
  patience: Patience,
  onWait: (name: string, holder: Holder) => void,
): Promise<OwnLock> {
  await makeStateFolder(machine.system, state);
  const path = join(locksOf(state), `${name}.lock`);
  for (let isTold = false; ; ) {
    const nonce = machine.nonce();
    const placed = await guarded(path, () => place(machine, path, nonce));
    if (placed) return { state, name, path, nonce };
    const record = await readLock(machine, path);
    if (record === undefined) continue;
    const life = record === 'unreadable' ? 'elsewhere' : await machine.lifeOf(record);
    if (record !== 'unreadable' && life === 'dead' && (await takeOver(machine, state, path, record))) continue;
    if (patience.waited >= LONGEST_WAIT) throw lockedBy(name, path, record, life);
    if (!isTold && record !== 'unreadable') onWait(name, record);
    isTold = true;
    patience.check();
    await machine.sleep(LOOK_EVERY);
    patience.waited += LOOK_EVERY;
  }
}

/** Gives a lock back, unless somebody took it away meanwhile. */
export async function releaseLock(machine: Machine, { path, nonce }: OwnLock): Promise<void> {
  const record = await readLock(machine, path);
  if (typeof record === 'object' && record.nonce === nonce) await ifThere(() => machine.system.unlink(path));
}

/** Who has a lock; undefined where nobody has. */
export async function readLock(machine: Machine, path: string): Promise<LockRecord | 'unreadable' | undefined> {
  const bytes = await guarded(path, () => ifThere(() => machine.system.read(path)));
  if (bytes === undefined) return undefined;
  return parseRecord(bytes) ?? 'unreadable';
}

function parseRecord(bytes: Uint8Array): LockRecord | undefined {
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  return isLockRecord(record) ? record : undefined;
}

/** Whether something has the form of a lock; the file may come from anywhere. */
export function isLockRecord(value: unknown): value is LockRecord {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { birth: '', space: '', ...value };
  return (
    Number.isSafeInteger(fields.process) &&
    Number(fields.process) > 0 &&
    ['machine', 'started', 'nonce', 'birth', 'space'].every((key) => typeof fields[key] === 'string') &&
    /^[0-9a-f]{12}$/.test(String(fields.nonce))
  );
}

/** Makes a lock file with its content in one step; false where there is one. */
async function place(machine: Machine, path: string, nonce: string): Promise<boolean> {
  const { system, self } = machine;
  const record: LockRecord = { ...self, nonce };
  const bytes = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
  const unfinished = join(path, '..', `${nonce}.${self.process}.new`);
  await system.create(unfinished, bytes, { mode: PRIVATE_FILE });
  try {
    await system.link(unfinished, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    if (!lacksLinks(cause)) throw cause;
    return await placeDirectly(machine, path, bytes);
  } finally {
    await ifThere(() => system.unlink(unfinished));
  }
}

async function placeDirectly({ system }: Machine, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await system.create(path, bytes, { mode: PRIVATE_FILE });
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Removes the lock of a process that is gone; whether it is away now. */
async function takeOver(machine: Machine, state: string, path: string, dead: LockRecord): Promise<boolean> {
  return asOnlyHeir(machine, state, dead.nonce, async () => {
    const now = await readLock(machine, path);
    if (typeof now === 'object' && now.nonce === dead.nonce) await ifThere(() => machine.system.unlink(path));
  });
}

/**
 * Does something about what a dead process left, in one run alone; false where another run is about it. Who is about it says
 * so in a file named after what was left, so that no later lock is taken for the dead one.
 */
export async function asOnlyHeir(
  machine: Machine,
  state: string,
  nonce: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const path = join(locksOf(state), `${nonce}.heir`);
  const ownNonce = machine.nonce();
  if (await guarded(path, () => place(machine, path, ownNonce))) {
    try {
      await work();
    } finally {
      await ifThere(() => machine.system.unlink(path));
    }
    return true;
  }
  const heir = await readLock(machine, path);
  if (heir === undefined || heir === 'unreadable' || (await machine.lifeOf(heir)) !== 'dead') return false;
  // The heir died too: who inherits from it does the work, and clears away both.
  return asOnlyHeir(machine, state, heir.nonce, async () => {
    await work();
    await ifThere(() => machine.system.unlink(path));
  });
}

/** Removes what processes that are gone left of locks they were about to make or to take over. */
export async function sweepLocks(machine: Machine, state: string): Promise<void> {
  const folder = locksOf(state);
  for (const { path: name } of (await ifThere(() => machine.system.entries(folder))) ?? []) {
    const [, pid, kind] = /^[0-9a-f]{12}\.(?:(\d+)\.)?(new|heir)$/.exec(name) ?? [];
    if (kind === undefined) continue;
    const path = join(folder, name);
    const record = await readLock(machine, path);
    if (record === undefined) continue;
    const holder = record === 'unreadable' ? makerOf(machine.self, pid) : record;
    if (!holder || (await machine.lifeOf(holder)) !== 'dead') continue;
    const remove = async () => void (await ifThere(() => machine.system.unlink(path)));
    if (kind === 'new' || record === 'unreadable') await remove();
    else await asOnlyHeir(machine, state, record.nonce, remove);
  }
}

/** Who was making a lock file that is empty yet: its name says the process. */
function makerOf({ machine, space }: ProcessIdentity, pid: string | undefined): ProcessIdentity | undefined {
  if (pid === undefined) return undefined;
  return { machine, process: Number(pid), started: '', ...(space === undefined ? {} : { space }) };
}

/** `process 4711 on office-pc, started 2026-11-26 21:10 UTC` */
export function holderWords({ machine, process, started }: Holder): string {
  return `process ${process} on ${machine}, started ${started.replace('T', ' ').slice(0, 16)} UTC`;
}

function lockedBy(name: string, path: string, record: LockRecord | 'unreadable', life: Life): FileTrouble {
  if (record === 'unreadable')
    return new FileTrouble('locked', path, `${name} is locked, but the lock doesn’t say by whom`, deleteHint(path));
  const words = holderWords(record);
  return life === 'elsewhere'
    ? new FileTrouble('locked', path, `${name} is locked by ${words}`, deleteHint(path, record.machine))
    : new FileTrouble(
        'locked',
        path,
        `${name} is in use by ${words}`,
        'Wait until that run has finished, then run the command again.',
      );
}

function deleteHint(path: string, machine?: string): string {
  const onMachine = machine === undefined ? '' : ` on ${machine}`;
  return `If you are sure that nothing is running${onMachine}, delete ${path}.`;
}
